import {
  Button,
  Caption,
  Card,
  Col,
  Icon,
  Row,
  Spacer,
  Text,
  Title,
  Transition,
  each,
  when,
  x,
} from '../tools/widget-source.js';

const question = Col(
  { key: x`'question-' ~ question.number` },
  Title({ value: x`question.text`, size: 'sm', weight: 'semibold' }),
  each(
    'question.answers',
    'answer',
    Button({
      key: x`answer.id`,
      label: x`answer.label`,
      block: true,
      variant: 'outline',
      onClickAction: { type: 'quiz.answer', payload: { id: x`answer.id` } },
    }),
  ),
);

const result = Col(
  { key: 'result' },
  Row(
    { gap: 3 },
    Icon({ name: 'confetti', size: '2xl', color: 'success' }),
    Title({ value: x`right ~ ' of ' ~ count ~ ' right'`, size: 'md', weight: 'semibold' }),
  ),
  Text({ value: 'The tide goes by the moon; so do the ferries to Fort Island.', size: 'sm', color: 'secondary' }),
  Row({}, Button({ label: 'Play again', iconStart: 'reload', variant: 'soft', onClickAction: { type: 'quiz.again' } })),
);

export default {
  name: 'Quiz',
  shape: {
    count: 'number',
    right: 'number',
    isOver: 'boolean',
    question: { number: 'number', text: 'string', answers: [{ id: 'string', label: 'string' }] },
  },
  data: {
    count: 3,
    right: 0,
    isOver: false,
    question: {
      number: 1,
      text: 'How many tides has a day?',
      answers: [
        { id: 'one', label: 'One high, one low' },
        { id: 'two', label: 'Two high, two low' },
        { id: 'four', label: 'Four of each' },
      ],
    },
  },
  root: Card(
    { size: 'sm' },
    Row(
      {},
      Caption({ value: when('isOver', 'Harbour quiz', x`'Question ' ~ question.number ~ ' of ' ~ count`), size: 'sm' }),
      Spacer(),
      Caption({ value: x`right ~ ' right'`, size: 'sm' }),
    ),
    Transition({}, when('isOver', result, question)),
  ),
};
