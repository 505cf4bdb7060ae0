#!/usr/bin/env bash
# stack.sh up|status|down: the complete stack on this machine without containers, all of it on 127.0.0.1.
#
#   up [--speed=N] [--mixer=19000] [--monitor=8080] [--prometheus=9090] [--alertmanager=9093] [--node-exporter=9100]
#      [--grafana=3000]   starts simulator, monitor, node-exporter, Alertmanager, Prometheus, and Grafana with the
#                         dashboards where it is installed; waits until all are ready. --speed=N runs the same rules and
#                         intervals N times as fast, at most 30. Ports may also come from MIXER_PORT, MONITOR_PORT and
#                         so on.
#   status                what runs, which targets are up, which alerts fire
#   down                  stops exactly what up started
#
# Data and logs are in target/stack, or where STACK_DIR says. The metrics of the last time are kept, unless it ran at
# another speed. From the build it needs the jars (./mvnw package); the programs come from fetch_programs.sh.
#
# Exit codes: 0 done or all runs, 1 status: some of it does not run, 3 status: nothing runs, 64 wrong arguments,
# 69 something needed is not there (a port, a jar, a program), the folder is not fit or a stack runs already, 70 not all
# came up, 130 and 143 up was interrupted. Whenever up fails, nothing is left running.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
ROOT=$(cd "$HERE/../../.." && pwd)
readonly HERE ROOT
# shellcheck source=lib/say.sh
source "$HERE/lib/say.sh"
# shellcheck source=lib/folder.sh
source "$HERE/lib/folder.sh"
# shellcheck source=lib/processes.sh
source "$HERE/lib/processes.sh"
# shellcheck source=lib/ports.sh
source "$HERE/lib/ports.sh"
# shellcheck source=lib/samples.sh
source "$HERE/lib/samples.sh"
# shellcheck source=lib/components.sh
source "$HERE/lib/components.sh"
# shellcheck source=lib/preflight.sh
source "$HERE/lib/preflight.sh"

# how long a program may take to be ready, in seconds; Prometheus waits for the first scrape of everything
readonly PATIENCE=120

declare -A port=([mixer]=19000 [monitor]=8080 [prometheus]=9090 [alertmanager]=9093 [node-exporter]=9100 [grafana]=3000)
declare -A program=()
speed=1 ready=0 mishap=0 lacking=''

configure() {
  forget_other_times
  declare -p port | sed 's/^declare -A/declare -gA/' >"$DIR/ports"
  # a target of the last Grafana
  rm -f "$DIR/config/targets/grafana.yml"
  "$HERE/local_config.sh" "--out=$DIR/config" "--speed=$speed" "--mixer=${port[mixer]}" "--monitor=${port[monitor]}" \
    "--prometheus=${port[prometheus]}" "--alertmanager=${port[alertmanager]}" "--node-exporter=${port[node-exporter]}" \
    "--channels=$((port[mixer] + 200))" "--smtp=$((port[mixer] + 225))" 2>"$DIR/config.log" ||
    fail 70 "the configuration cannot be derived: $(<"$DIR/config.log")"
}

# await NAME: one that was ready before may end meanwhile, and this one would wait for it
await() {
  local -r end=$((SECONDS + PATIENCE))
  local name
  until "ready_$1"; do
    for name in $COMPONENTS; do
      if started "$name" && ! alive "$name"; then give_up "$name" "$name has ended"; fi
    done
    ((SECONDS <= end)) || give_up "$1" "$1 is not ready after $PATIENCE s, it lacks $lacking"
    sleep 0.2 || true
  done
}

give_up() {
  say "$2; its last words in $LOG/$1.log:"
  tail -n 5 "$LOG/$1.log" >&2
  exit 70
}

# leave: whatever ends up before all are ready leaves nothing running. TERM and HUP have no traps of their own: bash runs
# this one for them too. INT needs one, as bash forgets it if what it waits for has ended well at that moment, and even so
# a second Ctrl-C may be needed; in the midst of a substitution bash 5.2 may not be able to read it and ends with 2, like no
# other command here.
leave() {
  local -r code=$?
  local id
  ((ready == 0)) || return 0
  trap '' INT TERM HUP
  stop_all >/dev/null || true
  # one that was started a moment ago may have no record yet
  for id in $(jobs -p); do
    kill -KILL "$id" 2>/dev/null || true
    wait "$id" 2>/dev/null || true
  done
  # shellcheck disable=SC2086
  forget $COMPONENTS
  say "not all came up: everything is stopped again"
  # of a command that failed, the message above says why; one that was interrupted has more than 128
  if ((mishap > 0 && mishap < 128)); then exit 70; fi
  if ((code == 2)); then exit 130; fi
}

