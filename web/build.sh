#!/usr/bin/env bash
# Makes the page of `twoplustwo serve` in web/dist/page; a program built after that carries it. Needs Node 20 or newer
# and, once, the npm registry.
set -euo pipefail
cd "$(dirname "$0")"

npm ci --no-audit --no-fund --silent
npm run --silent build
