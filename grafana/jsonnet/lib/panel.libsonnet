// The kinds of panels. All take one object:
//   title     a question
//   good, bad what is which, in words
//   limits    of alerts (rules.libsonnet); they colour the panel and name its alerts
//   alerts    further alerts that watch it; noAlert says why there is none
//   queries   of query.libsonnet
//   unit, noValue, w, interval, and whatever the kind says below
local colors = import 'colors.libsonnet';
local limits = import 'limits.libsonnet';
local link = import 'link.libsonnet';
local query = import 'query.libsonnet';
local rules = import 'rules.libsonnet';

// in the order in which they are named, each once
local distinct(names) = std.foldl(
  function(seen, name) if std.member(seen, name) then seen else seen + [name], names, []
);

local watching(p) = distinct([limit.alert for limit in p.limits] + p.alerts);

local alertsLine(p) =
  local named = ['%s (%s)' % [name, std.join(', ', rules.severities(name))] for name in watching(p)];
  if std.length(named) > 0
  then 'Alerts: %s.' % std.join(', ', named)
  else 'Alerts: none; %s.' % p.noAlert;

local common = {
  limits: [],
  alerts: [],
  thresholds: if std.length(self.limits) > 0 then limits.steps(self.limits) else limits.none,
  mappings: [],
  overrides: [],
  transformations: [],
  defaults: {},
  w: 8,
};

// Grafana would give nothing the colour of the lowest values, which is green where high ones are bad
local withNothing(p) = p {
  mappings: (common + p).mappings + [{
    type: 'special',
    options: { match: 'null+nan', result: { color: colors.unknown, index: 99, text: p.noValue } },
  }],
};

// Room for the limits, which are off the chart where values are far from them. What has negative limits says itself
// how far its axis goes, with room(from, to).
local room(from, to) = { axisSoftMin: from, axisSoftMax: to };
local rounded(value) = std.floor(value * 1e6 + 0.5) / 1e6;
local roomFor(p) =
  local values = std.sort([limit.value for limit in p.limits]);
  if values == [] || values[0] < 0 then {}
  else if p.limits[0].sign == '>' then room(0, rounded(1.1 * values[std.length(values) - 1]))
  else { axisSoftMin: rounded(0.9 * values[0]) };

local panel(type, asked, own={}) =
  local p = common + asked;
  {
    type: type,
    title: p.title,
    description: 'Good: %s\n\nBad: %s\n\n%s' % [p.good, p.bad, alertsLine(p)],
    datasource: query.source,
    gridPos: { w: p.w },
    links: [link.new('Runbook ' + name, rules.runbook(name), 'doc') for name in watching(p)],
    targets: std.mapWithIndex(function(i, target) target { refId: std.char(65 + i) }, p.queries),
    // the shortest step and so the shortest $__rate_interval, where less holds too few samples
    [if std.objectHas(p, 'interval') then 'interval']: p.interval,
    [if std.length(p.transformations) > 0 then 'transformations']: p.transformations,
    fieldConfig: {
      defaults: {
        unit: p.unit,
        noValue: p.noValue,
        mappings: p.mappings,
        color: { mode: 'thresholds' },
        thresholds: p.thresholds,
      } + p.defaults,
      overrides: p.overrides,
    },
  } + own;

local dashes = { id: 'custom.lineStyle', value: { dash: [6, 4], fill: 'dash' } };

