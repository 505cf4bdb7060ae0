// Global Overview: does AI Mixer keep its promises at this moment, and if not, where?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local shared = import 'lib/expressions.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local p95 = rules.limit('HighLatency');
local p99 = rules.limit('HighTailLatency');
local milliseconds(limit) = '%d ms' % (limit.value * 1000);

// Counts of alerts by severity. None is 0 and not nothing, as long as rules are evaluated: Watchdog fires always.
local firing(severity) = query.instant(
  'count(ALERTS{alertstate="firing", severity="%s"}) or 0 * count(ALERTS{alertname="Watchdog", family="meta", alertstate="firing"})' % severity,
  severity
);

local severities = ['info', 'warning', 'critical'];

local severityColor(severity) = {
  matcher: { id: 'byName', options: severity },
  properties: [{
    id: 'thresholds',
    value: { mode: 'absolute', steps: [{ color: colors.good, value: null }, { color: colors[severity], value: 1 }] },
  }],
};

local answer = {
  height: 5,
  panels: [
    shared.statusNow({ w: 8 }),
    panel.stat({
      title: 'Which alerts fire?',
      good: 'three times 0.',
      bad: 'critical alerts wake somebody, warnings want attention within the day, info is for later. All that fire; some are held back by others.',
      noAlert: 'it counts them',
      unit: 'none',
      noValue: 'no rule is evaluated',
      text: 'value_and_name',
      overrides: [severityColor(severity) for severity in severities],
      queries: [firing('critical'), firing('warning'), firing('info')],
      w: 4,
    }),
    panel.stat({
      title: 'Error budget left?',
      good: 'all of it: 100 % of the requests that may fail within 14 days (one in a thousand) are unused.',
      bad: 'below 0 % more requests have failed than the objective of 99.9 % allows. Below all regions is the one with the least. How fast it goes is below.',
      alerts: ['AvailabilityBudgetBurn'],
      thresholds: { mode: 'absolute', steps: [{ color: colors.critical, value: null }, { color: colors.good, value: 0 }] },
      unit: 'percentunit',
      defaults: { decimals: 1 },
      noValue: 'no requests yet',
      text: 'value_and_name',
      queries: [
        query.instant('global:ai_mixer_error_budget_remaining:ratio14d', 'all regions'),
        query.instant('bottomk(1, region:ai_mixer_error_budget_remaining:ratio14d{region=~"$region"})', '{{region}}'),
      ],
      w: 4,
    }),
    shared.throughput({ w: 4 }),
    panel.stat({
      title: 'Is p95 within bounds?',
      good: 'p95 of the slowest region is below %s, which is the objective.' % milliseconds(p95),
      bad: 'above it; the heatmap below shows since when, the dashboard Regional Performance where.',
      limits: [rules.limit('LatencyAboveTarget', { quantile: 'p95' }), p95],
      unit: 's',
      noValue: 'no requests',
      text: 'value_and_name',
      // without requests it is NaN, which nothing is above
      queries: [query.instant('topk(1, region:ai_mixer_processing_duration_seconds:p95_rate5m{region=~"$region"} >= 0)', '{{region}}')],
      w: 4,
    }),
  ],
};

local requests = {
  title: 'Requests',
  height: 8,
  panels: [
    panel.lines({
      title: 'How are the requests distributed over the regions?',
      good: 'four steady bands that follow the time of day.',
      bad: 'a band that ends, or one that swallows another: its users were sent elsewhere.',
      alerts: ['LowThroughput', 'ThroughputBelowTarget'],
      stacked: true,
      unit: 'reqps',
      noValue: 'no pod is scraped',
      queries: [query.range('region:ai_mixer_requests:rate1m{region=~"$region"}', '{{region}}')],
      w: 12,
    }),
    panel.bars({
      title: 'Does every region have its traffic?',
      good: 'each above the limit; us-west and us-east carry most.',
      bad: 'a region below %d requests a second is as good as cut off.' % rules.limit('LowThroughput').value,
      limits: [rules.limit('LowThroughput')],
      alerts: ['ProbeAndTrafficDisagree'],
      unit: 'reqps',
      defaults: { min: 0 },
      noValue: 'no pod is scraped',
      queries: [query.instant('sort_desc(region:ai_mixer_requests_or_zero:rate1m{region=~"$region"})', '{{region}}')],
      w: 6,
    }),
    panel.lines({
      title: 'How many streams are mixed?',
      good: 'a smooth curve for each region.',
      bad: 'a step: streams were cut off, or moved to another region.',
      noAlert: 'a loss of streams shows in LowThroughput and RegionalFailure',
      unit: 'short',
      noValue: 'no pod is scraped',
      queries: [query.range('region:ai_mixer_active_streams:sum{region=~"$region"}', '{{region}}')],
      w: 6,
    }),
  ],
};

