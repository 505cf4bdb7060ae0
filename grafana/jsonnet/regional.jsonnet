// Regional Performance: is a region worse off than the others, and in what?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local shared = import 'lib/expressions.libsonnet';
local limits = import 'lib/limits.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local p95 = [rules.limit('LatencyAboveTarget', { quantile: 'p95' }), rules.limit('HighLatency')];
local p99 = [rules.limit('LatencyAboveTarget', { quantile: 'p99' }), rules.limit('HighTailLatency')];
local errors = [rules.limit('ElevatedErrorRate'), rules.limit('HighErrorRate')];
local throughput = rules.limit('LowThroughput');
local pods = rules.limit('ScrapeTargetDown', { job: 'ai-mixer' });

local milliseconds(limit) = '%d ms' % (limit.value * 1000);
local percent(limit) = '%g %%' % (limit.value * 100);

local quantile(name) = function(selector) 'region:ai_mixer_processing_duration_seconds:%s_rate5m{%s}' % [name, selector];

local errorRatio = function(selector) 'region:ai_mixer_request_errors:ratio_rate5m{%s}' % selector;

// what the grey of panel.compared is
local grey = 'Grey are the other regions: their range, and dashed their median.';

local now(p) = panel.stat({ noValue: 'no region with pods', text: 'value_and_name' } + p);

// of requests; a region without them has a tile all the same
local ofRequests(p) = now({
  mappings: [{ type: 'value', options: { '-1': { color: colors.unknown, text: 'no requests' } } }],
  queries: [query.instant(|||
    %s >= 0
    or on (region)
    -1 * region:ai_mixer_expected:bool{region=~"$region"}
  ||| % p.figure('region=~"$region"'), '{{region}}')],
} + p);

local answer = {
  height: 6,
  panels: [
    shared.statusNow({ w: 5 }),
    ofRequests({
      title: 'How slow is one in twenty?',
      good: 'p95 below the target of %s.' % milliseconds(p95[0]),
      bad: 'above %s the objective is broken. The row Latency says whether it is the region alone.' % milliseconds(p95[1]),
      limits: p95,
      unit: 's',
      figure: quantile('p95'),
      w: 4,
    }),
    ofRequests({
      title: 'And one in a hundred?',
      good: 'p99 below the target of %s.' % milliseconds(p99[0]),
      bad: 'above %s the objective is broken: a few requests, or a few pods, are far slower than the rest.' % milliseconds(p99[1]),
      limits: p99,
      unit: 's',
      figure: quantile('p99'),
      w: 4,
    }),
    ofRequests({
      title: 'How many requests fail?',
      good: 'none, or few: the objective allows one in a thousand.',
      bad: 'above %s somebody is told, above %s somebody is woken.' % [percent(limit) for limit in errors],
      limits: errors,
      unit: 'percentunit',
      defaults: { decimals: 2 },
      figure: errorRatio,
      w: 4,
    }),
    now({
      title: 'Is there traffic?',
      good: 'hundreds of requests a second, as at this time of other days.',
      bad: 'below %d the region is as good as cut off from its users.' % throughput.value,
      limits: [throughput],
      unit: 'reqps',
      queries: [query.instant('region:ai_mixer_requests_or_zero:rate1m{region=~"$region"}', '{{region}}')],
      w: 4,
    }),
    now({
      title: 'Are its pods up?',
      good: '100 % of those that discovery names.',
      bad: 'below %s the figures beside are those of a part of the pods; none, with the endpoint down too, is a RegionalFailure.'
           % percent(pods),
      limits: [pods],
      alerts: ['RegionalFailure'],
      mappings: [{ type: 'value', options: { '0': { color: colors.critical, text: 'none' } } }],
      unit: 'percentunit',
      defaults: { decimals: 0 },
      queries: [query.instant(shared.podsUp, '{{region}}')],
      w: 3,
    }),
  ],
};

local latency = {
  title: 'Latency',
  height: 8,
  panels: [
    panel.compared({
      title: 'Is one in twenty slower than elsewhere?',
      good: 'p95 in the grey and below the dashed lines. ' + grey,
      bad: 'above the grey it is this region; if the grey rises too it is what all share, the database first.',
      limits: p95,
      unit: 's',
      noValue: 'no requests',
      figure: quantile('p95'),
      w: 6,
    }),
    panel.compared({
      title: 'Is one in a hundred slower than elsewhere?',
      good: 'p99 in the grey and below the dashed lines. ' + grey,
      bad: 'above the grey, with p95 in it: few requests are slow; look which pods.',
      limits: p99,
      unit: 's',
      noValue: 'no requests',
      figure: quantile('p99'),
      w: 6,
    }),
    panel.bars({
      title: 'All pods, or a few?',
      good: 'p95 of the ten slowest pods: nearly equal bars below the limits.',
      bad: 'long bars and short ones: those pods or their node. All long: load, a release, or what all of them wait for.',
      limits: p95,
      unit: 's',
      defaults: { min: 0 },
      noValue: 'no requests',
      queries: [query.instant(|||
        topk(10, histogram_quantile(0.95, sum by (pod, le) (
          rate(ai_mixer_processing_duration_seconds_bucket{region=~"$region"}[$__rate_interval])
        )) >= 0)
      |||, '{{pod}}')],
      w: 6,
    }),
    shared.probesAndRequests({ alerts+: ['SlowResponse', 'VerySlowResponse'], w: 6 }),
  ],
};

