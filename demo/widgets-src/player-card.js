import { Badge, Button, Caption, Card, Col, Image, Row, Text, Title, each, when, x } from '../tools/widget-source.js';

export default {
  name: 'Player card',
  shape: {
    name: 'string',
    about: 'string',
    image: 'string',
    rank: 'string',
    stats: [{ label: 'string', value: 'string' }],
    following: 'boolean',
  },
  data: {
    name: 'Mira Solberg',
    about: 'Speed climbing, Bergen',
    image: '/demo/images/night-peak.svg',
    rank: 'World no. 7',
    stats: [
      { label: 'Best, 15 m', value: '6.31 s' },
      { label: 'Finals', value: '14' },
      { label: 'Podiums', value: '5' },
    ],
    following: false,
  },
  root: Card(
    { theme: 'dark', border: 0, background: 'linear-gradient(180deg, #1d0f38 0%, #2b124c 60%, #45185f 100%)' },
    Image({ src: x`image`, alt: 'A snowy peak at night', height: 172, flush: true }),
    Row(
      { align: 'start' },
      Col(
        { gap: 0.5, flex: 1 },
        Title({ value: x`name`, size: 'lg', weight: 'semibold' }),
        Text({ value: x`about`, size: 'sm', color: 'white' }),
      ),
      Badge({ label: x`rank`, color: 'discovery', size: 'md' }),
    ),
    Row(
      { gap: 0, padding: { y: 1 } },
      each(
        'stats',
        'stat',
        Col(
          { key: x`stat.label`, gap: 0, flex: 1 },
          Title({ value: x`stat.value`, size: 'md', weight: 'semibold' }),
          Caption({ value: x`stat.label`, size: 'sm' }),
        ),
      ),
    ),
    Button({
      label: when('following', 'Following', 'Follow'),
      iconStart: when('following', 'check', 'plus'),
      variant: when('following', 'soft', 'solid'),
      block: true,
      onClickAction: { type: 'player.follow' },
    }),
  ),
};
