import { Button, Caption, Card, Col, Row, Text, Title, oneOf, when, x } from '../tools/widget-source.js';

export default {
  name: 'Invoice',
  shape: { number: 'string', from: 'string', amount: 'string', due: 'string', state: oneOf('open', 'paid') },
  data: { number: 'Invoice 2041', from: 'Studio Peral', amount: '€1,280', due: 'Due in 3 days', state: 'open' },
  root: Card(
    {
      status: when(
        "state == 'paid'",
        { text: 'Paid at the second attempt', icon: 'check-circle-filled' },
        { text: 'Payment due', icon: 'clock' },
      ),
    },
    Row(
      { align: 'start' },
      Col({ gap: 0, flex: 1 }, Text({ value: x`from`, weight: 'semibold' }), Caption({ value: x`number`, size: 'sm' })),
      Col(
        { gap: 0, align: 'end' },
        Title({ value: x`amount`, size: 'lg', weight: 'semibold' }),
        Caption({ value: when("state == 'paid'", 'Paid today', x`due`), size: 'sm' }),
      ),
    ),
    when(
      "state == 'open'",
      Row(
        { gap: 2 },
        Button({ label: 'Pay by card', size: 'md', onClickAction: { type: 'invoice.card' } }),
        Button({
          label: 'Pay by bank',
          size: 'md',
          variant: 'outline',
          onClickAction: { type: 'invoice.bank', streaming: false },
        }),
      ),
    ),
  ),
};
