# What setup_monitoring.sh makes sure of before it changes anything; sourced.
# shellcheck shell=bash disable=SC2154

# look_before_leaping: everything is rendered, there, allowed and accepted by the server, or it ends here
look_before_leaping() {
  # kubectl diff calls it
  need_programs awk base64 od paste ${dry_run:+diff}
  need_cluster
  render
  say "overlay $overlay into $(cluster), $(wc -l <"$work/inventory" | tr -d ' ') objects"
  namespaces_are_there
  kinds_are_known
  all_is_allowed
  volumes_can_be_made
  nodes_are_labelled
  addresses_are_yours
  components_agree
  plan_secrets
  refuse_missing
  rehearse
}

# namespaces_are_there: fills absent with those that are yet to be made
absent=()
namespaces_are_there() {
  local namespace made
  made=" $(namespaces_made | tr '\n' ' ')"
  while read -r namespace; do
    if there namespace "$namespace"; then
      if [[ $namespace == ai-mixer-global ]]; then not_taken_over; else not_inhabited "$namespace" "$made"; fi
    elif [[ $made == *" $namespace "* ]]; then
      absent+=("$namespace")
    else
      lack "the namespace $namespace is not there$(what_it_is "$namespace")"
    fi
  done < <({ namespaces_used; namespaces_made; } | sort -u)
}

what_it_is() {
  if [[ $1 == ai-mixer-global ]]; then
    echo ": AI Mixer runs in it. Make it (kubectl create namespace $1), or look at the demo with --overlay=demo"
  else
    echo ": make it (kubectl create namespace $1)"
  fi
}

# not_taken_over: the demo has a simulator where the real AI Mixer would be, and stand-ins for the secrets; neither is
# ever mixed with production
not_taken_over() {
  local simulated=''
  ! workloads | grep -q " ai-mixer-global " || simulated=yes
  if [[ -n $simulated ]]; then
    ours ai-mixer-global ||
      lack "the namespace ai-mixer-global is there and not the demo's: the demo needs a cluster without AI Mixer"
  elif ours ai-mixer-global; then
    lack "the demo is installed, with its stand-ins for secrets: take it out first (${0##*/} --uninstall)"
  fi
}

# not_inhabited NAMESPACE MADE: what the overlay makes gets its rules: of pods, and that nothing reaches them
not_inhabited() {
  [[ $2 == *" $1 "* ]] && ! ours "$1" || return 0
  if ! others_in "$1" "$INHABITANTS"; then
    lack "the cluster does not say who lives in the namespace $1: $(last_words "$work/refused")"
  elif [[ -s $work/others ]]; then
    lack "somebody else lives in the namespace $1, which belongs to the monitoring: move $(listed <"$work/others") to another one"
  fi
}

# volumes_can_be_made: claims that name no class need a default one; those that have got theirs need none any more, with
# their StatefulSet or without it
volumes_can_be_made() {
  local namespace name classes='' waiting=()
  while read -r namespace name; do
    has_class "$name" "$namespace" || waiting+=("$name")
  done < <(claims_without_class)
  ((${#waiting[@]})) || return 0
  # who may not ask is not kept
  classes=$(kube get storageclasses -o \
    'jsonpath={.items[*].metadata.annotations.storageclass\.kubernetes\.io/is-default-class}' 2>/dev/null) || return 0
  [[ $classes == *true* ]] ||
    lack "no storage class is the default one, so that these get no volume: ${waiting[*]}. Make one of kubectl get" \
      "storageclass the default: kubectl annotate storageclass NAME storageclass.kubernetes.io/is-default-class=true"
}

# has_class CLAIM NAMESPACE
has_class() {
  [[ -n $(kube get persistentvolumeclaim "$1" -n "$2" --ignore-not-found \
    -o 'go-template={{with .spec.storageClassName}}{{.}}{{end}}{{with .spec.volumeName}}{{.}}{{end}}' 2>/dev/null) ]]
}

# nodes_are_labelled: pods that want certain nodes find one
nodes_are_labelled() {
  local kind name label nodes
  while read -r kind name label; do
    nodes=$(kube get nodes -l "$label" -o name 2>/dev/null) || continue
    [[ -n $nodes ]] || lack "no node has the label $label, where $kind $name runs: kubectl label node NODE $label"
  done < <(node_labels)
}

# addresses_are_yours: nobody sends their samples to an example
addresses_are_yours() {
  ! grep -q 'url: https://metrics\.example\.com/' "$work/all.yaml" ||
    lack "samples would go to metrics.example.com: put a prometheus.yml with url and cluster of yours into an overlay of" \
      "your own, as src/site/kubernetes.md shows"
}

# components_agree: what would come up and do something else than it seems to
components_agree() {
  local plain
  plain=$(services_without_tls)
  [[ -z $plain ]] || lack "these Services speak plain HTTP while others speak HTTPS: $plain. Name the component tls last"
  ! { workloads | grep -q ' ai-mixer-monitor-vantage$' && workloads | grep -q ' ai-mixer-simulator$'; } ||
    lack "with the demo the monitor of scale-out would look at the real AI Mixer: leave one of the components demo and scale-out out"
}

# kinds_are_known: those of other projects have to be installed
kinds_are_known() {
  local group kinds known
  while read -r group; do
    kinds=$(awk -v group="$group/" 'index($1, group) == 1 { print $2 }' "$work/inventory" | sort -u | paste -sd, -)
    known=$(kube api-resources "--api-group=$group" -o name 2>/dev/null) || known=''
    [[ -n $known ]] || lack "the cluster does not know $kinds ($group)$(who_brings "$group")"
  done < <(awk '$1 ~ /\/.*/ { sub("/.*", "", $1); print $1 }' "$work/inventory" |
    grep -F . | grep -v '\.k8s\.io$' | sort -u)
}

who_brings() {
  case $1 in
    monitoring.coreos.com) echo ": install the Prometheus operator, https://prometheus-operator.dev" ;;
    cilium.io) echo ": leave the component cilium out where the network is another one (on GKE Dataplane V2 too)" ;;
    cert-manager.io) echo ": install cert-manager, https://cert-manager.io/docs/installation" ;;
    *) echo ": install what brings it" ;;
  esac
}

