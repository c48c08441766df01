import {
  Badge,
  Button,
  Caption,
  Col,
  Image,
  ListView,
  ListViewItem,
  Text,
  each,
  when,
  x,
} from '../tools/widget-source.js';

export default {
  name: 'Team list',
  shape: {
    title: 'string',
    people: [{ id: 'string', name: 'string', role: 'string', picture: 'string', away: 'boolean', waved: 'boolean' }],
  },
  data: {
    title: '6 people work on Atlas',
    people: [
      {
        id: 'ines',
        name: 'Inês Carvalho',
        role: 'Product design',
        picture: '/demo/images/ines.svg',
        away: false,
        waved: false,
      },
      {
        id: 'tomas',
        name: 'Tomás Brandt',
        role: 'Front end',
        picture: '/demo/images/tomas.svg',
        away: false,
        waved: false,
      },
      { id: 'amara', name: 'Amara Obi', role: 'Research', picture: '/demo/images/amara.svg', away: true, waved: false },
      {
        id: 'kenji',
        name: 'Kenji Mori',
        role: 'Platform',
        picture: '/demo/images/kenji.svg',
        away: false,
        waved: false,
      },
      {
        id: 'lucia',
        name: 'Lucía Peral',
        role: 'Support',
        picture: '/demo/images/lucia.svg',
        away: false,
        waved: false,
      },
      { id: 'noor', name: 'Noor Haddad', role: 'Data', picture: '/demo/images/noor.svg', away: true, waved: false },
    ],
  },
  root: ListView(
    { limit: 4, status: { text: x`title`, icon: 'user' } },
    each(
      'people',
      'person',
      ListViewItem(
        { key: x`person.id`, gap: 3, onClickAction: { type: 'team.open', payload: { id: x`person.id` } } },
        Image({ src: x`person.picture`, size: 40, radius: 'full' }),
        Col(
          { gap: 0, flex: 1 },
          Text({ value: x`person.name`, size: 'sm', weight: 'medium', truncate: true }),
          Caption({ value: x`person.role`, size: 'sm', truncate: true }),
        ),
        when('person.away', Badge({ label: 'Away' })),
        Button({
          label: when('person.waved', 'Sent', 'Wave'),
          iconStart: when('person.waved', 'check', 'sparkle'),
          variant: when('person.waved', 'soft', 'outline'),
          color: when('person.waved', 'success', 'primary'),
          size: 'sm',
          onClickAction: { type: 'team.wave', payload: { id: x`person.id` }, streaming: false },
        }),
      ),
    ),
  ),
};
