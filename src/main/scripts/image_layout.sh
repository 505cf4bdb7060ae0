#!/usr/bin/env bash
# image_layout.sh DIR: lays out in DIR what the container images are made of, from the jars in target/.
#
#   DIR/java       a Java runtime with the modules that are needed
#   DIR/monitor    the monitor: lib/, its jar, jvm.args and ai-mixer-monitor.aot, the AOT cache
#   DIR/simulator  the simulator: its jar, which has no Spring to take it apart
#
# The Dockerfile calls it, and so do the tests and the benchmark. The cache comes from a training run: the whole monitor
# with history, alerts and pages watches the simulator on loopback, breaks and recovers. It fits the jars and the runtime
# beside it, wherever all of them are copied to, as long as their times stay. Needs a JDK 25 and curl; no network.
#
# Exit codes: 0 done, 64 wrong arguments, 69 something needed is not there, 70 the training failed (its log is shown).
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly here target=$here/../../../target
# shellcheck source=lib/say.sh
source "$here/lib/say.sh"

# what the jars refer to by jdeps, and what is needed to look into a running monitor (jcmd, flight recorder)
readonly MODULES=java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.scripting,\
java.security.jgss,java.sql,java.xml,jdk.jcmd,jdk.jfr,jdk.management,jdk.unsupported

# older than every build, so that no tool that makes images reproducible changes it and with it the cache's idea of a jar
readonly MOMENT=1980-02-01T00:00:00Z

readonly PATIENCE=120

runtime() {
  "$jdk/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --output "$dir/java"
}

# the libraries, which seldom change, apart from what is ours
layers() {
  "$jdk/bin/java" -Djarmode=tools -jar "$target/ai-mixer-monitor.jar" extract --destination "$dir/monitor"
}

settle_times() {
  find "$dir/java" "$dir/monitor" "$dir/simulator" -exec touch --no-dereference --date="$MOMENT" {} +
}

# free_port: one of 127.0.0.1 on which nobody listens
free_port() {
  local port
  while read -r port; do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done < <(shuf --input-range=20000-32000 --head-count=50)
}

# wait_until SECONDS COMMAND...: until it succeeds
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    kill -0 "$simulator" "${monitor:-$simulator}" 2>/dev/null || return 1
    sleep 0.2
  done
}

get() { curl --silent --show-error --fail --max-time 10 --output "$work/answer" --header 'Accept: text/html,*/*' "$1"; }

# configuration: half of the endpoints over TLS, alerts that fire in a moment
configuration() {
  cat <<YAML
monitor:
  interval: 1s
  timeout: 500ms
  data-dir: $work/history
  alertmanager:
    urls: [$control]
    speed: 60
  endpoints:
YAML
  awk -v ca="$work/ca.pem" '/\/health/ {
    print "    - name: " $1; print "      url: " (NR % 2 ? $2 : $3)
    if (NR % 2 == 0) print "      tls: { ca: " ca " }"
  }' "$work/simulator.log"
}

start_simulator() {
  "$dir/java/bin/java" -XX:+UseSerialGC -Xmx96m -jar "$dir/simulator/ai-mixer-monitor-simulator.jar" --base-port=0 \
    --ca-file="$work/ca.pem" >"$work/simulator.log" 2>&1 &
  simulator=$!
  wait_until "$PATIENCE" grep -qs '  global ' "$work/simulator.log"
  control=$(sed -n 's/.*control at \(http:[^ ]*\)\/ .*/\1/p' "$work/simulator.log")
}

# only this script says how the monitor is set; the making of the cache needs more room than its use
start_monitor() {
  (cd "$work" && exec env -i PATH="$PATH" HOSTNAME=training "$dir/java/bin/java" "@$dir/monitor/jvm.args" \
    -XX:MaxRAM=512m -XX:MaxMetaspaceSize=512m -XX:AOTCacheOutput="$dir/monitor/ai-mixer-monitor.aot" \
    -jar "$dir/monitor/ai-mixer-monitor.jar" --server.port="$port") >"$work/monitor.log" 2>&1 &
  monitor=$!
  wait_until "$PATIENCE" get "http://127.0.0.1:$port/actuator/health/readiness" 2>/dev/null
}

