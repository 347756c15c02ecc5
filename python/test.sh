#!/usr/bin/env bash
# Builds the package, installs it where nothing else is, and tests it against the command line that was built beside it.
# TWOPLUSTWO_BIN names that program. Needs Python 3.11 or newer and, once, the Python registry.
set -euo pipefail
cd "$(dirname "$0")/.."

# Kept beside the builds, outside the repository's own files.
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
venv=$target/python-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement python/requirements-test.txt
rm -rf "$target/wheels"
"$venv/bin/maturin" build --quiet --release --out "$target/wheels"
"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$target"/wheels/*.whl
"$venv/bin/ruff" check python/src python/tests
"$venv/bin/ruff" format --check python/src python/tests
"$venv/bin/mypy"
"$venv/bin/python" -m pytest python/tests
"$venv/bin/python" -m pytest --nbmake python/notebooks
