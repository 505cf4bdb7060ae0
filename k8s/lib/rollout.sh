# Whether the pods of what was applied come up, and why not; sourced.
# shellcheck shell=bash disable=SC2154

# how often it looks for pods that cannot start, in seconds
readonly SLICE=20

# await_rollouts: of all workloads, within the time for all of them
await_rollouts() {
  local -r end=$((SECONDS + timeout))
  local kind namespace name failed=0
  while read -r kind namespace name <&3; do
    await_rollout "$kind" "$namespace" "$name" "$end" && continue
    failed=1
    diagnose "$kind" "$namespace" "$name" >&2
  done 3< <(workloads)
  ((failed == 0)) || fail 70 "not all came up within $timeout s, see above; what came up stays. Mend it and run this again"
}

# names_are_found: no probe of the kubelet needs the DNS, so that all is ready without it and nothing is ever sent
names_are_found() {
  whole_stack || return 0
  kube exec -n ai-mixer-monitoring alertmanager-0 -c alertmanager -- nslookup kubernetes.default.svc >"$work/lookup" 2>&1 || true
  ! grep -q 'no servers could be reached' "$work/lookup" ||
    fail 70 "all pods are ready, but the network policy dns keeps them from the DNS of this cluster: add its address, as" \
      "src/site/kubernetes.md shows, and run this again"
}

# await_rollout KIND NAMESPACE NAME END
await_rollout() {
  local -r rollout="$1/$3" end=$4
  local trouble told='' left slice
  say "waiting for $rollout"
  while true; do
    left=$((end - SECONDS))
    slice=$((left > SLICE ? SLICE : left > 1 ? left : 1))
    ! kube rollout status "$rollout" -n "$2" "--timeout=${slice}s" >"$work/rollout" 2>&1 || return 0
    [[ $1 != DaemonSet ]] || ! runs_on_ready_nodes "$2" "$3" || return 0
    ((SECONDS < end)) || return 1
    trouble=$(waiting_pods "$2" "$3")
    [[ $trouble == "$told" ]] || say "$rollout: $trouble"
    told=$trouble
    # it answers at once when there is no answer of the cluster, and of a Deployment that has been late before, which may
    # come up all the same now that its image or a node is there
    grep -q 'timed out' "$work/rollout" || sleep 1
  done
}

# runs_on_ready_nodes NAMESPACE DAEMONSET: whether each node that is Ready has its pod, of the newest revision and ready. The
# others are named, and nobody waits for them: rollout status would for as long as one machine is broken.
runs_on_ready_nodes() {
  local -r pods=(-n "$1" -l "app.kubernetes.io/name=$2")
  local broken
  {
    kube get daemonset "$2" -n "$1" -o 'go-template=wanted {{.status.desiredNumberScheduled}}'\
' {{.metadata.generation}} {{.status.observedGeneration}}{{"\n"}}' &&
      kube get controllerrevisions.apps "${pods[@]}" -o 'go-template={{range .items}}revision {{.revision}}'\
' {{index .metadata.labels "controller-revision-hash"}}{{"\n"}}{{end}}' &&
      kube get pods "${pods[@]}" -o 'go-template={{range .items}}pod {{with .spec.nodeName}}{{.}}{{else}}-{{end}}'\
' {{index .metadata.labels "controller-revision-hash"}}{{range .status.conditions}}{{if eq .type "Ready"}} {{.status}}{{end}}{{end}}{{"\n"}}{{end}}' &&
      kube get nodes -o 'go-template={{range .items}}{{$node := .metadata.name}}{{range .status.conditions}}'\
'{{if and (eq .type "Ready") (ne .status "True")}}broken {{$node}}{{"\n"}}{{end}}{{end}}{{end}}'
  } >"$work/daemonset" 2>/dev/null || return 1
  broken=$(broken_nodes <"$work/daemonset") || return 1
  say "DaemonSet/$2 is ready but for these nodes, which are not Ready themselves: $broken"
}

# broken_nodes: those of stdin, as above; fails if a pod is missing anywhere else
broken_nodes() {
  awk '
    $1 == "wanted" { wanted = $2; seen = $3 == $4 }
    $1 == "revision" && $2 > newest { newest = $2; hash = $3 }
    $1 == "broken" { broken[$2] = 1 }
    $1 == "pod" { if ($3 == hash && $4 == "True") good[$2] = 1; else bad[$2] = 1 }
    END {
      for (node in good) { count++; delete broken[node] }
      for (node in bad) if (!(node in good) && !(node in broken)) exit 1
      for (node in broken) names = names (missing++ ? ", " : "") node
      if (!seen || !count || !missing || wanted - count > missing) exit 1
      print names
    }'
}

# waiting_pods NAMESPACE NAME: those that wait for more than their start, or for a node, in a line
waiting_pods() {
  kube get pods -n "$1" -l "app.kubernetes.io/name=$2" -o 'go-template={{range .items}}{{$pod := .metadata.name}}'\
'{{range .status.initContainerStatuses}}{{if .state.waiting}}{{$pod}} {{.state.waiting.reason}}{{"\n"}}{{end}}{{end}}'\
'{{range .status.containerStatuses}}{{if .state.waiting}}{{$pod}} {{.state.waiting.reason}}{{"\n"}}{{end}}{{end}}'\
'{{range .status.conditions}}{{if and (eq .type "PodScheduled") (eq .status "False")}}{{$pod}} {{.reason}}: {{.message}}'\
'{{"\n"}}{{end}}{{end}}{{end}}' \
    2>/dev/null | grep -vE ' (ContainerCreating|PodInitializing)$' | sort -u | paste -sd, - || true
}

# diagnose KIND NAMESPACE NAME: what the cluster knows about what did not come up
diagnose() {
  local pod container restarts
  echo
  echo "$1 $3 in $2 did not come up: $(last_words "$work/rollout")"
  kube get pods -n "$2" -l "app.kubernetes.io/name=$3" -o wide 2>&1 | sed 's/^/  /' || true
  echo "events:"
  events "$2" "$3" | sed 's/^/  /' || true
  while read -r pod container restarts <&4; do
    echo "log of $pod, container $container:"
    kube logs "$pod" -n "$2" -c "$container" --tail=20 2>&1 | sed 's/^/  /' || true
    ((restarts > 0)) || continue
    echo "log of $pod, container $container, before its last restart:"
    kube logs "$pod" -n "$2" -c "$container" --previous --tail=20 2>&1 | sed 's/^/  /' || true
  done 4< <(unready_containers "$2" "$3")
}

# events NAMESPACE NAME: the last ones of the workload, its pods and its volumes
events() {
  kube get events -n "$1" --sort-by=.lastTimestamp --no-headers -o 'custom-columns=TYPE:.type,REASON:.reason,'\
'OBJECT:.involvedObject.name,MESSAGE:.message' 2>&1 | awk -v name="$2" '$3 ~ "(^|-)" name "($|-)" || /[Ee]rror/' | tail -n 15
}

# unready_containers NAMESPACE NAME: "pod container restarts"
unready_containers() {
  kube get pods -n "$1" -l "app.kubernetes.io/name=$2" -o 'go-template={{range .items}}{{$pod := .metadata.name}}'\
'{{range .status.initContainerStatuses}}{{if not .ready}}{{$pod}} {{.name}} {{.restartCount}}{{"\n"}}{{end}}{{end}}'\
'{{range .status.containerStatuses}}{{if not .ready}}{{$pod}} {{.name}} {{.restartCount}}{{"\n"}}{{end}}{{end}}{{end}}' \
    2>/dev/null || true
}
