# Faults of a game day and how each is undone; sourced.
#
# Each inject_... appends the words that undo it to the file UNDO, so that whatever happens it can be mended.
# shellcheck shell=bash disable=SC2154

# inject FAULT: what a row of the table says
inject() {
  local order
  case $1 in
    '{'*) for order in $1; do inject_order "$order" || return 1; done ;;
    *)
      # the words are the arguments
      # shellcheck disable=SC2086
      inject_$1
      ;;
  esac
}

# times with @ are those of production
inject_order() {
  local order=$1 answer
  while [[ $order =~ @([0-9]+)s ]]; do
    order=${order/"${BASH_REMATCH[0]}"/$((BASH_REMATCH[1] * 1000 / speed))ms}
  done
  answer=$(curl -sS -m 10 -d "$order" "$(address simulator)/faults" 2>&1) || answer="no answer: $answer"
  if [[ ! $answer =~ ^\{\"id\":\"([^\"]+)\" ]]; then
    say "the simulator does not take $order: $answer"
    return 1
  fi
  echo "heal ${BASH_REMATCH[1]}" >>"$UNDO"
}

heal() { fetch -X DELETE "$(address simulator)/faults/$1" >/dev/null; }

inject_pause() { echo "resume $1" >>"$UNDO"; kill -STOP "$(field "$1" id)"; }

resume() { kill -CONT "$(field "$1" id)"; }

# nobody listens at the port 9
inject_misdirect() {
  local -r file=$DIR/config/addresses/monitor-0
  echo redirect >>"$UNDO"
  cp "$file" "$file.good"
  echo http://127.0.0.1:9 >"$file"
}

redirect() { mv "$DIR"/config/addresses/monitor-0{.good,}; }

# a rule file of its own has a rule that can be read but not evaluated, any other file ends in what cannot be read
inject_break() {
  local -r file=$DIR/config/$1
  echo "mend $1 $2" >>"$UNDO"
  if [[ $1 == rules/* ]]; then
    printf 'groups:\n  - name: game-day\n    rules:\n      - {record: broken, expr: up * on () up}\n' >"$file"
  else
    cp "$file" "$file.good"
    echo '] this cannot be read' >>"$file"
  fi
  kill -HUP "$(field "$2" id)"
}

mend() {
  local -r file=$DIR/config/$1
  if [[ -f $file.good ]]; then mv "$file.good" "$file"; else rm -f "$file"; fi
  kill -HUP "$(field "$2" id)"
}

# undo: everything that UNDO lists
undo() {
  local words
  [[ -f $UNDO ]] || return 0
  while read -ra words; do
    "${words[@]}" || say "cannot undo: ${words[*]}"
  done <"$UNDO"
  rm -f "$UNDO"
}
