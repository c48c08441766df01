import { Box, Button, Caption, Card, Col, Row, Spacer, Text, Title, each, when, x } from '../tools/widget-source.js';

export default {
  name: 'Agenda',
  shape: {
    day: 'string',
    date: 'string',
    events: [
      {
        id: 'string',
        start: 'string',
        end: 'string',
        title: 'string',
        place: 'string',
        color: 'string',
        now: 'boolean',
      },
    ],
  },
  data: {
    day: 'Thursday',
    date: '13 November',
    events: [
      {
        id: 'standup',
        start: '09:30',
        end: '09:45',
        title: 'Stand-up',
        place: 'Kitchen table',
        color: 'green-400',
        now: false,
      },
      {
        id: 'review',
        start: '11:00',
        end: '12:00',
        title: 'Design review',
        place: 'Now, with four others',
        color: 'purple-400',
        now: true,
      },
      {
        id: 'lunch',
        start: '12:30',
        end: '13:30',
        title: 'Lunch with Noor',
        place: 'Kiosk Norte',
        color: 'orange-400',
        now: false,
      },
      {
        id: 'focus',
        start: '15:00',
        end: '17:00',
        title: 'Write release notes',
        place: 'No interruptions',
        color: 'blue-400',
        now: false,
      },
    ],
  },
  root: Card(
    { padding: { x: 2, y: 4 } },
    Row(
      { align: 'baseline', padding: { x: 2 } },
      Title({ value: x`day`, size: 'md', weight: 'semibold' }),
      Caption({ value: x`date` }),
      Spacer(),
      Caption({ value: x`(events | length) ~ ' events'`, size: 'sm' }),
    ),
    Col(
      { gap: 1 },
      each(
        'events',
        'event',
        Row(
          {
            key: x`event.id`,
            align: 'stretch',
            gap: 3,
            padding: 2,
            radius: 'lg',
            background: when('event.now', { light: 'purple-25', dark: 'alpha-8' }, 'surface-elevated'),
          },
          Col(
            { gap: 0, minWidth: 44 },
            Text({ value: x`event.start`, size: 'sm', weight: 'medium' }),
            Caption({ value: x`event.end`, size: 'sm' }),
          ),
          Box({ minWidth: 3, width: 3, radius: 'full', background: x`event.color` }),
          Col(
            { gap: 0, flex: 1 },
            Text({ value: x`event.title`, size: 'sm', weight: 'medium' }),
            Caption({ value: x`event.place`, size: 'sm' }),
          ),
          when(
            'event.now',
            Row(
              {},
              Button({
                label: 'Join',
                size: 'sm',
                onClickAction: { type: 'agenda.join', payload: { id: x`event.id` }, handler: 'client' },
              }),
            ),
          ),
        ),
      ),
    ),
  ),
};