# in the opposite order, so that no alert fires because of it
stop_all() {
  local name reversed='' any=1
  for name in $COMPONENTS; do reversed="$name $reversed"; done
  for name in $reversed; do
    if stop "$name"; then
      echo "stopped $name"
      any=0
    fi
  done
  # shellcheck disable=SC2086
  forget $COMPONENTS
  return "$any"
}

up() {
  settings "$@"
  claim_folder
  only_one
  nothing_runs
  all_is_there
  ports_are_free
  set -E
  trap 'mishap=$?' ERR
  trap leave EXIT
  trap 'exit 130' INT
  configure
  start_simulator
  await simulator
  start_monitor
  start_node-exporter
  start_alertmanager
  [[ -z ${program[grafana]} ]] || start_grafana
  await alertmanager
  await node-exporter
  await monitor
  [[ -z ${program[grafana]} ]] || await grafana
  start_prometheus
  await prometheus
  ready=1
  welcome
}

welcome() {
  local -r mixer=$(address simulator)
  cat <<END
The stack is ready after $SECONDS s, $(pace).

  monitor        $(address monitor)/api/v1/status
  Prometheus     $(address prometheus)
  Alertmanager   $(address alertmanager)
  node-exporter  $(address node-exporter)/metrics
  simulator      $mixer
  notifications  $(channels)/notifications.tsv
$(if started grafana; then echo "  Grafana        $(address grafana)"; fi)
Try next:
  curl -d '{"kind":"region-down","region":"ap"}' $mixer/faults    break a region
  $0 status    see what fires
  curl $(channels)/notifications.tsv    see who was told
  curl -X DELETE $mixer/faults    heal everything
Logs are in $LOG; stop it with $0 down
END
}

pace() { if ((speed == 1)); then echo "with the times of production"; else echo "$speed times as fast as in production"; fi; }

status() {
  local name state up=0 down=0
  need_curl
  nothing_is_alive && { echo "nothing runs"; return 3; }
  printf '%-13s  %-13s  %7s  %-20s  %s\n' COMPONENT STATE PROCESS SINCE ADDRESS
  for name in $COMPONENTS; do
    started "$name" || continue
    if ! alive "$name"; then state=ended; elif answers "$name"; then state=running; else state="no answer"; fi
    if [[ $state == running ]]; then up=$((up + 1)); else down=$((down + 1)); fi
    printf '%-13s  %-13s  %7s  %-20s  %s\n' "$name" "$state" "$(field "$name" id)" "$(field "$name" since)" "$(field "$name" address)"
  done
  ! alive prometheus || what_prometheus_sees
  # before Prometheus is started a stack is half started
  ((down == 0)) && started prometheus
}

nothing_is_alive() {
  local name
  for name in $COMPONENTS; do
    ! alive "$name" || return 1
  done
}

what_prometheus_sees() {
  local targets alerts
  targets=$(samples "$(address prometheus)" up job instance) || { echo "Prometheus does not answer"; return; }
  echo "targets: $(grep -c ^1 <<<"$targets" || true) up, $(grep -c ^0 <<<"$targets" || true) down"
  awk -F '\t' '$1 == 0 { print "  down: " $2 " " $3 }' <<<"$targets"
  alerts=$(firing "$(address prometheus)" | grep -v ^Watchdog) || true
  if [[ -z $alerts ]]; then echo "alerts: none fires"; return; fi
  echo "alerts:"
  awk -F '\t' '{ print "  " $3 " " $1 ($2 == "-" ? "" : " in " $2) }' <<<"$alerts"
}

down() {
  if [[ -d $DIR ]]; then
    only_one
    if stop_all; then return; fi
  fi
  echo "nothing runs"
}

DIR=${STACK_DIR:-$ROOT/target/stack}
[[ $DIR == /* ]] || DIR=$PWD/$DIR
readonly DIR RUN=$DIR/run LOG=$DIR/log
command=${1:-}
(($# == 0)) || shift
case $command in
  up) up "$@" ;;
  status | down)
    (($# == 0)) || fail 64 "$command takes no arguments"
    [[ ! -d $DIR ]] || own_folder
    # where up has put everything
    # shellcheck source=/dev/null
    [[ ! -f $DIR/ports ]] || source "$DIR/ports"
    "$command"
    ;;
  -h | --help) help ;;
  *) fail 64 "say one of up, status, down; see --help" ;;
esac
