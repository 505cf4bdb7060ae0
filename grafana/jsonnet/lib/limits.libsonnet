// From limits of alerts (rules.libsonnet) to the steps of a panel.
local colors = import 'colors.libsonnet';

local ascending(limits) = std.sort(limits, function(limit) limit.value);
local step(color, value) = { color: color, value: value };

{
  // a value that no limit is set for
  none:: { mode: 'absolute', steps: [step(colors.neutral, null)] },

  steps(limits)::
    local signs = std.set([limit.sign for limit in limits]);
    assert std.length(signs) == 1 : 'limits above and below in one panel: %s' % [limits];
    local sorted = ascending(limits);
    local tones = [colors[limit.severity] for limit in sorted];
    local values = [limit.value for limit in sorted];
    local tinted = if signs == ['>'] then [colors.good] + tones else tones + [colors.good];
    { mode: 'absolute', steps: std.mapWithIndex(function(i, color) step(color, ([null] + values)[i]), tinted) },

  // mappings of a count of which a single one is too many
  anyIs(severity):: [
    { type: 'value', options: { '0': { color: colors.good, index: 0 } } },
    { type: 'range', options: { from: 0, to: null, result: { color: colors[severity], index: 1 } } },
  ],

  // good between the two
  between(low, high, severity):: {
    mode: 'absolute',
    steps: [step(colors[severity], null), step(colors.good, low), step(colors[severity], high)],
  },
}
