#!/usr/bin/env bash
# alertmanager_secrets.sh DIR: turns the environment into the secret files that alertmanager.yml names.
# alertmanager_secrets.sh --check VARIABLE...: only says what is wrong with these variables; writes nothing.
#
#   SMTP_PASSWORD               -> DIR/smtp_password
#   SLACK_WEBHOOK_URL           -> DIR/slack_webhook_url
#   PAGERDUTY_ROUTING_KEY       -> DIR/pagerduty_routing_key
#   ALERTMANAGER_WEBHOOK_TOKEN  -> DIR/webhook_token; where it is not set, the token in DIR stays or a random one is made
#
# DIR is made where it is missing. The files are readable by their owner only. Nothing is written unless every value is
# good, and each file is replaced in one step: Alertmanager reads them for every notification, so a new value counts at
# once. No value is ever printed. It needs no other file of this project, so that it can be copied beside an Alertmanager.
#
# Exit codes: 0 written or good, 64 wrong arguments, 73 DIR or a file in it cannot be written, 78 a value is missing or bad (all are named).
set -euo pipefail
umask 077

readonly FILES=(smtp_password slack_webhook_url pagerduty_routing_key webhook_token)

say() { echo "alertmanager_secrets.sh: $*" >&2; }

fail() { local code=$1; shift; say "$*"; exit "$code"; }

# what is wrong with value $2 of variable $1, nothing where it is good
complaint() {
  local name=$1 value=$2
  if [[ -z $value ]]; then
    echo "$name is empty"
  elif [[ $value == *[[:cntrl:]]* ]]; then
    echo "$name holds a line break or another control character: put it on one line"
  elif [[ $value == [[:space:]]* || $value == *[[:space:]] ]]; then
    echo "$name begins or ends with a space, which Alertmanager would cut off: take it away"
  elif [[ $name == SLACK_WEBHOOK_URL && ! $value =~ ^https?://[^[:space:]]+$ ]]; then
    echo "$name is no address: it begins with https://hooks.slack.com/"
  elif [[ $name != SMTP_PASSWORD && $value == *[[:space:]]* ]]; then
    echo "$name holds a space: copy it anew"
  fi
}

# complaints_of VARIABLE...
complaints_of() {
  local name
  for name in "$@"; do
    if [[ -v $name ]]; then complaint "$name" "${!name}"; else echo "$name is not set"; fi
  done
}

complaints() {
  complaints_of SMTP_PASSWORD SLACK_WEBHOOK_URL PAGERDUTY_ROUTING_KEY
  if [[ -v ALERTMANAGER_WEBHOOK_TOKEN ]]; then
    complaint ALERTMANAGER_WEBHOOK_TOKEN "$ALERTMANAGER_WEBHOOK_TOKEN"
  elif [[ -f $dir/webhook_token && ! -r $dir/webhook_token ]]; then
    echo "$dir/webhook_token cannot be read"
  elif [[ -s $dir/webhook_token && -f $dir/webhook_token ]]; then
    complaint "$dir/webhook_token" "$(<"$dir/webhook_token")"
  fi
}

# the token that the monitor expects
token() {
  if [[ -v ALERTMANAGER_WEBHOOK_TOKEN ]]; then
    printf %s "$ALERTMANAGER_WEBHOOK_TOKEN"
  elif [[ -s $dir/webhook_token ]]; then
    # an editor may have ended the line
    printf %s "$(<"$dir/webhook_token")"
  else
    od -An -tx1 -N32 /dev/urandom | tr -d ' \n'
  fi
}

# refuse_bad: says every complaint on stdin and ends if there is any
refuse_bad() {
  local wrong
  mapfile -t wrong
  ((${#wrong[@]})) || return 0
  printf 'alertmanager_secrets.sh: %s\n' "${wrong[@]}" >&2
  exit 78
}

if [[ ${1:-} == --check ]] && (($# > 1)); then
  shift
  for name in "$@"; do
    [[ $name =~ ^(SMTP_PASSWORD|SLACK_WEBHOOK_URL|PAGERDUTY_ROUTING_KEY|ALERTMANAGER_WEBHOOK_TOKEN)$ ]] ||
      fail 64 "'$name' is no variable of Alertmanager's secrets"
  done
  refuse_bad < <(complaints_of "$@")
  exit 0
fi
if (($# != 1)) || [[ -z $1 || $1 == -* ]]; then
  fail 64 "name the folder to write to: alertmanager_secrets.sh DIR"
fi
readonly dir=$1
refuse_bad < <(complaints)

mkdir -p "$dir" 2>/dev/null || fail 73 "cannot make the folder $dir"
for name in "${FILES[@]}"; do
  [[ ! -d $dir/$name ]] || fail 73 "$dir/$name is a folder: take it away"
done
# what a call has left that was killed; another call may be at work
find "$dir" -maxdepth 1 -name '.new.*' -mmin +60 -exec rm -rf {} +
new=$(mktemp -d "$dir/.new.XXXXXX" 2>/dev/null) || fail 73 "cannot write to $dir"
trap 'rm -rf "$new"' EXIT
printf %s "$SMTP_PASSWORD" >"$new/smtp_password"
printf %s "$SLACK_WEBHOOK_URL" >"$new/slack_webhook_url"
printf %s "$PAGERDUTY_ROUTING_KEY" >"$new/pagerduty_routing_key"
token >"$new/webhook_token"
mv -f "$new"/* "$dir/" || fail 73 "cannot write to $dir"
say "$dir has ${FILES[*]}"
