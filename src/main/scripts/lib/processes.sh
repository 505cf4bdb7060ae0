# Processes that outlive the script which started them; sourced.
#
# A process is known by its id and the moment it started, so that an id which the system has given to another program
# since is never taken for it. RUN is the folder of the records, one a process: "id start since address". One that was cut
# short, as by a full disk, is none.
# shellcheck shell=bash disable=SC2034

# moment_of ID: when the process started, in a form that is only good to compare; nothing if it is gone
moment_of() {
  if [[ -d /proc/self ]]; then
    local stat word
    # the name in brackets may hold anything; a zombie has ended
    { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
    read -ra word <<<"${stat##*) }"
    [[ ${word[0]} == Z ]] || echo "${word[19]}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '_' || true
  fi
}

# recall NAME: reads its record into the variables id, start, since and address; fails if there is none
recall() {
  [[ -f $RUN/$1 ]] && read -r id start since address <"$RUN/$1" && [[ $id =~ ^[0-9]+$ && -n $address ]]
}

# started NAME: whether there is a record of it
started() {
  local id start since address
  recall "$1"
}

# field NAME id|since|address: of its record
field() {
  local id start since address
  recall "$1" && echo "${!2}"
}

# alive NAME: whether the process of the record still runs
alive() {
  local id start since address
  recall "$1" && [[ $(moment_of "$id") == "$start" ]]
}

# start NAME ADDRESS FOLDER COMMAND...: starts it in its own process group, so that Ctrl+C reaches only the script;
# its output goes to LOG/NAME.log. Once it has a record it is no job of the shell any more, which would announce its end.
start() {
  local name=$1 address=$2 folder=$3 id start
  shift 3
  mkdir -p "$folder" "$LOG" "$RUN"
  set -m
  (cd "$folder" && forget_settings && exec "$@") </dev/null >"$LOG/$name.log" 2>&1 9>&- &
  id=$!
  set +m
  start=$(moment_of "$id")
  # in one step: somebody may be reading
  echo "$id ${start:-ended} $(date -u +%Y-%m-%dT%H:%M:%SZ) $address" >"$RUN.$name"
  mv "$RUN.$name" "$RUN/$name"
  disown "$id"
}

# forget_settings: only the script says how the programs are set, not variables that are meant for another monitor
forget_settings() {
  local name
  while read -r name; do
    unset "$name"
  done < <(compgen -e | grep -E '^(SPRING|SERVER|MONITOR|MANAGEMENT|LOGGING|GF)_|^(HEALTH_CHECK_INTERVAL|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS)$')
  return 0
}

# stop NAME: ends it and waits for that; fails if there was nothing to end
stop() {
  local id tries
  alive "$1" || { rm -f "$RUN/$1"; return 1; }
  id=$(field "$1" id)
  kill -TERM "$id" 2>/dev/null || true
  # one that a game day has paused only hears of it when it goes on
  kill -CONT "$id" 2>/dev/null || true
  for ((tries = 0; tries < 150; tries++)); do
    alive "$1" || break
    sleep 0.1
  done
  if alive "$1"; then
    kill -KILL "$id" 2>/dev/null || true
    while alive "$1"; do sleep 0.1; done
  fi
  rm -f "$RUN/$1"
}

# forget NAME...: their records, and the folder if nothing else is in it
forget() {
  local name
  for name in "$@"; do rm -f "$RUN/$name" "$RUN.$name"; done
  rmdir "$RUN" 2>/dev/null || true
}
