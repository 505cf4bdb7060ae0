# One row of a game day from its fault to the last resolve; sourced. A row runs in a process of its own.
#
# An alert is "name region severity", by tabs. WORK is the folder of what is known: allowed.LANE has the alerts that the
# rows of a lane may raise, told.ROW and seen.ROW what was heard and seen since its fault.
# shellcheck shell=bash disable=SC2034,SC2154

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

seconds() { awk -v ms="$1" 'BEGIN { printf "%.1f", ms / 1000 }'; }

# ways SEVERITY: where an alert of it must arrive, sorted as ways_reached does
ways() {
  local -r mail=$'email devops@aimixer.com\nemail monitoring@aimixer.com\n'
  case $1 in
    critical) echo "${mail}pagerduty"$'\n'"slack #alerts-critical" ;;
    warning) echo "${mail}slack #alerts-warning" ;;
    info) echo "slack #alerts-info" ;;
  esac
}

# heard ALERT trigger|resolve: its notifications in this row, "at way"
heard() {
  awk -F '\t' -v alert="$1" -v action="$2" '
    $5 "\t" $6 "\t" $7 == alert && $4 == action { print $1, $2 ($2 == "pagerduty" ? "" : " " $3) }' "$WORK/told.$row"
}

ways_reached() { heard "$1" "$2" | cut -d' ' -f2- | LC_ALL=C sort -u; }

first_heard() { heard "$1" "$2" | cut -d' ' -f1 | sort -n | head -n 1; }

