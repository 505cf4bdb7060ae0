# What an overlay consists of: one file with all its objects, and what is in it; sourced.
#
# kustomize writes every file in the same form, so that lines tell what each object is.
# shellcheck shell=bash disable=SC2154

readonly KUSTOMIZATIONS=(kustomization.yaml kustomization.yml Kustomization)

# overlay_folder: where the overlay is
overlay_folder() {
  local known
  if [[ $overlay == base ]]; then
    echo "$HERE/base"
  elif [[ $overlay == */* || $overlay == . ]]; then
    is_kustomization "$overlay" || fail 64 "--overlay=$overlay: there is no kustomization.yaml in this folder"
    (cd "$overlay" && pwd -P)
  elif is_kustomization "$HERE/overlays/$overlay"; then
    echo "$HERE/overlays/$overlay"
  else
    known=$(cd "$HERE/overlays" 2>/dev/null && printf '%s, ' */)
    fail 64 "there is no overlay $overlay: give one of base, ${known//\//}or the path of a folder, such as ./$overlay"
  fi
}

is_kustomization() {
  local name
  for name in "${KUSTOMIZATIONS[@]}"; do
    [[ ! -f $1/$name ]] || return 0
  done
  return 1
}

# render: all objects into work/all.yaml, what they are into work/inventory
render() {
  local own folder
  own=$(overlay_folder) || exit "$?"
  folder=$own
  [[ -z $registry ]] || folder=$(with_registry "$own")
  if ! kubectl kustomize "$folder" >"$work/all.yaml" 2>"$work/kustomize"; then
    cat "$work/kustomize" >&2
    ! grep -qs 'overlays/operator' "${KUSTOMIZATIONS[@]/#/$own/}" || ! grep -q prometheus "$work/kustomize" ||
      say "the overlay operator has no Prometheus of its own, which the components demo, scale-out and tls would change:" \
        "src/site/kubernetes.md shows what goes together"
    fail 70 "the overlay $overlay cannot be built; the reason is above"
  fi
  inventory <"$work/all.yaml" >"$work/inventory"
}

# with_registry FOLDER: a folder whose overlay is that one with our images from elsewhere; kustomize only takes relative
# paths
with_registry() {
  local -r folder=$work/registry
  local image
  mkdir "$folder"
  {
    echo "resources: ['$(climb "$folder")$(cd "$1" && pwd -P)']"
    echo "images:"
    for image in ai-mixer-monitor ai-mixer-simulator; do
      echo "  - {name: registry.aimixer.com/$image, newName: $registry/$image}"
    done
  } >"$folder/kustomization.yaml"
  echo "$folder"
}

# climb FOLDER: the way from there to the root, without a slash at its end
climb() {
  local up=''
  local -r slashes=${1//[^\/]/}
  printf -v up "%${#slashes}s" ''
  up=${up// /../}
  echo "${up%/}"
}

# inventory: "apiVersion kind namespace name" of each object on stdin, - for no namespace
inventory() {
  awk '
    function flush() { if (kind != "") print version, kind, (namespace == "" ? "-" : namespace), name
                       version = kind = namespace = name = "" }
    /^---/ { flush(); next }
    /^[^ #]/ { meta = $1 == "metadata:" }
    /^apiVersion: / { version = $2 }
    /^kind: / { kind = $2 }
    meta && /^  name: / { name = $2 }
    meta && /^  namespace: / { namespace = $2 }
    END { flush() }'
}

# namespaces_made: those that the overlay makes itself
namespaces_made() { awk '$2 == "Namespace" { print $4 }' "$work/inventory"; }

# namespaces_used: those that its objects are in
namespaces_used() { awk '$3 != "-" { print $3 }' "$work/inventory" | sort -u; }

# workloads: "kind namespace name" of whatever has pods
workloads() { awk '$2 ~ /^(StatefulSet|Deployment|DaemonSet)$/ { print $2, $3, $4 }' "$work/inventory"; }

# secrets_needed: "namespace name" of the Secrets that pods read and that the overlay does not bring, be it as a
# Certificate of cert-manager
secrets_needed() {
  awk '
    NR == FNR { if ($2 == "Secret") brought[$3 " " $4] = 1; next }
    /^---/ { kind = namespace = "" }
    /^kind: / { kind = $2 }
    /^  namespace: / { namespace = $2 }
    kind == "Certificate" && /^  secretName: / { brought[namespace " " $2] = 1 }
    # what a pod starts without; kustomize has put the keys in order
    /^ +optional: true$/ { without = FNR + 1 }
    FNR == without && / secretName: / { next }
    kind ~ /^(StatefulSet|Deployment|DaemonSet)$/ &&
      /secretName: |name: (alertmanager-secrets|monitor-webhook|grafana-admin|[a-z-]+-tls)$/ {
      needed[namespace " " $NF] = 1
    }
    END { for (each in needed) if (!(each in brought)) print each }
  ' "$work/inventory" "$work/all.yaml" | sort
}

# claims_without_class: "namespace name" of the claims that StatefulSets make without naming a storage class
claims_without_class() {
  awk '
    function flush(   i) { if (claim != "" && !class) for (i = 0; i < replicas; i++) print namespace, claim "-" name "-" i
                           claim = ""; class = elsewhere = 0 }
    BEGIN { replicas = 1 }
    /^---/ { flush(); kind = ""; meta = within = 0; replicas = 1; next }
    /^kind: / { kind = $2 }
    /^[^ #]/ { meta = $1 == "metadata:" }
    meta && /^  name: / { name = $2 }
    meta && /^  namespace: / { namespace = $2 }
    /^  [^ ]/ && !/^  - / { flush(); within = kind == "StatefulSet" && $1 == "volumeClaimTemplates:" }
    /^  replicas: / { replicas = $2 }
    within && /^  - / { flush() }
    within && /^  (- |  )[a-z]/ { elsewhere = !/metadata:$/ }
    within && !elsewhere && /^      name: / { claim = $2 }
    within && / storageClassName: ./ { class = 1 }
    END { flush() }' "$work/all.yaml"
}

# services_without_tls: the names of our Services with a port http, where another has one that is https
services_without_tls() {
  awk '
    function flush() { if (kind == "Service" && ours == 2 && scheme == "http") plain = plain (plain == "" ? "" : ", ") name
                       if (kind == "Service" && ours == 2 && scheme == "https") secure = 1
                       kind = scheme = ""; meta = ours = 0 }
    /^---/ { flush(); next }
    /^kind: / { kind = $2 }
    /^[^ #]/ { meta = $1 == "metadata:" }
    meta && /^  name: / { name = $2 }
    meta && /^(  namespace|    app.kubernetes.io\/part-of): ai-mixer-monitoring$/ { ours++ }
    !meta && /^  (- |  )name: https?$/ { scheme = $NF }
    END { flush(); if (secure) print plain }' "$work/all.yaml"
}

# node_labels: "kind name label=value" of the nodes that pods want beside their operating system
node_labels() {
  awk '
    /^---/ { meta = within = 0; next }
    /^kind: / { kind = $2 }
    /^[^ #]/ { meta = $1 == "metadata:" }
    meta && /^  name: / { name = $2 }
    { match($0, /^ */) }
    RLENGTH <= 6 { within = kind ~ /^(StatefulSet|Deployment)$/ && /^      nodeSelector:$/; next }
    within && !/kubernetes\.io\/os:/ { sub(/:$/, "", $1); print kind, name, $1 "=" $2 }' "$work/all.yaml"
}

# uses_secret NAME: whether a pod reads it, whoever makes it
uses_secret() { grep -qE "(secretName|name): $1\$" "$work/all.yaml"; }

# pick NAMESPACES-ONLY|NAMESPACE...: of the objects on stdin the Namespaces alone, or those outside of these namespaces
pick() {
  awk -v which="$*" '
    BEGIN { count = split(which, left_out, " ") }
    function flush(   i, wanted) {
      wanted = which == "NAMESPACES-ONLY" ? kind == "Namespace" : kind != ""
      for (i = 1; i <= count; i++) if (namespace == left_out[i]) wanted = 0
      if (wanted) printf "---\n%s", text
      text = kind = namespace = ""
    }
    /^---/ { flush(); next }
    { text = text $0 "\n" }
    /^[^ #]/ { meta = $1 == "metadata:" }
    /^kind: / { kind = $2 }
    meta && /^  namespace: / { namespace = $2 }
    END { flush() }'
}
