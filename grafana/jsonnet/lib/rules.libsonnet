// What the alerting rules say: the limits of the panels are theirs, so that no number is typed twice.

// the files of prometheus/rules by name; whoever renders gives them, since not every Jsonnet reads YAML
local files = std.extVar('rules');

local all(kind) = [
  rule
  for file in std.objectValues(files)
  for group in file.groups
  for rule in group.rules
  if std.objectHas(rule, kind)
];

local alerts = all('alert');

local severities = ['critical', 'warning', 'info', 'none'];

// the first comparison that is not inside of parentheses: its sign and what stands behind it
local comparison(expr) =
  local depths = std.foldl(
    function(seen, char)
      local depth = seen[std.length(seen) - 1];
      seen + [if char == '(' then depth + 1 else if char == ')' then depth - 1 else depth],
    std.stringChars(expr),
    [0]
  );
  local at = [
    i
    for i in std.range(0, std.length(expr) - 1)
    if depths[i] == 0 && std.member(['<', '>'], expr[i])
  ];
  assert std.length(at) > 0 : 'no limit in: ' + expr;
  { watched: std.substr(expr, 0, at[0]), sign: expr[at[0]], rest: std.substr(expr, at[0] + 1, std.length(expr)) };

local words(text) = [word for word in std.split(std.strReplace(text, '\n', ' '), ' ') if word != ''];

{
  // all rules of an alert, of those with these labels if any are given
  of(name, labels={})::
    local found = [
      rule
      for rule in alerts
      if rule.alert == name && rule.labels + labels == rule.labels
    ];
    assert std.length(found) > 0 : 'no rule %s with the labels %s' % [name, labels];
    found,

  // the only such rule
  one(name, labels={})::
    local found = self.of(name, labels);
    assert std.length(found) == 1 : '%d rules %s with the labels %s' % [std.length(found), name, labels];
    found[0],

  // limit of an alert: {alert, severity, sign, value}; times is for panels in another unit than the rule
  limit(name, labels={}, times=1)::
    local rule = self.one(name, labels);
    local compared = comparison(rule.expr);
    {
      alert: name,
      severity: rule.labels.severity,
      sign: compared.sign,
      value: std.parseJson(words(compared.rest)[0]) * times,
    },

  // what an alert compares with its limit
  watched(name, labels={}):: std.stripChars(comparison(self.one(name, labels).expr).watched, ' \n'),

  // the expression of a recording rule
  recorded(name)::
    local found = [rule.expr for rule in all('record') if rule.record == name];
    assert std.length(found) == 1 : '%d rules record %s' % [std.length(found), name];
    found[0],

  // the number that stands behind a sign within an expression, for limits that `limit` does not find
  number(expr, sign)::
    local parts = words(std.strReplace(expr, ')', ' '));
    local found = [parts[i + 1] for i in std.range(0, std.length(parts) - 2) if parts[i] == sign];
    assert std.length(found) == 1 : '%d times %s in: %s' % [std.length(found), sign, expr];
    std.parseJson(found[0]),

  // the severities of an alert, worst first
  severities(name)::
    local found = [rule.labels.severity for rule in self.of(name)];
    [severity for severity in severities if std.member(found, severity)],

  runbook(name):: self.of(name)[0].annotations.runbook_url,
}