{
  // an axis that goes at least so far
  room:: room,

  // the second of two lines of one colour: those whose names end so
  dashed(ending):: { matcher: { id: 'byRegexp', options: '/ %s$/' % ending }, properties: [dashes] },

  // one big value, or one for each series; text: 'value_and_name' names them
  stat(asked):: local p = { colorMode: 'value', text: 'auto' } + asked; panel('stat', withNothing(p), {
    options: {
      colorMode: p.colorMode,
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      textMode: p.text,
      wideLayout: true,
    },
  }),

  // a bar for each series, longest first is up to the query
  bars(p):: panel('bargauge', withNothing(p), {
    options: {
      displayMode: 'basic',
      maxVizHeight: 300,
      minVizHeight: 16,
      minVizWidth: 8,
      namePlacement: 'left',
      orientation: 'horizontal',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showUnfilled: true,
      sizing: 'auto',
      valueMode: 'text',
    },
  }),

  // lines over time, the limits dashed; stacked: areas on top of each other
  lines(asked):: local p = common { stacked: false } + asked; panel('timeseries', p {
    overrides: colors.byRegion + p.overrides,
    defaults: {
      color: { mode: 'shades', fixedColor: colors.shaded },
      custom: {
        drawStyle: 'line',
        fillOpacity: if p.stacked then 40 else 0,
        lineWidth: 1,
        showPoints: 'never',
        spanNulls: false,
        stacking: { group: 'A', mode: if p.stacked then 'normal' else 'none' },
        thresholdsStyle: { mode: if p.thresholds == limits.none then 'off' else 'dashed' },
      } + roomFor(p),
    } + p.defaults,
  }, {
    options: {
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  }),

  // lines of the chosen regions before the range and the median of the others; where all are chosen, of all.
  // figure(selector) is an expression by region that is not below 0; without traffic it may be NaN
  compared(p)::
    local others(aggregation) =
      local over(selector) = aggregation % ('(%s) >= 0' % p.figure(selector));
      // others whose figures are all lost are no reason to compare a region with itself
      '%s or (%s unless on () count(region:ai_mixer_expected:bool{region!~"$region"}))' % [over('region!~"$region"'), over('')];
    local grey(name, more) = local named = colors.named(name, colors.others); named { properties+: more };
    self.lines(p {
      overrides: [
        grey('highest elsewhere', [
          { id: 'custom.fillBelowTo', value: 'lowest elsewhere' },
          { id: 'custom.fillOpacity', value: 15 },
          { id: 'custom.lineWidth', value: 0 },
        ]),
        grey('lowest elsewhere', [{ id: 'custom.lineWidth', value: 0 }]),
        grey('median elsewhere', [dashes]),
      ],
      queries: [
        query.range(p.figure('region=~"$region"'), '{{region}}'),
        query.range(others('quantile(0.5, %s)'), 'median elsewhere'),
        query.range(others('min(%s)'), 'lowest elsewhere'),
        query.range(others('max(%s)'), 'highest elsewhere'),
      ],
    }),

  // coloured stretches of states over time
  timeline(asked):: panel('state-timeline', asked {
    defaults: { custom: { fillOpacity: 80, lineWidth: 0, spanNulls: false } },
  }, {
    options: {
      alignValue: 'left',
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false },
      mergeValues: true,
      rowHeight: 0.8,
      showValue: 'never',
      tooltip: { mode: 'single', sort: 'none' },
    },
  }),

  // the unit is that of the axis; the cells are rates
  heatmap(p):: panel('heatmap', p, {
    options: {
      calculate: false,
      cellGap: 1,
      cellValues: { unit: 'reqps' },
      color: { exponent: 0.5, fill: 'dark-blue', mode: 'opacity', reverse: false, scale: 'exponential', steps: 64 },
      filterValues: { le: 1e-9 },
      legend: { show: true },
      rowsFrame: { layout: 'auto' },
      showValue: 'never',
      tooltip: { mode: 'single', yHistogram: false },
      yAxis: { axisPlacement: 'left', reverse: false, unit: p.unit },
    },
  }),

  // columns: [{name: label or Value, title, ...}] in this order; what is not named is left out. Of several queries the
  // rows with the same labels become one, with the columns Value #A, Value #B and so on.
  table(asked):: local p = common + asked; panel('table', p {
    local merged = if std.length(p.queries) > 1 then [{ id: 'merge', options: {} }] else [],
    transformations: (if p.transformations == [] then merged else p.transformations) + [
      {
        id: 'organize',
        options: {
          indexByName: { [p.columns[i].name]: i for i in std.range(0, std.length(p.columns) - 1) },
          renameByName: { [column.name]: column.title for column in p.columns },
          includeByName: { [column.name]: true for column in p.columns },
        },
      },
    ],
  }, {
    options: { cellHeight: 'sm', footer: { show: false, reducer: ['sum'], countRows: false, fields: '' }, showHeader: true },
  }),

  // fields of one kind for a table
  column(title, properties):: {
    matcher: { id: 'byName', options: title },
    properties: [{ id: name, value: properties[name] } for name in std.objectFields(properties)],
  },
}
