import {
  Box,
  Button,
  Caption,
  Card,
  Col,
  DatePicker,
  Divider,
  Image,
  Label,
  Row,
  Select,
  Spacer,
  Text,
  Title,
  oneOf,
  when,
  x,
} from '../tools/widget-source.js';
import { RESULT, STATUS, note, resultLines } from '../tools/form-source.js';

/** A line with a label, and a field that has what is left of it. */
const line = (label, name, field) =>
  Col(
    { gap: 0 },
    Row({ gap: 2, minHeight: 36 }, Box({ minWidth: 72 }, Label({ value: label, fieldName: `order.${name}` })), field),
    note(name, undefined, { textAlign: 'end' }),
  );

/** The same with a control at its end, of which the text and not the outline keeps the edge. */
const choice = (label, name, control) =>
  line(label, name, Row({ flex: 1, justify: 'end', margin: { x: -3 } }, control));

export default {
  name: 'Purchase',
  shape: {
    state: oneOf('form', 'ordered', 'declined'),
    status: STATUS,
    product: 'string',
    shop: 'string',
    image: 'string',
    bags: [{ value: 'string', label: 'string' }],
    rhythms: [{ value: 'string', label: 'string' }],
    grinds: [{ value: 'string', label: 'string', description: 'string' }],
    first: 'string',
    last: 'string',
    values: { place: 'string', bags: 'string', rhythm: 'string', grind: 'string', start: 'string' },
    errors: { place: 'string', bags: 'string', rhythm: 'string', grind: 'string', start: 'string' },
    total: { amount: 'string', left: 'string', share: 'string', over: 'boolean' },
    result: RESULT,
  },
  data: {
    state: 'form',
    status: { text: 'New subscription', icon: 'reload' },
    product: 'House beans, 1 kg',
    shop: 'Fern & Oak · €36 a bag',
    image: '/demo/images/fern.svg',
    bags: [
      { value: '1', label: '1 bag' },
      { value: '2', label: '2 bags' },
      { value: '3', label: '3 bags' },
      { value: '4', label: '4 bags' },
      { value: '6', label: '6 bags' },
    ],
    rhythms: [
      { value: 'week', label: 'Every week' },
      { value: 'fortnight', label: 'Every two weeks' },
      { value: 'month', label: 'Every month' },
    ],
    grinds: [
      { value: 'whole', label: 'Whole beans', description: 'For a grinder of your own' },
      { value: 'filter', label: 'Filter', description: 'Medium, like sand' },
      { value: 'espresso', label: 'Espresso', description: 'Fine, like flour' },
    ],
    first: '2027-01-05',
    last: '2027-02-26',
    values: { place: 'Studio kitchen', bags: '2', rhythm: 'fortnight', grind: 'whole', start: '2027-01-12' },
    errors: { place: '', bags: '', rhythm: '', grind: '', start: '' },
    total: { amount: '€156.00', left: '€44.00 under the budget of €200', share: '78%', over: false },
    result: [],
  },
  root: Card(
    {
      asForm: x`state == 'form'`,
      status: x`status`,
      confirm: when("state == 'form'", { label: 'Subscribe', action: { type: 'purchase.order' } }),
      cancel: when("state == 'form'", { label: 'Not now', action: { type: 'purchase.decline' } }),
    },
    Row(
      { gap: 3 },
      Box(
        { size: 44, minSize: 44, radius: 'lg', align: 'center', justify: 'center', background: 'surface-secondary' },
        Image({ src: x`image`, size: 28, border: 0, radius: 'none' }),
      ),
      Col(
        { gap: 0, flex: 1 },
        Title({ value: x`product`, size: 'xs', weight: 'semibold' }),
        Caption({ value: x`shop`, size: 'sm' }),
      ),
    ),
    when(
      "state == 'form'",
      Col(
        { gap: 0 },
        line(
          'Deliver to',
          'place',
          Text({
            value: x`values.place`,
            size: 'sm',
            weight: 'medium',
            textAlign: 'end',
            editable: { name: 'order.place', required: true, placeholder: 'Which door?' },
          }),
        ),
        choice(
          'Bags',
          'bags',
          Select({
            name: 'order.bags',
            options: x`bags`,
            defaultValue: x`values.bags`,
            variant: 'ghost',
            onChangeAction: { type: 'purchase.price' },
          }),
        ),
        choice(
          'How often',
          'rhythm',
          Select({
            name: 'order.rhythm',
            options: x`rhythms`,
            defaultValue: x`values.rhythm`,
            variant: 'ghost',
            onChangeAction: { type: 'purchase.price' },
          }),
        ),
        choice(
          'Ground for',
          'grind',
          Select({
            name: 'order.grind',
            options: x`grinds`,
            defaultValue: x`values.grind`,
            variant: 'ghost',
          }),
        ),
        choice(
          'First delivery',
          'start',
          DatePicker({
            name: 'order.start',
            defaultValue: when('values.start', x`values.start`),
            min: x`first`,
            max: x`last`,
            required: true,
            variant: 'ghost',
            align: 'end',
          }),
        ),
      ),
    ),
    Divider({ flush: true, color: 'subtle' }),
    when(
      "state == 'form'",
      Col(
        { id: 'total', gap: 2 },
        Row(
          { align: 'baseline' },
          Text({ value: 'A month', size: 'sm', color: 'secondary' }),
          Spacer(),
          Title({ value: x`total.amount`, size: 'md', weight: 'semibold' }),
        ),
        Box(
          { height: 6, radius: 'full', background: 'alpha-10' },
          Box({
            width: x`total.share`,
            height: 6,
            radius: 'full',
            background: when(
              'total.over',
              { light: 'red-500', dark: 'red-300' },
              { light: 'green-600', dark: 'green-300' },
            ),
          }),
        ),
        Caption({ value: x`total.left`, size: 'sm', color: when('total.over', 'danger', 'secondary') }),
      ),
      Col(
        { gap: 4 },
        when(
          "state == 'ordered'",
          resultLines(),
          Text({ value: 'Your choices are kept, in case you change your mind.', size: 'sm', color: 'secondary' }),
        ),
        Row(
          {},
          Button({
            label: when("state == 'ordered'", 'Change', 'Look again'),
            size: 'sm',
            variant: 'outline',
            onClickAction: { type: 'purchase.change' },
          }),
        ),
      ),
    ),
  ),
};
