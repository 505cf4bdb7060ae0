#!/usr/bin/env bash
# fetch_programs.sh NAME...: provides the real programs that tests and the local stack run.
#
# Prints the path of each program, one a line in the order asked for; everything else goes to stderr.
# A program on the PATH is taken as it is. Otherwise, on Debian and Ubuntu, its package is downloaded with a private
# apt configuration and unpacked below ${XDG_CACHE_HOME:-~/.cache}/ai-mixer-monitor/programs, without root and without
# touching the packages or the apt state of the system. The next call finds it there. It needs no other file of this project.
#
# Exit codes: 0 all are there, 64 an unknown name, 69 one cannot be had (a line says what to install).
set -euo pipefail

readonly CACHE="${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/ai-mixer-monitor/programs"
readonly NAMES="prometheus promtool prometheus-alertmanager amtool prometheus-node-exporter prometheus-blackbox-exporter
  chromium chromedriver kubectl shellcheck"

say() { echo "fetch_programs.sh: $*" >&2; }

fail() { local code=$1; shift; say "$*"; exit "$code"; }

# what a program is called outside Debian
other_name() {
  case $1 in
    prometheus-alertmanager) echo alertmanager ;;
    prometheus-node-exporter) echo node_exporter ;;
    prometheus-blackbox-exporter) echo blackbox_exporter ;;
    chromium) echo google-chrome ;;
    *) echo "$1" ;;
  esac
}

# the packages it may be in, best first
packages() {
  case $1 in
    promtool) echo promtool prometheus ;;
    amtool) echo prometheus-alertmanager ;;
    # it depends on the browser of the same version
    chromium | chromedriver) echo chromium-driver ;;
    kubectl) echo kubectl kubernetes-client ;;
    *) echo "$1" ;;
  esac
}

