#!/usr/bin/env bash
# make_certificates.sh [--dir=DIR] [--days=N] [--renew] [--new-authority] [--apply [--context=NAME]]
#
# Makes a private authority and a certificate for each workload of the overlay tls (ECDSA P-256). It keeps what is good:
# a certificate is made anew when it is missing, ends within 50 days, or is not as it would be made today.
#
#   --dir=DIR         where they are kept: DIR/ca.crt, DIR/ca.key, and DIR/<workload>/{tls.crt,tls.key,ca.crt}; readable by
#                     their owner only. Each cluster has a folder of its own, since who reads the Secrets of one has keys
#                     that hold for all that share it. Default ${XDG_DATA_HOME:-~/.local/share}/ai-mixer-monitoring/certificates/ID,
#                     where ID is the uid of the cluster's namespace kube-system
#   --days=N          how long a new certificate holds, 51 to 825 days, default 90; the authority holds ten years
#   --renew           make every certificate anew, by the same authority
#   --new-authority   begin with a new authority, here and in the cluster: for a lost DIR or a key that others know
#   --apply           create or update the Secrets <workload>-tls in the cluster
#   --context=NAME    the cluster of this context of kubectl, default the current one
#
# The key of the authority never leaves DIR: keep that folder, a later call from another one is refused by --apply.
# Programs read new files without a restart (decision 0020); a pod sees a new Secret within about a minute.
# It needs openssl, kubectl for --apply, and no other file of this project.
#
# Exit codes: 0 all certificates are good (and in the cluster), 64 wrong arguments, 69 something is not there or not allowed.
set -euo pipefail
umask 077

# workload, namespace, headless Service (a name for each pod), usage
readonly WORKLOADS="\
ai-mixer-monitor ai-mixer-monitoring ai-mixer-monitor-pods serverAuth
prometheus ai-mixer-monitoring prometheus-pods serverAuth
alertmanager ai-mixer-monitoring alertmanager-pods serverAuth,clientAuth
grafana ai-mixer-monitoring - serverAuth
kube-state-metrics ai-mixer-monitoring - serverAuth
node-exporter ai-mixer-node-exporter - serverAuth"
readonly DAY=86400
readonly AUTHORITY_DAYS=3650
# a month, the two weeks of the alert StackCertificateExpiry, and five days in which somebody is late
readonly RENEW_BEFORE=50
readonly FOLDERS="${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}/ai-mixer-monitoring/certificates"

say() { echo "${0##*/}: $*" >&2; }

fail() { local code=$1; shift; say "$*"; exit "$code"; }

help() { sed -n -e '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

dir=
days=90
renew=false
new_authority=false
apply=false
context=

read_arguments() {
  local argument
  for argument in "$@"; do
    case $argument in
      --help) help; exit 0 ;;
      --dir=?*) dir=${argument#*=} ;;
      --days=*) days=${argument#*=} ;;
      --renew) renew=true ;;
      --new-authority) new_authority=true ;;
      --apply) apply=true ;;
      --context=?*) context=${argument#*=} ;;
      *) fail 64 "unknown argument '$argument'; --help shows what there is" ;;
    esac
  done
  if ! [[ $days =~ ^[1-9][0-9]{1,2}$ ]] || ((days <= RENEW_BEFORE || days > 825)); then
    fail 64 "--days=$days: give a whole number from $((RENEW_BEFORE + 1)) to 825"
  fi
}

# runs a command that says nothing when all is well; its own words where it is not
quietly() {
  local said
  said=$("$@" 2>&1) || fail 69 "${1##*/} cannot do its work: $(tail -n 3 <<<"$said" | xargs -0)"
}

end_of() { openssl x509 -in "$1" -noout -enddate | cut -d= -f2; }

holds() { openssl x509 -in "$1" -noout -checkend "$(($2 * DAY))" >/dev/null 2>&1; }

# whether key $2 is that of certificate $1
belongs() {
  local own
  own=$(openssl pkey -in "$2" -pubout 2>/dev/null) && [[ $own == "$(openssl x509 -in "$1" -noout -pubkey 2>/dev/null)" ]]
}

