import { Badge, Button, Caption, Card, Col, Image, Row, Text, Title, when, x } from '../tools/widget-source.js';

export default {
  name: 'Place',
  shape: {
    name: 'string',
    kind: 'string',
    walk: 'string',
    hours: 'string',
    about: 'string',
    map: 'string',
    saved: 'boolean',
  },
  data: {
    name: 'Kiosk Norte',
    kind: 'Coffee',
    walk: '4 min walk',
    hours: 'Open until 22:00',
    about: 'Six stools, a view over the harbour and the best toast of the neighbourhood.',
    map: '/demo/images/harbour-map.svg',
    saved: false,
  },
  root: Card(
    {},
    Image({ src: x`map`, alt: 'Map of the way along the harbour', height: 140, flush: true }),
    Row(
      { align: 'start' },
      Col(
        { gap: 0, flex: 1 },
        Title({ value: x`name`, size: 'sm', weight: 'semibold' }),
        Caption({ value: x`kind ~ ', ' ~ walk`, size: 'sm' }),
      ),
      Badge({ label: x`hours`, color: 'success' }),
    ),
    Text({ value: x`about`, size: 'sm' }),
    Row(
      { gap: 2 },
      Button({
        label: 'Directions',
        iconStart: 'compass',
        size: 'md',
        onClickAction: { type: 'place.directions', payload: { name: x`name` }, handler: 'client' },
      }),
      Button({
        label: when('saved', 'Saved', 'Save'),
        iconStart: when('saved', 'star-filled', 'star'),
        variant: 'soft',
        color: when('saved', 'caution', 'secondary'),
        size: 'md',
        onClickAction: { type: 'place.save' },
      }),
    ),
  ),
};
