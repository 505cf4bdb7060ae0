# Objects into the cluster, and what a refusal means; sourced.
# shellcheck shell=bash disable=SC2154

# apply NAME [ARGUMENT...]: work/NAME.yaml; fails with the reasons and their mends. The server keeps who has set which
# field; no annotation has to hold a copy of everything, for which a ConfigMap of dashboards would be too large.
apply() {
  local -r name=$1
  shift
  if kube apply --server-side --field-manager=setup-monitoring ${force:+"$force"} "$@" -f "$work/$name.yaml" \
    >"$work/applied" 2>"$work/refused"; then
    # warnings, once
    (($#)) || cat "$work/refused" >&2
    return 0
  fi
  cat "$work/refused" >&2
  mends <"$work/refused" >&2
  return 1
}

# mends: what helps against the errors on stdin
mends() {
  awk '
    function once(text) { if (!(text in told)) print "  - " text; told[text] = 1 }
    /^Apply failed with|: Apply failed with/ {
      once("somebody else has set these fields: put the change into an overlay, or take them back with --force-conflicts") }
    /updates to statefulset spec/ {
      match($0, /StatefulSet(\.apps)? "[^"]+"/)
      name = substr($0, RSTART, RLENGTH); gsub(/^[^"]*"|"$/, "", name)
      once("a StatefulSet keeps these fields for good: kubectl -n ai-mixer-monitoring delete statefulset " name \
           " --cascade=orphan (pods and volumes stay), then run this again") }
    /field is immutable/ && !/statefulset spec/ {
      once("a field that cannot change has changed: delete this object with kubectl, then run this again") }
    /cannot change roleRef/ { once("delete this binding with kubectl, then run this again") }
    /attempting to grant RBAC permissions/ {
      once("nobody may grant more than they have: ask an administrator of the cluster to run this") }
    /no matches for kind/ { once("the cluster does not know this kind: upgrade it, or install what brings it") }
    /violates PodSecurity/ { once("the pod does not keep to the rules of its namespace: compare it with k8s/base") }
  '
}

# make_namespaces: first, since everything else is in them
make_namespaces() {
  pick NAMESPACES-ONLY <"$work/all.yaml" >"$work/namespaces.yaml"
  [[ ! -s $work/namespaces.yaml ]] || apply namespaces || fail 70 "the namespaces cannot be made"
}

apply_all() {
  apply all || fail 70 "not everything could be applied; when the reasons above are mended, run this again"
  say "$(wc -l <"$work/applied" | tr -d ' ') objects are applied"
}
