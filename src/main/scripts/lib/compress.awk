# Divides durations by speed: those that are the values of these keys (a regular expression) and, if brackets is set, those
# in the brackets of range selectors and subqueries. What does not divide evenly is rounded to milliseconds, 0s stays.
# For any awk, so the start and length of a match are read before another match is made.

BEGIN {
  size["ms"] = 1; size["s"] = 1000; size["m"] = 60000; size["h"] = 3600000
  size["d"] = 24 * size["h"]; size["w"] = 7 * size["d"]; size["y"] = 365 * size["d"]
  duration = "([0-9]+(ms|s|m|h|d|w|y))+"
  setting = "^[ \t]*(- )?(" keys "):[ \t]+" duration "[ \t]*(#.*)?$"
  range = "\\[" duration "(:(" duration ")?)?\\]"
}
function divided(text,   ms, number, unit) {
  while (text != "") {
    number = text; sub(/[a-z].*/, "", number)
    unit = substr(text, length(number) + 1); sub(/[0-9].*/, "", unit)
    ms += number * size[unit]
    text = substr(text, length(number unit) + 1)
  }
  return ms ? written(int(ms / speed + 0.5)) : "0s"
}
function written(ms) {
  if (ms < 1) return "1ms"
  if (ms % size["h"] == 0) return ms / size["h"] "h"
  if (ms % size["m"] == 0) return ms / size["m"] "m"
  return ms % 1000 ? ms "ms" : ms / 1000 "s"
}
function divided_all(text,   done, start, width) {
  while (match(text, duration)) {
    start = RSTART; width = RLENGTH
    done = done substr(text, 1, start - 1) divided(substr(text, start, width))
    text = substr(text, start + width)
  }
  return done text
}
function divided_ranges(text,   done, start, width) {
  while (match(text, range)) {
    start = RSTART; width = RLENGTH
    done = done substr(text, 1, start - 1) divided_all(substr(text, start, width))
    text = substr(text, start + width)
  }
  return done text
}
/^[ \t]*#/ { print; next }
$0 ~ setting {
  width = index($0 "#", "#") - 1
  print divided_all(substr($0, 1, width)) substr($0, width + 1)
  next
}
{ print brackets ? divided_ranges($0) : $0 }