all_is_allowed() {
  permissions >"$work/permissions"
  allowed "$work/permissions"
}

# allowed FILE: asks for each of its permissions what kubectl auth can-i asks, but everything in one call
allowed() {
  local refusal
  reviews <"$1" >"$work/reviews.yaml"
  kube create --validate=false -f "$work/reviews.yaml" -o "go-template=$ANSWER" >"$work/answers" 2>"$work/refused" ||
    lack "the cluster does not say what you may do: $(last_words "$work/refused")"
  while read -r refusal; do lack "$refusal"; done < <(refusals <"$work/answers")
}

# permissions: "verb resource[.group] namespace" of all that is done; applying on the server is a patch that may create
permissions() {
  {
    awk '
      { group = index($1, "/") ? "." substr($1, 1, index($1, "/") - 1) : ""
        resource = tolower($2)
        if (!sub(/y$/, "ies", resource) && !sub(/s$/, "ses", resource)) resource = resource "s"
        print resource group, $3, "get create patch" ($2 ~ /^(StatefulSet|Deployment|DaemonSet)$/ ? " list watch" : "") }
    ' "$work/inventory"
    secrets_needed | awk '{ print "secrets", $1, "get create patch" }'
    # to say why something does not come up
    workloads | awk '{ print "pods", $2, "list"; print "events", $2, "list" }'
  } | sort -u | awk '{ for (i = 3; i <= NF; i++) print $i, $1, $2 }'
}

# reviews: questions of the permissions on stdin
reviews() {
  awk '{
    point = index($2, ".")
    resource = point ? substr($2, 1, point - 1) : $2
    group = point ? substr($2, point + 1) : ""
    printf "---\napiVersion: authorization.k8s.io/v1\nkind: SelfSubjectAccessReview\nspec:\n  resourceAttributes:\n"
    printf "    {verb: %s, resource: %s, group: \"%s\", namespace: \"%s\"}\n", $1, resource, group, $3 == "-" ? "" : $3 }'
}

# what each answer is printed as: "allowed verb resource[.group] [namespace]"
readonly ANSWER='{{.status.allowed}} {{with .spec.resourceAttributes}}{{.verb}} {{.resource}}'\
'{{with .group}}.{{.}}{{end}}{{with .namespace}} {{.}}{{end}}{{end}}{{"\n"}}'

# refusals: a sentence for each resource in each namespace that the answers on stdin refuse
refusals() {
  awk '
    $1 != "true" {
      what = $3 (NF > 3 ? " in " $4 : "")
      if (!(what in verbs)) order[++count] = what
      verbs[what] = verbs[what] (verbs[what] == "" ? "" : ", ") $2 }
    END { for (i = 1; i <= count; i++)
            print "you may not " verbs[order[i]] " " order[i] ": ask an administrator of the cluster for it" }'
}

# rehearse: the server is asked for everything without doing it; what is in a namespace that is not there yet it cannot
# judge, that shows when it is applied
rehearse() {
  pick "${absent[@]}" <"$work/all.yaml" >"$work/rehearsal.yaml"
  apply rehearsal --dry-run=server || fail 70 "the cluster would refuse this; nothing has been changed"
}

# show_changes: what a run without --dry-run would do
show_changes() {
  local namespace code=0
  kube diff --server-side --field-manager=setup-monitoring ${force:+"$force"} -f "$work/rehearsal.yaml" || code=$?
  ((code <= 1)) || fail 70 "the cluster cannot say what would change"
  for namespace in "${absent[@]}"; do
    echo "+ namespace $namespace with $(awk -v namespace="$namespace" '$3 == namespace' "$work/inventory" | wc -l | tr -d ' ') objects"
  done
  show_secrets
  show_leftovers
  if ((code == 0 && ${#absent[@]} == 0)) && [[ ! -s $work/leftovers ]]; then echo "no object would change"; fi
  say "this was a dry run: nothing has been changed"
}
