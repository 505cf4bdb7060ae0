#!/usr/bin/env bash
# local_config.sh --out=DIR [option...]: derives from the committed files what Prometheus and Alertmanager read when
# everything runs on one machine: DIR/prometheus.yml, rules/, targets/, alertmanager.yml, templates/ and secrets/.
#
#   --mixer=19000 --monitor=8080 --prometheus=9090 --node-exporter=9100   ports on 127.0.0.1
#   --alertmanager=9093[,9094...]                                        one port for each Alertmanager
#   --channels=19200 --smtp=19225                                        the simulator's stand-ins for the channels
#   --speed=N    divides every duration by N, so that an hour of the rules takes an hour / N (default 1)
#
# Only addresses, paths and durations are rewritten; thresholds, labels, routes and texts are what production has.
# With --speed=1 rules and templates are byte for byte the committed ones.
#
# Exit codes: 0 done, 64 bad arguments, 69 a committed file is not there.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
readonly HERE ROOT
# shellcheck source=lib/say.sh
source "$HERE/lib/say.sh"

out='' speed=1
mixer=19000 monitor=8080 prometheus=9090 alertmanager=9093 node_exporter=9100 channels=19200 smtp=19225

# port NAME VALUE: refuses what is no port
port() {
  if [[ ! $2 =~ ^[0-9]{1,5}$ ]] || ((10#$2 < 1 || 10#$2 > 65535)); then fail 64 "--$1=$2: give a port from 1 to 65535"; fi
}

parse() {
  local argument value each
  for argument in "$@"; do
    value=${argument#*=}
    case $argument in
      -h | --help) help; exit 0 ;;
      --out=?*) out=$value ;;
      --speed=*) [[ $value =~ ^[1-9][0-9]{0,3}$ ]] || fail 64 "$argument: give a whole number from 1 to 9999"; speed=$value ;;
      --mixer=*) port mixer "$value"; mixer=$value ;;
      --monitor=*) port monitor "$value"; monitor=$value ;;
      --prometheus=*) port prometheus "$value"; prometheus=$value ;;
      --alertmanager=*) for each in ${value//,/ }; do port alertmanager "$each"; done; alertmanager=$value ;;
      --node-exporter=*) port node-exporter "$value"; node_exporter=$value ;;
      --channels=*) port channels "$value"; channels=$value ;;
      --smtp=*) port smtp "$value"; smtp=$value ;;
      *) fail 64 "unknown argument '$argument'; see --help" ;;
    esac
  done
  [[ -n $out ]] || fail 64 "--out=DIR is missing: where shall the files go?"
  [[ $alertmanager =~ ^[0-9]+(,[0-9]+)*$ ]] || fail 64 "--alertmanager=$alertmanager: give ports with commas between"
}

committed() {
  local path
  for path in prometheus/prometheus-local.yml prometheus/rules alertmanager/alertmanager.yml alertmanager/templates; do
    [[ -r $ROOT/$path ]] || fail 69 "$ROOT/$path is not there"
  done
}

