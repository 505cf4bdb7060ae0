// From limits of alerts (rules.libsonnet) to the steps of a panel.
local colors = import 'colors.libsonnet';

local ascending(limits) = std.sort(limits, function(limit) limit.value);
local step(color, value) = { color: color, value: value };

// further than any value; Grafana takes an end that is not given for 0
local far = 1e18;

// A value that is the limit gets the colour of the step, but raises no alert. Of whole numbers (limit { whole: true })
// the next one does.
local first(limit) = limit.value + (if std.objectHas(limit, 'whole') && limit.whole then 1 else 0);

{
  // a value that no limit is set for
  none:: { mode: 'absolute', steps: [step(colors.neutral, null)] },

  steps(limits)::
    local signs = std.set([limit.sign for limit in limits]);
    assert std.length(signs) == 1 : 'limits above and below in one panel: %s' % [limits];
    local sorted = ascending(limits);
    local tones = [colors[limit.severity] for limit in sorted];
    local values = [first(limit) for limit in sorted];
    local tinted = if signs == ['>'] then [colors.good] + tones else tones + [colors.good];
    { mode: 'absolute', steps: std.mapWithIndex(function(i, color) step(color, ([null] + values)[i]), tinted) },

  // mappings of a count of which a single one is too many
  anyIs(severity):: [
    { type: 'value', options: { '0': { color: colors.good, index: 0 } } },
    $.from(0, colors[severity], 1),
  ],

  // mappings of all values from or up to one
  from(value, color, index):: { type: 'range', options: { from: value, to: far, result: { color: color, index: index } } },
  upTo(value, color, index):: { type: 'range', options: { from: -far, to: value, result: { color: color, index: index } } },

  // good between the two
  between(low, high, severity):: {
    mode: 'absolute',
    steps: [step(colors[severity], null), step(colors.good, low), step(colors[severity], high)],
  },
}
