// What a panel asks Prometheus. The panel gives each its refId.
local source = { type: 'prometheus', uid: '${datasource}' };

{
  source:: source,

  // a line over time
  range(expr, legend):: {
    datasource: source,
    editorMode: 'code',
    expr: expr,
    legendFormat: legend,
    range: true,
  },

  // the value of now
  instant(expr, legend='__auto'):: {
    datasource: source,
    editorMode: 'code',
    expr: expr,
    instant: true,
    legendFormat: legend,
    range: false,
  },

  // rows of a table: one for each set of labels
  rows(expr):: self.instant(expr) { format: 'table' },

  // buckets of a histogram, from a sum by (le)
  heatmap(expr):: self.range(expr, '{{le}}') { format: 'heatmap' },
}
