#!/usr/bin/env bash
# Every test: unit, property, published values, end to end, the rules of the repository, the page in a browser.
# Installs what is missing (Debian). With cargo-nextest the Rust tests run in it, else in `cargo test`.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
command -v chromium > /dev/null || missing+=(chromium)
command -v npm > /dev/null || missing+=(nodejs npm)
command -v pdftoppm > /dev/null || missing+=(poppler-utils)
python3 -c "import ensurepip, venv" 2> /dev/null || missing+=(python3 python3-venv)
if ((${#missing[@]})); then
  command -v apt-get > /dev/null || { echo "test.sh: please install: ${missing[*]}" >&2; exit 1; }
  as_root=()
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
fi

echo "== tests"
# Programs and tests together, so that both use one build of every library; the page is made on the way.
cargo build --workspace --bins --tests --locked
if cargo nextest --version > /dev/null 2>&1; then
  cargo nextest run --workspace --locked --no-fail-fast
else
  cargo test --workspace --lib --bins --tests --locked --no-fail-fast
fi

echo "== examples in the documentation"
cargo test --doc --workspace --locked

echo "== rules of the repository, generated files"
# The same as `cargo run -p xtask -- …`, which would build some libraries once more.
xtask=${CARGO_TARGET_DIR:-target}/debug/xtask
"$xtask" tidy
"$xtask" generate --check

echo "== the command of README.md"
command=$(awk '$0 == "## Run it" { here = 1 } here && /^```$/ { exit } code { print } here && /^```sh$/ { code = 1 }' README.md)
here="--out brief-2017-03-20"
[[ $command == *"$here" ]] || { echo "test.sh: the block under '## Run it' has changed: $command" >&2; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bash -euc "${command/"$here"/"--out $scratch/brief"}"
(cd "$scratch/brief" && sha256sum -c MANIFEST)

echo "== what is written, read by others"
TWOPLUSTWO_BIN=$(realpath "${CARGO_TARGET_DIR:-target}/debug/twoplustwo") bash reader-tests/run.sh

echo "== the Python package"
TWOPLUSTWO_BIN=$(realpath "${CARGO_TARGET_DIR:-target}/debug/twoplustwo") bash python/test.sh

echo "== the addresses, by their OpenAPI document"
TWOPLUSTWO_BIN=$(realpath "${CARGO_TARGET_DIR:-target}/release/twoplustwo") bash api-tests/run.sh

echo "== the page, its types and its modules"
(cd web && npm ci --no-audit --no-fund --silent && npm run --silent check && npm run --silent test)

echo "== the pages in a browser"
TWOPLUSTWO_BIN=$(realpath "${CARGO_TARGET_DIR:-target}/release/twoplustwo") bash web-tests/run.sh
