import {
  Button,
  Caption,
  Card,
  Col,
  Divider,
  Image,
  Row,
  Text,
  Title,
  each,
  oneOf,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Summary',
  shape: {
    title: 'string',
    when: 'string',
    people: [{ id: 'string', picture: 'string' }],
    text: 'string',
    state: oneOf('raw', 'writing', 'written'),
  },
  data: {
    title: 'Design review',
    when: 'Today, 11:00 – 11:48',
    people: [
      { id: 'ines', picture: '/demo/images/ines.svg' },
      { id: 'kenji', picture: '/demo/images/kenji.svg' },
      { id: 'noor', picture: '/demo/images/noor.svg' },
    ],
    text: 'The recording is ready. Ask for the short version and it is written here, word by word.',
    state: 'raw',
  },
  root: Card(
    {},
    Row(
      {},
      Col(
        { gap: 0, flex: 1 },
        Title({ value: x`title`, size: 'xs', weight: 'semibold' }),
        Caption({ value: x`when`, size: 'sm' }),
      ),
      Row(
        { gap: 1 },
        each('people', 'person', Image({ key: x`person.id`, src: x`person.picture`, size: 28, radius: 'full' })),
      ),
    ),
    Divider({ color: 'subtle', flush: true }),
    Text({
      id: 'summary',
      value: x`text`,
      size: 'sm',
      minLines: 4,
      streaming: x`state == 'writing'`,
      color: when("state == 'raw'", 'secondary', 'primary'),
    }),
    Row(
      {},
      Button({
        label: when("state == 'raw'", 'Summarise', 'Write it again'),
        iconStart: 'sparkle-double',
        size: 'md',
        variant: when("state == 'raw'", 'solid', 'soft'),
        onClickAction: { type: 'summary.write' },
      }),
    ),
  ),
};
