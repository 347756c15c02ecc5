#!/usr/bin/env bash
# Looks at the page of a brief in a browser. Needs Node 20 or newer; on Debian it installs what else is missing.
# TWOPLUSTWO_BIN names a built program; without it, cargo builds and runs the release.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

npm ci --no-audit --no-fund --silent
# The end in seconds is for a browser that hangs; no test on a busy machine comes near it.
node --test --test-timeout=900000 paper.test.mjs brief.test.mjs page.test.mjs
