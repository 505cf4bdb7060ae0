#!/usr/bin/env bash
# setup_monitoring.sh [option...]: the whole stack into a Kubernetes cluster, or out of it.
#
#   --overlay=base|demo|tls|operator|scale-out   what is installed; or the path of a folder with a kustomization.yaml
#   --context=NAME          the cluster, as kubectl knows it (default: the current context)
#   --registry=HOST/PATH    where the images of monitor and simulator are (default: registry.aimixer.com)
#   --timeout=10m           how long all of it may take to be ready
#   --force-conflicts       takes back the fields that somebody else has changed in the cluster
#   --dry-run               only shows what would change; the server checks it too
#   --uninstall [--yes] [--delete-data]   takes it out again; volumes stay unless their data is to be deleted
#
# First it looks whether everything is there and allowed, and says all that is missing at once; until then nothing is
# changed. It may be run again at any time, for an upgrade as well as for what an earlier run has not finished. What an
# earlier run has applied and the overlay has no more is deleted at the end; volumes, Secrets and namespaces stay.
#
# SMTP_PASSWORD, SLACK_WEBHOOK_URL and PAGERDUTY_ROUTING_KEY become the Secret of Alertmanager; on a terminal it asks for
# those that are missing. What the cluster has already is kept unless its variable is set. The password of Grafana and the
# token of the monitor's webhook (or ALERTMANAGER_WEBHOOK_TOKEN) are made once. No value is ever an argument or printed.
#
# Exit codes: 0 done, 64 wrong arguments, 69 something needed is not there or not allowed (all is named), 70 the cluster
# refused it or not all came up, 78 a secret is missing or bad, 130 and 143 interrupted.
# shellcheck source-path=SCRIPTDIR disable=SC2034
if ((BASH_VERSINFO[0] < 4 || (BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] < 4))); then
  echo "${0##*/}: needs bash 4.4 or newer, this is $BASH_VERSION; macOS has an old one: brew install bash" >&2
  exit 69
fi
set -euo pipefail
umask 077

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly HERE SCRIPTS=$HERE/../src/main/scripts
# shellcheck source=../src/main/scripts/lib/say.sh
source "$SCRIPTS/lib/say.sh"
# shellcheck source=lib/cluster.sh
source "$HERE/lib/cluster.sh"
# shellcheck source=lib/others.sh
source "$HERE/lib/others.sh"
# shellcheck source=lib/manifests.sh
source "$HERE/lib/manifests.sh"
# shellcheck source=lib/preflight.sh
source "$HERE/lib/preflight.sh"
# shellcheck source=lib/secrets.sh
source "$HERE/lib/secrets.sh"
# shellcheck source=lib/apply.sh
source "$HERE/lib/apply.sh"
# shellcheck source=lib/rollout.sh
source "$HERE/lib/rollout.sh"
# shellcheck source=lib/uninstall.sh
source "$HERE/lib/uninstall.sh"
# shellcheck source=lib/leftovers.sh
source "$HERE/lib/leftovers.sh"

overlay=base context='' registry='' timeout=600 force='' dry_run='' uninstall='' yes='' delete_data='' scheme=''

parse() {
  local argument value
  for argument in "$@"; do
    value=${argument#*=}
    case $argument in
      -h | --help) help; exit 0 ;;
      --overlay=?*) overlay=$value ;;
      --context=?*) context=$value ;;
      --registry=*) registry=$(registry "$value") ;;
      --timeout=*) timeout=$(seconds_of "$value") || fail 64 "$argument: give a time such as 90s or 10m" ;;
      --force-conflicts) force=$argument ;;
      --dry-run) dry_run=yes ;;
      --uninstall) uninstall=yes ;;
      --yes) yes=yes ;;
      --delete-data) delete_data=yes ;;
      *) fail 64 "unknown argument '$argument'; see --help" ;;
    esac
  done
  [[ -n $uninstall || -z $yes$delete_data ]] || fail 64 "--yes and --delete-data belong to --uninstall"
}

# registry HOST/PATH: without the slash at its end
registry() {
  [[ $1 =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?(/[a-z0-9._-]+)*/?$ ]] ||
    fail 64 "--registry=$1: give a host and a path, such as registry.example.com/monitoring, without https:// and tag"
  echo "${1%/}"
}

install() {
  look_before_leaping
  [[ -z $dry_run ]] || { show_changes; return; }
  ask_for_secrets
  make_namespaces
  make_secrets
  make_certificates
  apply_all
  await_rollouts
  names_are_found
  remove_leftovers
  welcome
}

# welcome: how to reach it; the commands are those of every runbook
welcome() {
  scheme=http
  ! uses_secret grafana-tls || scheme=https
  echo "The stack is ready after $SECONDS s${context:+; add --context=$context to the commands}."
  forward "Grafana Dashboard" grafana 3000 " (admin, password below)"
  forward Prometheus prometheus 9090
  forward Alertmanager alertmanager 9093
  forward "Status page of the monitor" ai-mixer-monitor 8080
  printf '\n# Password of Grafana\n%s\n' "$(password_of_grafana)"
}

# forward TITLE SERVICE PORT [NOTE]: unless the overlay leaves it to somebody else
forward() {
  grep -qx "v1 Service ai-mixer-monitoring $2" "$work/inventory" || return 0
  printf '\n# %s\nkubectl port-forward -n ai-mixer-monitoring svc/%s %s:%s\n' "$1" "$2" "$3" "$3"
  echo "# Open: $scheme://localhost:$3${4:-}"
}

# leave: nothing stays on this machine, neither manifests nor secrets. What was interrupted may have had its output in a
# file, so that the terminal has a number of its own.
leave() {
  local -r code=$?
  rm -rf "$work"
  ((code != 130 && code != 143)) || say "interrupted: what has been done so far stays, run it again to go on" 2>&"$terminal"
}

parse "$@"
# of no account to kubectl and what it calls
export -n SMTP_PASSWORD SLACK_WEBHOOK_URL PAGERDUTY_ROUTING_KEY ALERTMANAGER_WEBHOOK_TOKEN
work=$(mktemp -d) || fail 69 "cannot make a folder in ${TMPDIR:-/tmp}"
work=$(cd "$work" && pwd -P)
readonly work
exec {terminal}>&2
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [[ -n $uninstall ]]; then uninstall; else install; fi
