import { Badge, Button, Caption, Card, Col, Row, Spacer, Text, Title, each, x } from '../tools/widget-source.js';

export default {
  name: 'Loading states',
  shape: {
    behaviors: [{ id: 'string', title: 'string', about: 'string' }],
    answers: 'number',
    last: 'string',
  },
  data: {
    behaviors: [
      { id: 'self', title: 'self', about: 'The button that was pressed waits.' },
      { id: 'container', title: 'container', about: 'The whole widget fades and is out of use.' },
      { id: 'none', title: 'none', about: 'Nothing shows; the answer just comes.' },
      { id: 'auto', title: 'auto', about: 'As the binding has it: for a button, self.' },
    ],
    answers: 0,
    last: 'No answer yet',
  },
  root: Card(
    { size: 'full', padding: 5 },
    Row(
      {},
      Title({ value: 'loadingBehavior', size: 'xs', weight: 'semibold' }),
      Spacer(),
      Caption({ value: x`last`, size: 'sm' }),
      Badge({ label: x`answers | string` }),
    ),
    each(
      'behaviors',
      'behavior',
      Row(
        {
          key: x`behavior.id`,
          wrap: 'wrap',
          gap: 3,
          padding: { top: 3 },
          border: { top: { size: 1, color: 'subtle' } },
        },
        Col(
          { gap: 0, flex: '1 1 220px' },
          Text({ value: x`behavior.title`, size: 'sm', weight: 'semibold' }),
          Caption({ value: x`behavior.about`, size: 'sm' }),
        ),
        Row(
          { wrap: 'wrap', gap: 1.5 },
          Button({
            label: 'Answer',
            size: 'sm',
            onClickAction: {
              type: 'states.answer',
              payload: { behavior: x`behavior.id` },
              loadingBehavior: x`behavior.id`,
            },
          }),
          Button({
            label: 'Slow',
            size: 'sm',
            variant: 'outline',
            onClickAction: {
              type: 'states.slow',
              payload: { behavior: x`behavior.id` },
              loadingBehavior: x`behavior.id`,
            },
          }),
          Button({
            label: 'Fail',
            size: 'sm',
            variant: 'soft',
            color: 'danger',
            onClickAction: {
              type: 'states.fail',
              payload: { behavior: x`behavior.id` },
              loadingBehavior: x`behavior.id`,
            },
          }),
          Button({
            label: 'Page',
            size: 'sm',
            variant: 'soft',
            color: 'secondary',
            onClickAction: {
              type: 'states.client',
              payload: { behavior: x`behavior.id` },
              loadingBehavior: x`behavior.id`,
              handler: 'client',
            },
          }),
        ),
      ),
    ),
  ),
};
