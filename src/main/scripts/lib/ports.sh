# Which ports of 127.0.0.1 are taken, and by whom; sourced.
# shellcheck shell=bash

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

# holder INODE: the program behind a socket, such as "prometheus, process 4711"; of those of other users nothing is known
holder() {
  local id
  # the names of descriptors are only there to be read by ls or readlink
  # shellcheck disable=SC2012
  id=$(ls -l /proc/[0-9]*/fd 2>/dev/null | awk -v socket="socket:[$1]" '
    /^\/proc\// { split($1, part, "/") } $NF == socket { print part[3]; exit }') || true
  [[ -n $id ]] || { echo "another program"; return; }
  echo "$(program "$id"), process $id"
}

# program ID: what runs there; of Java the jar
program() {
  local words word
  mapfile -d '' -t words <"/proc/$1/cmdline" 2>/dev/null || true
  for word in "${words[@]}"; do
    if [[ $word == *.jar ]]; then echo "${word##*/}"; return; fi
  done
  cat "/proc/$1/comm" 2>/dev/null || echo "a program that has just ended"
}

# taken PORT...: a line for each that is taken, "PORT by whom"
taken() {
  local port inode
  if [[ ! -r /proc/net/tcp ]]; then
    for port in "$@"; do
      if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port another program"; fi
    done
    return 0
  fi
  local -A of
  while read -r port inode; do of[$port]=$inode; done < <(listening)
  for port in "$@"; do
    [[ -z ${of[$port]:-} ]] || echo "$port $(holder "${of[$port]}")"
  done
}
