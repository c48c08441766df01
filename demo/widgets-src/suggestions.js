import { Basic, Button, Row, Text, each, maybeText, when, x } from '../tools/widget-source.js';

export default {
  name: 'Suggestions',
  shape: { question: 'string', ideas: [{ id: 'string', label: 'string', icon: 'string' }], chosen: maybeText },
  data: {
    question: 'What should the weekend look like?',
    ideas: [
      { id: 'walk', label: 'A long walk', icon: 'compass' },
      { id: 'book', label: 'A good book', icon: 'book-open' },
      { id: 'museum', label: 'One museum', icon: 'images' },
      { id: 'none', label: 'Nothing at all', icon: 'sparkle' },
    ],
    chosen: null,
  },
  root: Basic(
    { gap: 2.5 },
    Text({ value: x`question`, size: 'sm', weight: 'medium' }),
    Row(
      { wrap: 'wrap', gap: 2 },
      each(
        'ideas',
        'idea',
        Button({
          key: x`idea.id`,
          label: x`idea.label`,
          iconStart: x`idea.icon`,
          size: 'md',
          variant: when('idea.id == chosen', 'solid', 'outline'),
          onClickAction: { type: 'suggestions.choose', payload: { id: x`idea.id` } },
        }),
      ),
    ),
  ),
};
