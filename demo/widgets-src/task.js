import { Badge, Box, Button, Caption, Card, Col, Row, Spacer, Title, each, when, x } from '../tools/widget-source.js';

export default {
  name: 'Task',
  shape: {
    title: 'string',
    due: 'string',
    share: 'string',
    summary: 'string',
    done: 'boolean',
    steps: [{ id: 'string', text: 'string', done: 'boolean' }],
  },
  data: {
    title: 'Ship release 2.4',
    due: 'Due Friday',
    share: '50%',
    summary: '2 of 4 done',
    done: false,
    steps: [
      { id: 'notes', text: 'Write the release notes', done: true },
      { id: 'axe', text: 'Check contrast in the dark', done: true },
      { id: 'tag', text: 'Tag and publish', done: false },
      { id: 'tell', text: 'Tell the support team', done: false },
    ],
  },
  root: Card(
    {
      confirm: when('done', { label: 'Close task', action: { type: 'task.close' } }),
    },
    Row(
      {},
      Title({ value: x`title`, size: 'xs', weight: 'semibold' }),
      Spacer(),
      Badge({ label: when('done', 'Ready', x`due`), color: when('done', 'success', 'warning') }),
    ),
    Row(
      { gap: 3 },
      Box(
        { flex: 1, height: 6, radius: 'full', background: 'alpha-10' },
        Box({
          width: x`share`,
          height: 6,
          radius: 'full',
          background: when('done', 'green-500', { light: 'blue-500', dark: 'blue-300' }),
        }),
      ),
      Caption({ value: x`summary`, size: 'sm' }),
    ),
    Col(
      { gap: 0.5, align: 'start', margin: { left: -3.75 } },
      each(
        'steps',
        'step',
        Button({
          key: x`step.id`,
          label: x`step.text`,
          iconStart: when('step.done', 'check-circle-filled', 'empty-circle'),
          variant: 'ghost',
          color: when('step.done', 'success', 'primary'),
          size: 'md',
          onClickAction: { type: 'task.toggle', payload: { id: x`step.id` }, loadingBehavior: 'none' },
        }),
      ),
    ),
  ),
};
