// A dashboard: rows of panels, laid out from left to right, with the variables, notes and links that all have.
local colors = import 'colors.libsonnet';
local link = import 'link.libsonnet';
local query = import 'query.libsonnet';
local rules = import 'rules.libsonnet';

local tag = 'ai-mixer';

local statusPage = std.strReplace(rules.runbook('Watchdog'), '/runbooks/Watchdog', '');

local variables = [
  {
    name: 'datasource',
    label: 'Data source',
    type: 'datasource',
    query: 'prometheus',
    current: { selected: false, text: 'Prometheus', value: 'prometheus' },
    includeAll: false,
    multi: false,
    options: [],
    refresh: 1,
    regex: '',
  },
  {
    name: 'region',
    label: 'Region',
    type: 'query',
    datasource: query.source,
    definition: self.query.query,
    query: { qryType: 1, query: 'label_values(ai_mixer_probes_total, region)', refId: 'region' },
    current: { selected: true, text: ['All'], value: ['$__all'] },
    allValue: '.*',
    includeAll: true,
    multi: true,
    options: [],
    // also when the time range changes
    refresh: 2,
    regex: '',
    sort: 1,
  },
];

// alerts without a region concern all
local firing = 'ALERTS{alertstate="firing", alertname!="Watchdog", region=~"$region|"}';

local annotations = [
  {
    name: 'Annotations & Alerts',
    builtIn: 1,
    datasource: { type: 'grafana', uid: '-- Grafana --' },
    enable: true,
    hide: true,
    iconColor: 'rgba(0, 211, 255, 1)',
    type: 'dashboard',
  },
  {
    name: 'Firing alerts',
    datasource: query.source,
    enable: true,
    // older versions read expr and step, newer ones the target
    expr: firing,
    step: '30s',
    target: { refId: 'Anno', expr: firing, interval: '30s', legendFormat: '' },
    iconColor: colors.critical,
    tagKeys: 'severity,region',
    textFormat: '{{severity}}',
    titleFormat: '{{alertname}} {{region}}',
  },
];

local links = [
  link.dashboards(tag),
  link.new('Status page', statusPage + '/', 'bolt', 'What the monitor says'),
  link.new('Runbooks', statusPage + '/runbooks', 'doc', 'What to do'),
];

// the panels of a row beside each other, and on lines below each other where they are wider than 24 in all
local lines(panels, height, top) = std.foldl(
  function(placed, panel)
    local fits = placed.x + panel.gridPos.w <= 24;
    local x = if fits then placed.x else 0;
    local y = if fits then placed.y else placed.y + height;
    {
      x: x + panel.gridPos.w,
      y: y,
      panels: placed.panels + [panel { gridPos+: { x: x, y: y, h: height } }],
    },
  panels,
  { x: 0, y: top, panels: [] }
);

local heading(title, y) = {
  type: 'row',
  title: title,
  collapsed: false,
  gridPos: { h: 1, w: 24, x: 0, y: y },
  panels: [],
};

// the first row has no heading: it is the answer
local layout(rows) = std.foldl(
  function(done, row)
    local headings = if std.objectHas(row, 'title') then [heading(row.title, done.y)] else [];
    local placed = lines(row.panels, row.height, done.y + std.length(headings));
    { y: placed.y + row.height, panels: done.panels + headings + placed.panels },
  rows,
  { y: 0, panels: [] }
).panels;

{
  // rows: [{title, height, panels}]
  new(uid, title, description, rows):: {
    uid: uid,
    id: null,
    title: title,
    description: description,
    tags: [tag],
    editable: false,
    graphTooltip: 1,
    refresh: '30s',
    schemaVersion: 39,
    time: { from: 'now-1h', to: 'now' },
    timezone: 'browser',
    templating: { list: variables },
    annotations: { list: annotations },
    links: links,
    panels: std.mapWithIndex(function(i, panel) panel { id: i + 1 }, layout(rows)),
  },
}
