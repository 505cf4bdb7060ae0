# The Secrets that no file in the repository may hold; sourced.
#
# Values are in variables of this shell and in files of its own folder, never in arguments.
# shellcheck shell=bash disable=SC2154

# which variable becomes which key
declare -rA KEYS=([SMTP_PASSWORD]=smtp_password [SLACK_WEBHOOK_URL]=slack_webhook_url
  [PAGERDUTY_ROUTING_KEY]=pagerduty_routing_key [ALERTMANAGER_WEBHOOK_TOKEN]=webhook_token)
readonly CHANNELS=(SMTP_PASSWORD SLACK_WEBHOOK_URL PAGERDUTY_ROUTING_KEY)

# the variables that somebody has to type
unset_variables=()
# which Secrets are to be made or changed, as "namespace name keys"; a key is a variable, random, or there as it is
plan=() tls_missing=()

# plan_secrets: what is there is kept; what is not comes from variables, from a prompt or from chance
plan_secrets() {
  local namespace name
  while read -r namespace name <&3; do
    case $name in
      alertmanager-secrets) plan_channels "$namespace" ;;
      monitor-webhook) plan_token "$namespace" ;;
      grafana-admin) plan_password "$namespace" ;;
      *-tls) known_secret "$name" "$namespace" || tls_missing+=("$namespace/$name") ;;
      *) known_secret "$name" "$namespace" ||
        lack "the Secret $name in $namespace is not there: make it with kubectl create secret$(after_namespace "$namespace")," \
          "the overlay says what is in it" ;;
    esac
  done 3< <(secrets_needed)
}

after_namespace() { [[ " ${absent[*]} " != *" $1 "* ]] || echo " (after kubectl create namespace $1)"; }

# the keys of a Secret that have a value, with spaces around each
keys=''

# read_keys SECRET NAMESPACE: none where there is no Secret. It fails where the cluster does not say, which must not pass
# for one without the Secret: its password would be made anew.
read_keys() {
  keys=$(kube get secret "$1" -n "$2" --ignore-not-found \
    -o 'go-template={{range $key, $value := .data}}{{if $value}}{{$key}} {{end}}{{end}}' 2>"$work/refused") || return 1
  keys=" $keys"
}

# plan_keys SECRET NAMESPACE: read_keys, or a lack
plan_keys() {
  read_keys "$@" || {
    lack "the cluster does not say whether the Secret $1 is in $2: $(last_words "$work/refused")"
    return 1
  }
}

# known_secret SECRET NAMESPACE: whether it is there, or the cluster does not say
known_secret() { ! plan_keys "$@" || [[ $keys != ' ' ]]; }

