import {
  Badge,
  Button,
  Caption,
  Card,
  Col,
  Row,
  Table,
  TableCell,
  TableRow,
  Text,
  Title,
  each,
  when,
  x,
} from '../tools/widget-source.js';

const heading = (value, props = {}) =>
  TableCell(props, Text({ value, size: 'sm', weight: 'semibold', color: 'secondary' }));

const LINES = ['All', 'F1', 'F2'];

export default {
  name: 'Timetable',
  shape: {
    line: 'string',
    quays: [{ name: 'string', sailings: [{ line: 'string', to: 'string', leaves: 'string', note: 'string' }] }],
  },
  data: {
    line: 'All',
    quays: [
      {
        name: 'Quay A',
        sailings: [
          { line: 'F1', to: 'Fort Island', leaves: '09:10', note: 'On time' },
          { line: 'F2', to: 'North shore', leaves: '09:25', note: '5 min late' },
          { line: 'F1', to: 'Fort Island', leaves: '09:40', note: 'On time' },
        ],
      },
      {
        name: 'Quay B',
        sailings: [
          { line: 'F2', to: 'Lighthouse', leaves: '09:15', note: 'Full' },
          { line: 'F2', to: 'Lighthouse', leaves: '09:45', note: 'On time' },
        ],
      },
    ],
  },
  root: Card(
    { size: 'md' },
    Row(
      {},
      Col(
        { gap: 0, flex: 1 },
        Title({ value: 'Next sailings', size: 'xs', weight: 'semibold' }),
        Caption({ value: 'Monday morning', size: 'sm' }),
      ),
      ...LINES.map((line) =>
        Button({
          key: line,
          label: line,
          size: 'xs',
          variant: when(`line == '${line}'`, 'solid', 'soft'),
          onClickAction: { type: 'timetable.line', payload: { line } },
        }),
      ),
    ),
    Table(
      {},
      TableRow(
        { header: true },
        heading('From', { colSize: 'xs' }),
        heading('Line'),
        heading('To', { colSize: 'md' }),
        heading('Leaves', { align: 'end' }),
        heading('Status', { align: 'end' }),
      ),
      each(
        'quays',
        'quay',
        each(
          'quay.sailings',
          'sailing',
          TableRow(
            { key: x`quay.name ~ sailing.leaves` },
            when(
              'loop.index == 1',
              TableCell(
                { rowSpan: x`quay.sailings | length`, vAlign: 'start' },
                Text({ value: x`quay.name`, size: 'sm', weight: 'medium' }),
              ),
            ),
            TableCell({}, Badge({ label: x`sailing.line`, color: when("sailing.line == 'F1'", 'info', 'discovery') })),
            TableCell({}, Text({ value: x`sailing.to`, size: 'sm' })),
            TableCell({ align: 'end' }, Text({ value: x`sailing.leaves`, size: 'sm', weight: 'medium' })),
            TableCell({ align: 'end' }, Caption({ value: x`sailing.note`, size: 'sm' })),
          ),
        ),
      ),
    ),
  ),
};
