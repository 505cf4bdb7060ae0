// Error Tracking: what fails, where, since when, and why?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local shared = import 'lib/expressions.libsonnet';
local limits = import 'lib/limits.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local elevated = rules.limit('ElevatedErrorRate');
local high = rules.limit('HighErrorRate');
local percent(limit) = '%g %%' % (limit.value * 100);

local burn = rules.limit('AvailabilityBudgetBurn', { window: '1h' });

local up = 'region_target:ai_mixer_target_up:max{region=~"$region"}';

// without a single error there may be no series of errors, which means 0
local failedInRange = |||
  sum(increase(ai_mixer_requests_total{status!="200", region=~"$region"}[$__range]))
  or 0 * sum(increase(ai_mixer_requests_total{region=~"$region"}[$__range]))
|||;

local answer = {
  height: 5,
  panels: [
    panel.stat({
      title: 'Which share of the requests fails?',
      good: 'below %s in every region, over five minutes.' % percent(elevated),
      bad: 'above %s users notice, above %s somebody is woken. What is not answered with status 200 counts as failed.'
           % [percent(elevated), percent(high)],
      limits: [elevated, high],
      unit: 'percentunit',
      defaults: { decimals: 2 },
      noValue: 'no requests here',
      text: 'value_and_name',
      queries: [
        query.instant('global:ai_mixer_request_errors:ratio_rate5m', 'all regions'),
        query.instant('sort_desc(region:ai_mixer_request_errors:ratio_rate5m{region=~"$region"})', '{{region}}'),
      ],
      w: 11,
    }),
    panel.stat({
      title: 'How many have failed?',
      good: 'few: of a thousand requests one may fail.',
      bad: 'many for the time that is chosen at the top; the rows below say where and with which status.',
      noAlert: 'a number depends on the chosen time, the share beside it does not',
      unit: 'short',
      defaults: { decimals: 0 },
      noValue: 'no requests here',
      queries: [query.instant(failedInRange, 'failed requests')],
      w: 4,
    }),
    panel.stat({
      title: 'Who uses up the budget?',
      good: 'the worst region is below 1: so many errors are allowed.',
      bad: 'above %s the errors that 30 days allow happen within two days. Of the last five minutes; the longer windows are below.'
           % burn.value,
      limits: [burn],
      unit: 'none',
      defaults: { decimals: 1 },
      noValue: 'no requests here',
      text: 'value_and_name',
      queries: [query.instant('topk(1, %s)' % shared.burnRate('5m'), '{{region}}')],
      w: 4,
    }),
    panel.stat({
      title: 'What is down now?',
      good: 'twice 0.',
      bad: 'an endpoint without a good answer, or a whole region: its endpoint and every pod. The names are below.',
      alerts: ['ServiceDown', 'RegionalFailure'],
      mappings: limits.anyIs('critical'),
      unit: 'none',
      noValue: 'nobody probes',
      text: 'value_and_name',
      queries: [
        query.instant('sum(1 - %s)' % up, 'endpoints'),
        query.instant('sum(region:ai_mixer_down:bool{region=~"$region"})', 'regions'),
      ],
      w: 5,
    }),
  ],
};

local requests = {
  title: 'Requests',
  height: 8,
  panels: [
    panel.lines({
      title: 'Since when do requests fail, and where?',
      good: 'every region below the dashed lines.',
      bad: 'above %s for five minutes is a warning, above %s for one minute is critical. All regions at once: something that they share.'
           % [percent(elevated), percent(high)],
      limits: [elevated, high],
      unit: 'percentunit',
      noValue: 'no requests here',
      queries: [query.range('region:ai_mixer_request_errors:ratio_rate5m{region=~"$region"}', '{{region}}')],
      w: 9,
    }),
    panel.lines({
      title: 'With which status do requests fail?',
      good: 'lines along the bottom.',
      bad: 'a status that rises: 503 is too much load or a pod that ends, 500 an error of the program, 4xx a client or a gateway.',
      alerts: [elevated.alert, high.alert],
      unit: 'reqps',
      noValue: 'no failed requests',
      queries: [
        query.range(
          'sum by (region, status) (rate(ai_mixer_requests_total{status!="200", region=~"$region"}[$__rate_interval]))',
          '{{status}} {{region}}'
        ),
      ],
      w: 9,
    }),
    panel.lines({
      title: 'Do these figures hold for all pods?',
      good: '100 %: every pod of the region is scraped.',
      bad: 'what the missing pods answered is not counted; below the dashed line the figures are those of a part.',
      limits: [rules.limit('ScrapeTargetDown', { job: 'ai-mixer' })],
      alerts: ['RegionalFailure'],
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'no pods here',
      queries: [
        query.range(shared.podsUp, '{{region}}'),
      ],
      w: 6,
    }),
  ],
};