# expected: the alerts of the row, of its lane's region unless it names one; lanes that are no region have none
expected() {
  local each region
  for each in $alerts; do
    region=${each#*@}
    [[ $each == *@* ]] || region=$(region_of "$lane")
    each=${each%@*}
    printf '%s\t%s\t%s\n' "${each%=*}" "$region" "${each#*=}"
  done
}

region_of() { if [[ " $REGIONS " == *" $1 "* ]]; then echo "$1"; else echo -; fi; }

# allow: what this row may raise
allow() {
  local name
  {
    expected | cut -f1,2
    for name in $also $muted; do printf '%s\t%s\n' "$name" "$(region_of "$lane")"; done
  } >>"$WORK/allowed.$lane"
}

# look: notes what fires and what was heard; a look that fails changes nothing
look() {
  local alert
  firing=$(firing "$(address prometheus)") || firing=$last
  last=$firing
  printf '%s\n' "$firing" >>"$WORK/seen.$row"
  fetch "$(channels)/notifications.tsv?since=$begun" >"$WORK/told.$row.new" && mv "$WORK/told.$row.new" "$WORK/told.$row"
  while read -r alert; do
    if fires "$alert" && [[ -z ${fired[$alert]:-} ]]; then fired[$alert]=$(now); fi
  done < <(expected)
}

# an alert whose channels do not matter may have any severity. Without a process of its own: asked thousands of times an
# hour, grep was once in a while taken to have succeeded by a bash that mixed up the process ids of its children.
fires() {
  local -r all=$'\n'$firing$'\n' alert=${1%$'\t'*} severity=${1##*$'\t'}
  if [[ $severity == unheard ]]; then
    [[ $all == *$'\n'"$alert"$'\t'* ]]
  else
    [[ $all == *$'\n'"$1"$'\n'* ]]
  fi
}

all_raised() {
  local alert
  while read -r alert; do
    [[ -n ${fired[$alert]:-} ]] && arrived "$alert" trigger || return 1
  done < <(expected)
}

all_over() {
  local alert
  while read -r alert; do
    ! fires "$alert" && arrived "$alert" resolve || return 1
  done < <(expected)
}

# arrived ALERT ACTION: whether it has reached every way it must
arrived() {
  local -r severity=${1##*$'\t'}
  [[ $severity == unheard ]] || [[ -z $(LC_ALL=C comm -23 <(ways "$severity") <(ways_reached "$1" "$2")) ]]
}

# until_or SECONDS CONDITION: looks until it holds, at most so long
until_or() {
  local -r end=$((SECONDS + $1))
  look
  until "$2"; do
    ((SECONDS < end)) || return 1
    sleep 0.5
    look
  done
}

# what another row has left must be over, or its time would count here
quiet() {
  local name pending
  pending=$(samples "$(address prometheus)" ALERTS alertname region | cut -f2-) || return 1
  for name in $(expected | cut -f1) $muted; do
    ! grep -q "^$name"$'\t'"$(region_of "$lane")$" <<<"$pending" || return 1
  done
}

# compressed MINUTES SLACK: as seconds at this speed; programs do not get faster, so there is some slack
compressed() { echo $(($1 * 60 / speed + $2)); }

# run_row: with the columns of the table in row, lane, within, fault, alerts, also and muted
run_row() {
  local -A fired=()
  local begun healed last='' firing='' UNDO=$WORK/undo.$row
  local -r end=$((SECONDS + $(compressed 45 60)))
  until quiet || ((SECONDS > end)); do sleep 0.5; done
  : >"$WORK/told.$row"
  allow
  begun=$(now)
  if ! inject "$fault"; then
    echo "$row: cannot be injected" >>"$WORK/failed"
    undo
    return
  fi
  until_or "$(compressed "${within%m}" 30)" all_raised || true
  healed=$(now)
  undo
  until_or "$(compressed 45 30)" all_over || true
  report
  unexpected >>"$WORK/unexpected"
}

# report: a line for each alert, in one piece, since lanes go side by side
report() {
  local alert name region severity text='' problems line
  local paged
  while IFS=$'\t' read -r name region severity; do
    alert=$name$'\t'$region$'\t'$severity
    paged=$(first_heard "$alert" trigger)
    # what was heard has fired, though it was not seen yet: that is asked twice a second
    if [[ -n $paged && ${fired[$alert]:-$paged} > $paged ]]; then fired[$alert]=$paged; fi
    printf -v line '%-17s %-32s %-8s %-9s %7s %7s %8s  %s\n' "$row" "$name" "$region" "$severity" \
      "$(since "$begun" "${fired[$alert]:-}")" "$(since "$begun" "$paged")" \
      "$(since "$healed" "$(first_heard "$alert" resolve)")" "$(short_ways "$alert")"
    text+=$line
    problems=$(problems_of "$alert")
    if [[ -n $problems ]]; then
      text+=$problems$'\n'
      echo "$row: $name" >>"$WORK/failed"
    fi
    echo "$row: $name" >>"$WORK/done"
  done < <(expected)
  problems=$(muted_heard)
  if [[ -n $problems ]]; then
    text+=$problems$'\n'
    echo "$row: $muted" >>"$WORK/failed"
  fi
  printf '%s' "$text"
}

since() { if [[ -n $2 ]]; then seconds $(($2 - $1)); else echo -; fi; }

short_ways() { ways_reached "$1" trigger | sed 's/^email \(.*\)@.*/\1@/; s/^slack //' | paste -sd' '; }

problems_of() {
  local -r alert=$1 severity=${1##*$'\t'}
  [[ -n ${fired[$alert]:-} ]] || echo "  ! it has not fired"
  ! fires "$alert" || echo "  ! it still fires"
  [[ $severity != unheard ]] || return 0
  LC_ALL=C comm -23 <(ways "$severity") <(ways_reached "$alert" trigger) | sed 's/^/  ! has not reached /'
  LC_ALL=C comm -13 <(ways "$severity") <(ways_reached "$alert" trigger) | sed 's/^/  ! has also reached /'
  LC_ALL=C comm -23 <(ways "$severity") <(ways_reached "$alert" resolve) | sed 's/^/  ! its resolve has not reached /'
}

muted_heard() {
  local name
  for name in $muted; do
    if awk -F '\t' -v name="$name" -v region="$(region_of "$lane")" '
      $5 == name && $6 == region && $4 == "trigger" { found = 1 } END { exit !found }' "$WORK/told.$row"; then
      echo "  ! $name was heard, though something larger had been said"
    fi
  done
}

# unexpected: what fired or was heard and no row that has begun may raise
unexpected() {
  { cut -f1,2 "$WORK/seen.$row"; cut -f5,6 "$WORK/told.$row"; } | sort -u |
    grep -vE $'^(Watchdog\t.*)?$' | grep -vxFf <(cat "$WORK"/allowed.*) || true
}
