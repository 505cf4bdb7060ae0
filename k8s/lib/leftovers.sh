# What earlier runs have applied and the overlay has no more; sourced.
#
# It is known by the name under which this script applies: what somebody else has put there stays, however it is
# labelled. Volumes, Secrets and namespaces are never applied under that name or never asked for.
# shellcheck shell=bash disable=SC2154

readonly APPLIED='go-template={{range .items}}{{$item := .}}{{range .metadata.managedFields}}'\
'{{with .manager}}{{if eq . "setup-monitoring"}}{{$item.apiVersion}} {{$item.kind}} {{with $item.metadata.namespace}}{{.}}{{else}}-{{end}} '\
'{{$item.metadata.name}}{{"\n"}}{{end}}{{end}}{{end}}{{end}}'

# whole_stack: an overlay that is only a part of it says nothing about the rest
whole_stack() { grep -q ' StatefulSet ai-mixer-monitoring alertmanager$' "$work/inventory"; }

# find_leftovers: "kind[.group] namespace name" of each into work/leftovers
find_leftovers() {
  local kind namespace name
  : >"$work/leftovers"
  whole_stack || return 0
  applied_before >"$work/before"
  while read -r kind namespace name; do
    [[ $kind == configmap ]] && may_come_back "$namespace" "$name" || echo "$kind $namespace $name"
  done < <(without_inventory <"$work/before") >"$work/leftovers"
}

# applied_before: "apiVersion kind namespace name"
applied_before() {
  local namespace kinds
  kinds=$(kinds_of monitoring.coreos.com)$(kinds_of cert-manager.io)$(policies_of_cilium)${KINDS/secrets,/}
  while read -r namespace; do
    kube get "$kinds" -n "$namespace" -l "$PART" -o "$APPLIED" 2>"$work/refused" ||
      say "not all that earlier runs have left in $namespace is known: $(last_words "$work/refused")"
  done < <({ namespaces_used; printf 'ai-mixer-%s\n' monitoring node-exporter global; } | sort -u)
  kube get clusterroles,clusterrolebindings -l "$PART" -o "$APPLIED" 2>/dev/null || true
}

# without_inventory: those on stdin that the overlay has not, whatever version of their kind
without_inventory() {
  awk '
    NR == FNR { kept[$2 " " $3 " " $4] = 1; next }
    !(($2 " " $3 " " $4) in kept) {
      group = index($1, "/") ? "." substr($1, 1, index($1, "/") - 1) : ""
      print tolower($2) group, $3, $4 }
  ' "$work/inventory" - | sort -u
}

# may_come_back NAMESPACE CONFIGMAP: whether kubectl rollout undo would want it
may_come_back() {
  kube get replicasets.apps,controllerrevisions.apps -n "$1" -o yaml >"$work/revisions" 2>/dev/null || return 0
  grep -qwF -- "$2" "$work/revisions"
}

remove_leftovers() {
  local kind namespace name
  find_leftovers
  while read -r kind namespace name <&3; do
    if kube delete "$kind" "$name" -n "${namespace/#-/default}" --ignore-not-found --wait=false >"$work/out" 2>"$work/refused"; then
      say "deleted, since the overlay has it no more: $kind $name"
    else
      say "the overlay has it no more, delete it: $kind $name in $namespace ($(last_words "$work/refused"))"
    fi
  done 3<"$work/leftovers"
}

# show_leftovers: what would be deleted
show_leftovers() {
  find_leftovers
  awk '{ print "- " $1 " " $3 ($2 == "-" ? "" : " in " $2) }' "$work/leftovers"
}
