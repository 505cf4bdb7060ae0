# The programs of the stack on one machine: how each is called and when it is ready; sourced.
#
# They find their ports in the array port, their files below DIR, their programs in the array program and the time they
# run in in speed. A readiness check says in the variable lacking what it still waits for.
# shellcheck shell=bash disable=SC2034,SC2154

# in the order of their start; grafana is only there where it is installed
readonly COMPONENTS="simulator monitor node-exporter alertmanager grafana prometheus"

readonly REGIONS="us-west us-east eu-west ap edge global"

# check_speed --speed=N: refuses what the stack cannot run at
check_speed() {
  if [[ ! ${1#*=} =~ ^[1-9][0-9]?$ ]] || ((${1#*=} > 30)); then
    fail 64 "$1: give a whole number from 1 to 30, since the monitor probes every 30 s / N and at most once a second"
  fi
}

# address NAME: where it is found
address() {
  case $1 in
    simulator) echo "http://127.0.0.1:${port[mixer]}" ;;
    *) echo "http://127.0.0.1:${port[$1]}" ;;
  esac
}

# channels: where the stand-ins for PagerDuty, Slack and mail tell what they were sent
channels() { echo "http://127.0.0.1:$((port[mixer] + 200))"; }

# all_ports: every port that the stack opens
all_ports() {
  local name
  for name in "${!port[@]}"; do
    echo "${port[$name]}"
  done
  printf '%s\n' $((port[mixer] + 200)) $((port[mixer] + 225))
  seq $((port[mixer] + 1)) $((port[mixer] + 6))
  seq $((port[mixer] + 11)) $((port[mixer] + 16))
  seq $((port[mixer] + 101)) $((port[mixer] + 123))
}

launch() { start "$1" "$(address "$1")" "$DIR/$1" "${@:2}"; }

start_simulator() {
  launch simulator "${program[java]}" -Xmx64m -XX:+UseSerialGC -jar "${program[simulator]}" \
    "--base-port=${port[mixer]}" --channels "--ca-file=$DIR/simulator-ca.pem"
}

# quoted TEXT: as a YAML string
quoted() { sed "s/'/''/g; s/^/'/; s/$/'/" <<<"$1"; }

# over HTTPS, so that certificates are watched too
start_monitor() {
  local region number=10
  mkdir -p "$DIR/monitor"
  {
    echo "server: {port: ${port[monitor]}}"
    echo "monitor:"
    echo "  interval: $((30000 / speed))ms"
    echo "  confirm: {spacing: $((1000 / speed))ms}"
    echo "  alertmanager:"
    echo "    urls: [$(address alertmanager)]"
    echo "    replica: monitor-0"
    echo "    heartbeat: $((60 / speed))s"
    echo "    webhook-token-file: $(quoted "$DIR/config/secrets/webhook_token")"
    echo "    watchdog-timeout: $((660 / speed))s"
    echo "    speed: $speed"
    echo "  endpoints:"
    for region in $REGIONS; do
      echo "    - name: $region"
      echo "      url: https://127.0.0.1:$((port[mixer] + ++number))/health"
      echo "      tls: {ca: $(quoted "$DIR/simulator-ca.pem")}"
    done
  } >"$DIR/monitor/application.yml"
  launch monitor "${program[java]}" "@$HERE/jvm.args" -jar "${program[monitor]}"
}

start_node-exporter() {
  launch node-exporter "${program[prometheus-node-exporter]}" "--web.listen-address=127.0.0.1:${port[node-exporter]}"
}

start_alertmanager() {
  launch alertmanager "${program[prometheus-alertmanager]}" "--config.file=$DIR/config/alertmanager.yml" \
    --storage.path=data --cluster.listen-address= "--web.listen-address=127.0.0.1:${port[alertmanager]}" \
    "--web.external-url=$(address alertmanager)"
}

# an alert that was sent before Alertmanager was found is sent again after the resend delay, by default a minute
start_prometheus() {
  launch prometheus "${program[prometheus]}" "--config.file=$DIR/config/prometheus.yml" "@$ROOT/prometheus/prometheus.args" \
    --storage.tsdb.path=data "--web.listen-address=127.0.0.1:${port[prometheus]}" \
    "--rules.alert.resend-delay=$((60000 / speed))ms"
}

# Where packages have the plugins that Grafana comes with, among them the data source from 13.2 on. Only their systemd
# unit knows it; the program itself looks beside its other files.
readonly PACKAGED_PLUGINS=/var/lib/grafana/plugins-bundled

# everybody on the machine may look and nobody can log in; the password, which grafana.ini would read from a file, is of
# no account
start_grafana() {
  local words=("${program[grafana]}") plugins=()
  [[ ${words[0]} == */grafana-server ]] || words+=(server)
  echo "- targets: ['127.0.0.1:${port[grafana]}']" >"$DIR/config/targets/grafana.yml"
  [[ -n $(ls -A "$(grafana_home)/data/plugins-bundled" 2>/dev/null) || ! -d $PACKAGED_PLUGINS ]] ||
    plugins=("GF_PATHS_BUNDLED_PLUGINS=$PACKAGED_PLUGINS")
  launch grafana env "${plugins[@]}" "PROMETHEUS_URL=$(address prometheus)" "DASHBOARDS_PATH=$ROOT/grafana/dashboards" \
    GF_SERVER_HTTP_ADDR=127.0.0.1 "GF_SERVER_HTTP_PORT=${port[grafana]}" GF_SERVER_DOMAIN=127.0.0.1 \
    "GF_PATHS_PROVISIONING=$ROOT/grafana/provisioning" "GF_PATHS_DATA=$DIR/grafana/data" \
    "GF_PATHS_LOGS=$DIR/grafana/log" "GF_PATHS_PLUGINS=$DIR/grafana/plugins" GF_LOG_MODE=console \
    GF_AUTH_ANONYMOUS_ENABLED=true GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer GF_AUTH_DISABLE_LOGIN_FORM=true \
    GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION=true GF_SECURITY_ADMIN_PASSWORD=unused \
    "${words[@]}" "--homepath=$(grafana_home)" "--config=$ROOT/grafana/grafana.ini"
}

# grafana_home: where its own files are: beside the program, as an archive and Homebrew have them, or where a package has
grafana_home() {
  local folder
  local -r bin=$(dirname "$(readlink -f "${program[grafana]}")")
  for folder in "${GRAFANA_HOME:-}" "$bin/.." "$bin/../share/grafana"; do
    [[ ! -f $folder/conf/defaults.ini ]] || { (cd "$folder" && pwd); return; }
  done
  echo /usr/share/grafana
}

# answers NAME: whether it serves, whatever state the rest is in
answers() {
  local path
  case $1 in
    simulator) path=/sd/targets ;;
    monitor) path=/api/v1/status ;;
    node-exporter) path=/metrics ;;
    alertmanager | prometheus) path=/-/ready ;;
    grafana) path=/api/health ;;
  esac
  lacking=$path
  fetch "$(address "$1")$path" >/dev/null
}

