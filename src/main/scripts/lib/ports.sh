# Which ports of 127.0.0.1 are taken, and by whom; sourced.
# shellcheck shell=bash

# taken PORT...: a line for each that is taken, such as "9090 prometheus, process 4711"
taken() {
  local port inode id
  local -A inode_of=() process_of=()
  if [[ ! -r /proc/net/tcp ]]; then
    for port in "$@"; do
      if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port another program"; fi
    done
    return 0
  fi
  while read -r port inode; do inode_of[$port]=$inode; done < <(listening | grep -E "^($(IFS='|' && echo "$*")) ")
  ((${#inode_of[@]})) || return 0
  while read -r inode id; do process_of[$inode]=$id; done < <(sockets)
  for port in "$@"; do
    inode=${inode_of[$port]:-}
    [[ -z $inode ]] || echo "$port $(holder "${process_of[$inode]:-}")"
  done
}

# listening: "port inode" of every socket that would keep a program from listening on 127.0.0.1
listening() {
  local table address state inode
  for table in /proc/net/tcp /proc/net/tcp6; do
    [[ -r $table ]] || continue
    while read -r _ address _ state _ _ _ _ _ inode _; do
      [[ $state == 0A && $address =~ ^(0{8}|0{32}|.*7F):([0-9A-F]{4})$ ]] || continue
      echo "$((16#${BASH_REMATCH[2]})) $inode"
    done <"$table"
  done
}

# sockets: "inode process" of every socket; those of other users cannot be seen
sockets() {
  # the names of descriptors are only there to be read by ls or readlink
  # shellcheck disable=SC2012
  ls -l /proc/[0-9]*/fd 2>/dev/null | awk '
    /^\/proc\// { split($1, part, "/") }
    $NF ~ /^socket:/ { gsub(/[^0-9]/, "", $NF); print $NF, part[3] }' || true
}

# holder ID: what runs there; of Java the jar
holder() {
  local words word
  if [[ -z $1 ]]; then echo "another program"; return; fi
  mapfile -d '' -t words <"/proc/$1/cmdline" 2>/dev/null || true
  for word in "${words[@]}"; do
    if [[ $word == *.jar ]]; then echo "${word##*/}, process $1"; return; fi
  done
  echo "$(cat "/proc/$1/comm" 2>/dev/null || echo "a program that has just ended"), process $1"
}
