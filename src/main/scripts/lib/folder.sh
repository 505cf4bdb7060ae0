# The folder of a stack, DIR: made by up, and only what is known to be a stack's own is ever rewritten or deleted; sourced.
# shellcheck shell=bash disable=SC2034,SC2154

# what a folder of a stack has from its first moment on
readonly MARKER=.ai-mixer-stack

# claim_folder: makes DIR where it is missing
claim_folder() {
  mkdir -p "$DIR" 2>/dev/null || fail 69 "cannot make the folder $DIR; name another one in STACK_DIR"
  [[ -w $DIR && -x $DIR ]] || fail 69 "cannot write to the folder $DIR; name another one in STACK_DIR"
  own_folder
  echo "The data and logs of stack.sh are here; it rewrites and deletes them." >"$DIR/$MARKER"
}

# own_folder: refuses one that holds something else
own_folder() {
  [[ -e $DIR/$MARKER || -z $(ls -A "$DIR") ]] ||
    fail 69 "$DIR is not empty and not the folder of a stack; name another one in STACK_DIR"
}

# only_one: two at a time would fight over the records
only_one() {
  command -v flock >/dev/null || return 0
  { exec 9>"$DIR/lock"; } 2>/dev/null || fail 69 "cannot write to the folder $DIR"
  flock -n 9 || fail 69 "another stack.sh works on $DIR; wait for it"
}

# forget_other_times: what was measured at another speed says nothing at this one
forget_other_times() {
  if [[ -f $DIR/speed && $(<"$DIR/speed") != "$speed" ]]; then
    rm -rf "${DIR:?}"/{prometheus,alertmanager}/data
  fi
  echo "$speed" >"$DIR/speed"
}
