// Green, yellow, orange and red say how something is, and nothing else; a region has a hue of its own on every dashboard.
{
  good: 'green',
  info: 'yellow',
  warning: 'orange',
  critical: 'red',
  neutral: 'text',
  // a state that nobody knows is neither good nor bad
  unknown: '#808080',

  regions: {
    'us-west': '#1F60C4',
    'us-east': '#5794F2',
    'eu-west': '#8F3BB8',
    ap: '#B877D9',
    edge: '#6E6E6E',
    global: '#A0A0A0',
  },

  // what a region is compared with
  others: '#8E8E8E',

  // of which series without a colour of their own get shades
  shaded: '#7A6FF0',

  // series that have neither a region nor a state, neighbours unlike each other
  hues: ['#8AB8FF', '#3D2C8D', '#B0B7C3', '#7A6FF0', '#0B3D91', '#C4A6E8', '#4B5A78', '#6C8EBF', '#D5DCEB'],

  // series whose name begins with a region
  byRegion: [
    {
      matcher: { id: 'byRegexp', options: '/^%s\\b/' % region },
      properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: $.regions[region] } }],
    }
    for region in std.objectFields(self.regions)
  ],

  // what a probe does, one after another
  phases: std.mapWithIndex(function(i, phase) self.named(phase, self.hues[i]), ['dns', 'connect', 'tls', 'wait', 'body']),

  named(name, color):: {
    matcher: { id: 'byName', options: name },
    properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }],
  },
}
