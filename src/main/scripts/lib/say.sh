# How every script speaks: results on stdout, all else on stderr with its name; sourced.
# shellcheck shell=bash

say() { echo "${0##*/}: $*" >&2; }

fail() { local code=$1; shift; say "$*"; exit "$code"; }

# help: the comment at the head of the script
help() { sed -n -e '2,/^[^#]/{' -e '/^# shellcheck /d' -e 's/^# \{0,1\}//p' -e '}' "$0"; }
