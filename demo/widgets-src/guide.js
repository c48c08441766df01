import { Button, Caption, Card, Col, Icon, Markdown, Row, Title, oneOf, when, x } from '../tools/widget-source.js';

const INTRO =
  'Ask for the guide and it is written here: headings, a list to tick off, a table, a command to copy, and a quote.';

export default {
  name: 'Guide',
  shape: { text: 'string', state: oneOf('asked', 'writing', 'written') },
  data: { text: INTRO, state: 'asked' },
  root: Card(
    { size: 'md' },
    Row(
      {},
      Icon({ name: 'lucide:sprout', size: 'xl', color: 'success' }),
      Col(
        { gap: 0, flex: 1 },
        Title({ value: 'Sourdough, from nothing', size: 'xs', weight: 'semibold' }),
        Caption({ value: 'A guide of one page', size: 'sm' }),
      ),
    ),
    Markdown({ id: 'guide', value: x`text`, streaming: x`state == 'writing'` }),
    Row(
      {},
      Button({
        label: when("state == 'written'", 'Write it again', 'Write the guide'),
        iconStart: 'sparkle-double',
        size: 'md',
        variant: when("state == 'written'", 'soft', 'solid'),
        onClickAction: { type: 'guide.write' },
      }),
    ),
  ),
};
