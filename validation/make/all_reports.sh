#!/usr/bin/env bash
# Two hundred vehicles that are known, each found again from made-up times of its flights: `docs/models/reconstruction.md`, "All flights
# of one missile". CI runs twenty of them.
set -euo pipefail
cd "$(dirname "$0")/../.."
TWOPLUSTWO_TRIALS=200 cargo test --release --locked -p validation --test it vehicles_that_are_known -- --nocapture
