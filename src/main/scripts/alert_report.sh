#!/usr/bin/env bash
# alert_report.sh [--prometheus=http://127.0.0.1:9090] [--days=7] [--ca=FILE]: which alerts fired how often and how long,
# for the weekly look at whether the rules are worth their noise. Alerts that never fired are listed too. FILE is the
# certificate authority of a Prometheus that serves HTTPS with a private one, as with the overlay tls.
#
# How it is counted: ALERTS_FOR_STATE holds the moment at which an alert became active, so each time that it fires is one
# value of that series while ALERTS says "firing". STARTS counts those values, FIRING the evaluations in which it fired,
# times their interval, both read at every evaluation (of very many at most 200,000, so that an alert which lasts seconds
# may be missed in weeks). They are sums over all pods, targets and so on; Alertmanager makes one notification of those
# of a region, and none of the ones that something larger inhibits. A restart of Prometheus may count as a start.
#
# Exit codes: 0 done, 64 wrong arguments, 69 Prometheus does not answer, or curl or promtool is not there.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly HERE
# shellcheck source=lib/say.sh
source "$HERE/lib/say.sh"
# shellcheck source=lib/samples.sh
source "$HERE/lib/samples.sh"
export LC_ALL=C

prometheus=http://127.0.0.1:9090 days=7 ca=''
for argument in "$@"; do
  case $argument in
    --prometheus=http*) prometheus=${argument#*=} ;;
    -h | --help) help; exit 0 ;;
    --days=*)
      days=${argument#*=}
      [[ $days =~ ^[1-9][0-9]{0,2}$ ]] || fail 64 "$argument: give a whole number of days"
      ;;
    --ca=*)
      ca=${argument#*=}
      [[ -f $ca && -r $ca ]] || fail 64 "$argument: name a file that can be read"
      ;;
    *) fail 64 "unknown argument '$argument'; see --help" ;;
  esac
done
prometheus=${prometheus%/}

# what curl and promtool are told of whom to trust: nothing without --ca
of_curl=() of_promtool=()

# trust_ca: promtool reads it from a configuration only
trust_ca() {
  [[ -n $ca ]] || return 0
  local work
  work=$(mktemp -d) || fail 69 "cannot make a folder for temporary files"
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  ca=$(readlink -f "$ca")
  sed "s/'/''/g; s/.*/tls_config: {ca_file: '&'}/" <<<"$ca" >"$work/http.yml"
  of_curl=(--cacert "$ca")
  of_promtool=("--http.config.file=$work/http.yml")
}

# query EXPRESSION: a line for each result, "alertname severity" and its value, with a tab between
query() {
  "$promtool" query instant "${of_promtool[@]}" "$prometheus" "$1" | awk '
    function label(key) {
      return match($0, "[{ ]" key "=\"[^\"]*\"") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) : "-"
    }
    / => / { value = $0; sub(/.* => /, "", value); sub(/ @\[.*/, "", value)
             print label("alertname") " " label("severity") "\t" value }'
}

# all_alerts: "alertname severity" of every alert that Prometheus has loaded
all_alerts() {
  curl -fsS -m 10 "${of_curl[@]}" "$prometheus/api/v1/rules?type=alert" | sed 's/"name":"/\n&/g' | awk '
    /^"name":"[A-Za-z0-9_]+","query":/ {
      name = $0; sub(/^"name":"/, "", name); sub(/".*/, "", name)
      severity = match($0, /"severity":"[a-z]+"/) ? substr($0, RSTART + 12, RLENGTH - 13) : "-"
      print name " " severity }' | sort -u
}

# step: seconds between two readings, the interval of the evaluations or more
step() {
  local interval
  interval=$(query 'min(prometheus_rule_group_interval_seconds)' | cut -f2)
  awk -v interval="${interval:-15}" -v days="$days" 'BEGIN {
    least = days * 86400 / 200000; step = interval > least ? interval : least; printf "%.3f", step }'
}

need_curl
trust_ca
promtool=$("$HERE/fetch_programs.sh" promtool) || exit 69
loaded=$(all_alerts) || fail 69 "$prometheus does not answer; name another one with --prometheus=URL"
step=$(step)
ms=$(awk -v step="$step" 'BEGIN { printf "%d", step * 1000 }')
# the alert and the moment it became active have the same labels but one
firing="(ALERTS_FOR_STATE{alertname!=\"Watchdog\"} and ignoring(alertstate) ALERTS{alertstate=\"firing\"})[${days}d:${ms}ms]"
starts=$(query "sum by (alertname, severity) (changes($firing) + 1)")
lasted=$(query "sum by (alertname, severity) (count_over_time($firing))")

echo "Alerts of the last $days days in $prometheus"
printf '\n%-32s %-9s %7s  %s\n' ALERT SEVERITY STARTS FIRING
join -t $'\t' <(sort <<<"$starts") <(sort <<<"$lasted") | grep . |
  sort -t $'\t' -k2,2nr -k3,3nr | awk -F '\t' -v step="$step" '{
    split($1, alert, " "); s = int($3 * step + 0.5)
    printf "%-32s %-9s %7d  %s%02d:%02d:%02d\n", alert[1], alert[2], $2, (s >= 86400 ? int(s / 86400) "d " : ""),
      int(s % 86400 / 3600), int(s % 3600 / 60), s % 60 }' || echo "none fired"
echo
echo "never fired:"
comm -23 <(grep -v ^Watchdog <<<"$loaded") <(cut -f1 <<<"$starts" | sort) | awk '{ print "  " $1 " (" $2 ")" }'
