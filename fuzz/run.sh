#!/usr/bin/env bash
# Runs every fuzz target for SECONDS each, starting from the files in data/; fails on a panic or a hang.
#
#     bash fuzz/run.sh SECONDS
#
# Coverage-guided, on the stable compiler: the counters come from flags of the code generator, and libFuzzer is
# built by the crate libfuzzer-sys, which needs a C++ compiler. An input that fails is kept in fuzz/artifacts/.
set -euo pipefail
seconds=${1:?usage: bash fuzz/run.sh SECONDS}
cd "$(dirname "$0")"

host=$(rustc -vV | sed -n 's/^host: //p')
# Beside the other builds: the macros of the workspace's release build serve here too.
target_dir=$(realpath -m "${CARGO_TARGET_DIR:-../target}")
counters=(
  --cfg fuzzing
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
)
# With --target the flags reach our code and not the programs that build it.
RUSTFLAGS="${counters[*]}" cargo build --release --locked --target "$host" --target-dir "$target_dir"

# The seeds of catalogue_files begin with a byte that picks the file's place: its index in this list.
places=(article.toml known-gaps.toml places.toml quantities.toml sources.toml
        claims elements launches meetings missiles people sets systems viewpoints drag-tables.toml)
mkdir -p corpus/{catalogue_files,scenario_file,mask_file,formula,command_line}
for i in "${!places[@]}"; do
  for layer in ../data minimal; do
    while IFS= read -r -d '' file; do
      name=${layer##*/}-${file#"$layer"/}
      { printf "\\x$(printf %02x "$i")"; cat "$file"; } > "corpus/catalogue_files/${name//\//-}"
    done < <(find "$layer/${places[i]}" -name '*.toml' -size -32k -print0)
  done
done
cp ../scenarios/*.toml corpus/scenario_file/
grep -h "^value = \"" ../data/claims/*.toml ../data/fixed/reproductions.toml | sort -u | sed 's/^value = "//; s/"$//' | split -l 1 - corpus/formula/from-data-
{ echo azimuth_deg,elevation_deg; for azimuth in $(seq 0 10 350); do echo "$azimuth,1.5"; done; } > corpus/mask_file/round
cd corpus/command_line
printf 'brief\n2017-03-20\n--out\nfolder\n' > brief
printf -- '--json\n--asof\n2017-03-20\n--figures\nseoul\ncatalogue\nlist\nlaunches\n' > list
printf 'catalogue\nshow\nthaad\n--kind\nsystems\n--samples\n64\n--seed=7\n' > show
printf 'catalogue\ncheck\n--data\nfolder\n-q\n' > check
printf 'schema\nbrief\n--figure\nreports=2017-03-06/tokyo\n' > schema
printf 'check\nnobody\n--between\nseoul\nbeijing\n' > between
printf 'tradeoff\nseongju\nheading\n' > tradeoff
printf 'reproduce\nnobody\n' > reproduce
printf 'sight\nseongju-radar\n--heading-deg\n330\n--move\nsbx=50,170\n--grid-deg\n5\n' > sight
printf 'completions\nbash\n' > completions
printf 'catalogue\n--help\n' > help
printf 'reconstruct\n--range-km\n998\n--apogee-km=3725\n--missile\nhwasong-14\n--launch\n40.6,126.4\n--azimuth-deg\n80\n--source\nKCNA\n' > reconstruct
cd ../..

# Two at a time, as this machine has two processors; what each prints is shown when it has ended.
fuzz() {
  local target=$1
  mkdir -p "artifacts/$target"
  "$target_dir/$host/release/$target" "corpus/$target" -artifact_prefix="artifacts/$target/" \
    -max_total_time="$seconds" -max_len=32768 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    > "artifacts/$target.log" 2>&1
}
failed=()
fuzz_both() {
  local target pids=() names=("$@")
  for target in "$@"; do
    fuzz "$target" &
    pids+=("$!")
  done
  for i in "${!pids[@]}"; do
    wait "${pids[i]}" || failed+=("${names[i]}")
    echo "== fuzz ${names[i]}, $seconds s"
    cat "artifacts/${names[i]}.log"
  done
}
fuzz_both catalogue_files scenario_file
fuzz_both mask_file formula
fuzz_both command_line
((${#failed[@]} == 0)) || { echo "fuzzing found a fault in: ${failed[*]}" >&2; exit 1; }
