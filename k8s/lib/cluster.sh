# The cluster as kubectl reaches it, and what of it is there; sourced.
# shellcheck shell=bash disable=SC2154

# The kustomize in kubectl 1.27 is the first with all that the overlays use. Of the server they use nothing newer than its
# 1.27 either, which everybody who maintains Kubernetes has given up long ago.
readonly OLDEST=27

# what is missing, each with its mend; and of the secrets
missing=() bad=()

lack() { missing+=("$*"); }

kube() { kubectl ${context:+"--context=$context"} "$@"; }

# refuse_missing: says all of it and ends
refuse_missing() {
  ((${#missing[@]} + ${#bad[@]})) || return 0
  say "nothing has been changed, since this is missing:"
  printf '  - %s\n' "${missing[@]}" "${bad[@]}" >&2
  if ((${#missing[@]})); then exit 69; fi
  exit 78
}

# need_programs NAME...
need_programs() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || lack "$name is not there: install it"
  done
  command -v kubectl >/dev/null ||
    lack "kubectl is not there: install 1.$OLDEST or newer, see https://kubernetes.io/docs/tasks/tools/"
  refuse_missing
}

# need_cluster: one that answers, and versions that know what the overlays use
need_cluster() {
  local versions client server
  versions=$(kube version -o yaml --request-timeout=15s 2>"$work/version") || true
  client=$(minor clientVersion <<<"$versions")
  server=$(minor serverVersion <<<"$versions")
  ((client == 0 || client >= OLDEST)) ||
    lack "kubectl is 1.$client, which knows too little of kustomize: install 1.$OLDEST or newer"
  if ((server == 0)); then
    lack "no cluster answers in $(cluster): $(last_words "$work/version"); choose another with --context=NAME" \
      "(kubectl config get-contexts shows them)"
  elif ((server < OLDEST)); then
    lack "the cluster is Kubernetes 1.$server: upgrade it to 1.$OLDEST or newer"
  elif ((client > server + 1 || server > client + 1)); then
    say "kubectl 1.$client and the cluster 1.$server are more than one version apart, which nobody tests"
  fi
  refuse_missing
}

# cluster: what it is called; within a cluster kubectl needs no context
cluster() {
  local name=$context
  [[ -n $name ]] || name=$(kubectl config current-context 2>/dev/null) || name="of this pod, if any"
  echo "the context $name"
}

# minor WHOSE: of 1.x in the output of kubectl version; 0 if it is not there, 999 of a version 2
minor() {
  awk -v whose="$1:" '
    /^[^ ]/ { mine = $1 == whose }
    mine && $1 == "gitVersion:" { split($2, part, "."); found = part[1] == "v1" ? part[2] + 0 : 999 }
    END { print found + 0 }'
}

# last_words FILE: what kubectl has complained about
last_words() {
  local words
  words=$(grep -v '^ *$' "$1" | tail -n 1) || true
  echo "${words:-kubectl says nothing}"
}

# there KIND NAME [NAMESPACE]
there() { [[ -n $(kube get "$1" "$2" ${3:+-n "$3"} --ignore-not-found -o name 2>/dev/null) ]]; }

# ours NAMESPACE: whether this product has made it
ours() {
  [[ $(kube get namespace "$1" --ignore-not-found \
    -o 'go-template={{index .metadata.labels "app.kubernetes.io/part-of"}}' 2>/dev/null) == ai-mixer-monitoring ]]
}

# may VERB RESOURCE [NAMESPACE]; resources are given with their API group
may() { kube auth can-i "$1" "$2" ${3:+-n "$3"} >/dev/null 2>&1; }

# seconds_of TIME: such as 90s or 10m
seconds_of() {
  [[ $1 =~ ^([1-9][0-9]{0,4})([sm]?)$ ]] || return 1
  if [[ ${BASH_REMATCH[2]} == m ]]; then echo $((BASH_REMATCH[1] * 60)); else echo "${BASH_REMATCH[1]}"; fi
}
