#!/usr/bin/env bash
# rotate_grafana_password.sh [option...]: a new password for the user admin of Grafana.
#
#   --prompt         asks for it, twice; otherwise it is GRAFANA_ADMIN_PASSWORD, or where that is not set a random one
#   --context=NAME   the cluster, as kubectl knows it (default: the current context)
#   --timeout=5m     how long Grafana may take to start
#
# Grafana reads the password from its Secret when it begins with an empty database, which each of its pods does: so the
# Secret is changed, and Grafana started anew. Everybody has to log in again. When the new pod does not come up, or this
# is interrupted, Secret and Deployment are put back: then the old password holds. It is never an argument or printed.
#
# Exit codes: 0 the new one holds, 64 wrong arguments, 69 something needed is not there or not allowed, 70 the old one
# still holds, 78 the new one is bad, 130 and 143 interrupted, the old one still holds.
# shellcheck source-path=SCRIPTDIR disable=SC2034
if ((BASH_VERSINFO[0] < 4 || (BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] < 4))); then
  echo "${0##*/}: needs bash 4.4 or newer, this is $BASH_VERSION; macOS has an old one: brew install bash" >&2
  exit 69
fi
set -euo pipefail
umask 077

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly HERE
# shellcheck source=../src/main/scripts/lib/say.sh
source "$HERE/../src/main/scripts/lib/say.sh"
# shellcheck source=lib/cluster.sh
source "$HERE/lib/cluster.sh"
# shellcheck source=lib/rollout.sh
source "$HERE/lib/rollout.sh"

readonly NAMESPACE=ai-mixer-monitoring SECRET=grafana-admin KEY=admin-password

context='' timeout=300 prompt='' password='' half_done='' revision=''

parse() {
  local argument value
  for argument in "$@"; do
    value=${argument#*=}
    case $argument in
      -h | --help) help; exit 0 ;;
      --prompt) prompt=yes ;;
      --context=?*) context=$value ;;
      --timeout=*) timeout=$(seconds_of "$value") || fail 64 "$argument: give a time such as 90s or 10m" ;;
      *) fail 64 "unknown argument '$argument'; see --help" ;;
    esac
  done
}

look_before_leaping() {
  need_programs awk base64 od
  need_cluster
  if may get secrets "$NAMESPACE"; then
    there secret "$SECRET" "$NAMESPACE" || lack "there is no Secret $SECRET in $NAMESPACE: k8s/setup_monitoring.sh makes it"
  else
    lack "you may not get secrets in $NAMESPACE: ask an administrator of the cluster for it"
  fi
  there deployment grafana "$NAMESPACE" || lack "there is no Deployment grafana in $NAMESPACE: k8s/setup_monitoring.sh makes it"
  may patch secrets "$NAMESPACE" || lack "you may not patch secrets in $NAMESPACE: ask an administrator of the cluster for it"
  may patch deployments.apps "$NAMESPACE" ||
    lack "you may not patch deployments.apps in $NAMESPACE: ask an administrator of the cluster for it"
  refuse_missing
}

# choose: sets password
choose() {
  local again
  if [[ -n $prompt ]]; then
    [[ -t 0 ]] || fail 64 "--prompt needs a terminal; set GRAFANA_ADMIN_PASSWORD instead"
    IFS= read -rsp "new password (not shown): " password || fail 78 "no password was given"
    echo >&2
    IFS= read -rsp "once more: " again || fail 78 "no password was given"
    echo >&2
    [[ $password == "$again" ]] || fail 78 "these are two different passwords"
  elif [[ -v GRAFANA_ADMIN_PASSWORD ]]; then
    password=$GRAFANA_ADMIN_PASSWORD
  else
    password=$(od -An -tx1 -N20 /dev/urandom | tr -d ' \n')
  fi
  complain
}

complain() {
  if ((${#password} < 12)); then fail 78 "the new password is shorter than 12 characters"; fi
  if [[ $password == *[[:cntrl:]]* ]]; then fail 78 "the new password holds a line break or another control character"; fi
  # Grafana cuts them off when it reads the file
  if [[ $password == [[:space:]]* || $password == *[[:space:]] ]]; then fail 78 "the new password begins or ends with a space"; fi
}

# write PASSWORD-IN-BASE64
write() {
  printf 'data: {%s: %s}\n' "$KEY" "$1" >"$work/secret.yaml"
  kube patch secret "$SECRET" -n "$NAMESPACE" --type=merge "--patch-file=$work/secret.yaml" >/dev/null
}

rotate() {
  local old
  old=$(kube get secret "$SECRET" -n "$NAMESPACE" -o "jsonpath={.data.$KEY}")
  [[ $(printf %s "$password" | base64 | tr -d '\n') != "$old" ]] || fail 78 "the new password is the old one"
  # a number, so that going back to it is harmless when nothing has been started anew yet
  revision=$(kube get deployment grafana -n "$NAMESPACE" \
    -o 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}')
  half_done=$old
  write "$(printf %s "$password" | base64 | tr -d '\n')" || fail 70 "the Secret cannot be changed"
  kube rollout restart deployment/grafana -n "$NAMESPACE" >/dev/null || fail 70 "Grafana cannot be started anew"
  if ! await_rollout Deployment "$NAMESPACE" grafana $((SECONDS + timeout)); then
    diagnose Deployment "$NAMESPACE" grafana >&2
    fail 70 "Grafana did not come up with the new password within $timeout s"
  fi
  half_done=''
}

# leave: whatever ended it before Grafana was there again puts back what was. What was interrupted may have had its output
# in a file, so that the terminal has a number of its own.
leave() {
  local -r code=$?
  trap '' INT TERM HUP
  exec 2>&"$terminal"
  if [[ -n $half_done ]]; then
    if write "$half_done" && kube rollout undo deployment/grafana -n "$NAMESPACE" "--to-revision=$revision" >/dev/null; then
      say "the old password is back in the Secret and holds"
    else
      say "and the old password could not be put back: run this again when the cluster answers"
    fi
  fi
  rm -rf "$work"
  exit "$code"
}

parse "$@"
export -n GRAFANA_ADMIN_PASSWORD
work=$(mktemp -d) || fail 69 "cannot make a folder in ${TMPDIR:-/tmp}"
readonly work
exec {terminal}>&2
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
look_before_leaping
choose
rotate
cat <<END
The new password of admin holds. To read it:
kubectl get secret -n $NAMESPACE $SECRET -o jsonpath='{.data.$KEY}' | base64 --decode; echo
END
