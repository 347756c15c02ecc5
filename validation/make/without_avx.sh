#!/usr/bin/env bash
# Computes the documents of validation/documents.sha256 on an emulated processor without AVX and without fused
# multiply-add, and compares their hashes with the list, which was made natively.
#
#     bash validation/make/without_avx.sh [PATTERN]
#
# PATTERN picks lines of the list (an extended regular expression). Needs Debian's package qemu-user and a release build.
# Emulation is slow: the brief takes 7 to 60 minutes by machine, the others 3 together. It is outside CI for that.
set -euo pipefail
cd "$(dirname "$0")/../.."

pattern=${1:-.}
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/twoplustwo")
differ=0
while read -r hash words; do
  # shellcheck disable=SC2086 # the words of a question
  found=$(qemu-x86_64 -cpu Nehalem "$program" $words --json --quiet | sha256sum)
  if [[ ${found%% *} == "$hash" ]]; then
    echo "the same: $words"
  else
    echo "OTHER BYTES: $words" >&2
    differ=1
  fi
done < <(grep -E -- "$pattern" validation/documents.sha256)
exit "$differ"