local budget = {
  title: 'Error budget: 99.9 % of requests succeed',
  height: 7,
  panels: [
    shared.burning('How fast goes the budget, over an hour?', '1h', 'five minutes'),
    shared.burning('How fast goes the budget, over six hours?', '6h', '30 minutes'),
    shared.burning('How fast goes the budget, over a day?', '1d', 'two hours'),
    shared.burning('How fast goes the budget, over three days?', '3d', 'six hours'),
  ],
};

local statuses(from, to, color, index) = {
  type: 'range',
  options: { from: from, to: to, result: { color: color, index: index } },
};

local downtime = {
  title: 'Downtime of the endpoints',
  height: 8,
  panels: [
    panel.timeline({
      title: 'When was each endpoint down?',
      good: 'unbroken bars.',
      bad: 'a red stretch is an outage, as all replicas of the monitor saw it. Many at one time: what do these regions share?',
      alerts: ['ServiceDown', 'RegionalFailure'],
      mappings: [{
        type: 'value',
        options: {
          '0': { color: colors.critical, index: 0, text: 'Down' },
          '1': { color: colors.good, index: 1, text: 'Up' },
        },
      }],
      unit: 'none',
      noValue: 'nobody probes',
      queries: [query.range(up, '{{target}}')],
      w: 10,
    }),
    panel.bars({
      title: 'How long was each endpoint down?',
      good: '0 s.',
      bad: 'within the time that is chosen at the top, counted in steps of 30 seconds; what nobody watched is no downtime.',
      alerts: ['ServiceDown', 'LowUptime', 'VeryLowUptime'],
      mappings: limits.anyIs('critical'),
      unit: 's',
      defaults: { min: 0 },
      noValue: 'nobody probes',
      queries: [query.instant('sort_desc(30 * sum_over_time((1 - %s)[$__range:30s]))' % up, '{{target}}')],
      w: 5,
    }),
    panel.timeline({
      title: 'What did each endpoint answer?',
      good: '200 all the time.',
      bad: '5xx: it is reached and fails. No answer: the network, the name, TLS or a timeout; the reasons are below.',
      alerts: ['ServiceDown'],
      mappings: [
        { type: 'value', options: { '0': { color: colors.critical, index: 0, text: 'no answer' } } },
        statuses(200, 299, colors.good, 1),
        statuses(300, 499, colors.warning, 2),
        statuses(500, 599, colors.critical, 3),
      ],
      unit: 'none',
      noValue: 'nobody probes',
      queries: [
        query.range(|||
          min by (region, target) (ai_mixer_probe_http_status{region=~"$region"})
          or on (region, target)
          0 * max by (region, target) (ai_mixer_target_up{region=~"$region"})
        |||, '{{target}}'),
      ],
      w: 9,
    }),
  ],
};

local reasons = {
  title: 'Failed probes',
  height: 8,
  panels: [
    shared.failures({
      title: 'Why do probes fail?',
      good: 'nothing to see.',
      bad: 'refused and unreachable: nobody listens; dns, tls: names or certificates; timeout: too slow; status, assertion: a wrong answer. ' +
           'The attempts that confirm a failure count too.',
      alerts: ['ServiceDown', 'LowUptime', 'VeryLowUptime'],
    }),
    shared.blips({
      title: 'Which failures were not confirmed?',
      good: 'nothing to see, or one now and then.',
      bad: 'many: the endpoint, or the line of the monitor, fails now and then; more of it becomes an outage.',
    }),
    panel.lines({
      title: 'Where are the probes of a failing endpoint stuck?',
      good: 'nothing to see: it shows only endpoints of which probes fail.',
      bad: 'the phase with the longest time is the one that waited: dns, connect, tls, wait (for the answer) or body. The longest within a minute or two.',
      alerts: ['ServiceDown'],
      unit: 's',
      defaults: { custom+: { showPoints: 'auto' } },
      noValue: 'no probe has failed',
      queries: [
        query.range(|||
          max by (region, phase) (
            ai_mixer_probe_phase_seconds_max{region=~"$region"}
            and on (region, target)
            sum by (region, target) (rate(ai_mixer_probes_total{result="failure"}[$__rate_interval])) > 0
          )
        |||, '{{phase}} {{region}}'),
      ],
    }),
  ],
};

dashboard.new(
  'ai-mixer-errors',
  'AI Mixer / Error Tracking',
  'What fails, where, since when, and why?',
  [answer, requests, budget, downtime, reasons]
)
