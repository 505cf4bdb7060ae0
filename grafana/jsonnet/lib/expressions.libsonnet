// Expressions and panels that more than one dashboard shows.
local colors = import 'colors.libsonnet';
local panel = import 'panel.libsonnet';
local query = import 'query.libsonnet';
local rules = import 'rules.libsonnet';

{
  // 0 healthy, 1 degraded, 2 unhealthy, 3 unknown, as the kindest replica of the monitor sees it that has a verdict; a
  // replica says one of four is 1
  status:: |||
    min by (region, target) (
      max by (region, target, instance) (
        0 * ai_mixer_target_status{status="healthy", region=~"$region"}
        or ai_mixer_target_status{status="degraded", region=~"$region"}
        or 2 * ai_mixer_target_status{status="unhealthy", region=~"$region"}
        or 3 * ai_mixer_target_status{status="unknown", region=~"$region"}
      )
    )
  |||,

  statusMappings:: [
    {
      type: 'value',
      options: {
        '0': { color: colors.good, index: 0, text: 'Healthy' },
        '1': { color: colors.info, index: 1, text: 'Degraded' },
        '2': { color: colors.critical, index: 2, text: 'Unhealthy' },
        '3': { color: colors.unknown, index: 3, text: 'Unknown' },
      },
    },
  ],

  // pods that can be scraped of those that discovery names; a region whose pods have all vanished has none
  podsUp:: |||
    region:ai_mixer_pods_up:sum{region=~"$region"} / region:ai_mixer_pods:count
    or on (region)
    0 * region:ai_mixer_expected:bool{region=~"$region"}
  |||,

  // how fast the error budget goes over a window, 1 is as fast as 99.9 % allows
  burnRate(window)::
    local budget = rules.number(rules.watched('AvailabilityBudgetBurn', { window: '1h' }), '/');
    'region:ai_mixer_request_errors:ratio_rate%s{region=~"$region"} / %s' % [window, budget],

  // an alert looks at a window and at a shorter one, which is told in words
  burning(title, window, other)::
    local limit = rules.limit('AvailabilityBudgetBurn', { window: window });
    panel.lines({
      title: title,
      good: 'below 1 the budget lasts longer than its period.',
      bad: 'above the dashed line, %s times as fast as allowed, somebody is told, if the last %s say the same.' % [limit.value, other],
      limits: [limit],
      unit: 'none',
      noValue: 'less than half of the window was seen',
      queries: [query.range($.burnRate(window), '{{region}}')],
      w: 6,
    }),

  statusNow(p):: panel.stat({
    title: 'How is each endpoint?',
    good: 'every tile says Healthy.',
    bad: 'Degraded is slow or was often down within 24 hours, Unhealthy is down or far too slow, Unknown means that the ' +
         'monitor has heard nothing for two and a half intervals. The status page has the reasons.',
    alerts: ['ServiceDown', 'VerySlowResponse', 'SlowResponse', 'LowUptime', 'VeryLowUptime', 'MonitorStale', 'MonitorDown'],
    unit: 'none',
    noValue: 'the monitor is not scraped',
    colorMode: 'background',
    text: 'value_and_name',
    mappings: $.statusMappings,
    queries: [query.instant($.status, '{{target}}')],
  } + p),

  // above 1000 requests a second in all
  throughput(p):: panel.stat({
    title: 'Is there traffic?',
    good: 'above the performance target of %d requests a second in all.' % rules.limit('ThroughputBelowTarget').value,
    bad: 'below it: a quiet hour, or a region is missing.',
    limits: [rules.limit('ThroughputBelowTarget')],
    mappings: [{ type: 'value', options: { '0': { color: colors.critical, index: 0, text: 'none' } } }],
    unit: 'reqps',
    noValue: 'no pod is scraped',
    queries: [query.instant('global:ai_mixer_requests:rate5m')],
  } + p),

  // two witnesses of each region with pods, one above the other, each as the share that fails
  probesAndTraffic(p):: panel.timeline({
    title: 'Do probes and traffic say the same?',
    good: 'both rows of a region are green, or neither is.',
    bad: 'one is not: users suffer from what the probe does not see, or the probe fails on its way. Traffic fails where ' +
         'most requests do, or none arrive.',
    limits: [rules.limit('ProbeAndTrafficDisagree', { disagreement: 'traffic_fails' })],
    unit: 'percentunit',
    noValue: 'the monitor is not scraped',
    queries: [
      query.range('1 - region:ai_mixer_target_up:max{region=~"$region"} and on (region) region:ai_mixer_expected:bool', '{{region}} probe'),
      query.range(|||
        region:ai_mixer_request_errors:ratio_rate5m{region=~"$region"}
        or on (region)
        region:ai_mixer_expected:bool{region=~"$region"}
      |||, '{{region}} traffic'),
    ],
  } + p),

  // Events of a counter of the monitor in each minute, as the replica counts them that sees most: every replica probes.
  // Bars, since a line would hide an event that stands alone.
  events(counter, p):: panel.lines({
    stacked: true,
    unit: 'suffix:/min',
    defaults: { custom+: { drawStyle: 'bars' } },
    queries: [query.range(|||
      60 * max by (region, reason) (
        sum by (region, reason, instance) (rate(%s[$__rate_interval]))
      ) > 0
    ||| % counter, '{{reason}} {{region}}')],
  } + p),

  failures(p):: $.events('ai_mixer_probes_total{result="failure", region=~"$region"}', {
    noValue: 'no probe has failed',
  } + p),

  blips(p):: $.events('ai_mixer_probe_blips_total{region=~"$region"}', {
    noValue: 'every failure was confirmed',
    noAlert: 'a failure that a second attempt does not confirm is no outage',
  } + p),

  probesAndRequests(p):: panel.lines({
    title: 'Are probes as fast as requests?',
    good: 'both lines of a region move together; the probe (dashed) also has its way there.',
    bad: 'requests that get slow while the probe stays fast: the health endpoint does not show what users feel.',
    alerts: ['ProbeAndTrafficDisagree'],
    unit: 's',
    overrides: [panel.dashed('probe')],
    noValue: 'no requests',
    queries: [
      query.range('min by (region) (region_target:ai_mixer_target_response_seconds:min{region=~"$region"})', '{{region}} probe'),
      query.range('region:ai_mixer_processing_duration_seconds:p50_rate5m{region=~"$region"}', '{{region}} requests'),
    ],
  } + p),
}
