#!/usr/bin/env bash
# local_config.sh --out=DIR [option...]: derives from the committed files what Prometheus and Alertmanager read when
# everything runs on one machine: DIR/prometheus.yml, rules/, targets/, alertmanager.yml, templates/, addresses/, secrets/.
#
#   --mixer=19000 --monitor=8080 --prometheus=9090 --node-exporter=9100   ports on 127.0.0.1
#   --alertmanager=9093[,9094...]                                        one port for each Alertmanager
#   --channels=19200 --smtp=19225                                        the simulator's stand-ins for the channels
#   --watchdog=monitor      who hears the heartbeat and, for the history, every alert: the monitor, with the token
#                           secrets/webhook_token, or the stand-in, with --watchdog=channels
#   --speed=N    divides every duration by N, so that an hour of the rules takes an hour / N (default 1)
#
# Only addresses, paths and durations are rewritten; thresholds, labels, routes and texts are what production has.
# With --speed=1 rules and templates are byte for byte the committed ones. DIR is written anew each time; it may hold other
# files, but none of these names unless this script has made them.
#
# Exit codes: 0 done, 64 bad arguments, 69 a committed file is not there, or DIR is not fit.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
ROOT=$(cd "$HERE/../../.." && pwd)
readonly HERE ROOT
# shellcheck source=lib/say.sh
source "$HERE/lib/say.sh"

out='' speed=1 watchdog=monitor
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
      --watchdog=*)
        [[ $value =~ ^(channels|monitor)$ ]] || fail 64 "$argument: give channels or monitor"
        watchdog=$value
        ;;
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

# claim: makes the folder, where nothing is replaced that was not derived before
claim() {
  local -r marker=.derived
  local name
  [[ $out == /* ]] || out=$PWD/$out
  [[ $out != *[][\\*?[:cntrl:]]* ]] ||
    fail 64 "--out=$out: name a folder without [ ] \\ * ? in its path, where Prometheus would see a pattern"
  mkdir -p "$out" 2>/dev/null || fail 69 "cannot make the folder $out"
  [[ -w $out && -x $out ]] || fail 69 "cannot write to the folder $out"
  for name in prometheus.yml rules targets alertmanager.yml templates addresses secrets; do
    [[ -e $out/$marker || ! -e $out/$name ]] ||
      fail 69 "$out/$name is there and was not made by this script; name another folder"
  done
  touch "$out/$marker"
  rm -rf "${out:?}"/{rules,templates,addresses}
  mkdir -p "$out"/{rules,targets,templates,addresses,secrets}
}

# compress KEYS [brackets]: divides by the speed the durations that are the values of these keys and, if told so, those in
# the brackets of range selectors and subqueries; from stdin to stdout
compress() {
  if ((speed == 1)); then
    cat
    return
  fi
  awk -v speed="$speed" -v keys="$1" -v brackets="${2:-}" -f "$HERE/lib/compress.awk"
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

# folder: DIR as sed writes it into a YAML string
folder() { sed "s/'/''/g; s/[&#]/\\\\&/g" <<<"$out"; }

# listener: who hears the Watchdog and every alert
listener() {
  if [[ $watchdog == monitor ]]; then
    echo "http://127.0.0.1:$monitor/api/v1/alertmanager"
  else
    echo "http://127.0.0.1:$channels/watchdog"
  fi
}

# The group_interval of Alertmanager below a second would only ask its own queue. There is one monitor, without TLS.
alertmanager_files() {
  cp "$ROOT"/alertmanager/templates/* "$out/templates/"
  compress 'group_wait|group_interval|repeat_interval' <"$ROOT/alertmanager/alertmanager.yml" |
    sed -E -e 's/^( *group_interval:) *[0-9]+ms$/\1 1s/' \
      -e '/url_file:.*monitor-1$/,+1d' -e '/tls_config:.*ca_file/d' \
      -e "s#/etc/alertmanager/((secrets|addresses)/[a-z0-9_-]+)#'$(folder)/\\1'#" \
      -e "s#^( *pagerduty_url:) .*#\\1 http://127.0.0.1:$channels/pagerduty/v2/enqueue#" \
      -e "s#^( *smtp_smarthost:) .*#\\1 127.0.0.1:$smtp#" \
      -e 's#^( *smtp_require_tls:) .*#\1 false#' >"$out/alertmanager.yml"
  listener >"$out/addresses/monitor-0"
  SMTP_PASSWORD=local PAGERDUTY_ROUTING_KEY=local SLACK_WEBHOOK_URL="http://127.0.0.1:$channels/slack/services/local" \
    "$HERE/alertmanager_secrets.sh" "$out/secrets"
}

parse "$@"
committed
claim
prometheus_files
alertmanager_files
