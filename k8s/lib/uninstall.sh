# Out of the cluster again, whichever overlay was installed; sourced.
#
# The namespaces of the monitoring are its own, so that all in them goes. ai-mixer-global belongs to AI Mixer: it only
# loses what the monitoring has put there, unless the demo has made it.
# shellcheck shell=bash disable=SC2154

readonly PART='app.kubernetes.io/part-of=ai-mixer-monitoring'
readonly KINDS=statefulsets.apps,deployments.apps,daemonsets.apps,jobs.batch,services,configmaps,secrets,serviceaccounts,roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io,networkpolicies.networking.k8s.io,poddisruptionbudgets.policy

uninstall() {
  local namespace
  need_programs awk paste
  need_cluster
  plan_removal
  if ((${#removals[@]} == 0)); then
    echo "nothing of it is in $(cluster)"
    return
  fi
  printf 'From %s goes:\n' "$(cluster)" >&2
  printf '  - %s\n' "${words[@]}" >&2
  [[ -n $dry_run ]] || confirm
  remove
}

# what goes: in words, and as the arguments of kubectl delete
words=() removals=()

plan_removal() {
  local kinds
  # before the Secrets, which cert-manager would make again
  kinds=$(kinds_of monitoring.coreos.com)$(kinds_of cert-manager.io)$(policies_of_cilium)$KINDS
  if there namespace ai-mixer-node-exporter; then
    removal "the namespace ai-mixer-node-exporter" "namespace ai-mixer-node-exporter"
  fi
  if there namespace ai-mixer-monitoring; then plan_monitoring "$kinds"; fi
  if there namespace ai-mixer-global; then plan_watched "$kinds"; fi
  if [[ -n $(kube get clusterroles,clusterrolebindings -l "$PART" -o name 2>/dev/null) ]]; then
    removal "its ClusterRoles and their bindings" "clusterroles,clusterrolebindings -l $PART"
  fi
}

removal() { words+=("$1"); removals+=("$2"); }

# plan_monitoring KINDS
plan_monitoring() {
  local claims
  claims=$(kube get persistentvolumeclaims -n ai-mixer-monitoring -o name 2>/dev/null | sed 's#.*/##' | paste -sd' ' -)
  if [[ -z $claims ]]; then
    removal "the namespace ai-mixer-monitoring, which has no volumes" "namespace ai-mixer-monitoring"
  elif [[ -n $delete_data ]]; then
    removal "the namespace ai-mixer-monitoring with the DATA of its volumes: $claims" "namespace ai-mixer-monitoring"
  else
    removal "all in the namespace ai-mixer-monitoring, Secrets too, but for the volumes $claims" "$1 --all -n ai-mixer-monitoring"
  fi
}

# plan_watched KINDS
plan_watched() {
  local others
  others=$(kube get pods -n ai-mixer-global -l "!app.kubernetes.io/part-of" -o name) || others=unknown
  if [[ -z $others ]] && ours ai-mixer-global; then
    removal "the namespace ai-mixer-global, which the demo has made" "namespace ai-mixer-global"
  elif [[ -n $(kube get "$1" -n ai-mixer-global -l "$PART" -o name 2>/dev/null) ]]; then
    removal "the rights of the monitoring in ai-mixer-global; what runs there stays" "$1 -n ai-mixer-global -l $PART"
  fi
}

# kinds_of GROUP: those of another project that the cluster knows, each with a comma behind it
kinds_of() { kube api-resources "--api-group=$1" --namespaced=true --verbs=delete -o name 2>/dev/null | tr '\n' , || true; }

# policies_of_cilium: of its kinds the one that an overlay may have
policies_of_cilium() { kinds_of cilium.io | grep -o 'ciliumnetworkpolicies[^,]*,' || true; }

confirm() {
  local answer=''
  [[ -z $yes ]] || return 0
  [[ -t 0 ]] || fail 64 "say --yes to do it without being asked"
  read -rp "Type yes to do it: " answer || true
  [[ $answer == yes ]] || fail 70 "nothing has been changed"
}

# remove: what cannot be deleted does not keep the rest
remove() {
  local each failed=''
  for each in "${removals[@]}"; do
    # the words are arguments
    # shellcheck disable=SC2086
    kube delete $each --ignore-not-found ${dry_run:+--dry-run=server} "--timeout=${timeout}s" || failed=yes
  done
  [[ -z $failed ]] || fail 70 "not everything could be deleted; run it again"
  [[ -z $dry_run ]] || say "this was a dry run: nothing has been changed"
}
