#!/usr/bin/env bash
# Reads what the program writes with readers that others wrote. Needs Python 3.11 or newer and, once, the Python registry.
# TWOPLUSTWO_BIN names a built program; without it, cargo builds and runs the release.
set -euo pipefail
cd "$(dirname "$0")"

# The packages are kept beside the builds, outside the repository's own files.
venv=${CARGO_TARGET_DIR:-../target}/reader-tests-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt
"$venv/bin/python" -m pytest -q -p no:cacheprovider .
