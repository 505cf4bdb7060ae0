#!/usr/bin/env bash
# game_day.sh [--real-time | --speed=N] [--side-by-side] [--keep] [--base-port=18000] [--stack=DIR] [ROW|LANE|ALERT...]
#
# Breaks AI Mixer, and the monitoring itself, in every way that has an alert, and shows what became of it: seconds from
# the fault until the alert fires and until the first person hears of it, seconds from the recovery until the first hears
# that it is over, and whom it has reached. What is done and what must come of it is in game_day.table beside this script;
# with names only those rows are run.
#
#   --speed=N       all durations of rules and routes divided by N (default 10, at most 30); --real-time is 1
#   --side-by-side  lanes (regions, mostly) at the same time; one after the other takes hours in true time
#   --keep          leaves the stack of the game day running (STACK_DIR=target/game-day stack.sh status)
#   --base-port=P   its ports are P to P + 225 (default 18000), its data are in target/game-day
#   --stack=DIR     uses the stack that runs in DIR instead of one of its own
#
# Exit codes: 0 every alert fired, reached exactly its channels and was resolved there, and nothing else fired; 1 not so;
# 64 wrong arguments; 69 and 70 as stack.sh; 130 and 143 interrupted. Every fault is healed whatever happens.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
ROOT=$(cd "$HERE/../../.." && pwd)
readonly HERE ROOT
# shellcheck source=lib/say.sh
source "$HERE/lib/say.sh"
# shellcheck source=lib/processes.sh
source "$HERE/lib/processes.sh"
# shellcheck source=lib/samples.sh
source "$HERE/lib/samples.sh"
# shellcheck source=lib/components.sh
source "$HERE/lib/components.sh"
# shellcheck source=lib/faults.sh
source "$HERE/lib/faults.sh"
# shellcheck source=lib/rows.sh
source "$HERE/lib/rows.sh"

declare -A port=()
speed=10 side_by_side=0 keep=0 base_port=18000 own=1 lanes=() coming_up=''
DIR=$ROOT/target/game-day

parse() {
  local argument
  wanted=()
  for argument in "$@"; do
    case $argument in
      --real-time) speed=1 ;;
      --speed=*)
        check_speed "$argument"
        speed=${argument#*=}
        ;;
      -h | --help) help; exit 0 ;;
      --side-by-side) side_by_side=1 ;;
      --keep) keep=1 ;;
      --base-port=*)
        base_port=${argument#*=}
        if [[ ! $base_port =~ ^[1-9][0-9]{3,4}$ ]] || ((base_port > 65310)); then fail 64 "$argument: give a port up to 65310"; fi
        ;;
      --stack=?*) own=0 DIR=${argument#*=} ;;
      -*) fail 64 "unknown argument '$argument'; see --help" ;;
      *) wanted+=("$argument") ;;
    esac
  done
}

