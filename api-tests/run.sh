#!/usr/bin/env bash
# Asks the server what its OpenAPI document allows and what it does not. Needs Python 3.11 or newer and, once, the Python
# registry. TWOPLUSTWO_BIN names a built program; without it, cargo builds the release.
set -euo pipefail
here=$(realpath "$(dirname "$0")")

target=$(realpath -m "${CARGO_TARGET_DIR:-$here/../target}")
if [[ -z ${TWOPLUSTWO_BIN:-} ]]; then
  (cd "$here/.." && cargo build --release --locked)
  TWOPLUSTWO_BIN=$target/release/twoplustwo
fi
# Kept beside the builds, outside the repository's own files.
venv=$target/api-tests-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"

coproc server { exec "$TWOPLUSTWO_BIN" serve --listen 127.0.0.1:0; }
# What the tests keep for their next run has no next run.
scratch=$(mktemp -d)
trap 'kill "$server_PID" 2> /dev/null || true; rm -rf "$scratch"' EXIT
read -r listening <&"${server[0]}"
address=${listening#listening on }
cd "$scratch"
"$venv/bin/schemathesis" --config-file "$here/schemathesis.toml" run "${address}api/openapi.json" "$@"
# Whatever was asked, it still stands.
kill -0 "$server_PID"