plan_channels() {
  local name words=''
  plan_keys alertmanager-secrets "$1" || return 0
  for name in "${CHANNELS[@]}"; do
    if [[ -v $name ]]; then
      check "$name"
      words+=" $name"
    elif [[ $keys != *" ${KEYS[$name]} "* ]]; then
      unset_variables+=("$name")
      words+=" $name"
    fi
  done
  [[ -z $words ]] || plan+=("$1 alertmanager-secrets$words")
  if ((${#unset_variables[@]})) && [[ ! -t 0 ]]; then
    for name in "${unset_variables[@]}"; do bad+=("$name is not set: set it, or run this on a terminal, which asks for it"); done
  fi
}

plan_token() {
  if [[ -v ALERTMANAGER_WEBHOOK_TOKEN ]]; then
    check ALERTMANAGER_WEBHOOK_TOKEN
    plan+=("$1 monitor-webhook ALERTMANAGER_WEBHOOK_TOKEN")
  elif plan_keys monitor-webhook "$1" && [[ $keys != *" webhook_token "* ]]; then
    plan+=("$1 monitor-webhook random:webhook_token")
  fi
}

# plan_password NAMESPACE: rotate_grafana_password.sh changes it
plan_password() {
  ! plan_keys grafana-admin "$1" || [[ $keys == *" admin-password "* ]] ||
    plan+=("$1 grafana-admin random:admin-password")
}

# check VARIABLE: with the rules of the script that makes files of them
check() {
  local complaint
  complaint=$(complaint_of "$1") || bad+=("${complaint#*: }")
}

# only the script that is called gets it in its environment
complaint_of() { (export "${1?}" && "$SCRIPTS/alertmanager_secrets.sh" --check "$1" 2>&1); }

# ask_for_secrets: what only a human knows, without showing it; a bad value is asked for again
ask_for_secrets() {
  local name complaint
  for name in "${unset_variables[@]}"; do
    while true; do
      IFS= read -rsp "$name (not shown): " "${name?}" || fail 78 "$name is not set"
      echo >&2
      complaint=$(complaint_of "$name") && break
      say "${complaint#*: }"
    done
  done
}

# make_secrets: as planned
make_secrets() {
  local entry namespace name wanted
  for entry in "${plan[@]}"; do
    read -r namespace name wanted <<<"$entry"
    read_keys "$name" "$namespace" || fail 70 "the Secret $name cannot be read: $(last_words "$work/refused")"
    # somebody else has made it meanwhile, and pods may use it
    [[ $wanted != random:* || $keys != *" ${wanted#random:} "* ]] || continue
    # shellcheck disable=SC2086
    secret_file "$namespace" "$name" $wanted
    write_secret "$namespace" "$name"
  done
}

# secret_file NAMESPACE NAME KEY...: good for making it and for changing only these keys of it
secret_file() {
  local -r namespace=$1 name=$2
  local key value
  shift 2
  {
    printf 'apiVersion: v1\nkind: Secret\ntype: Opaque\n'
    printf 'metadata: {name: %s, namespace: %s, labels: {app.kubernetes.io/part-of: ai-mixer-monitoring}}\n' "$name" "$namespace"
    echo "data:"
    for key in "$@"; do
      if [[ $key == random:* ]]; then value=$(random); else value=${!key}; fi
      printf '  %s: %s\n' "$(key_of "$key")" "$(printf %s "$value" | base64 | tr -d '\n')"
    done
  } >"$work/secret.yaml"
}

key_of() { if [[ $1 == random:* ]]; then echo "${1#random:}"; else echo "${KEYS[$1]}"; fi; }

# random: 160 bits that are easy to copy
random() { od -An -tx1 -N20 /dev/urandom | tr -d ' \n'; }

# write_secret NAMESPACE NAME: of work/secret.yaml, which no other user can read
write_secret() {
  local done=made
  if there secret "$2" "$1"; then
    done=changed
    kube patch secret "$2" -n "$1" --type=merge "--patch-file=$work/secret.yaml" >"$work/out" 2>"$work/refused" || done=''
  else
    kube create -f "$work/secret.yaml" >"$work/out" 2>"$work/refused" || done=''
  fi
  rm -f "$work/secret.yaml"
  [[ -n $done ]] || fail 70 "the Secret $2 cannot be written: $(last_words "$work/refused")"
  say "the Secret $2 is $done"
}

# make_certificates: for what serves HTTPS and has no certificate yet
make_certificates() {
  ((${#tls_missing[@]})) || return 0
  say "making certificates, since these Secrets are not there: ${tls_missing[*]}"
  "$HERE/make_certificates.sh" --apply ${context:+"--context=$context"} || fail 70 "no certificates could be made"
}

# show_secrets: what would be done about them
show_secrets() {
  local entry namespace name keys
  for entry in "${plan[@]}"; do
    read -r namespace name keys <<<"$entry"
    echo "+ Secret $name in $namespace: $(for key in $keys; do key_of "$key"; done | paste -sd' ' -)"
  done
  for entry in "${tls_missing[@]}"; do echo "+ Secret ${entry#*/} in ${entry%/*}: a certificate"; done
  for entry in "${unset_variables[@]}"; do echo "  it would ask for $entry"; done
}

# password_of_grafana: how to read it
password_of_grafana() {
  echo "kubectl get secret -n ai-mixer-monitoring grafana-admin -o jsonpath='{.data.admin-password}' | base64 --decode; echo"
}