ready_simulator() {
  answers simulator || return 1
  lacking="the stand-ins for the channels"
  fetch "$(channels)/notifications.tsv" >/dev/null
}

ready_monitor() {
  local known
  known=$(fetch "$(address monitor)/metrics" | grep -c '^ai_mixer_target_up{') || true
  lacking="the first probe of $((6 - known)) endpoints"
  ((known == 6))
}

ready_node-exporter() { answers node-exporter; }

ready_alertmanager() { answers alertmanager; }

# Every dashboard of the checkout is there: what is in its name is its uid. The data source has a status, be it that
# Prometheus, which starts later, is not there yet; without its plugin it has none.
ready_grafana() {
  local uid
  answers grafana || return 1
  lacking="the plugin of the data source"
  curl -sS -m 5 "$(address grafana)/api/datasources/uid/prometheus/health" 2>/dev/null | grep -q '"status":' || return 1
  while read -r uid; do
    lacking="the dashboard $uid"
    fetch "$(address grafana)/api/dashboards/uid/$uid" >/dev/null || return 1
  done < <(dashboards)
}

dashboards() { find "$ROOT/grafana/dashboards" -name '*.json' -exec basename {} .json \; 2>/dev/null; }

# all its rules loaded and evaluated, Alertmanager found, every target scraped and up, and one in every job
ready_prometheus() {
  local own job up unseen
  answers prometheus || return 1
  own=$(fetch "$(address prometheus)/metrics") || return 1
  lacking="its rules"
  [[ $(value prometheus_rule_group_rules <<<"$own") == "$(rules)" ]] || return 1
  [[ -n $(firing "$(address prometheus)") ]] || return 1
  lacking="Alertmanager"
  [[ $(value prometheus_notifications_alertmanagers_discovered <<<"$own") == 1 ]] || return 1
  up=$(samples "$(address prometheus)" up job instance) || return 1
  for job in $(scraped_jobs); do
    lacking="a target of the job $job that is up"
    grep -q "^1"$'\t'"$job"$'\t' <<<"$up" || return 1
  done
  # of pods that are found together, the last is scraped an interval after the first
  unseen=$(($(value prometheus_target_scrape_pool_targets <<<"$own") - $(wc -l <<<"$up")))
  lacking="the first scrape of $unseen targets"
  ((unseen == 0)) || return 1
  lacking="$(awk '$1 == 0 { print $2, "at", $3; exit }' <<<"$up"), which is down"
  ! grep -q ^0 <<<"$up"
}

# value METRIC: the sum of its samples in the text on stdin
value() { awk -v metric="$1" '$1 ~ "^" metric "({|$)" { sum += $NF } END { print sum + 0 }'; }

# rules: how many there are in the files
rules() { cat "$DIR"/config/rules/*.yml | grep -cE '^ +- (alert|record): '; }

# scraped_jobs: those that have a target; grafana only where it runs
scraped_jobs() {
  awk '$1 == "-" && $2 == "job_name:" { print $3 }' "$DIR/config/prometheus.yml" |
    if started grafana; then cat; else grep -vx grafana; fi
}
