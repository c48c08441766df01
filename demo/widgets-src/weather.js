import {
  Button,
  Caption,
  Card,
  Col,
  Divider,
  Image,
  Row,
  Spacer,
  Text,
  Title,
  each,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Weather',
  shape: {
    place: 'string',
    sky: 'string',
    degrees: 'number',
    high: 'number',
    low: 'number',
    hours: [{ hour: 'string', icon: 'string', sky: 'string', degrees: 'number' }],
  },
  data: {
    place: 'Copenhagen',
    sky: 'Bright spells, light wind',
    degrees: 14,
    high: 16,
    low: 9,
    hours: [
      { hour: '12', icon: '/demo/images/cloud-sun.svg', sky: 'Bright spells', degrees: 14 },
      { hour: '15', icon: '/demo/images/sun.svg', sky: 'Sunny', degrees: 16 },
      { hour: '18', icon: '/demo/images/cloud.svg', sky: 'Cloudy', degrees: 13 },
      { hour: '21', icon: '/demo/images/rain.svg', sky: 'Rain', degrees: 11 },
      { hour: '00', icon: '/demo/images/moon.svg', sky: 'Clear', degrees: 9 },
    ],
  },
  root: Card(
    {
      background: {
        light: 'linear-gradient(160deg, #cfe6ff 0%, #eef4ff 52%, #fff1dc 100%)',
        dark: 'linear-gradient(160deg, #10294a 0%, #1c2450 55%, #3a2350 100%)',
      },
      border: 0,
    },
    Row(
      { align: 'start' },
      Col({ gap: 0, flex: 1 }, Text({ value: x`place`, weight: 'semibold' }), Text({ value: x`sky`, size: 'sm' })),
      Button({
        label: 'Refresh',
        iconStart: 'reload',
        size: 'sm',
        variant: 'outline',
        onClickAction: { type: 'weather.refresh' },
      }),
    ),
    Row(
      { align: 'end', padding: { y: 2 } },
      Title({ id: 'degrees', value: x`degrees ~ '°'`, size: '5xl', weight: 'normal' }),
      Spacer(),
      Col(
        { gap: 0, align: 'end', padding: { bottom: 1.5 } },
        Text({ value: x`'High ' ~ high ~ '°'`, size: 'sm' }),
        Text({ value: x`'Low ' ~ low ~ '°'`, size: 'sm' }),
      ),
    ),
    Divider({ color: 'alpha-15' }),
    Row(
      { justify: 'between', gap: 0 },
      each(
        'hours',
        'next',
        Col(
          { key: x`next.hour`, align: 'center', gap: 1, flex: 1 },
          Caption({ value: x`next.hour`, size: 'sm', color: 'primary' }),
          Image({ src: x`next.icon`, alt: x`next.sky`, size: 32, fit: 'contain', border: 0 }),
          Text({ value: x`next.degrees ~ '°'`, size: 'sm', weight: 'medium' }),
        ),
      ),
    ),
  ),
};