// a window of the error budget; longs are those whose alert reads it, itself or as their short one
local burn(title, window, longs) = {
  title: title,
  window: window,
  limits: [rules.limit('AvailabilityBudgetBurn', { window: long }) for long in longs],
};

local burns = [
  burn('5 m', '5m', ['1h']),
  burn('30 m', '30m', ['6h']),
  burn('1 h', '1h', ['1h']),
  burn('2 h', '2h', ['1d']),
  burn('6 h', '6h', ['6h', '3d']),
  burn('1 d', '1d', ['1d']),
  burn('3 d', '3d', ['3d']),
];

local failures = {
  title: 'Errors',
  height: 8,
  panels: [
    panel.compared({
      title: 'Do more requests fail than elsewhere?',
      good: 'in the grey and below the dashed lines. ' + grey,
      bad: 'above the grey it is this region; if the grey rises too it is what all share.',
      limits: errors,
      unit: 'percentunit',
      defaults: { min: 0 },
      noValue: 'no requests',
      figure: errorRatio,
      w: 8,
    }),
    panel.table({
      title: 'Since when does the error budget burn?',
      good: 'every window below 1: the budget lasts longer than its period.',
      bad: 'colour on the left only: it has just begun; on the right only: it is over, but has cost. A window and its ' +
           'short one, both over, raise the alert: 1 h with 5 m, above one request a second; 6 h with 30 m, unless HighErrorRate ' +
           'fired within 35 minutes; 1 d with 2 h; 3 d with 6 h.',
      alerts: ['AvailabilityBudgetBurn'],
      unit: 'none',
      defaults: { decimals: 1 },
      noValue: 'not enough seen',
      columns: [{ name: 'region', title: 'Region' }] + [
        { name: 'Value #' + std.char(65 + i), title: burns[i].title }
        for i in std.range(0, std.length(burns) - 1)
      ],
      overrides: [
        panel.column(column.title, {
          'custom.cellOptions': { type: 'color-text' },
          thresholds: limits.steps(column.limits),
        })
        for column in burns
      ],
      queries: [query.rows(shared.burnRate(column.window)) for column in burns],
      w: 8,
    }),
    shared.probesAndTraffic({ alerts+: ['ServiceDown', 'RegionalFailure'], w: 8 }),
  ],
};

local load = {
  title: 'Traffic and pods',
  height: 8,
  panels: [
    panel.compared({
      title: 'Does the region keep its share of the traffic?',
      good: 'a level that follows the time of day. ' + grey,
      bad: 'a step down while another region goes up: users were sent elsewhere. Not every region has the same share.',
      alerts: ['LowThroughput'],
      unit: 'percentunit',
      defaults: { min: 0 },
      noValue: 'no requests',
      figure: function(selector) 'region:ai_mixer_requests:rate5m{%s} / scalar(global:ai_mixer_requests:rate5m)' % selector,
      w: 8,
    }),
    panel.compared({
      title: 'Does a pod carry more streams than elsewhere?',
      good: 'in the grey: the load is even. ' + grey,
      bad: 'above the grey: too few pods for the users of the region, latency is next. Far below: its streams were cut off.',
      noAlert: 'HighLatency says when it is too much, LowThroughput when too little',
      unit: 'short',
      defaults: { min: 0 },
      noValue: 'no pod is scraped',
      figure: function(selector)
        'region:ai_mixer_active_streams:sum{%s} / (region:ai_mixer_pods_up:sum{%s} > 0)' % [selector, selector],
      w: 8,
    }),
    panel.lines({
      title: 'When were pods missing?',
      good: 'up and known are one line.',
      bad: 'up below known: pods do not answer. Both fall: scaled down, or evicted. A line that ends: discovery names none.',
      alerts: ['ScrapeTargetDown', 'RegionalFailure'],
      unit: 'short',
      defaults: { min: 0, decimals: 0 },
      noValue: 'discovery names no pod',
      overrides: [panel.dashed('known')],
      queries: [
        query.range('region:ai_mixer_pods_up:sum{region=~"$region"}', '{{region}} up'),
        query.range('region:ai_mixer_pods:count{region=~"$region"}', '{{region}} known'),
      ],
      w: 8,
    }),
  ],
};

dashboard.new(
  'ai-mixer-regional',
  'AI Mixer / Regional Performance',
  'Is a region worse off than the others, and in what? Choose it above: it is compared with those that are not chosen, ' +
  'or with all where all are chosen.',
  [answer, latency, failures, load]
)
