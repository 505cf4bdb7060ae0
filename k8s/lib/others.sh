# What in a namespace is not of this product; sourced.
# shellcheck shell=bash disable=SC2154

readonly PART='app.kubernetes.io/part-of=ai-mixer-monitoring'
readonly NOT_OURS='app.kubernetes.io/part-of!=ai-mixer-monitoring'

# what shows that somebody lives in a namespace; a Secret may have been put there for us
readonly INHABITANTS=pods,services,persistentvolumeclaims,statefulsets.apps,deployments.apps,daemonsets.apps,jobs.batch,cronjobs.batch

# a pod of a Deployment need not be named beside it
readonly UNOWNED='go-template={{range .items}}{{if not .metadata.ownerReferences}}{{.kind}} {{.metadata.name}}{{"\n"}}{{end}}{{end}}'

# everything: all kinds that a namespace may hold, but for what the cluster writes down there about others
everything() {
  kube api-resources --namespaced=true --verbs=list,delete -o name 2>"$work/refused" |
    grep -vE '^(events(\.events\.k8s\.io)?|endpoints|leases\.coordination\.k8s\.io)$' | paste -sd, -
}

# others_in NAMESPACE KINDS: "Kind name" of each that has not our label into work/others; fails where the cluster does not
# say. What the cluster or a mesh puts into every namespace is nobody's.
others_in() {
  kube get "$2" -n "$1" -l "$NOT_OURS" -o "$UNOWNED" >"$work/found" 2>"$work/refused" || return 1
  grep -vxE 'ServiceAccount default|ConfigMap (kube-root-ca\.crt|openshift-service-ca\.crt|istio-ca-root-cert)' \
    "$work/found" >"$work/others" || true
}

# listed: the first of the lines on stdin, and how many more there are
listed() {
  awk 'NR <= 3 { text = text (NR > 1 ? ", " : "") $0 } END { print text (NR > 3 ? " and " NR - 3 " more" : "") }'
}
