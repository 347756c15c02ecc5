#!/usr/bin/env bash
# Makes the source distribution, installs it where nothing else of the repository is, and asks the package a question. It takes
# minutes, because everything is built once more. Needs Python 3.11 or newer, git and the Python registry.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check "maturin>=1.9,<2"
"$scratch/venv/bin/maturin" sdist --quiet --out "$scratch/dist"
# A build beside those of the repository would count as a second one of each library (.ci/run).
CARGO_TARGET_DIR=$scratch/target "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check "$scratch"/dist/*.tar.gz
cd "$scratch"
venv/bin/python - << 'END'
import twoplustwo as tpt

card = tpt.ring("etorofu-bastion", asof="2017-03-20", samples=16)
assert card.element == "etorofu-bastion" and card.places, card
print("the source distribution gives version", card.version)
END