# sign SUBJECT DAYS EXTENSIONS [CA.CRT CA.KEY]: $work/new.crt with $work/new.key; without an authority it signs itself
sign() {
  printf '%s\n' "[req]" "distinguished_name = none" "[none]" >"$work/request.cnf"
  printf '%s\n' "$3" >"$work/extensions.cnf"
  quietly openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/new.key"
  quietly openssl req -new -sha256 -config "$work/request.cnf" -subj "$1" -key "$work/new.key" -out "$work/new.csr"
  local signer=(-signkey "$work/new.key")
  (($# == 3)) || signer=(-CA "$4" -CAkey "$5")
  quietly openssl x509 -req -sha256 -in "$work/new.csr" "${signer[@]}" -set_serial "0x$(openssl rand -hex 16)" \
    -days "$2" -extfile "$work/extensions.cnf" -out "$work/new.crt"
}

# the certificate last, so that nobody reads it without its key
put_in_place() { mv -f "$work/new.key" "$2" && mv -f "$work/new.crt" "$1"; }

make_authority() {
  if [[ -e $dir/ca.crt || -e $dir/ca.key ]] && ! "$new_authority"; then
    belongs "$dir/ca.crt" "$dir/ca.key" ||
      fail 69 "$dir/ca.crt and ca.key are not a certificate and its key: put them back, or begin anew with --new-authority"
    holds "$dir/ca.crt" "$days" ||
      fail 69 "the authority of $dir ends on $(end_of "$dir/ca.crt"), before a certificate of $days days: --new-authority replaces it"
    return 0
  fi
  sign "/O=AI Mixer Monitoring/CN=AI Mixer Monitoring CA $(openssl rand -hex 4)" "$AUTHORITY_DAYS" \
    "basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash"
  put_in_place "$dir/ca.crt" "$dir/ca.key"
  echo "authority: new, until $(end_of "$dir/ca.crt")"
}

# names WORKLOAD NAMESPACE HEADLESS: what a client may call it, as openssl writes them
names() {
  local all="DNS:$1, DNS:$1.$2, DNS:$1.$2.svc"
  [[ $3 == - ]] || all+=", DNS:*.$3.$2.svc"
  echo "$all, DNS:localhost, IP:127.0.0.1"
}

names_in() {
  openssl x509 -in "$1" -noout -ext subjectAltName 2>/dev/null | sed -n -e 's/IP Address:/IP:/g' -e 's/^ *\(DNS:.*\)/\1/p'
}

usage_in() {
  openssl x509 -in "$1" -noout -ext extendedKeyUsage 2>/dev/null |
    sed -n -e 's/TLS Web Server Authentication/serverAuth/' -e 's/TLS Web Client Authentication/clientAuth/' -e 's/, /,/g' -e 's/^  *//p'
}

# good FOLDER NAMES USAGE: whether its certificate needs no new one
good() {
  ! "$renew" && [[ -f $1/tls.crt && -f $1/tls.key ]] && holds "$1/tls.crt" "$RENEW_BEFORE" &&
    belongs "$1/tls.crt" "$1/tls.key" && openssl verify -CAfile "$dir/ca.crt" "$1/tls.crt" >/dev/null 2>&1 &&
    [[ $(names_in "$1/tls.crt") == "$2" && $(usage_in "$1/tls.crt") == "$3" ]]
}

make_certificate() {
  local workload=$1 namespace=$2 headless=$3 usage=$4 wanted state=kept
  local -r folder=$dir/$workload
  wanted=$(names "$workload" "$namespace" "$headless")
  mkdir -p "$folder" 2>/dev/null || fail 69 "cannot make the folder $folder"
  if ! good "$folder" "$wanted" "$usage"; then
    sign "/O=AI Mixer Monitoring/CN=$workload" "$days" "basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = $usage
subjectAltName = $wanted
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid" "$dir/ca.crt" "$dir/ca.key"
    put_in_place "$folder/tls.crt" "$folder/tls.key"
    state=new
  fi
  cmp -s "$dir/ca.crt" "$folder/ca.crt" || { cp "$dir/ca.crt" "$work/ca.crt" && mv -f "$work/ca.crt" "$folder/ca.crt"; }
  echo "$workload: $state, until $(end_of "$folder/tls.crt")"
}

cluster() { kubectl ${context:+"--context=$context"} "$@"; }

# authority_of WORKLOAD NAMESPACE: that of its certificate in the cluster, in base64; nothing where it has none
authority_of() {
  local known
  known=$(cluster -n "$2" get secret "$1-tls" --ignore-not-found -o 'jsonpath={.data.ca\.crt}' 2>"$said") ||
    fail 69 "cannot look at the Secret $1-tls in $2: $(tail -n 1 "$said")"
  echo "$known"
}

in_base64() { base64 <"$1" | tr -d '\n'; }

# choose_folder: that of the cluster, unless one is named. A cluster that was set up while all of them shared a folder stays
# with it until it gets an authority of its own.
choose_folder() {
  local id
  [[ -z $dir ]] || return 0
  id=$(cluster get namespace kube-system -o 'jsonpath={.metadata.uid}' 2>"$said") || id=''
  [[ $id =~ ^[0-9a-zA-Z-]+$ ]] ||
    fail 69 "cannot tell which cluster the certificates are for, since kubectl does not show its namespace kube-system" \
      "($(tail -n 1 "$said")): name a folder for it with --dir"
  dir=$FOLDERS/$id
  if [[ ! -e $dir/ca.crt && -e $FOLDERS/ca.crt ]] && ! "$new_authority" && is_authority_of_cluster "$FOLDERS/ca.crt"; then
    dir=$FOLDERS
    say "other clusters may have certificates from the same folder: --apply --new-authority gives this one an authority of its own"
  fi
  say "the certificates of this cluster are in $dir"
}

is_authority_of_cluster() {
  local workload namespace rest known ours
  ours=$(in_base64 "$1")
  while read -r workload namespace rest; do
    known=$(authority_of "$workload" "$namespace" </dev/null) || exit "$?"
    [[ $known != "$ours" ]] || return 0
  done <<<"$WORKLOADS"
  return 1
}

# what the cluster has must be of the same authority: two of them at a time trust one another in no direction
check_cluster() {
  local workload namespace rest known
  while read -r workload namespace rest; do
    cluster get namespace "$namespace" -o name >/dev/null 2>"$said" ||
      fail 69 "cannot see the namespace $namespace (setup_monitoring.sh makes it): $(tail -n 1 "$said")"
    known=$(authority_of "$workload" "$namespace" </dev/null) || exit "$?"
    [[ -z $known || (-e $dir/ca.crt && $known == "$(in_base64 "$dir/ca.crt")") ]] || "$new_authority" ||
      fail 69 "the Secret $workload-tls in $namespace is of another authority than $dir: name the folder that made it in" \
        "--dir, or replace the authority of all with --new-authority"
  done <<<"$WORKLOADS"
}

# server-side: a key has no place in an annotation
apply_secret() {
  local -r workload=$1 namespace=$2
  local file
  {
    printf 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata:\n'
    printf '  name: %s-tls\n  namespace: %s\n' "$workload" "$namespace"
    printf '  labels: {app.kubernetes.io/name: %s, app.kubernetes.io/part-of: ai-mixer-monitoring}\ndata:\n' "$workload"
    for file in tls.crt tls.key ca.crt; do printf '  %s: %s\n' "$file" "$(in_base64 "$dir/$workload/$file")"; done
  } >"$work/secret.yml"
  cluster apply --server-side --force-conflicts --field-manager=make_certificates -f "$work/secret.yml" 2>"$said" ||
    fail 69 "cannot write the Secret $workload-tls in $namespace: $(tail -n 1 "$said")"
}

for_each_workload() {
  local workload namespace headless usage
  while read -r workload namespace headless usage; do
    "$1" "$workload" "$namespace" "$headless" "$usage" </dev/null
  done <<<"$WORKLOADS"
}

read_arguments "$@"
command -v openssl >/dev/null || fail 69 "openssl is not there: install it"
! "$apply" || command -v kubectl >/dev/null || fail 69 "kubectl is not there: install it, or leave --apply out"
said=$(mktemp) || fail 69 "cannot write to the folder ${TMPDIR:-/tmp}"
work=
trap 'rm -rf "$said" ${work:+"$work"}' EXIT
choose_folder
mkdir -p "$dir" 2>/dev/null || fail 69 "cannot make the folder $dir; name another one with --dir"
work=$(mktemp -d "$dir/.new.XXXXXX" 2>/dev/null) || fail 69 "cannot write to the folder $dir; name another one with --dir"
! "$apply" || check_cluster
make_authority
for_each_workload make_certificate
! "$apply" || for_each_workload apply_secret
