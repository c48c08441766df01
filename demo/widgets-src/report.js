import {
  Badge,
  Button,
  Caption,
  Card,
  Chart,
  Col,
  Divider,
  Row,
  Spacer,
  Table,
  TableCell,
  TableRow,
  Text,
  Title,
  each,
  when,
  x,
} from '../tools/widget-source.js';

const YEARS = ['2025', '2026'];

const figure = (name, value) =>
  Col({ gap: 0, flex: 1 }, Caption({ value: name, size: 'sm' }), Title({ value, size: 'sm', weight: 'semibold' }));

const heading = (value, align) =>
  TableCell({ align }, Text({ value, size: 'sm', weight: 'semibold', color: 'secondary' }));

const number = (value) => TableCell({ align: 'end' }, Text({ value, size: 'sm' }));

export default {
  name: 'Report',
  shape: {
    year: 'string',
    total: 'string',
    best: 'string',
    share: 'string',
    months: [{ month: 'string', ferry: 'number', tram: 'number', goal: 'number' }],
    lines: [{ name: 'string', riders: 'string', change: 'string', isUp: 'boolean' }],
  },
  data: {
    year: '2026',
    total: '4.21 M',
    best: 'June',
    share: '31 %',
    months: [
      { month: 'Jan', ferry: 84, tram: 212, goal: 300 },
      { month: 'Feb', ferry: 91, tram: 220, goal: 305 },
      { month: 'Mar', ferry: 104, tram: 231, goal: 310 },
      { month: 'Apr', ferry: 128, tram: 246, goal: 330 },
      { month: 'May', ferry: 149, tram: 251, goal: 350 },
      { month: 'Jun', ferry: 173, tram: 259, goal: 370 },
    ],
    lines: [
      { name: 'Tram 15', riders: '1,104,000', change: '+4.1 %', isUp: true },
      { name: 'Ferry F2', riders: '729,400', change: '+18.6 %', isUp: true },
      { name: 'Tram 28', riders: '315,200', change: '−2.4 %', isUp: false },
    ],
  },
  root: Card(
    { size: 'md' },
    Row(
      {},
      Col(
        { gap: 0, flex: 1 },
        Title({ value: 'Riders by month', size: 'xs', weight: 'semibold' }),
        Caption({ value: x`'January to June ' ~ year ~ ', in thousands'`, size: 'sm' }),
      ),
      ...YEARS.map((year) =>
        Button({
          key: year,
          label: year,
          size: 'xs',
          variant: when(`year == '${year}'`, 'solid', 'soft'),
          onClickAction: { type: 'report.year', payload: { year } },
        }),
      ),
    ),
    Row({ gap: 4 }, figure('In all', x`total`), figure('Best month', x`best`), figure('By ferry', x`share`)),
    Chart({
      id: 'chart',
      data: x`months`,
      series: [
        { type: 'bar', dataKey: 'tram', label: 'Tram', stack: 'riders', color: 'blue' },
        { type: 'bar', dataKey: 'ferry', label: 'Ferry', stack: 'riders', color: 'purple' },
        { type: 'line', dataKey: 'goal', label: 'Goal', color: 'orange', curveType: 'monotone' },
      ],
      xAxis: 'month',
      showYAxis: true,
      height: 240,
    }),
    Divider({ flush: true }),
    Table(
      {},
      TableRow({ header: true }, heading('Line'), heading('Riders', 'end'), heading('Change', 'end')),
      each(
        'lines',
        'line',
        TableRow(
          { key: x`line.name` },
          TableCell({}, Text({ value: x`line.name`, size: 'sm', weight: 'medium' })),
          number(x`line.riders`),
          TableCell(
            { align: 'end' },
            Badge({ label: x`line.change`, color: when('line.isUp', 'success', 'danger'), size: 'sm' }),
          ),
        ),
      ),
    ),
    Row({}, Spacer(), Caption({ value: 'Source: the gates, counted daily', size: 'sm' })),
  ),
};
