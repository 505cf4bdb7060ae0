// Health Checks: what do the probes say, and can they be believed?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local shared = import 'lib/expressions.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local slow = rules.limit('SlowResponse');
local verySlow = rules.limit('VerySlowResponse');
local lowUptime = rules.limit('LowUptime');
local veryLowUptime = rules.limit('VeryLowUptime');
local expiry = [rules.limit('CertificateExpiry', { severity: severity }) for severity in rules.severities('CertificateExpiry')];

// as the alerts see it: of the replicas that have watched for an hour
local availability = 'region_target:ai_mixer_target_availability_ratio:max{region=~"$region"}';
local unwatched = 'watched for less than an hour';

// as each replica sees them, of which both belong together
local availabilities = 'ai_mixer_target_availability_ratio{window="24h", region=~"$region"}';
local coverages = 'ai_mixer_target_availability_coverage_ratio{window="24h", region=~"$region"}';
local coverage = 'max by (region, target) (%s)' % coverages;

// the newest probe of all replicas, in intervals; without any probe it is infinite, as MonitorStale sees it
local age = |||
  (
    time() - (
      max by (region, target) (ai_mixer_probe_last_timestamp_seconds{region=~"$region"})
      or on (region, target)
      -Inf * group by (region, target) (ai_mixer_target_status{region=~"$region"})
    )
  )
  / scalar(max(ai_mixer_probe_interval_seconds) or vector(30))
|||;

local daysLeft = 'region_target:ai_mixer_certificate_expiry_days:min{region=~"$region"}';

local answer = {
  height: 5,
  panels: [
    shared.statusNow({ w: 8 }),
    panel.stat({
      title: 'How much of 24 hours was each up?',
      good: '100 %, or nearly. Time in which nobody watched counts neither way.',
      bad: 'below %d %% somebody is told, below %d %% somebody is woken. Coverage is below.'
           % [lowUptime.value * 100, veryLowUptime.value * 100],
      limits: [lowUptime, veryLowUptime],
      unit: 'percentunit',
      defaults: { decimals: 2 },
      noValue: unwatched,
      text: 'value_and_name',
      queries: [query.instant(availability, '{{target}}')],
      w: 8,
    }),
    panel.stat({
      title: 'How old is the news?',
      good: 'at most 1 interval since the last probe of every endpoint.',
      bad: 'above %s nothing here is known any more: the monitor is paused, starved or cut off.'
           % rules.limit('MonitorStale').value,
      limits: [rules.limit('MonitorStale')],
      alerts: ['MonitorDown'],
      mappings: [{ type: 'value', options: { Infinity: { color: colors.critical, index: 0, text: 'never' } } }],
      unit: 'suffix: intervals',
      defaults: { decimals: 1 },
      noValue: 'the monitor is not scraped',
      queries: [query.instant('max(%s)' % age)],
      w: 4,
    }),
    panel.stat({
      title: 'Do certificates last?',
      good: 'more than %d days.' % expiry[2].value,
      bad: 'less: renewal should have happened before.',
      limits: expiry,
      unit: 'suffix: days',
      defaults: { decimals: 1 },
      noValue: 'no endpoint has a certificate',
      queries: [query.instant('min(%s)' % daysLeft)],
      w: 4,
    }),
  ],
};

