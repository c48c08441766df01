import {
  Basic,
  Box,
  Button,
  Caption,
  Card,
  Col,
  Icon,
  Row,
  Spacer,
  Text,
  Title,
  each,
  oneOf,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Delivery',
  shape: {
    arrives: 'string',
    checked: 'string',
    steps: [{ id: 'string', text: 'string', time: 'string', state: oneOf('done', 'now', 'next') }],
  },
  data: {
    arrives: '16:20 – 17:00',
    checked: 'Checked at 14:05',
    steps: [
      { id: 'packed', text: 'Packed in Porto', time: 'Mon', state: 'done' },
      { id: 'sorted', text: 'Sorted in Lisbon', time: 'Tue', state: 'done' },
      { id: 'van', text: 'On the van, 8 stops away', time: '13:40', state: 'now' },
      { id: 'door', text: 'At your door', time: '', state: 'next' },
    ],
  },
  root: Card(
    { status: { text: 'Halo desk lamp', favicon: '/demo/images/parcel.svg' } },
    Basic(
      { theme: 'dark' },
      Box(
        { padding: 4, radius: 'xl', gap: 1, background: 'linear-gradient(120deg, #12372a 0%, #1f5f46 100%)' },
        Caption({ value: 'Arrives today', size: 'sm', color: 'white' }),
        Title({ value: x`arrives`, size: 'lg', weight: 'semibold', color: 'white' }),
      ),
    ),
    Col(
      { gap: 2.5, padding: { y: 1 } },
      each(
        'steps',
        'step',
        Row(
          { key: x`step.id`, gap: 2.5 },
          Icon({
            name: when(
              "step.state == 'next'",
              'empty-circle',
              when("step.state == 'now'", 'map-pin', 'check-circle-filled'),
            ),
            size: 'sm',
            color: when("step.state == 'next'", 'tertiary', { light: 'green-600', dark: 'green-300' }),
          }),
          Text({
            value: x`step.text`,
            size: 'sm',
            weight: when("step.state == 'now'", 'semibold', 'normal'),
            color: when("step.state == 'next'", 'secondary', 'primary'),
          }),
          Spacer(),
          Caption({ value: x`step.time`, size: 'sm' }),
        ),
      ),
    ),
    Row(
      {},
      Caption({ value: x`checked`, size: 'sm' }),
      Spacer(),
      Button({
        label: 'Check again',
        variant: 'outline',
        size: 'sm',
        onClickAction: { type: 'delivery.check', loadingBehavior: 'container' },
      }),
    ),
  ),
};
