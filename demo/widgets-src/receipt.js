import { Button, Caption, Card, Col, Row, Spacer, Text, each, x } from '../tools/widget-source.js';

export default {
  name: 'Receipt',
  shape: {
    shop: 'string',
    icon: 'string',
    when: 'string',
    lines: [{ what: 'string', count: 'number', price: 'string' }],
    tax: 'string',
    total: 'string',
  },
  data: {
    shop: 'Fern & Oak',
    icon: '/demo/images/fern.svg',
    when: '12 November, 08:42',
    lines: [
      { what: 'Flat white', count: 2, price: '€7.60' },
      { what: 'Cardamom bun', count: 1, price: '€3.90' },
      { what: 'House beans, 250 g', count: 1, price: '€11.90' },
    ],
    tax: '€2.31',
    total: '€23.40',
  },
  root: Card(
    { collapsed: true, status: { text: x`shop ~ ', ' ~ total`, favicon: x`icon`, frame: true } },
    Row(
      {},
      Text({ value: 'Receipt', weight: 'semibold', size: 'sm' }),
      Spacer(),
      Caption({ value: x`when`, size: 'sm' }),
    ),
    Col(
      {
        gap: 2,
        padding: { y: 3 },
        border: {
          top: { size: 1, style: 'dashed', color: 'strong' },
          bottom: { size: 1, style: 'dashed', color: 'strong' },
        },
      },
      each(
        'lines',
        'line',
        Row(
          { key: x`line.what`, gap: 2 },
          Caption({ value: x`line.count ~ ' ×'`, size: 'sm' }),
          Text({ value: x`line.what`, size: 'sm' }),
          Spacer(),
          Text({ value: x`line.price`, size: 'sm' }),
        ),
      ),
    ),
    Col(
      { gap: 1 },
      Row(
        {},
        Text({ value: 'Paid by card', weight: 'semibold', size: 'sm' }),
        Spacer(),
        Text({ value: x`total`, weight: 'semibold', size: 'sm' }),
      ),
      Row({}, Caption({ value: 'Tax included', size: 'sm' }), Spacer(), Caption({ value: x`tax`, size: 'sm' })),
    ),
    Button({
      label: 'Save as text',
      iconStart: 'document',
      variant: 'outline',
      block: true,
      onClickAction: { type: 'receipt.save', handler: 'client' },
    }),
  ),
};
