# What `stack.sh up` makes sure of before it starts anything; sourced.
# shellcheck shell=bash disable=SC2034,SC2154

# settings ARGUMENT...: sets speed and the array port from the environment and the arguments of up
settings() {
  local name variable argument
  for name in "${!port[@]}"; do
    variable=${name^^}_PORT
    variable=${variable//-/_}
    set_port "$name" "${!variable:-${port[$name]}}" "$variable"
  done
  for argument in "$@"; do
    name=${argument%%=*}
    name=${name#--}
    if [[ $argument == --speed=* ]]; then
      check_speed "$argument"
      speed=${argument#*=}
    elif [[ $argument == --?*=* && -n ${port[$name]:-} ]]; then
      set_port "$name" "${argument#*=}" "--$name"
    else
      fail 64 "'$argument' is no argument of up; see stack.sh --help"
    fi
  done
  ((port[mixer] <= 65310)) || fail 64 "--mixer=${port[mixer]}: give a port up to 65310, the channels are 225 above it"
  name=$(all_ports | sort | uniq -d | xargs)
  [[ -z $name ]] || fail 64 "more than one program is to have port $name"
}

set_port() {
  if [[ ! $2 =~ ^[0-9]{1,5}$ ]] || ((10#$2 < 1 || 10#$2 > 65535)); then fail 64 "$3=$2: give a port from 1 to 65535"; fi
  port[$1]=$((10#$2))
}

# nothing_runs: a stack that runs is not disturbed; records that one has left which was killed are tidied away
nothing_runs() {
  local name alive=() gone=()
  for name in $COMPONENTS; do
    if alive "$name"; then alive+=("$name"); elif started "$name"; then gone+=("$name"); fi
  done
  if ((${#alive[@]} && ${#gone[@]})); then
    fail 69 "a part of a stack runs (${alive[*]}; ended: ${gone[*]}): stop it with stack.sh down"
  elif ((${#alive[@]})); then
    fail 69 "it runs already: see stack.sh status, stop it with stack.sh down"
  fi
  # shellcheck disable=SC2086
  forget $COMPONENTS
}

# all_is_there: fills the array program
all_is_there() {
  local -r names=(prometheus prometheus-alertmanager prometheus-node-exporter)
  local jar home paths=() i
  for jar in ai-mixer-monitor ai-mixer-monitor-simulator; do
    [[ -r $ROOT/target/$jar.jar ]] || fail 69 "$ROOT/target/$jar.jar is not there: build it with ./mvnw package -DskipTests"
  done
  program[monitor]=$ROOT/target/ai-mixer-monitor.jar
  program[simulator]=$ROOT/target/ai-mixer-monitor-simulator.jar
  need_curl
  home=$("$HERE/find_jdk.sh") || exit 69
  program[java]=$home/bin/java
  mapfile -t paths < <("$HERE/fetch_programs.sh" "${names[@]}")
  # it has said what is missing
  ((${#paths[@]} == ${#names[@]})) || exit 69
  for i in "${!names[@]}"; do program["${names[i]}"]=${paths[i]}; done
  program[grafana]=$(find_grafana) ||
    say "Grafana is not on the PATH: the stack runs without; 11 and newer: https://grafana.com/grafana/download"
}

# find_grafana: under the name of its server, or the newer one; its package puts both where only root looks
find_grafana() {
  local folders folder name
  IFS=: read -ra folders <<<"$PATH:/usr/sbin"
  for folder in "${folders[@]}"; do
    for name in grafana-server grafana; do
      [[ ! -f $folder/$name || ! -x $folder/$name ]] || { echo "$folder/$name"; return; }
    done
  done
  return 1
}

ports_are_free() {
  local ports line bad=0
  mapfile -t ports < <(all_ports)
  if [[ -z ${program[grafana]} ]]; then
    mapfile -t ports < <(printf '%s\n' "${ports[@]}" | grep -vx "${port[grafana]}")
  fi
  while read -r line; do
    say "port ${line%% *} is taken by ${line#* }"
    bad=1
  done < <(taken "${ports[@]}")
  ((bad == 0)) || fail 69 "stop what holds them or name other ports, such as --mixer=20000 --prometheus=9190"
}
