#!/usr/bin/env bash
# Readers that are too heavy for every check: pandoc with citeproc, CesiumJS in headless Chromium, S2, d3-geo and Cartopy, which take the
# direction of a ring seriously. Run by hand before a release. Needs Node 20, Python 3.11, Debian's chromium and pandoc.
# TWOPLUSTWO_BIN names a built program; without it, cargo builds and runs the release. A first argument is a file for a picture
# of the Cesium viewer.
set -euo pipefail
picture=${1:+$(realpath "$1")}
cd "$(dirname "$0")"

venv=${CARGO_TARGET_DIR:-../target}/reader-tests-more-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt --requirement more/requirements.txt
"$venv/bin/python" -m pytest -q -p no:cacheprovider more

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=(cargo run --quiet --release --locked --)
[ -z "${TWOPLUSTWO_BIN:-}" ] || program=("$TWOPLUSTWO_BIN")
"${program[@]}" brief 2017-03-20 --samples 64 --out "$work/brief" > /dev/null
(cd more/node && npm ci --silent --no-audit --no-fund && node rings.mjs "$work/brief" && node view.mjs "$work/brief" ${picture:+"$picture"})