fires() { get "$at/api/v1/alerts?state=firing" && grep -q ServiceDown "$work/answer"; }

# exercise: what a monitor meets in its first days
exercise() {
  local at=http://127.0.0.1:$port path
  curl --silent --show-error --fail --output "$work/answer" \
    --data '{"kind":"region-down","region":"ap","for":"15s"}' "$control/faults"
  curl --silent --max-time 8 --output "$work/answer.events" "$at/events" &
  for _ in 1 2 3; do
    for path in / /endpoints/ap /endpoints/us-west /alerts /runbooks /runbooks/ServiceDown /metrics /api/v1/status \
      /api/v1/alerts /api/v1/incidents /api/v1/endpoints/ap/probes /api/v1/endpoints/ap/days /actuator/health \
      /actuator/health/liveness /actuator/health/readiness /actuator/sbom/application; do
      get "$at$path"
    done
    sleep 1
  done
  wait_until "$PATIENCE" fires
  get "$at/"
  get "$at/metrics"
}

train() {
  local port simulator='' monitor='' control='' code=0
  port=$(free_port)
  start_simulator || fail_training "the simulator has not started"
  configuration >"$work/application.yml"
  start_monitor || fail_training "the monitor has not started"
  exercise || fail_training "the monitor has not answered"
  # the JVM makes the cache when it ends
  kill -TERM "$monitor"
  wait "$monitor" || code=$?
  kill -TERM "$simulator"
  wait "$simulator" || true
  ((code == 143)) || fail_training "the monitor has ended with exit code $code"
  [[ -s $dir/monitor/ai-mixer-monitor.aot ]] || fail_training "the JVM has made no cache"
}

fail_training() {
  tail -n 40 "$work/simulator.log" "$work/monitor.log" >&2 || true
  fail 70 "$1"
}

tidy() {
  local job
  for job in $(jobs -p); do kill -TERM "$job" 2>/dev/null || true; done
  rm -rf "$work"
}

case ${1:-} in
  --help) help; exit 0 ;;
  '' | -*) fail 64 "name the folder to write to: image_layout.sh DIR" ;;
esac
(($# == 1)) || fail 64 "name one folder: image_layout.sh DIR"
[[ ! -e $1 ]] || [[ -d $1 && -z $(ls -A "$1") ]] || fail 64 "$1 is there already: take it away or name another folder"
jdk=$("$here/find_jdk.sh")
readonly jdk
command -v curl >/dev/null || fail 69 "curl is not there: install it"
for jar in ai-mixer-monitor.jar ai-mixer-monitor-simulator.jar; do
  [[ -f $target/$jar ]] || fail 69 "$(readlink -m "$target/$jar") is not there: build it with ./mvnw package"
done
"$jdk/bin/jar" --list --file="$target/ai-mixer-monitor.jar" | grep "^META-INF/sbom/application.cdx.json\$" >/dev/null ||
  fail 69 "the jar has no bill of materials, which only an online build makes: ./mvnw package without -o"

mkdir -p "$1"
dir=$(readlink -f "$1")
readonly dir
work=$(mktemp -d)
readonly work
trap tidy EXIT
runtime
layers
mkdir "$dir/simulator"
cp "$target/ai-mixer-monitor-simulator.jar" "$dir/simulator/"
install -m 0644 "$here/image.args" "$dir/monitor/jvm.args"
settle_times
train
touch --date="$MOMENT" "$dir/monitor/ai-mixer-monitor.aot"
du -sh "$dir/java" "$dir/monitor/lib" "$dir/monitor/ai-mixer-monitor.aot" >&2
