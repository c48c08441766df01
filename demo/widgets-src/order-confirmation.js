import {
  Badge,
  Caption,
  Card,
  Col,
  Divider,
  Image,
  Row,
  Spacer,
  Text,
  Title,
  oneOf,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Order confirmation',
  shape: {
    product: 'string',
    variant: 'string',
    image: 'string',
    subtotal: 'string',
    delivery: 'string',
    total: 'string',
    arrives: 'string',
    state: oneOf('open', 'placed', 'cancelled'),
  },
  data: {
    product: 'Halo desk lamp',
    variant: 'Forest green, brass joint',
    image: '/demo/images/lamp.svg',
    subtotal: '€59.00',
    delivery: '€5.00',
    total: '€64.00',
    arrives: 'Tuesday, 18 November',
    state: 'open',
  },
  root: Card(
    {
      status: when(
        "state == 'placed'",
        { text: 'Order placed', icon: 'check-circle-filled' },
        when(
          "state == 'cancelled'",
          { text: 'Order cancelled', icon: 'info' },
          { text: 'Ready to order', icon: 'suitcase' },
        ),
      ),
      confirm: when("state == 'open'", { label: 'Place order', action: { type: 'order.place' } }),
      cancel: when("state == 'open'", { label: 'Cancel', action: { type: 'order.cancel' } }),
    },
    Row(
      { gap: 4 },
      Image({ src: x`image`, alt: x`product`, size: 88, radius: 'xl' }),
      Col(
        { gap: 0.5, flex: 1 },
        Title({ value: x`product`, size: 'xs', weight: 'semibold' }),
        Caption({ value: x`variant`, size: 'sm' }),
        when(
          "state == 'placed'",
          Row({ padding: { top: 1.5 } }, Badge({ label: 'Paid', color: 'success' })),
          when(
            "state == 'cancelled'",
            Row({ padding: { top: 1.5 } }, Badge({ label: 'Not charged' })),
            Row({ padding: { top: 1.5 } }, Badge({ label: '2 left in stock', color: 'warning' })),
          ),
        ),
      ),
    ),
    Divider({ flush: true, color: 'subtle' }),
    Col(
      { gap: 1.5 },
      Row(
        {},
        Text({ value: 'Subtotal', size: 'sm', color: 'secondary' }),
        Spacer(),
        Text({ value: x`subtotal`, size: 'sm' }),
      ),
      Row(
        {},
        Text({ value: 'Delivery', size: 'sm', color: 'secondary' }),
        Spacer(),
        Text({ value: x`delivery`, size: 'sm' }),
      ),
      Row(
        { padding: { top: 1 } },
        Text({ value: 'Total', weight: 'semibold' }),
        Spacer(),
        Text({
          value: x`total`,
          weight: 'semibold',
          lineThrough: x`state == 'cancelled'`,
        }),
      ),
      when("state != 'cancelled'", Caption({ value: x`'Arrives ' ~ arrives`, size: 'sm' })),
    ),
  ),
};