local uptime = {
  title: 'Availability over 24 hours',
  height: 8,
  panels: [
    panel.timeline({
      title: 'When was which endpoint in which state?',
      good: 'green all along.',
      bad: 'red is downtime or far too slow, yellow slow, grey unknown: nobody watched.',
      alerts: ['ServiceDown', 'RegionalFailure'],
      unit: 'none',
      noValue: 'the monitor is not scraped',
      mappings: shared.statusMappings,
      queries: [query.range(shared.status, '{{target}}')],
      w: 12,
    }),
    panel.table({
      title: 'What is the availability, and how sure is it?',
      good: 'availability near 100 %, coverage near 100 %, so that both bounds are close to each other.',
      bad: 'a low coverage: had all the time that nobody watched been downtime, the lower bound would be true. Both bounds are the closest of the replicas.',
      alerts: [lowUptime.alert, veryLowUptime.alert],
      unit: 'percentunit',
      noValue: unwatched,
      transformations: [{ id: 'joinByField', options: { byField: 'target', mode: 'outer' } }],
      columns: [
        { name: 'target', title: 'Endpoint' },
        { name: 'Value #A', title: 'Availability' },
        { name: 'Value #B', title: 'Coverage' },
        { name: 'Value #C', title: 'At least' },
        { name: 'Value #D', title: 'At most' },
      ],
      defaults: { decimals: 2 },
      queries: [
        query.rows(availability),
        query.rows(coverage),
        query.rows('max by (region, target) (%s * %s)' % [availabilities, coverages]),
        query.rows('min by (region, target) (%s * %s + 1 - %s)' % [availabilities, coverages, coverages]),
      ],
      w: 12,
    }),
    panel.lines({
      title: 'Does availability rise or fall?',
      good: 'lines above the dashed ones; after an outage they rise again a day later.',
      bad: 'a line that falls: that endpoint is down at this time.',
      limits: [lowUptime, veryLowUptime],
      unit: 'percentunit',
      defaults: { max: 1, decimals: 2 },
      noValue: unwatched,
      queries: [query.range(availability, '{{region}} {{target}}')],
      w: 12,
    }),
    panel.lines({
      title: 'How much of 24 hours was watched?',
      good: '100 %; it takes a day after the first start of a monitor to get there.',
      bad: 'a line that falls: the monitor does not probe.',
      alerts: ['MonitorStale', 'MonitorDown'],
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'the monitor is not scraped',
      queries: [query.range(coverage, '{{region}} {{target}}')],
      w: 12,
    }),
  ],
};

local response = {
  title: 'Response time',
  height: 8,
  panels: [
    panel.lines({
      title: 'Which endpoint answers slowly?',
      good: 'below the dashed lines. This is the median of the last three answers, as the fastest replica of the monitor sees it.',
      bad: 'above %d ms the endpoint is Degraded, above %d ms Unhealthy.' % [slow.value * 1000, verySlow.value * 1000],
      limits: [slow, verySlow],
      unit: 's',
      noValue: 'no endpoint has answered',
      queries: [query.range('region_target:ai_mixer_target_response_seconds:min{region=~"$region"}', '{{region}} {{target}}')],
      w: 12,
    }),
    panel.heatmap({
      title: 'How long do the probes take?',
      good: 'one dark band far below %d ms.' % (slow.value * 1000),
      bad: 'a band at the timeout: probes that wait for an answer which does not come. Failures are in it.',
      alerts: [slow.alert, verySlow.alert],
      unit: 's',
      noValue: 'no probes',
      queries: [query.heatmap('sum by (le) (rate(ai_mixer_probe_duration_seconds_bucket{region=~"$region"}[$__rate_interval]))')],
      w: 12,
    }),
    panel.lines({
      title: 'What does a probe wait for?',
      good: 'most of it is wait: the endpoint thinks.',
      bad: 'dns, connect or tls that grow: the way there is slow, not AI Mixer. Mean over the chosen regions.',
      alerts: [slow.alert],
      stacked: true,
      overrides: colors.phases,
      unit: 's',
      noValue: 'no probes',
      queries: [query.range(|||
        sum by (phase) (rate(ai_mixer_probe_phase_seconds_sum{region=~"$region"}[$__rate_interval]))
        / sum by (phase) (rate(ai_mixer_probe_phase_seconds_count{region=~"$region"}[$__rate_interval]))
      |||, '{{phase}}')],
      w: 12,
    }),
    panel.lines({
      title: 'Which endpoint is slow in one of twenty probes?',
      good: 'close to its median above.',
      bad: 'far above it: some of its servers are slow, or its line is.',
      alerts: [slow.alert],
      unit: 's',
      noValue: 'no probes',
      interval: '5m',
      queries: [query.range(
        'histogram_quantile(0.95, sum by (region, target, le) (rate(ai_mixer_probe_duration_seconds_bucket{region=~"$region"}[$__rate_interval])))',
        '{{region}} {{target}}'
      )],
      w: 12,
    }),
  ],
};

