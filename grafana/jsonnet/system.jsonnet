// System Health: do the machines, the pods and the monitoring itself hold, and for how long?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local limits = import 'lib/limits.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local disk = rules.limit('HighDiskUsage');
local memory = rules.limit('HighMemory');
local restarts = rules.limit('PodRestarts');
local percent(limit) = '%d %%' % (limit.value * 100);

// what a rule watches, of the pods of the chosen regions, which one more series knows
local ofRegion(watched, series) = |||
  (
    %s
  )
  and on (namespace, pod) %s{region=~"$region"}
||| % [std.strReplace(watched, '\n', '\n  '), series];

local diskShare = rules.watched('HighDiskUsage');
local memoryShare = ofRegion(rules.watched('HighMemory'), 'container_memory_working_set_bytes');
local restartsOfPods = ofRegion(rules.watched('PodRestarts'), 'kube_pod_info');

local cpuShare = |||
  max by (region, namespace, pod, container) (rate(container_cpu_usage_seconds_total{region=~"$region"}[$__rate_interval]))
  / (max by (region, namespace, pod, container) (kube_pod_container_resource_limits{resource="cpu", region=~"$region"}) > 0)
|||;

local throttledShare = |||
  rate(container_cpu_cfs_throttled_periods_total{region=~"$region"}[$__rate_interval])
  / (rate(container_cpu_cfs_periods_total{region=~"$region"}[$__rate_interval]) > 0)
|||;

// a pod that has ended is not ready either
local ready = |||
  max by (region, namespace, pod) (kube_pod_status_ready{condition="true", region=~"$region"})
  unless on (namespace, pod) kube_pod_status_phase{phase=~"Succeeded|Failed"} == 1
|||;