local latency = {
  title: 'Latency',
  height: 8,
  panels: [
    panel.heatmap({
      title: 'How long does processing take?',
      good: 'one dark band far below %s.' % milliseconds(p95),
      bad: 'a second band above the first: some requests take another, slower way.',
      alerts: [p95.alert, p99.alert],
      unit: 's',
      noValue: 'no requests',
      queries: [query.heatmap('sum by (le) (rate(ai_mixer_processing_duration_seconds_bucket{region=~"$region"}[$__rate_interval]))')],
      w: 12,
    }),
    panel.lines({
      title: 'Where is one request in twenty slow?',
      good: 'every region below the dashed lines.',
      bad: 'p95 above %s breaks the objective; above %s it misses the target.'
           % [milliseconds(p95), milliseconds(rules.limit('LatencyAboveTarget', { quantile: 'p95' }))],
      limits: [rules.limit('LatencyAboveTarget', { quantile: 'p95' }), p95],
      unit: 's',
      noValue: 'no requests',
      queries: [query.range('region:ai_mixer_processing_duration_seconds:p95_rate5m{region=~"$region"}', '{{region}}')],
      w: 6,
    }),
    panel.lines({
      title: 'Where is one request in a hundred slow?',
      good: 'every region below the dashed lines.',
      bad: 'p99 above %s breaks the objective; above %s it misses the target.'
           % [milliseconds(p99), milliseconds(rules.limit('LatencyAboveTarget', { quantile: 'p99' }))],
      limits: [rules.limit('LatencyAboveTarget', { quantile: 'p99' }), p99],
      unit: 's',
      noValue: 'no requests',
      queries: [query.range('region:ai_mixer_processing_duration_seconds:p99_rate5m{region=~"$region"}', '{{region}}')],
      w: 6,
    }),
  ],
};

local objectives = {
  title: 'Objectives: 99.9 % of requests succeed, 95 % within 100 ms, 99 % within 500 ms',
  height: 7,
  panels: [
    panel.bars({
      title: 'Whose error budget is left?',
      good: 'long bars: of the errors that 99.9 % allow within 14 days most may still happen.',
      bad: 'below 0 % the objective is broken in that region.',
      alerts: ['AvailabilityBudgetBurn'],
      thresholds: { mode: 'absolute', steps: [{ color: colors.critical, value: null }, { color: colors.good, value: 0 }] },
      unit: 'percentunit',
      defaults: { min: 0, max: 1, decimals: 1 },
      noValue: 'no requests yet',
      queries: [query.instant('sort_desc(region:ai_mixer_error_budget_remaining:ratio14d{region=~"$region"})', '{{region}}')],
      w: 6,
    }),
    shared.burning('How fast goes the budget, over an hour?', '1h', 'five minutes'),
    shared.burning('How fast goes the budget, over six hours?', '6h', '30 minutes'),
    panel.lines({
      title: 'How many requests are fast enough?',
      good: '95 % within 100 ms and 99 % within 500 ms (dashed), or more.',
      bad: 'less: the quantiles of the row above are over their limits.',
      alerts: [p95.alert, p99.alert],
      unit: 'percentunit',
      // the objectives
      thresholds: { mode: 'absolute', steps: [{ color: colors.neutral, value: value } for value in [null, 0.95, 0.99]] },
      defaults: { max: 1, custom+: { axisSoftMin: 0.9 } },
      overrides: [panel.dashed('500 ms')],
      noValue: 'no requests',
      queries: [
        query.range('region:ai_mixer_requests_within_100ms:ratio_rate5m{region=~"$region"}', '{{region}} within 100 ms'),
        query.range('region:ai_mixer_requests_within_500ms:ratio_rate5m{region=~"$region"}', '{{region}} within 500 ms'),
      ],
      w: 6,
    }),
  ],
};

local alerts = {
  title: 'Alerts',
  height: 8,
  panels: [
    panel.table({
      title: 'What fires now, and what is there to do?',
      good: 'an empty table.',
      bad: 'each line is an alert; its name leads to the runbook.',
      noAlert: 'it lists them',
      unit: 'none',
      noValue: 'nothing fires',
      columns: [
        { name: 'alertname', title: 'Alert' },
        { name: 'severity', title: 'Severity' },
        { name: 'region', title: 'Region' },
        { name: 'what', title: 'Of what' },
      ],
      overrides: [
        panel.column('Alert', { links: [{ targetBlank: true, title: 'Runbook', url: std.strReplace(rules.runbook('Watchdog'), 'Watchdog', '${__value.raw}') }] }),
        panel.column('Severity', {
          'custom.cellOptions': { type: 'color-text' },
          mappings: [{
            type: 'value',
            options: { [severity]: { color: colors[severity] } for severity in severities },
          }],
        }),
        panel.column('Region', { noValue: 'all' }),
        // nothing but the spaces between labels that an alert does not have
        panel.column('Of what', { noValue: '-', mappings: [{ type: 'regex', options: { pattern: '^ *$', result: { text: '-' } } }] }),
      ],
      queries: [query.rows(|||
        max by (alertname, severity, region, what) (label_join(
          ALERTS{alertstate="firing", alertname!="Watchdog", region=~"$region|"},
          "what", " ",
          "target", "instance", "device", "pod", "job", "integration", "window", "quantile", "disagreement"
        ))
      |||)],
      w: 10,
    }),
    panel.timeline({
      title: 'What has fired, and for how long?',
      good: 'nothing to see.',
      bad: 'long bars, and bars that come back: something is not mended, or an alert flaps.',
      noAlert: 'it shows them',
      unit: 'none',
      noValue: 'nothing has fired',
      mappings: [{
        type: 'value',
        options: {
          [std.toString(i + 1)]: { color: colors[severities[i]], index: i, text: severities[i] }
          for i in std.range(0, std.length(severities) - 1)
        },
      }],
      queries: [query.range(|||
        max by (alertname, region) (
          ALERTS{alertstate="firing", severity="info", region=~"$region|"}
          or 2 * ALERTS{alertstate="firing", severity="warning", region=~"$region|"}
          or 3 * ALERTS{alertstate="firing", severity="critical", region=~"$region|"}
        )
      |||, '{{alertname}} {{region}}')],
      w: 14,
    }),
  ],
};

dashboard.new(
  'ai-mixer-overview',
  'AI Mixer / Global Overview',
  'Does AI Mixer keep its promises at this moment, and if not, where?',
  [answer, requests, latency, objectives, alerts]
)
