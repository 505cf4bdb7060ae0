# What a Prometheus knows, as text: its federation endpoint needs no JSON; sourced.
# shellcheck shell=bash

# need_curl: says what to install before everything looks as if it did not answer
need_curl() { command -v curl >/dev/null || fail 69 "curl is not there: install it"; }

# fetch URL [curl's arguments]: an answer within a few seconds, or nothing and failure
fetch() { curl -fsS -m 5 "$@" 2>/dev/null; }

# samples URL SELECTOR LABEL...: a line for each sample, its value and these labels ("-" where there is none), by tabs
samples() {
  local url=$1 selector=$2
  shift 2
  fetch -G --data-urlencode "match[]=$selector" "$url/federate" | awk -v labels="$*" '
    BEGIN { count = split(labels, name, " ") }
    function label(key,   text) {
      if (!match($0, "[{,]" key "=\"[^\"]*\"")) return "-"
      text = substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4)
      return text == "" ? "-" : text
    }
    /^#/ { next }
    { line = $(NF - 1); for (i = 1; i <= count; i++) line = line "\t" label(name[i]); print line }'
}

# firing URL: every alert that fires, "alertname region severity", by tabs and sorted
firing() { samples "$1" 'ALERTS{alertstate="firing"}' alertname region severity | cut -f2- | sort -u; }