local failures = {
  title: 'Failures',
  height: 7,
  panels: [
    shared.failures({
      title: 'Which probes fail, and why?',
      good: 'nothing, or a single one now and then.',
      bad: 'the reason says where to look: refused and unreachable at the address, timeout at what is behind it, status at AI Mixer itself.',
      alerts: ['ServiceDown'],
      w: 12,
    }),
    shared.blips({
      title: 'Which failures were refuted at once?',
      good: 'few: a blip is a failure that the next probe does not confirm, and no downtime.',
      bad: 'many, always of the same region: one of several servers behind the name is broken.',
      w: 6,
    }),
    panel.lines({
      title: 'Which HTTP status comes back?',
      good: '200 from all.',
      bad: '5xx is AI Mixer, 4xx or 3xx what stands before it.',
      alerts: ['ServiceDown'],
      unit: 'none',
      noValue: 'no endpoint has answered',
      queries: [query.range('min by (region, target) (ai_mixer_probe_http_status{region=~"$region"})', '{{region}} {{target}}')],
      w: 6,
    }),
  ],
};

local traffic = {
  title: 'Probe against traffic',
  height: 7,
  panels: [
    shared.probesAndTraffic({ w: 8 }),
    panel.lines({
      title: 'Do requests fail while the probe is fine?',
      good: 'along the bottom.',
      bad: 'above the dashed line half of the requests fail, and yet the health endpoint is well. No line: the probe fails too.',
      limits: [rules.limit('ProbeAndTrafficDisagree', { disagreement: 'traffic_fails' })],
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'no requests, or no probe is fine',
      queries: [query.range(|||
        region:ai_mixer_request_errors:ratio_rate5m{region=~"$region"}
        and on (region) region:ai_mixer_target_up:max == 1
      |||, '{{region}}')],
      w: 8,
    }),
    shared.probesAndRequests({ w: 8 }),
  ],
};

local monitor = {
  title: 'The monitor itself',
  height: 7,
  panels: [
    panel.lines({
      title: 'Is every endpoint probed on time?',
      good: 'saw teeth between 0 and 1 interval.',
      bad: 'a line that rises without an end.',
      limits: [rules.limit('MonitorStale')],
      unit: 'none',
      defaults: { min: 0 },
      noValue: 'the monitor is not scraped',
      queries: [query.range(age, '{{region}} {{target}}')],
      w: 8,
    }),
    panel.lines({
      title: 'How late do probes begin?',
      good: 'a few milliseconds.',
      bad: 'above a quarter of an interval a probe is skipped: the monitor has too little CPU.',
      alerts: ['MonitorStale'],
      unit: 's',
      noValue: 'the monitor is not scraped',
      queries: [query.range('max by (region, target) (ai_mixer_probe_lateness_seconds_max{region=~"$region"})', '{{region}} {{target}}')],
      w: 8,
    }),
    panel.bars({
      title: 'Which certificate expires first?',
      good: 'more than %d days.' % expiry[2].value,
      bad: 'the shortest bar; below 0 it has expired, and every client refuses the endpoint.',
      limits: expiry,
      unit: 'suffix: days',
      defaults: { min: 0, decimals: 1 },
      noValue: 'no endpoint has a certificate',
      queries: [query.instant('sort(%s)' % daysLeft, '{{target}}')],
      w: 8,
    }),
  ],
};

dashboard.new(
  'ai-mixer-probes',
  'AI Mixer / Health Checks',
  'What do the probes say, and can they be believed?',
  [answer, uptime, response, failures, traffic, monitor]
)