# a build of another suite may need a newer C library than this machine has
runs() {
  if [[ ${1##*/} == kubectl ]]; then
    builds_kustomizations "$1"
    return
  fi
  "$1" --version >/dev/null 2>&1 || return 1
  [[ ${1##*/} != prometheus-alertmanager ]] || finds_templates "$1"
}

# whether the kustomize inside a kubectl is 5.0 or newer, as from 1.27 on: older ones (Debian 12 has 1.20) build other
# names or refuse the files
builds_kustomizations() { "$1" version --client 2>/dev/null | grep -qE '^Kustomize Version: v([5-9]|[1-9][0-9]+)\.'; }

# whether an Alertmanager finds the templates that it begins with: they come right before the certificate that is not
# there, which ends it, so that it never opens more than a port of loopback for a moment
finds_templates() {
  local folder said
  folder=$(mktemp -d) || return 1
  echo "{route: {receiver: x}, receivers: [{name: x, webhook_configs: [{url: 'http://localhost'," \
    "http_config: {tls_config: {ca_file: '$folder/missing'}}}]}]}" >"$folder/config.yml"
  said=$(timeout 20 "$1" --config.file="$folder/config.yml" --storage.path="$folder" --cluster.listen-address= \
    --web.listen-address=127.0.0.1:0 2>&1) || true
  rm -rf "$folder"
  [[ $said == *"open $folder/missing"* ]]
}

# as it is; but a kubectl that is too old for the files here is none
on_path() {
  if [[ $1 == kubectl ]]; then
    command -v kubectl >/dev/null && builds_kustomizations kubectl && command -v kubectl
    return
  fi
  command -v "$1" || command -v "$(other_name "$1")"
}

in_cache() {
  local package program
  for package in $(packages "$1"); do
    program="$CACHE/$package/usr/bin/$1"
    if [[ -x $program ]] && runs "$program"; then
      echo "$program"
      return
    fi
  done
  return 1
}

find_program() { on_path "$1" || in_cache "$1"; }

# the entries of the machine's apt sources, in both formats, as "uri suite keyring components..."; keyring - = none named
sources_of_lines() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -r $file ]] && awk '
      $1 == "deb" {
        key = "-"; i = 2
        if ($2 ~ /^\[/) {
          for (; i <= NF; i++) {
            option = $i; gsub(/[][]/, "", option)
            if (option ~ /^signed-by=\//) { key = substr(option, 11) }
            if ($i ~ /\]$/) { i++; break }
          }
        }
        line = $i " " $(i + 1) " " key
        for (i += 2; i <= NF && $i !~ /^#/; i++) line = line " " $i
        print line
      }' "$file"
  done
  return 0
}

sources_of_paragraphs() {
  local file
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ -r $file ]] && grep -v '^#' "$file" | awk '
      function flush(   u, s, uris, suites, n, m) {
        n = split(field["uris"], uris); m = split(field["suites"], suites)
        if (field["types"] ~ /(^| )deb( |$)/ && tolower(field["enabled"]) !~ /no|false/)
          for (u = 1; u <= n; u++) for (s = 1; s <= m; s++)
            print uris[u], suites[s], (field["signed-by"] ~ /^ *\// ? field["signed-by"] : "-"), field["components"]
        split("", field)
      }
      /^[ \t]*$/ { flush(); next }
      /^[ \t]/ { sub(/^[ \t]+/, ""); field[name] = field[name] " " $0; next }
      { name = tolower($0); sub(/:.*/, "", name); value = $0; sub(/^[^:]*:[ \t]*/, "", value); field[name] = value }
      END { flush() }'
  done
  return 0
}

# shellcheck disable=SC1091
is_ubuntu() { (. /etc/os-release && [[ "$ID ${ID_LIKE:-}" == *ubuntu* ]]); }

# the distribution's own archive: not its security archive, not somebody else's archive for the same suite
own_source() {
  local codename
  # shellcheck disable=SC1091
  codename=$(. /etc/os-release && echo "${UBUNTU_CODENAME:-${VERSION_CODENAME:-sid}}")
  { sources_of_lines; sources_of_paragraphs; } | awk -v codename="$codename" '
    ($1 ~ /(debian|ubuntu)/ || $3 ~ /(debian|ubuntu)-archive-keyring/) && $1 !~ /security/ && / main( |$)/ &&
      ($2 == codename || $2 ~ /^(oldstable|stable|testing|unstable|sid)$/) { print; exit }'
}

# the suites to try, as one line of a sources.list each: Debian's newest build has what older ones lack (the
# Prometheus of Debian 12 cannot discover Kubernetes targets)
suites() {
  local uri suite key components keyring
  read -r uri suite key components <<<"$(own_source)"
  [[ -n $uri ]] || return 1
  if [[ $key == - ]]; then
    for keyring in /usr/share/keyrings/{debian,ubuntu}-archive-keyring.{pgp,gpg}; do
      [[ -r $keyring ]] && { ! is_ubuntu || [[ $keyring == */ubuntu-* ]]; } && key=$keyring
    done
  fi
  [[ $key == - ]] && key= || key="[signed-by=${key// /,}] "
  if is_ubuntu; then
    # Prometheus is in universe, which may stand on a line of its own
    echo "deb $key$uri $suite main universe"
  else
    echo "deb $key$uri sid main"
    echo "deb $key$uri $suite $components"
  fi
}

# an apt of our own in folder $1 for source line $2; only how to reach the network is taken from the machine
private_apt() {
  mkdir -p "$1"/{lists/partial,cache/archives/partial,empty}
  echo "$2" >"$1/sources.list"
  env -u APT_CONFIG apt-config dump | grep -i '^Acquire::' | grep -viE '^Acquire::(IndexTargets|Languages)' >"$1/apt.conf" || true
  cat >>"$1/apt.conf" <<-CONF
	Dir::Etc::Main "/dev/null"; Dir::Etc::Parts "$1/empty"; Dir::Etc::Preferences "/dev/null"; Dir::Etc::PreferencesParts "$1/empty";
	Dir::Etc::SourceList "$1/sources.list"; Dir::Etc::SourceParts "$1/empty";
	Dir::State::Lists "$1/lists"; Dir::Cache "$1/cache";
	Acquire::Languages "none"; Acquire::Retries "3"; APT::Sandbox::User "root";
	CONF
  APT_CONFIG="$1/apt.conf" apt-get -qq update >&2
}

# Debian's Alertmanager looks for those templates in /usr/share only. In the unpacked tree $1 the path in the program
# becomes that of descriptor 9, of the same length, and the command a script that opens the folder there: no root, no
# mount, and relative arguments keep their meaning (decision 0011).
relocate_alertmanager() {
  local -r from=/usr/share/prometheus/alertmanager to=/proc/self/fd/9///////////////////
  local -r command=$1/usr/bin/prometheus-alertmanager program=$1/usr/libexec/prometheus-alertmanager
  [[ -d $1$from ]] && grep -q "$from" "$command" || return 0
  mkdir -p "${program%/*}"
  LC_ALL=C sed "s#$from#$to#g" "$command" >"$program"
  cat >"$command" <<-'SCRIPT'
	#!/usr/bin/env bash
	usr=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
	exec 9<"$usr/share/prometheus/alertmanager" "$usr/libexec/prometheus-alertmanager" "$@"
	SCRIPT
  chmod +x "$program" "$command"
}

# Debian's Chromium knows its place by an absolute path, and its libraries are wherever the tree is: both commands of the
# unpacked tree $1 become a script that finds them there.
relocate_chromium() {
  local -r bin=$1/usr/bin
  [[ -x $bin/chromedriver ]] || return 0
  mkdir -p "$1/usr/libexec"
  mv "$bin/chromedriver" "$1/usr/libexec/chromedriver"
  cat >"$bin/chromedriver" <<-'SCRIPT'
	#!/usr/bin/env bash
	usr=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
	for folder in "$usr"/lib/*-linux-gnu* "$usr"/lib/*-linux-gnu*/pulseaudio; do
	  export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder"
	done
	[[ -e /etc/fonts/fonts.conf ]] || export FONTCONFIG_SYSROOT="${usr%/usr}"
	case ${0##*/} in
	  chromium) exec "$usr/lib/chromium/chromium" "$@" ;;
	  *) exec "$usr/libexec/chromedriver" "$@" ;;
	esac
	SCRIPT
  chmod +x "$bin/chromedriver"
  [[ ! -e $1/usr/lib/chromium/chromium ]] || cp "$bin/chromedriver" "$bin/chromium"
}

# downloads package $2 with the apt in folder $1 to its folder new, as if nothing were installed, since an installed one
# that is newer than the archive's would be preferred; a browser with all libraries that the machine lacks,
# from the machine's own suite only, since those of another need its C library
download_package() {
  if [[ $2 != chromium-driver ]]; then
    (cd "$1/new" && APT_CONFIG="$1/apt.conf" apt-get -qq -o Dir::State::status=/dev/null download "$2" >&2)
    return
  fi
  [[ $(own_source) == *" $(cut -d' ' -f"$(suite_field "$1")" "$1/sources.list") "* ]] || return 1
  APT_CONFIG="$1/apt.conf" apt-get -qq -y -o Debug::NoLocking=true --download-only --no-install-recommends \
    install "$2" >&2 && mv "$1"/cache/archives/*.deb "$1/new/"
}

# where the suite stands in the line of a sources.list: before it may be options
suite_field() { grep -q '^deb \[' "$1/sources.list" && echo 4 || echo 3; }

# downloads and unpacks program $2 with the apt in folder $1
download() {
  local apt=$1 name=$2 package archive
  for package in $(packages "$name"); do
    rm -rf "$apt/new" && mkdir "$apt/new"
    download_package "$apt" "$package" || continue
    for archive in "$apt/new/"*.deb; do
      dpkg -x "$archive" "$apt/new/tree" || continue 2
    done
    relocate_alertmanager "$apt/new/tree"
    relocate_chromium "$apt/new/tree"
    if [[ -x $apt/new/tree/usr/bin/$name ]] && runs "$apt/new/tree/usr/bin/$name"; then
      rm -rf "${CACHE:?}/$package" && mv "$apt/new/tree" "$CACHE/$package"
      say "$name is now in $CACHE/$package"
      return
    fi
  done
  return 1
}

missing_of() {
  local name
  for name in "$@"; do
    find_program "$name" >/dev/null || echo "$name"
  done
}

fetch_missing() {
  local line name work left
  work=$(mktemp -d "$CACHE/work.XXXXXX")
  # expanded now: the variable is gone when the trap runs
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  while read -r line; do
    mapfile -t left < <(missing_of "$@")
    ((${#left[@]})) || return 0
    say "looking for ${left[*]} in: $line"
    rm -rf "$work/apt"
    private_apt "$work/apt" "$line" || { say "the package lists cannot be fetched"; continue; }
    for name in "${left[@]}"; do
      in_cache "$name" >/dev/null || download "$work/apt" "$name" || say "no usable $name there"
    done
  done < <(suites)
  mapfile -t left < <(missing_of "$@")
  ((${#left[@]})) || return 0
  fail 69 "cannot fetch ${left[*]}: $(advice)"
}

advice() {
  echo "install them so that they are on the PATH" \
    "(Debian, Ubuntu: apt-get install $(for name in "${missing[@]}"; do packages "$name" | cut -d' ' -f1; done | sort -u | xargs)," \
    "macOS: brew install prometheus alertmanager node_exporter chromedriver kubectl shellcheck," \
    "otherwise https://prometheus.io/download/ and https://kubernetes.io/docs/tasks/tools/);" \
    "kubectl has to be 1.27 or newer"
}

(($#)) || fail 64 "name one or more of: $NAMES"
for name in "$@"; do
  [[ " $NAMES " == *" $name "* ]] || fail 64 "unknown program '$name'; known are: $NAMES"
done

mapfile -t missing < <(missing_of "$@")
if ((${#missing[@]})); then
  for tool in apt-get dpkg flock; do
    command -v "$tool" >/dev/null || fail 69 "${missing[*]} not found and this machine has no $tool: $(advice)"
  done
  suites >/dev/null || fail 69 "${missing[*]} not found, nor an archive of Debian or Ubuntu in the apt sources: $(advice)"
  mkdir -p "$CACHE" 2>/dev/null || true
  [[ -w $CACHE ]] || fail 69 "cannot write to $CACHE; name another place in XDG_CACHE_HOME"
  # one at a time: another call may be fetching the same
  exec 9>"$CACHE/lock"
  flock 9
  fetch_missing "${missing[@]}"
fi
for name in "$@"; do
  find_program "$name"
done
