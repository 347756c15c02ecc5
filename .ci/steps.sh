# Steps with their seconds, and steps side by side. Read by `.ci/run` and `test.sh`; needs bash.

steps_folder=${TWOPLUSTWO_STEPS:-$(mktemp -d)}
export TWOPLUSTWO_STEPS=$steps_folder
steps_table=$steps_folder/table

# step NAME COMMAND…: runs a command, shows what it prints, and keeps how long it took.
step() {
  local name=$1 began=$SECONDS code
  shift
  printf '\n== %s\n' "$name"
  # Not `( … ) || code=$?`: there bash would go on after a command that fails.
  set +e
  (set -e; "$@")
  code=$?
  set -e
  step_ended "$name" "$began" "$code"
}

# beside NAME COMMAND…: the same while the script goes on; what it prints is shown by `joined`.
beside() {
  local name=$1
  shift
  local log
  log=$(mktemp "$steps_folder/beside.XXXXXX")
  (
    began=$SECONDS
    set +e
    (set -e; "$@") > "$log" 2>&1
    code=$?
    set -e
    step_ended "$name" "$began" "$code"
  ) &
  beside_pids+=("$!") beside_logs+=("$log") beside_names+=("$name")
}
beside_pids=() beside_logs=() beside_names=()

# joined: waits for everything begun by `beside`; fails if one of them failed.
joined() {
  local i failed=()
  for i in "${!beside_pids[@]}"; do
    wait "${beside_pids[i]}" || failed+=("${beside_names[i]}")
    printf '\n== %s (beside other steps)\n' "${beside_names[i]}"
    cat "${beside_logs[i]}"
  done
  beside_pids=() beside_logs=() beside_names=()
  ((${#failed[@]} == 0)) || { printf 'failed: %s\n' "${failed[@]}" >&2; return 1; }
}

step_ended() {
  printf '%6d s  %s%s\n' "$((SECONDS - $2))" "$1" "$([[ $3 == 0 ]] || echo ' FAILED')" >> "$steps_table"
  return "$3"
}

# steps_told: the table, in the order in which the steps ended.
steps_told() {
  printf '\n== seconds of each step; some ran side by side\n'
  cat "$steps_table" 2> /dev/null || true
  printf '%6d s  in all\n' "$SECONDS"
}
