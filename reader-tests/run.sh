#!/usr/bin/env bash
# Reads what the program writes with readers that others wrote. Needs Python 3.11 or newer and, once, the Python registry;
# on Debian it installs GDAL and GPSBabel where they are missing. More readers, too heavy for every check: more.sh.
# TWOPLUSTWO_BIN names a built program; without it, cargo builds and runs the release.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v ogrinfo >/dev/null || missing+=(gdal-bin)
command -v gpsbabel >/dev/null || missing+=(gpsbabel)
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# The packages are kept beside the builds, outside the repository's own files.
venv=${CARGO_TARGET_DIR:-../target}/reader-tests-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt
"$venv/bin/python" -m pytest -q -p no:cacheprovider --ignore more .
