# Out of the cluster again, whichever overlay was installed; sourced.
#
# What has the label of this product goes. A namespace goes as a whole only if the product has made it and nothing else is
# in it: AI Mixer may have moved to where the demo was, and the wrong cluster may have namespaces of the same names.
# shellcheck shell=bash disable=SC2154

readonly KINDS=statefulsets.apps,deployments.apps,daemonsets.apps,jobs.batch,services,configmaps,secrets,serviceaccounts,roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io,networkpolicies.networking.k8s.io,poddisruptionbudgets.policy
readonly CERTIFICATE='Secret (ai-mixer-monitor|prometheus|alertmanager|grafana|kube-state-metrics|node-exporter)-tls'
readonly CLUSTER_KINDS=clusterroles.rbac.authorization.k8s.io,clusterrolebindings.rbac.authorization.k8s.io

uninstall() {
  need_programs awk paste
  need_cluster
  plan_removal
  removal_is_allowed
  refuse_missing
  tell
  ((${#removals[@]} + ${#released[@]})) || return 0
  [[ -n $dry_run ]] || confirm
  remove
}

# what goes and what stays in words; what goes as arguments of kubectl, and the rights for that
goes=() stays=() removals=() rights=()
# namespaces that stay, and are the monitoring's no more
released=()

plan_removal() {
  local namespace kinds
  # before the Secrets, which cert-manager would make again
  kinds=$(kinds_of monitoring.coreos.com)$(kinds_of cert-manager.io)$(policies_of_cilium)$KINDS
  for namespace in ai-mixer-node-exporter ai-mixer-monitoring ai-mixer-global; do
    ! is_there "$namespace" || plan_namespace "$namespace" "$kinds"
  done
  find_labelled "" "$CLUSTER_KINDS"
  [[ -z $found ]] || removal "" "$CLUSTER_KINDS" "-l $PART" "its ClusterRoles and their bindings"
}

# is_there NAMESPACE: not to know is no answer
is_there() {
  found=$(kube get namespace "$1" --ignore-not-found -o name 2>"$work/refused") ||
    lack "the cluster does not say whether the namespace $1 is there: $(last_words "$work/refused")"
  [[ -n $found ]]
}

# find_labelled NAMESPACE KINDS: the names of what has our label, into found
find_labelled() {
  kube get "$2" ${1:+-n "$1"} -l "$PART" -o name >"$work/found" 2>"$work/refused" ||
    lack "the cluster does not say what of the monitoring is ${1:+in the namespace }${1:-outside of namespaces}:" \
      "$(last_words "$work/refused")"
  found=$(sed 's#.*/##' "$work/found" | paste -sd' ' -)
}

# plan_namespace NAMESPACE KINDS
plan_namespace() {
  local claims reasons
  look_for_others "$1"
  find_labelled "$1" persistentvolumeclaims
  claims=$found
  if [[ -z $others && (-z $claims || -n $delete_data) ]]; then
    goes+=("the namespace $1${claims:+ with the DATA of its volumes: $claims}")
    removals+=("namespace $1")
    rights+=("delete namespaces $1")
    return
  fi
  find_labelled "$1" "$2"
  [[ -z $found ]] || removal "$1" "$2" "-l $PART" "what of the monitoring is in the namespace $1, Secrets too"
  [[ -z $certificates ]] || removal "$1" secrets "$certificates" "the certificates $certificates"
  if [[ -n $claims && -n $delete_data ]]; then
    removal "$1" persistentvolumeclaims "-l $PART" "the DATA of the volumes $claims"
    claims=''
  fi
  reasons="$others${others:+${claims:+ and }}${claims:+it has the volumes $claims}"
  stays+=("the namespace $1, since $reasons")
  [[ -z $made || -n $claims ]] || release "$1"
}

# removal NAMESPACE KINDS WHICH WORDS
removal() {
  local kind
  goes+=("$4")
  removals+=("$2${1:+ -n $1} $3")
  for kind in ${2//,/ }; do rights+=("delete $kind ${1:--}"); done
}

# release NAMESPACE: it would keep the base from being installed as if the demo were still there
release() {
  goes+=("the label that the monitoring has put on the namespace $1")
  released+=("$1")
  rights+=("patch namespaces $1")
}

# look_for_others NAMESPACE: why it does not go as a whole into others, nothing if it does; whether we have made it into
# made; and into certificates those without a label, which cert-manager or a former make_certificates.sh has written
look_for_others() {
  local kinds certificate=$CERTIFICATE
  made='' certificates='' others="the monitoring has not made it"
  ours "$1" || return 0
  made=yes
  if ! kinds=$(everything) || ! others_in "$1" "$kinds"; then
    others="the cluster does not say what else is in it ($(last_words "$work/refused"))"
    return
  fi
  [[ $1 != ai-mixer-global ]] || certificate='^$'
  certificates=$({ grep -xE "$certificate" "$work/others" || true; } | sed 's/.* //' | paste -sd' ' -)
  others=$({ grep -vxE "$certificate" "$work/others" || true; } | listed)
  others=${others:+"it holds $others"}
}

# kinds_of GROUP: those of another project that the cluster knows, each with a comma behind it
kinds_of() { kube api-resources "--api-group=$1" --namespaced=true --verbs=delete -o name 2>/dev/null | tr '\n' , || true; }

# policies_of_cilium: of its kinds the one that an overlay may have
policies_of_cilium() { kinds_of cilium.io | grep -o 'ciliumnetworkpolicies[^,]*,' || true; }

# removal_is_allowed: all of it, or nothing is begun
removal_is_allowed() {
  ((${#rights[@]})) || return 0
  printf '%s\n' "${rights[@]}" | sort -u >"$work/rights"
  allowed "$work/rights"
}

tell() {
  if ((${#goes[@]})); then
    printf 'From %s goes:\n' "$(cluster)" >&2
    printf '  - %s\n' "${goes[@]}" >&2
  else
    echo "nothing goes from $(cluster)"
  fi
  ((${#stays[@]})) || return 0
  echo "and this stays:" >&2
  printf '  - %s\n' "${stays[@]}" >&2
}

confirm() {
  local answer=''
  [[ -z $yes ]] || return 0
  [[ -t 0 ]] || fail 64 "say --yes to do it without being asked"
  read -rp "Type yes to do it: " answer || true
  [[ $answer == yes ]] || fail 70 "nothing has been changed"
}

# remove: what cannot be deleted does not keep the rest; but the namespaces are ours until all else is done
remove() {
  local each failed=''
  for each in "${removals[@]}"; do
    # the words are arguments
    # shellcheck disable=SC2086
    kube delete $each --ignore-not-found ${dry_run:+--dry-run=server} "--timeout=${timeout}s" || failed=yes
  done
  [[ -z $failed ]] || fail 70 "not everything could be deleted; run it again"
  for each in "${released[@]}"; do
    kube label namespace "$each" "${PART%%=*}-" ${dry_run:+--dry-run=server} || fail 70 "the namespace $each keeps its label; run it again"
  done
  [[ -z $dry_run ]] || say "this was a dry run: nothing has been changed"
}
