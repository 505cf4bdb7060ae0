// Audio Quality: does the mix sound as it should, and who hears it if not?
local colors = import 'lib/colors.libsonnet';
local dashboard = import 'lib/dashboard.libsonnet';
local limits = import 'lib/limits.libsonnet';
local panel = import 'lib/panel.libsonnet';
local query = import 'lib/query.libsonnet';
local rules = import 'lib/rules.libsonnet';

local peaks = rules.limit('AudioQuality');
local loudness = rules.limit('LoudnessOffTarget');
local target = rules.number(rules.watched('LoudnessOffTarget'), '-');
local band = limits.between(target - loudness.value, target + loudness.value, loudness.severity);

// below it is silence
local gate = rules.number(rules.recorded('region:ai_mixer_audio_lufs:avg'), '>');

// by pod of the chosen regions, of those that are heard
local peakOfPods = 'max by (region, pod) (ai_mixer_audio_peak_db{region=~"$region"} > %s)' % gate;
local loudnessOfPods = 'max by (region, pod) (ai_mixer_audio_lufs{region=~"$region"} > %s)' % gate;
local streamsOfPods = 'max by (region, pod) (ai_mixer_active_streams{region=~"$region"})';

local lufs = 'suffix: LUFS';

local answer = {
  height: 6,
  panels: [
    panel.stat({
      title: 'How loud is each region?',
      good: 'between %s and %s LUFS; %s is promised.' % [target - loudness.value, target + loudness.value, target],
      bad: 'outside: streams jump in volume when listeners change between regions. It is the mean of the pods that are heard.',
      alerts: [loudness.alert],
      thresholds: band,
      unit: lufs,
      defaults: { decimals: 1 },
      noValue: 'no pod is heard',
      text: 'value_and_name',
      queries: [query.instant('region:ai_mixer_audio_lufs:avg{region=~"$region"}', '{{region}}')],
      w: 6,
    }),
    panel.stat({
      title: 'How hot is the hottest peak?',
      good: 'at or below %s dB in every region.' % peaks.value,
      bad: 'above it codecs and players begin to clip; at 0 dB everybody hears it.',
      limits: [peaks],
      unit: 'dB',
      defaults: { decimals: 1 },
      noValue: 'no pod is heard',
      text: 'value_and_name',
      queries: [query.instant('region:ai_mixer_audio_peak_db:max{region=~"$region"}', '{{region}}')],
      w: 6,
    }),
    panel.stat({
      title: 'Is headroom left?',
      good: 'some: the hottest pod stays that many dB below the limit of %s dB.' % peaks.value,
      bad: 'below 0: that pod mixes too hot; the table of hot pods says which it is.',
      alerts: [peaks.alert],
      mappings: [
        limits.from(0, colors.good, 0),
        limits.upTo(0, colors[peaks.severity], 1),
      ],
      unit: 'dB',
      defaults: { decimals: 1 },
      noValue: 'no pod is heard',
      queries: [query.instant('%s - max(region:ai_mixer_audio_peak_db:max{region=~"$region"})' % peaks.value)],
      w: 4,
    }),
    panel.stat({
      title: 'How many streams clip?',
      good: '0 %: no stream is on a pod that mixes too hot.',
      bad: 'more: so many of the listeners may hear it crackle.',
      alerts: [peaks.alert],
      mappings: limits.anyIs(peaks.severity),
      unit: 'percentunit',
      defaults: { decimals: 1 },
      noValue: 'no stream is mixed',
      queries: [query.instant(|||
        (sum(%s and %s > %s) or vector(0))
        / (sum(%s) > 0)
      ||| % [streamsOfPods, peakOfPods, peaks.value, streamsOfPods])],
      w: 4,
    }),
    panel.stat({
      title: 'Are pods silent?',
      good: '0. A pod without streams may be silent and is not counted.',
      bad: 'so many have streams, and nobody hears anything. Silence is no sample for the alerts.',
      noAlert: 'the alerts listen to what is heard',
      mappings: limits.anyIs('warning'),
      unit: 'none',
      noValue: 'no pod is scraped',
      queries: [query.instant(|||
        count(%s > 0 unless %s)
        or 0 * count(%s)
      ||| % [streamsOfPods, loudnessOfPods, streamsOfPods])],
      w: 4,
    }),
  ],
};

// the ten pods with the highest figure, beside what else is known of them
local topPods(p) =
  local top = 'topk(10, %s)' % p.figure;
  local others(expr) = '%s and on (region, pod) %s' % [expr, top];
  panel.table({
    unit: 'none',
    noValue: 'no pod is heard',
    columns: [
      { name: 'pod', title: 'Pod' },
      { name: 'Value #A', title: p.named },
      { name: 'Value #B', title: p.beside.title },
      { name: 'Value #C', title: 'Streams' },
    ],
    overrides: [
      panel.column(p.named, {
        unit: 'dB',
        decimals: 1,
        'custom.cellOptions': { type: 'color-text' },
        thresholds: limits.steps([p.limit]),
      }),
      panel.column(p.beside.title, { unit: p.beside.unit, decimals: 1 }),
    ],
    alerts: [p.limit.alert],
    queries: [query.rows(top), query.rows(others(p.beside.expr)), query.rows(others(streamsOfPods))],
    w: 8,
  } + p);