# compress KEYS [brackets]: divides by the speed the durations that are the values of these keys and, if told so, those in
# the brackets of range selectors and subqueries; from stdin to stdout. What does not divide evenly is rounded to
# milliseconds, 0s stays. For any awk, so the start and length of a match are read before another match is made.
compress() {
  if ((speed == 1)); then
    cat
    return
  fi
  awk -v speed="$speed" -v keys="$1" -v brackets="${2:-}" '
    BEGIN {
      size["ms"] = 1; size["s"] = 1000; size["m"] = 60000; size["h"] = 3600000
      size["d"] = 24 * size["h"]; size["w"] = 7 * size["d"]; size["y"] = 365 * size["d"]
      duration = "([0-9]+(ms|s|m|h|d|w|y))+"
      setting = "^[ \t]*(- )?(" keys "):[ \t]+" duration "[ \t]*(#.*)?$"
      range = "\\[" duration "(:(" duration ")?)?\\]"
    }
    function divided(text,   ms, number, unit) {
      while (text != "") {
        number = text; sub(/[a-z].*/, "", number)
        unit = substr(text, length(number) + 1); sub(/[0-9].*/, "", unit)
        ms += number * size[unit]
        text = substr(text, length(number unit) + 1)
      }
      return ms ? written(int(ms / speed + 0.5)) : "0s"
    }
    function written(ms) {
      if (ms < 1) return "1ms"
      if (ms % size["h"] == 0) return ms / size["h"] "h"
      if (ms % size["m"] == 0) return ms / size["m"] "m"
      return ms % 1000 ? ms "ms" : ms / 1000 "s"
    }
    function divided_all(text,   done, start, width) {
      while (match(text, duration)) {
        start = RSTART; width = RLENGTH
        done = done substr(text, 1, start - 1) divided(substr(text, start, width))
        text = substr(text, start + width)
      }
      return done text
    }
    function divided_ranges(text,   done, start, width) {
      while (match(text, range)) {
        start = RSTART; width = RLENGTH
        done = done substr(text, 1, start - 1) divided_all(substr(text, start, width))
        text = substr(text, start + width)
      }
      return done text
    }
    /^[ \t]*#/ { print; next }
    $0 ~ setting {
      width = index($0 "#", "#") - 1
      print divided_all(substr($0, 1, width)) substr($0, width + 1)
      next
    }
    { print brackets ? divided_ranges($0) : $0 }'
}

# readdress: local ports for those written in the committed file, by way of names, so that two may change places; its one
# Alertmanager becomes as many as there are
readdress() {
  local all
  # one word each
  # shellcheck disable=SC2086
  all=$(printf '"127.0.0.1:%s", ' ${alertmanager//,/ })
  sed -e 's/127\.0\.0\.1:19000/@mixer@/g' -e 's/127\.0\.0\.1:8080/@monitor@/g' -e 's/127\.0\.0\.1:9090/@prometheus@/g' \
    -e 's/127\.0\.0\.1:9100/@node-exporter@/g' -e 's/"127\.0\.0\.1:9093"/@alertmanager@/g' |
    sed -e "s/@mixer@/127.0.0.1:$mixer/g" -e "s/@monitor@/127.0.0.1:$monitor/g" -e "s/@prometheus@/127.0.0.1:$prometheus/g" \
      -e "s/@node-exporter@/127.0.0.1:$node_exporter/g" -e "s/@alertmanager@/${all%, }/g"
}

prometheus_files() {
  local rules
  readdress <"$ROOT/prometheus/prometheus-local.yml" |
    compress 'scrape_interval|scrape_timeout|evaluation_interval' >"$out/prometheus.yml"
  for rules in "$ROOT"/prometheus/rules/*.yml; do
    compress 'for|keep_firing_for|interval' brackets <"$rules" >"$out/rules/${rules##*/}"
  done
}

# the group_interval of Alertmanager below a second would only ask its own queue
alertmanager_files() {
  cp "$ROOT"/alertmanager/templates/* "$out/templates/"
  compress 'group_wait|group_interval|repeat_interval' <"$ROOT/alertmanager/alertmanager.yml" |
    sed -E -e 's/^( *group_interval:) *[0-9]+ms$/\1 1s/' \
      -e "s#/etc/alertmanager/#$out/#g" \
      -e "s#^( *pagerduty_url:) .*#\\1 http://127.0.0.1:$channels/pagerduty/v2/enqueue#" \
      -e "s#^( *smtp_smarthost:) .*#\\1 127.0.0.1:$smtp#" -e 's#^( *smtp_require_tls:) .*#\1 false#' \
      -e "s#http://ai-mixer-monitor:8080/api/v1/alertmanager#http://127.0.0.1:$channels/watchdog#" >"$out/alertmanager.yml"
  SMTP_PASSWORD=local PAGERDUTY_ROUTING_KEY=local SLACK_WEBHOOK_URL="http://127.0.0.1:$channels/slack/services/local" \
    "$HERE/alertmanager_secrets.sh" "$out/secrets"
}

parse "$@"
committed
mkdir -p "$out"
# Alertmanager takes the paths of its secrets as they are
out=$(cd "$out" && pwd)
rm -rf "${out:?}"/{rules,templates}
mkdir -p "$out"/{rules,targets,templates,secrets}
prometheus_files
alertmanager_files