local crashing = |||
  sum by (region) (
    max by (region, namespace, pod, container) (kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff", region=~"$region"})
  )
  or on (region) 0 * count by (region) (kube_pod_info{region=~"$region"})
|||;

local worst(labels, share) = 'max by (%s) (\n%s\n)' % [labels, share];

local answer = {
  height: 5,
  panels: [
    panel.stat({
      title: 'How full is the fullest disk?',
      good: 'below %s.' % percent(disk),
      bad: 'above it the kubelet deletes images and then evicts pods. Counted as programs without privileges may use it.',
      limits: [disk],
      unit: 'percentunit',
      defaults: { decimals: 0 },
      noValue: 'no node is scraped',
      text: 'value_and_name',
      queries: [query.instant('topk(1, %s)' % diskShare, '{{instance}} {{device}}')],
      w: 6,
    }),
    panel.stat({
      title: 'Which pod is nearest to its memory limit?',
      good: 'below %s.' % percent(memory),
      bad: 'above it; at its limit the kernel ends the container.',
      limits: [memory],
      unit: 'percentunit',
      defaults: { decimals: 0 },
      noValue: 'no pods here, or no kubelet is scraped',
      text: 'value_and_name',
      queries: [query.instant('topk(1, %s)' % memoryShare, '{{region}} {{pod}}')],
      w: 7,
    }),
    panel.stat({
      title: 'How are the pods?',
      good: 'all are ready, none waits or restarts.',
      bad: 'a pod that is not ready gets no requests; one that waits cannot start; restarts are those of the worst container ' +
           'within five minutes, of which more than %d are too many. The table below has the names.' % restarts.value,
      limits: [restarts { whole: true }],
      alerts: ['PodCrashLooping'],
      unit: 'none',
      noValue: 'no pods here, or kube-state-metrics is not scraped',
      text: 'value_and_name',
      overrides: [
        panel.column(name, { mappings: limits.anyIs('warning') })
        for name in ['not ready', 'waiting']
      ],
      queries: [
        query.instant('sum(1 - (%s))' % ready, 'not ready'),
        query.instant('sum(max by (namespace, pod, container) (kube_pod_container_status_waiting{region=~"$region"}))', 'waiting'),
        query.instant('max(%s)' % restartsOfPods, 'restarts'),
      ],
      w: 7,
    }),
    panel.stat({
      title: 'Are all nodes up?',
      good: 'none is down.',
      bad: 'a node that is down takes its pods with it, or only its node-exporter has ended.',
      alerts: ['ScrapeTargetDown'],
      unit: 'none',
      noValue: 'no node is found',
      text: 'value_and_name',
      overrides: [panel.column('down', { mappings: limits.anyIs('warning') })],
      queries: [
        query.instant('sum(up{job="node-exporter"})', 'up'),
        query.instant('sum(1 - up{job="node-exporter"})', 'down'),
      ],
      w: 4,
    }),
  ],
};

local load = {
  title: 'CPU and memory',
  height: 8,
  panels: [
    panel.lines({
      title: 'How near do pods come to their CPU limit?',
      good: 'the worst pod of each region far below 100 %, the dashed lines of throttling at 0.',
      bad: 'at 100 % a pod is throttled: it stands still for a part of each tenth of a second, and requests become slow.',
      noAlert: 'a pod that is throttled is slow, which HighLatency tells',
      unit: 'percentunit',
      defaults: { min: 0 },
      overrides: [panel.dashed('throttled')],
      noValue: 'no pods here, or no kubelet is scraped',
      queries: [
        query.range(worst('region', cpuShare), '{{region}}'),
        query.range(worst('region', throttledShare), '{{region}} throttled'),
      ],
    }),
    panel.lines({
      title: 'How near do pods come to their memory limit?',
      good: 'the worst pod of each region below the dashed line.',
      bad: 'a line that climbs for hours is a leak; at 100 % the kernel ends the container, and it restarts.',
      limits: [memory],
      unit: 'percentunit',
      defaults: { min: 0 },
      noValue: 'no pods here, or no kubelet is scraped',
      queries: [query.range(worst('region', memoryShare), '{{region}}')],
    }),
    panel.lines({
      title: 'How busy are the nodes?',
      good: 'room for the pods of a node that fails.',
      bad: 'CPU near 100 %: pods wait for each other although none is at its limit. Memory (dashed) near 100 %: the kernel ends processes.',
      noAlert: 'pods are watched against their limits, and a node has only what its pods need',
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      overrides: [panel.dashed('memory')],
      noValue: 'no node is scraped',
      queries: [
        query.range('1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))', '{{instance}} CPU'),
        query.range(
          '1 - max by (instance) (node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes)', '{{instance}} memory'
        ),
      ],
    }),
  ],
};

// what goes in above zero, what goes out below
local inAndOut(counter, by, legend, selector) = [
  query.range('sum by (%s) (rate(%s_receive_bytes_total{%s}[$__rate_interval]))' % [by, counter, selector], legend + ' in'),
  query.range('-sum by (%s) (rate(%s_transmit_bytes_total{%s}[$__rate_interval]))' % [by, counter, selector], legend + ' out'),
];

// what leaves a node, and not what its pods say to each other
local wires = 'device!~"lo|(veth|cali|cni|cilium|lxc|flannel|docker|br-|kube|ifb|tun|dummy).*"';

local wiresAndDisks = {
  title: 'Network and disk',
  height: 8,
  panels: [
    panel.lines({
      title: 'How much do the pods receive and send?',
      good: 'curves that follow the requests: audio in above zero, audio out below.',
      bad: 'a region at zero gets no requests; in without out means that answers are missing.',
      noAlert: 'requests that stay away are told by LowThroughput',
      unit: 'Bps',
      noValue: 'no pods here, or no kubelet is scraped',
      queries: inAndOut('container_network', 'region', '{{region}}', 'region=~"$region"'),
      w: 6,
    }),
    panel.lines({
      title: 'How much do the nodes receive and send?',
      good: 'in above zero, out below, both far from what the line can carry.',
      bad: 'a flat top is a full line; much more than the pods of the node: something else uses it.',
      noAlert: 'a full line shows in the latency',
      unit: 'Bps',
      noValue: 'no node is scraped',
      queries: inAndOut('node_network', 'instance', '{{instance}}', wires),
      w: 6,
    }),
    panel.lines({
      title: 'How full is each disk?',
      good: 'level lines below the dashed one.',
      bad: 'a line that climbs reaches %s some day; the last row says when it is full.' % percent(disk),
      limits: [disk],
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'no node is scraped',
      queries: [query.range(diskShare, '{{instance}} {{device}}')],
      w: 6,
    }),
    panel.lines({
      title: 'How busy is each disk?',
      good: 'peaks only.',
      bad: 'for minutes near 100 %: what writes to it waits, Prometheus among others.',
      noAlert: 'what waits for a disk is watched itself',
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'no node is scraped',
      queries: [
        query.range('max by (instance, device) (rate(node_disk_io_time_seconds_total[$__rate_interval]))', '{{instance}} {{device}}'),
      ],
      w: 6,
    }),
  ],
};

local pods = {
  title: 'Pods',
  height: 10,
  panels: [
    // the worst first
    panel.table({
      title: 'Which pod is it?',
      good: 'ready everywhere, no restarts, memory below %s. The pod nearest to its memory limit comes first.' % percent(memory),
      bad: 'what is orange. Pods of one node that are bad together: look at the node.',
      alerts: ['HighMemory', 'PodRestarts', 'PodCrashLooping'],
      unit: 'none',
      noValue: 'no pods here, or kube-state-metrics is not scraped',
      transformations: [{ id: 'merge', options: {} }],
      columns: [
        { name: 'region', title: 'Region' },
        { name: 'pod', title: 'Pod' },
        { name: 'node', title: 'Node' },
        { name: 'Value #B', title: 'Ready' },
        { name: 'Value #C', title: 'Restarts in 5 minutes' },
        { name: 'Value #D', title: 'CPU of limit' },
        { name: 'Value #E', title: 'Memory of limit' },
      ],
      overrides: [
        panel.column('Ready', {
          'custom.cellOptions': { type: 'color-text' },
          noValue: '?',
          mappings: [{
            type: 'value',
            options: {
              '0': { color: colors.warning, index: 0, text: 'no' },
              '1': { color: colors.good, index: 1, text: 'yes' },
            },
          }],
        }),
        panel.column('Restarts in 5 minutes', {
          'custom.cellOptions': { type: 'color-text' },
          noValue: '-',
          thresholds: limits.steps([restarts { whole: true }]),
        }),
        panel.column('CPU of limit', { unit: 'percentunit', decimals: 0, noValue: 'no limit' }),
        panel.column('Memory of limit', {
          unit: 'percentunit',
          decimals: 0,
          'custom.cellOptions': { type: 'color-text' },
          noValue: 'no limit',
          thresholds: limits.steps([memory]),
        }),
      ],
      queries: [
        query.rows('max by (region, pod, node) (kube_pod_info{region=~"$region"})'),
        query.rows(worst('region, pod', ready)),
        query.rows(worst('region, pod', restartsOfPods)),
        query.rows(worst('region, pod', cpuShare)),
        query.rows(worst('region, pod', memoryShare)),
      ],
      w: 15,
    }) + { options+: { sortBy: [{ displayName: 'Memory of limit', desc: true }] } },
    panel.lines({
      title: 'Where do pods restart or crash?',
      good: 'all at 0.',
      bad: 'restarts of the worst container of a region within five minutes; above the dashed line it ends again and again. ' +
           'Kubernetes then waits between its starts: such containers are counted as crash-looping (dashed).',
      limits: [restarts],
      alerts: ['PodCrashLooping'],
      unit: 'none',
      defaults: { min: 0, decimals: 0 },
      overrides: [panel.dashed('crash-looping')],
      noValue: 'no pods here, or kube-state-metrics is not scraped',
      queries: [
        query.range(worst('region', restartsOfPods), '{{region}} restarts'),
        query.range(crashing, '{{region}} crash-looping'),
      ],
      w: 9,
    }),
  ],
};

local storageFailures = [
  'prometheus_tsdb_%s_total' % what
  for what in [
    'wal_writes_failed',
    'wal_corruptions',
    'checkpoint_creations_failed',
    'head_truncations_failed',
    'compactions_failed',
    'reloads_failures',
  ]
];

local yesOrNo = [{
  type: 'value',
  options: {
    '-1': { color: colors.warning, index: 2, text: 'not scraped' },
    '0': { color: colors.warning, index: 0, text: 'no' },
    '1': { color: colors.good, index: 1, text: 'yes' },
  },
}];

// what there is always one of
local expectedJobs = ['node-exporter', 'kube-state-metrics', 'cadvisor', 'alertmanager', 'ai-mixer-monitor'];

local starts = rules.limit('PrometheusRestarting') { whole: true };
local undelivered = rules.limit('AlertmanagerNotificationsFailing', { severity: 'critical' });

local monitoring = {
  title: 'The monitoring itself',
  height: 8,
  panels: [
    panel.bars({
      title: 'What cannot be scraped?',
      good: '0 targets everywhere.',
      bad: 'what such a target shows is missing, and the alerts that need it cannot fire. Of the pods of a region a fifth may be down ' +
           'for a rollout. No target: discovery finds none.',
      alerts: ['ScrapeTargetDown', 'AlertmanagerDown', 'MonitorDown'],
      mappings: limits.anyIs('warning') + [
        { type: 'value', options: { '-1': { color: colors.warning, index: 2, text: 'no target' } } },
      ],
      unit: 'none',
      defaults: { min: 0 },
      noValue: 'Prometheus has no targets',
      queries: [
        query.instant('sort_desc(\n  sum by (job) (1 - up{job!="ai-mixer"})\n%s)' % std.join('', [
          '  or -1 * absent(up{job="%s"})\n' % job
          for job in expectedJobs
        ]), '{{job}}'),
        query.instant(
          'sort_desc(region:ai_mixer_pods:count{region=~"$region"} - region:ai_mixer_pods_up:sum)', 'pods of {{region}}'
        ),
      ],
      w: 6,
    }),
    panel.stat({
      title: 'Are Prometheus and Alertmanager sound?',
      good: 'four times yes, and no more than %d starts of Prometheus within 15 minutes. Alertmanager without a cluster says nothing of one.'
            % starts.value,
      bad: 'configuration no: a change was refused and does not act. Cluster no: notifications come twice. ' +
           'Certificates no: in two weeks nothing is said any more. Many starts: alerts come late or never.',
      alerts: [
        'PrometheusConfigReloadFailed',
        'AlertmanagerConfigReloadFailed',
        'AlertmanagerClusterSplit',
        'StackCertificateExpiry',
        'PrometheusRestarting',
      ],
      mappings: yesOrNo,
      unit: 'none',
      noValue: 'neither is scraped',
      text: 'value_and_name',
      overrides: [panel.column('starts of Prometheus', { mappings: [], thresholds: limits.steps([starts]) })],
      queries: [
        query.instant('min(prometheus_config_last_reload_successful) or vector(-1)', 'configuration of Prometheus'),
        query.instant('min(alertmanager_config_last_reload_successful) or vector(-1)', 'configuration of Alertmanager'),
        query.instant('min(alertmanager_cluster_members) >= bool count(up{job="alertmanager"} == 1)', 'cluster of Alertmanager'),
        query.instant('(min(ssl_chain_expiry_seconds) / 86400 >= bool 14) or vector(1)', 'certificates, if any'),
        query.instant(rules.watched('PrometheusRestarting'), 'starts of Prometheus'),
      ],
      w: 6,
    }),
    panel.lines({
      title: 'What fails inside of Prometheus?',
      good: 'all at 0.',
      bad: 'rules that fail are alerts that cannot fire; alerts that no Alertmanager takes are told to nobody; storage that fails loses samples; what a store refuses is not sent again.',
      alerts: ['PrometheusRuleFailures', 'PrometheusNotificationsDropped', 'PrometheusStorageFailing', 'RemoteWriteBehind'],
      unit: 'ops',
      defaults: { min: 0 },
      noValue: 'Prometheus does not scrape itself',
      queries: [
        query.range('sum(rate(prometheus_rule_evaluation_failures_total[$__rate_interval]))', 'rules'),
        query.range('sum(rate(prometheus_notifications_errors_total[$__rate_interval]))', 'alerts not taken'),
        query.range('sum(rate(prometheus_notifications_dropped_total[$__rate_interval]))', 'alerts dropped'),
        query.range(
          std.join('\n+ ', ['sum(rate(%s[$__rate_interval]))' % counter for counter in storageFailures]), 'storage'
        ),
        query.range(
          'sum(rate(prometheus_remote_storage_samples_failed_total[$__rate_interval])) or 0 * count(up{job="prometheus"})',
          'samples refused by a store, if any'
        ),
      ],
      w: 6,
    }),
    panel.lines({
      title: 'Which notifications do not arrive?',
      good: 'every channel in use at 0.',
      bad: 'one that stays above it, more than %d within ten minutes, is out of order; another one has said so.' % undelivered.value,
      alerts: [undelivered.alert, 'Watchdog'],
      unit: 'suffix:/min',
      defaults: { min: 0 },
      noValue: 'Alertmanager has sent nothing in this time',
      queries: [
        query.range(
          |||
            60 * sum by (integration) (rate(alertmanager_notifications_failed_total[$__rate_interval]))
            and on (integration)
            sum by (integration) (increase(alertmanager_notifications_total[$__range])) > 0
          |||,
          '{{integration}}'
        ),
      ],
      w: 6,
    }),
  ],
};

local week = 7 * 24 * 3600;

// In a week, going on as in the last one. A part of a day would see the evening as a trend, so that a week counts when
// half of it was seen; until then things stay as they are.
local inAWeek(share) = |||
  clamp_min(
    predict_linear((%(share)s)[7d:1h], %(week)d)
    and count_over_time((%(share)s)[7d:1h]) > 84,
    0
  )
  or %(share)s
||| % { share: share, week: week };

// each container once, however many replicas of an exporter show it
local usedOfLimits(used, limit) =
  local total(of) = 'sum by (region) (max by (region, namespace, pod, container) (%s))' % of;
  '%s / %s' % [total(used), total(limit)];

local cpuOfRegion = usedOfLimits(
  'rate(container_cpu_usage_seconds_total{region=~"$region"}[$__rate_interval])',
  'kube_pod_container_resource_limits{resource="cpu", region=~"$region"}'
);
local memoryOfRegion = usedOfLimits(
  'container_memory_working_set_bytes{region=~"$region"}',
  'container_spec_memory_limit_bytes{region=~"$region"} > 0'
);

// days until a share is 1, at the pace of the last six hours; 365 is never
local daysUntilFull = |||
  sort(clamp_max(
    (1 - (%(share)s))
    / clamp_min(predict_linear((%(share)s)[6h:30s], 86400) - predict_linear((%(share)s)[6h:30s], 0), 1e-9),
    365
  ))
||| % { share: diskShare };

local meanOfADay = 'avg_over_time(region:ai_mixer_requests:rate5m{region=~"$region"}[1d:1m]%s)';

// a day of which only a part was seen, perhaps the night, is nothing to compare with
local wholeDay(offset) =
  '(%s and count_over_time(region:ai_mixer_requests:rate5m{region=~"$region"}[1d:1m]%s) > 1000)' % [meanOfADay % offset, offset];

local growth = |||
  sort_desc(
    %(today)s / %(aWeekAgo)s - 1
    or %(today)s / %(yesterday)s - 1
    or region:ai_mixer_requests:rate5m{region=~"$region"} / (%(today)s) - 1
  )
||| % { today: meanOfADay % '', aWeekAgo: wholeDay(' offset 1w'), yesterday: wholeDay(' offset 1d') };

local capacity = {
  title: 'Capacity: where does it lead?',
  height: 8,
  panels: [
    panel.bars({
      title: 'In how many days is each disk full?',
      good: 'weeks; 365 days stand for a year or more, or for a disk that does not fill.',
      bad: 'days. It goes on as in the last six hours, so that a single big file looks worse than it is: look at the line above first.',
      alerts: ['HighDiskUsage'],
      unit: 'suffix: days',
      defaults: { min: 0, max: 365, decimals: 0 },
      noValue: 'no node is scraped',
      queries: [query.instant(daysUntilFull, '{{instance}} {{device}}')],
    }),
    panel.bars({
      title: 'Which share of the limits is used in a week?',
      good: 'far below %s: there is room for a region that fails.' % percent(memory),
      bad: 'more: raise limits or add pods before. All pods of a region together, if the last week goes on. Where less than half a week is ' +
           'known it is what is used now.',
      limits: [memory],
      unit: 'percentunit',
      defaults: { min: 0, max: 1, decimals: 0 },
      noValue: 'no pods here, or no kubelet is scraped',
      queries: [
        query.instant('sort_desc(%s)' % inAWeek(memoryOfRegion), '{{region}} memory'),
        query.instant('sort_desc(%s)' % inAWeek(cpuOfRegion), '{{region}} CPU'),
      ],
    }),
    panel.bars({
      title: 'How much do requests grow from week to week?',
      good: 'a growth that the limits beside can bear.',
      bad: 'a jump: find out why, or add pods. The mean of a day against that a week ago; where that is not known against the day before, ' +
           'and on the first day the last five minutes against the mean so far.',
      noAlert: 'growth is a matter of weeks',
      unit: 'percentunit',
      defaults: { min: -1, max: 1, decimals: 0 },
      noValue: 'no pods here, or none is scraped',
      queries: [query.instant(growth, '{{region}}')],
    }),
  ],
};

dashboard.new(
  'ai-mixer-system',
  'AI Mixer / System Health',
  'Do the machines, the pods and the monitoring itself hold, and for how long?',
  [answer, load, wiresAndDisks, pods, monitoring, capacity]
)