# rows: those of the table that are wanted, without the blanks round the columns
rows() {
  awk -F '|' -v OFS='|' -v wanted="${wanted[*]}" '
    BEGIN { count = split(wanted, name, " ") }
    /^(#|not )/ || NF < 5 { next }
    { for (i = 1; i <= 7; i++) gsub(/^ +| +$/, "", $i)
      chosen = count == 0
      for (i = 1; i <= count; i++)
        if ($1 == name[i] || $2 == name[i] || (" " $5) ~ " " name[i] "=") { chosen = 1; break }
      if (chosen) print $1, $2, $3, $4, $5, $6, $7 }' "$HERE/game_day.table"
}

# something that is no row, lane or alert would be a game day of nothing
check_wanted() {
  local name all=("${wanted[@]}")
  for name in "${all[@]}"; do
    wanted=("$name")
    [[ -n $(rows) ]] || fail 64 "there is no row, lane or alert '$name' in $HERE/game_day.table"
  done
  wanted=("${all[@]}")
}

use_stack() {
  if ((own)); then
    STACK_DIR=$DIR "$HERE/stack.sh" down >/dev/null
    rm -rf "$DIR"
    STACK_DIR=$DIR "$HERE/stack.sh" up "--speed=$speed" "--mixer=$base_port" "--monitor=$((base_port + 51))" \
      "--prometheus=$((base_port + 52))" "--alertmanager=$((base_port + 53))" "--node-exporter=$((base_port + 54))" \
      "--grafana=$((base_port + 55))" >/dev/null &
    # beside this script, so that both can be interrupted at once
    coming_up=$!
    wait "$coming_up"
  else
    [[ -d $DIR ]] || fail 64 "--stack=$DIR: there is no such folder"
    DIR=$(cd "$DIR" && pwd)
    STACK_DIR=$DIR "$HERE/stack.sh" status >/dev/null || fail 69 "not all of the stack in $DIR runs: see stack.sh status"
    speed=$(<"$DIR/speed")
  fi
  # shellcheck source=/dev/null
  source "$DIR/ports"
  RUN=$DIR/run
  WORK=$DIR/day
  rm -rf "$WORK"
  mkdir -p "$WORK"
  touch "$WORK"/{failed,done,unexpected}
}

# leave: whatever happened, nothing stays broken; bash runs it for INT, TERM and HUP as well
leave() {
  local lane UNDO
  trap '' INT
  if [[ -n $coming_up ]]; then
    kill "$coming_up" 2>/dev/null || true
    wait "$coming_up" 2>/dev/null || true
  fi
  for lane in "${lanes[@]}"; do kill "$lane" 2>/dev/null || true; done
  if [[ -n ${WORK:-} ]]; then
    for UNDO in "$WORK"/undo.*; do undo; done
  fi
  if ((own && !keep)); then STACK_DIR=$DIR "$HERE/stack.sh" down >/dev/null || true; fi
}

# run_rows: those on stdin, in a process that leave can end
run_rows() {
  local row lane within fault alerts also muted
  while IFS='|' read -r row lane within fault alerts also muted; do
    # what it starts must not read the rows
    run_row </dev/null
  done
}

run_lane() {
  rows | awk -F '|' -v lane="$1" 'lane == "all" || $2 == lane' | run_rows &
  lanes+=($!)
}

run_all() {
  local lane
  printf '%-17s %-32s %-8s %-9s %7s %7s %8s  %s\n' ROW ALERT REGION SEVERITY "FIRE s" "PAGE s" "OVER s" REACHED
  if ((side_by_side)); then
    while read -r lane; do
      run_lane "$lane"
    done < <(rows | cut -d'|' -f2 | grep -vx alone | awk '!seen[$0]++')
    wait
    run_lane alone
  else
    run_lane all
  fi
  wait
}

# heartbeat_arrives: whether the monitor hears the Watchdog, which comes every five minutes; an Alertmanager that was away
# sends it within one
heartbeat_arrives() {
  local -r end=$((SECONDS + 60 / speed + 30))
  local silence
  while ((SECONDS < end)); do
    silence=$(fetch "$(address monitor)/metrics" | awk '$1 == "ai_mixer_watchdog_silence_seconds" { print int($2) }') || true
    if [[ -n $silence ]] && ((silence < 360 / speed)); then return; fi
    sleep 0.5
  done
  return 1
}

conclude() {
  local good=1 row
  while read -r row; do
    grep -q "^$row:" "$WORK/done" "$WORK/failed" || echo "$row: did not end" >>"$WORK/failed"
  done < <(rows | cut -d'|' -f1)
  echo
  echo "$(wc -l <"$WORK/done") alerts in $(cut -d: -f1 "$WORK/done" | sort -u | wc -l) rows," \
    "$(($(now) / 1000 - started_at)) s, $speed times as fast as in production"
  if [[ -s $WORK/failed ]]; then
    good=0
    echo "not as it should be:"
    sort -u "$WORK/failed" | sed 's/^/  /'
  fi
  if [[ -s $WORK/unexpected ]]; then
    good=0
    echo "fired or was heard without a cause:"
    sort -u "$WORK/unexpected" | sed 's/^/  /'
  fi
  if ! heartbeat_arrives; then
    good=0
    echo "the Watchdog does not reach the monitor"
  fi
  if ((${#wanted[@]} == 0)); then
    echo "not caused:"
    awk -F ' *[|] *' '$1 == "not" { print "  " $2 ": " $3 }' "$HERE/game_day.table"
  fi
  ((good)) && echo "every one fired, reached exactly its channels and was resolved there"
}

parse "$@"
check_wanted
trap leave EXIT
use_stack
started_at=$(($(now) / 1000))
run_all
conclude
