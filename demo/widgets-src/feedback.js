import {
  Button,
  Caption,
  Card,
  Checkbox,
  Col,
  Form,
  Image,
  Input,
  RadioGroup,
  Row,
  Select,
  Text,
  Textarea,
  Title,
  oneOf,
  when,
  x,
} from '../tools/widget-source.js';
import { RESULT, STATUS, noted, resultLines } from '../tools/form-source.js';

const STOPS = {
  customs: 'Customs House',
  ropewalk: 'Ropewalk',
  fish: 'Fish Market',
  ferry: 'Ferry Pier',
  arsenal: 'Old Arsenal',
  opera: 'Opera',
  library: 'City Library',
  linden: 'Linden Square',
  mill: 'Mill Bridge',
  botanic: 'Botanic Garden',
  university: 'University',
  observatory: 'Observatory',
  hospital: 'St. Luke’s Hospital',
  baths: 'Harbour Baths',
  brewery: 'Brewery Yard',
  vineyard: 'Vineyard Steps',
  depot: 'Tram Depot',
  lighthouse: 'Lighthouse',
};

export default {
  name: 'Feedback',
  shape: {
    state: oneOf('form', 'sent'),
    status: STATUS,
    line: 'string',
    ride: 'string',
    image: 'string',
    ratings: [{ value: 'string', label: 'string' }],
    stops: [{ value: 'string', label: 'string' }],
    values: { rating: 'string', stop: 'string', comment: 'string', reply: 'boolean', mail: 'string' },
    errors: { rating: 'string', stop: 'string', comment: 'string', mail: 'string' },
    thanks: 'string',
    result: RESULT,
  },
  data: {
    state: 'form',
    status: { text: 'You got off a minute ago', icon: 'map-pin' },
    line: 'Tram 12, harbour line',
    ride: 'Today, 08:14 from Customs House',
    image: '/demo/images/tram.svg',
    ratings: [
      { value: 'rough', label: 'Rough' },
      { value: 'fine', label: 'Fine' },
      { value: 'lovely', label: 'Lovely' },
    ],
    stops: Object.entries(STOPS).map(([value, label]) => ({ value, label })),
    values: { rating: '', stop: '', comment: '', reply: false, mail: '' },
    errors: { rating: '', stop: '', comment: '', mail: '' },
    thanks: '',
    result: [],
  },
  root: Card(
    { status: x`status` },
    Row(
      { gap: 3 },
      Image({ src: x`image`, size: 44, radius: 'lg', border: 0 }),
      Col(
        { gap: 0, flex: 1 },
        Title({ value: x`line`, size: 'xs', weight: 'semibold' }),
        Caption({ value: x`ride`, size: 'sm' }),
      ),
    ),
    when(
      "state == 'form'",
      Form(
        { gap: 4, padding: { top: 1 }, onSubmitAction: { type: 'feedback.send' } },
        noted(
          'How was the ride?',
          RadioGroup({
            name: 'feedback.rating',
            options: x`ratings`,
            defaultValue: x`values.rating`,
            required: true,
          }),
        ),
        noted(
          'Where did you get off?',
          Select({
            name: 'feedback.stop',
            options: x`stops`,
            defaultValue: x`values.stop`,
            placeholder: 'Choose a stop',
            clearable: true,
            block: true,
          }),
        ),
        noted(
          'In your words',
          Textarea({
            name: 'feedback.comment',
            defaultValue: x`values.comment`,
            rows: 3,
            placeholder: 'What should we know?',
          }),
        ),
        Col(
          { gap: 2 },
          Checkbox({
            name: 'feedback.reply',
            label: 'You may write back to me',
            defaultChecked: x`values.reply`,
            onChangeAction: { type: 'feedback.reply' },
          }),
          when(
            'values.reply',
            noted(
              'Your mail address',
              Input({
                name: 'feedback.mail',
                inputType: 'email',
                defaultValue: x`values.mail`,
                required: true,
                placeholder: 'you@example.com',
              }),
            ),
          ),
        ),
        Button({ label: 'Send', submit: true, block: true }),
      ),
      Col(
        { gap: 4 },
        Text({ value: x`thanks`, size: 'sm', color: 'secondary' }),
        resultLines(),
        Row(
          {},
          Button({
            label: 'Rate another ride',
            size: 'sm',
            variant: 'outline',
            onClickAction: { type: 'feedback.again' },
          }),
        ),
      ),
    ),
  ),
};
