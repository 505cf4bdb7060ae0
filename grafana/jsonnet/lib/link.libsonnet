// Links of dashboards and panels, with every field that Grafana writes, so that it changes nothing when it loads them.
{
  new(title, url, icon='external link', tooltip=''):: {
    title: title,
    asDropdown: false,
    icon: icon,
    includeVars: false,
    keepTime: false,
    tags: [],
    targetBlank: true,
    tooltip: tooltip,
    type: 'link',
    url: url,
  },

  // to all dashboards with a tag, which keep the time and the region
  dashboards(tag):: self.new('Dashboards', '') {
    includeVars: true,
    keepTime: true,
    tags: [tag],
    targetBlank: false,
    type: 'dashboards',
  },
}
