#!/usr/bin/env bash
# Every test: unit, property, published values, end to end, the rules of the repository, the page in a browser.
# Installs what is missing (Debian). One build serves all of it: the release build of the command of README.md.
set -euo pipefail
cd "$(dirname "$0")"
source .ci/steps.sh

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
export TWOPLUSTWO_BIN=$target/release/twoplustwo
scratch=$(mktemp -d)

ended() {
  local code=$?
  # What still runs beside has nobody to tell it any more.
  ((${#beside_pids[@]} == 0)) || kill "${beside_pids[@]}" 2> /dev/null || true
  rm -rf "$scratch"
  # Called by `.ci/run`, the table is told there.
  [[ -n ${TWOPLUSTWO_STEPS_TOLD:-} ]] || steps_told
  exit "$code"
}
trap ended EXIT

installed() {
  local missing=()
  command -v chromium > /dev/null || missing+=(chromium)
  command -v npm > /dev/null || missing+=(nodejs npm)
  command -v pdftoppm > /dev/null || missing+=(poppler-utils)
  python3 -c "import ensurepip, venv" 2> /dev/null || missing+=(python3 python3-venv)
  ((${#missing[@]})) || return 0
  command -v apt-get > /dev/null || { echo "test.sh: please install: ${missing[*]}" >&2; return 1; }
  local as_root=()
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
}

# The command that README.md gives to a newcomer, into a folder of ours.
command_of_readme() {
  local command here="--out brief-2017-03-20"
  command=$(awk '$0 == "## Run it" { here = 1 } here && /^```$/ { exit } code { print } here && /^```sh$/ { code = 1 }' README.md)
  [[ $command == *"$here" ]] || { echo "test.sh: the block under '## Run it' has changed: $command" >&2; return 1; }
  bash -euc "${command/"$here"/"--out $scratch/brief"}"
  (cd "$scratch/brief" && sha256sum -c MANIFEST)
}

page_checked() {
  cd web && npm run --silent check && npm run --silent test
}

# Everything that asks the built program from outside, one after the other: it shares two processors with the Rust tests.
from_outside() {
  step "the pages in a browser" bash web-tests/run.sh
  step "the page, its types and its modules" page_checked
  step "what is written, read by others" bash reader-tests/run.sh
  step "the addresses, by their OpenAPI document" bash api-tests/run.sh
}

# One program holds the tests of a crate, so that they share what is costly to make.
rust_tests() {
  cargo test --release --workspace --lib --bins --tests --locked --no-fail-fast
}

rules() {
  "$target/release/xtask" tidy
  "$target/release/xtask" generate --check
}

step "what the tests need" installed
beside "the page is made" bash web/build.sh
# All that does not carry the page.
step "build: the libraries" cargo build --release --locked -p tpt-shell
joined
step "the command of README.md" command_of_readme
beside "asked from outside" from_outside
step "build: the tests" cargo build --release --workspace --bins --tests --locked
step "rules of the repository, generated files" rules
step "Rust tests" rust_tests
step "examples in the documentation" cargo test --release --doc --workspace --locked
step "the Python package" bash python/test.sh
joined
