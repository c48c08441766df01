// What the sources of the demo's forms have in common.
import { Box, Caption, Col, Expression, Label, Row, Text, each, when, x } from './widget-source.js';

/** What the server found wrong with a field, or else a hint where there is one. */
export const note = (name, hint, props) => {
  const isWrong = `errors.${name}`;
  const words = new Expression(isWrong);
  return hint === undefined
    ? when(isWrong, Caption({ value: words, size: 'sm', color: 'danger', ...props }))
    : Caption({ value: when(isWrong, words, hint), size: 'sm', color: when(isWrong, 'danger', 'secondary'), ...props });
};

/** A field under its label; `props` are those of the column that they stand in. */
export const labelled = (label, field, props) =>
  Col({ gap: 1, ...props }, Label({ value: label, fieldName: field.props.name }), field);

/** A field under its label, above what there is to say about it. */
export const noted = (label, field, hint, props) => {
  const name = field.props.name.split('.').at(-1);
  return Col({ gap: 1, ...props }, ...labelled(label, field).children, note(name, hint));
};

/** What the server kept: a line for each thing that the user said. */
export const resultLines = () =>
  Col(
    { gap: 2 },
    each(
      'result',
      'line',
      Row(
        { key: x`line.label`, gap: 3, align: 'start' },
        Box({ width: 84, minWidth: 84 }, Caption({ value: x`line.label`, color: 'secondary' })),
        Col({ flex: 1 }, Text({ value: x`line.value`, size: 'sm' })),
      ),
    ),
  );

/** The shape of what stands above a form. */
export const STATUS = { text: 'string', icon: 'string' };

/** The shape of the lines of a result. */
export const RESULT = [{ label: 'string', value: 'string' }];
