import {
  Button,
  Caption,
  Card,
  Col,
  Image,
  Row,
  Spacer,
  Text,
  Title,
  each,
  maybeText,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Flight choice',
  shape: {
    from: 'string',
    to: 'string',
    date: 'string',
    flights: [
      { id: 'string', airline: 'string', logo: 'string', times: 'string', duration: 'string', price: 'string' },
    ],
    chosen: maybeText,
    held: 'boolean',
  },
  data: {
    from: 'Lisbon',
    to: 'Copenhagen',
    date: 'Friday, 14 November · 1 adult',
    flights: [
      {
        id: 'au204',
        airline: 'Aurora',
        logo: '/demo/images/aurora.svg',
        times: '07:25 – 11:55',
        duration: 'Direct, 3 h 30',
        price: '€142',
      },
      {
        id: 'tg871',
        airline: 'Tagus',
        logo: '/demo/images/tagus.svg',
        times: '10:40 – 17:05',
        duration: '1 stop, 5 h 25',
        price: '€96',
      },
      {
        id: 'bl36',
        airline: 'Baltic',
        logo: '/demo/images/baltic.svg',
        times: '18:10 – 22:45',
        duration: 'Direct, 3 h 35',
        price: '€118',
      },
    ],
    chosen: null,
    held: false,
  },
  root: Card(
    {
      size: 'md',
      status: when('held', { text: 'Held for you until tomorrow, 18:00', icon: 'check-circle-filled' }),
      confirm: when('chosen and not held', { label: 'Hold this seat', action: { type: 'flight.hold' } }),
      cancel: when('chosen and not held', { label: 'Start over', action: { type: 'flight.clear' } }),
    },
    Col(
      { gap: 0.5 },
      Title({ value: x`from ~ ' to ' ~ to`, size: 'sm', weight: 'semibold' }),
      Caption({ value: x`date` }),
    ),
    Col(
      { gap: 2 },
      each(
        'flights',
        'flight',
        when(
          'not held or flight.id == chosen',
          Row(
            {
              key: x`flight.id`,
              gap: 3,
              padding: 3,
              radius: 'xl',
              border: { size: 1, color: when('flight.id == chosen', 'blue-500', 'default') },
              background: when('flight.id == chosen', { light: 'blue-25', dark: 'blue-a50' }, 'surface-elevated'),
            },
            Image({ src: x`flight.logo`, alt: x`flight.airline`, size: 40, radius: 'md' }),
            Col(
              { gap: 1, flex: 1 },
              Row(
                {},
                Text({ value: x`flight.times`, weight: 'semibold', size: 'sm' }),
                Spacer(),
                Text({ value: x`flight.price`, weight: 'semibold', size: 'sm' }),
              ),
              Row(
                {},
                Caption({ value: x`flight.duration`, size: 'sm' }),
                Spacer(),
                when(
                  'not held',
                  Button({
                    label: when('flight.id == chosen', 'Chosen', 'Choose'),
                    variant: when('flight.id == chosen', 'solid', 'outline'),
                    color: when('flight.id == chosen', 'info', 'primary'),
                    size: 'xs',
                    onClickAction: { type: 'flight.choose', payload: { id: x`flight.id` } },
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
};