local loud = {
  title: 'Loudness: %s LUFS, %s dB more or less' % [target, loudness.value],
  height: 8,
  panels: [
    panel.lines({
      title: 'Does a region leave its loudness?',
      good: 'between the dashed lines.',
      bad: 'a step: a release or a setting. A slow drift at night: little and unusual material.',
      alerts: [loudness.alert],
      thresholds: band,
      unit: lufs,
      defaults: { decimals: 1, custom+: panel.room(-20, -8) },
      noValue: 'no pod is heard',
      queries: [query.range('region:ai_mixer_audio_lufs:avg{region=~"$region"}', '{{region}}')],
      w: 8,
    }),
    panel.lines({
      title: 'How far are pods and regions apart?',
      good: 'one or two dB.',
      bad: 'more between the pods of a region: one of them is off, and the mean hides it. More between the regions: ' +
           'the volume jumps for those who change.',
      noAlert: 'LoudnessOffTarget watches the mean of each region',
      unit: 'dB',
      defaults: { min: 0, decimals: 1 },
      noValue: 'no pod is heard',
      overrides: [colors.named('all regions', colors.others)],
      queries: [
        query.range('max by (region) (%s) - min by (region) (%s)' % [loudnessOfPods, loudnessOfPods], '{{region}} pods'),
        query.range('max(region:ai_mixer_audio_lufs:avg) - min(region:ai_mixer_audio_lufs:avg)', 'all regions'),
      ],
      w: 8,
    }),
    topPods({
      title: 'Which pods are off the target?',
      good: 'none by more than %s dB.' % loudness.value,
      bad: 'one far off: that pod. All a little: normalisation.',
      figure: 'abs(%s - %s)' % [loudnessOfPods, target],
      named: 'Off by',
      limit: loudness,
      beside: { title: 'LUFS', unit: lufs, expr: loudnessOfPods },
    }),
  ],
};

local hot = {
  title: 'Peaks: %s dB at most' % peaks.value,
  height: 8,
  panels: [
    panel.lines({
      title: 'Since when are peaks too hot?',
      good: 'below the dashed line: the hottest pod of each region.',
      bad: 'above it. One sample each 15 s: peaks between two of them are not seen.',
      limits: [peaks],
      unit: 'dB',
      defaults: { decimals: 1, custom+: panel.room(-12, 0) },
      noValue: 'no pod is heard',
      queries: [query.range('region:ai_mixer_audio_peak_db:max{region=~"$region"}', '{{region}}')],
      w: 8,
    }),
    panel.lines({
      title: 'Louder altogether, or only the peaks?',
      good: 'a steady distance of about ten dB between peak and loudness.',
      bad: 'it grows: the limiter lets peaks through. Hot peaks at the same distance: the gain is too high.',
      alerts: [peaks.alert],
      unit: 'dB',
      defaults: { decimals: 1 },
      noValue: 'no pod is heard',
      queries: [query.range(
        'region:ai_mixer_audio_peak_db:max{region=~"$region"} - region:ai_mixer_audio_lufs:avg', '{{region}}'
      )],
      w: 8,
    }),
    topPods({
      title: 'Which pods are the hottest?',
      good: 'none above %s dB.' % peaks.value,
      bad: 'a single one: a hot source or its limiter. All of a region: a release or a setting.',
      figure: peakOfPods,
      named: 'Peak',
      limit: peaks,
      beside: { title: 'LUFS', unit: lufs, expr: loudnessOfPods },
    }),
  ],
};

local hues = std.mapWithIndex(
  function(i, genre) colors.named(genre, colors.hues[i]),
  ['ambient', 'classical', 'electronic', 'hip_hop', 'house', 'jazz', 'pop', 'rock', 'techno']
);

local genres = |||
  sum by (genre) (rate(ai_mixer_genre_classifications_total{region=~"$region"}[$__rate_interval]))
  / scalar(sum(rate(ai_mixer_genre_classifications_total{region=~"$region"}[$__rate_interval])))
|||;

local material = {
  title: 'What is mixed, and where',
  height: 8,
  panels: [
    panel.bars({
      title: 'What is being played?',
      good: 'a mixture.',
      bad: 'nearly all of one genre, of which loudness and peaks above are then the picture, or a classifier gone wrong.',
      noAlert: 'what people play is theirs',
      unit: 'percentunit',
      defaults: { min: 0, decimals: 0, color: { mode: 'fixed', fixedColor: colors.others } },
      overrides: hues,
      noValue: 'nothing is classified',
      queries: [query.instant('sort_desc(%s)' % genres, '{{genre}}')],
      w: 8,
    }),
    panel.lines({
      title: 'Does it change what is played?',
      good: 'bands that change within hours.',
      bad: 'a step: another classifier, or the audience of a region is missing.',
      noAlert: 'what people play is theirs',
      stacked: true,
      unit: 'percentunit',
      defaults: { min: 0, max: 1, color: { mode: 'fixed', fixedColor: colors.others } },
      overrides: hues,
      noValue: 'nothing is classified',
      queries: [query.range(genres, '{{genre}}')],
      w: 8,
    }),
    panel.lines({
      title: 'Where are the streams?',
      good: 'bands that follow the time of day.',
      bad: 'a region with hot or quiet pods and a large band: many hear it. Its share of all streams, chosen or not.',
      noAlert: 'LowThroughput watches the traffic',
      stacked: true,
      unit: 'percentunit',
      defaults: { min: 0, max: 1 },
      noValue: 'no pod is scraped',
      queries: [query.range(
        'region:ai_mixer_active_streams:sum{region=~"$region"} / scalar(sum(region:ai_mixer_active_streams:sum))', '{{region}}'
      )],
      w: 8,
    }),
  ],
};

dashboard.new(
  'ai-mixer-audio',
  'AI Mixer / Audio Quality',
  'Does the mix sound as it should, and who hears it if not?',
  [answer, loud, hot, material]
)
