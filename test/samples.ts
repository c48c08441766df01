import '../src/element/document-surroundings.js';
import '../src/markdown/document-view.js';
// What draws charts is there before the first of them: a picture is taken after frames, not after files.
import '../src/chart/chart-view.js';
import type { RawNode } from '../src/schema/node.js';
import { TONES } from '../src/style/tones.js';

/** A PNG of 2 × 2 pixels: red, green, blue, yellow. */
export const FOUR =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR42mP4z8DAAMIM////ZwAAHu8E/HMcU8wAAAAASUVORK5CYII=';

/** A PNG of one green pixel: drawn at any size, it is the same all over. */
export const PLAIN =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNgaGAAAAEEAIFOCxQJAAAAAElFTkSuQmCC';

/** An address of another host, which no test may ever ask for. */
export const FOREIGN = 'https://images.example/tracker.png';

const LONG =
  'A sentence that is long enough to go on in a second and a third line of a narrow box, and then some more.';

const each = <T>(values: readonly T[], make: (value: T, i: number) => RawNode): RawNode[] => values.map(make);

const text = (value: string, props: object = {}): RawNode => ({ type: 'Text', value, ...props });

const button = (props: object): RawNode => ({ type: 'Button', label: 'Send', ...props });

const TINT = { light: 'blue-50', dark: 'blue-950' };

const SIZES = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'] as const;
const VARIANTS = ['solid', 'soft', 'outline', 'ghost'] as const;
const BADGE_TONES = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'] as const;
const RADII = ['none', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', 'full', '100%'] as const;
const ALIGNS = ['start', 'center', 'end', 'baseline', 'stretch'] as const;
const JUSTIFIES = ['start', 'center', 'end', 'between', 'around', 'evenly', 'stretch'] as const;

/** Every way to press a button: in each tone and variant, and each size of each shape. */
const buttons: RawNode[] = [
  ...VARIANTS.flatMap((variant) => TONES.map((color) => button({ label: color, variant, color }))),
  ...each(SIZES, (size) => button({ size, iconStart: 'star', iconEnd: 'chevron-right' })),
  ...each(SIZES, (size) => button({ size, pill: false, variant: 'outline' })),
  ...each(SIZES, (size) => ({ type: 'Button', size, iconStart: 'plus', uniform: true, color: 'secondary' })),
  ...each(['sm', 'md', 'lg', 'xl', '2xl'], (iconSize) => button({ iconStart: 'mail', iconSize })),
  ...each(VARIANTS, (variant) => button({ variant, disabled: true })),
  ...each(['primary', 'secondary'], (style) => button({ style })),
  button({ style: 'secondary', variant: 'outline' }),
  button({ style: 'secondary', color: 'info' }),
  button({ pill: true, size: 'sm' }),
  button({ block: true, submit: false }),
  button({ submit: true }),
  button({ label: LONG }),
  button({ label: '' }),
  button({ iconStart: 'no-such-icon' }),
  { type: 'Button', iconEnd: 'lucide:rocket' },
  button({ onClickAction: { type: 'send', payload: { a: 1 }, handler: 'client', loadingBehavior: 'self' } }),
];

/** The props of boxes, each with values of every kind that it takes. */
const boxProps: readonly object[] = [
  ...ALIGNS.map((align) => ({ align, height: 120 })),
  ...JUSTIFIES.map((justify) => ({ justify, width: 200, height: 140 })),
  ...['nowrap', 'wrap', 'wrap-reverse'].map((wrap) => ({ wrap, width: 120 })),
  ...RADII.map((radius) => ({ radius, size: 120, background: TINT })),
  ...[0, 2, '10px', '4px 12px', 1.5].map((gap) => ({ gap })),
  ...[3, '5px', '1px 2 3px 4', { x: 2, y: '3px' }, { x: 4, left: 0, top: 1 }].map((padding) => ({
    padding,
    background: 'surface-tertiary',
  })),
  ...[2, '4px', { top: 3 }, { x: '6px' }].map((margin) => ({ margin, border: 1 })),
  ...[
    1,
    { size: 2 },
    { size: 3, color: 'strong', style: 'dashed' },
    { top: 2, x: { size: 1, color: 'red-500' } },
    { y: 4 },
  ].map((border) => ({ border })),
  ...[
    'surface',
    'surface-secondary',
    'surface-tertiary',
    'surface-elevated',
    'surface-elevated-secondary',
    TINT,
    'gray-100',
    'alpha-10',
    'blue-a75',
    { light: 'white', dark: 'black' },
    'rgb(128 128 128 / 10%)',
    'linear-gradient(90deg, #8881, #8882)',
    { light: '#ffe', dark: '#223' },
    { light: 'linear-gradient(#fff, #eee)', dark: 'linear-gradient(#111, #333)' },
  ].map((background) => ({ background })),
  { width: 120, height: '8rem', border: 1 },
  { size: 120, width: '80%', border: 1 },
  { minWidth: 150, minHeight: 70, maxWidth: 160, maxHeight: '130px', border: 1 },
  { minSize: 120, maxSize: 130, border: 1 },
  { width: 160, aspectRatio: '16 / 9', border: 1 },
  { aspectRatio: 2, maxWidth: 260, border: 1 },
];

const boxOf = (type: string, props: object): RawNode => ({
  type,
  ...props,
  children: [text('One', { size: 'sm' }), { type: 'Caption', value: 'Next' }, { type: 'Badge', label: 'Three' }],
});

const boxes = (type: string): RawNode[] => [
  ...boxProps.map((props) => boxOf(type, props)),
  { type: 'Row', width: 300, children: [boxOf(type, { flex: 1 }), boxOf(type, { flex: '0 1 auto' }), boxOf(type, {})] },
  { type },
];

const wordsOf = (type: string): RawNode[] => [
  { type, value: 'Plain words' },
  { type, value: '<b>Not bold</b> &amp; "quoted"' },
  { type, value: LONG },
  { type, value: LONG, truncate: true },
  { type, value: LONG, maxLines: 2 },
  { type, value: LONG, maxLines: 2, truncate: true },
  { type, value: 'two  spaces\nand a line' },
  ...each(
    [
      'prose',
      'primary',
      'emphasis',
      'secondary',
      'tertiary',
      'success',
      'warning',
      'danger',
      'blue-600',
      'alpha-80',
      '#345',
      { light: 'blue-700', dark: 'blue-200' },
    ],
    (color) => ({
      type,
      value: 'Coloured',
      color: typeof color === 'string' && /\d/.test(color) ? { light: color, dark: 'white' } : color,
    }),
  ),
  ...each(['normal', 'medium', 'semibold', 'bold'], (weight) => ({ type, value: 'Weighty', weight })),
  ...each(['start', 'center', 'end'], (textAlign) => ({ type, value: 'Aligned', textAlign })),
];

const card = (props: object): RawNode => ({
  type: 'Card',
  ...props,
  children: [
    { type: 'Title', value: 'A card', size: 'sm' },
    text('With some text in it.', { size: 'sm' }),
    { type: 'Divider' },
    {
      type: 'Row',
      children: [{ type: 'Caption', value: 'Left' }, { type: 'Spacer' }, { type: 'Badge', label: 'Right' }],
    },
  ],
});

const confirm = { label: 'Confirm', action: { type: 'yes' } };
const cancel = { label: 'Cancel', action: { type: 'no' } };

const cards: RawNode[] = [
  ...each(['sm', 'md', 'lg', 'full'], (size) => card({ size })),
  ...each([0, 2, '8px', { x: 6, y: 1 }], (padding) => card({ padding })),
  ...each(['surface', 'yellow-25', 'linear-gradient(#fff, #f3f3f3)'], (background) =>
    card({ background, theme: 'light' }),
  ),
  card({ background: { light: '#fff', dark: '#222' } }),
  ...each([0, 3, { size: 2, color: 'strong' }, { bottom: 4 }], (border) => card({ border })),
  ...each(['light', 'dark'], (theme) => card({ theme })),
  card({ status: { text: 'On its way' } }),
  card({ status: { text: 'On its way', icon: 'clock' } }),
  card({ status: { text: 'On its way', favicon: PLAIN, frame: true } }),
  card({ status: { text: 'On its way', favicon: FOREIGN } }),
  card({ confirm }),
  card({ confirm, cancel, asForm: true }),
  card({ collapsed: true, confirm }),
  card({ collapsed: true, status: { text: 'Done', icon: 'check-circle' } }),
  { type: 'Card' },
  { type: 'Card', theme: 'dark', children: [card({ theme: 'light', size: 'full' }), text('Around it')] },
];

const row = (value: string, props: object = {}): RawNode => ({
  type: 'ListViewItem',
  ...props,
  children: [
    { type: 'Image', src: PLAIN },
    { type: 'Col', gap: 0, children: [text(value), { type: 'Caption', value: 'More' }] },
  ],
});

const list = (count: number, props: object = {}): RawNode => ({
  type: 'ListView',
  ...props,
  children: Array.from({ length: count }, (_, i) => row(`Row ${i + 1}`)),
});

const images: RawNode[] = [
  ...each(['cover', 'contain', 'fill', 'scale-down', 'none'], (fit) => ({
    type: 'Image',
    src: FOUR,
    fit,
    width: 60,
    height: 30,
  })),
  ...each(
    ['top left', 'top', 'top right', 'left', 'center', 'right', 'bottom left', 'bottom', 'bottom right'],
    (position) => ({ type: 'Image', src: FOUR, position, width: 40, height: 20 }),
  ),
  ...each(RADII, (radius) => ({ type: 'Image', src: PLAIN, radius, size: 40 })),
  { type: 'Image', src: PLAIN, alt: 'Four pixels' },
  { type: 'Image', src: PLAIN, frame: true, size: 40 },
  { type: 'Image', src: PLAIN, border: 0, size: 40 },
  { type: 'Image', src: PLAIN, border: { size: 3, color: 'strong' }, size: 40 },
  { type: 'Image', src: PLAIN, fit: 'contain', width: 90, height: 30, background: 'blue-200', margin: 2 },
  { type: 'Image', src: PLAIN, aspectRatio: '3 / 1', maxWidth: 90 },
  { type: 'Image', src: PLAIN, minSize: 30, maxSize: 50, minWidth: 44, minHeight: 22, maxHeight: 33 },
  { type: 'Row', children: [{ type: 'Image', src: PLAIN }, text('A thumbnail')] },
  { type: 'Row', children: [{ type: 'Image', src: PLAIN, flex: 1, height: 30 }, text('A stretched one')] },
  { type: 'Card', size: 'full', children: [{ type: 'Image', src: PLAIN, flush: true, height: 30 }, text('Below')] },
  { type: 'Image', src: FOREIGN, alt: 'A picture', width: 200, height: 80 },
  { type: 'Image', src: FOREIGN, size: 40 },
  { type: 'Image', src: 'javascript:alert(1)', alt: 'None', height: 40 },
];

const dividers: RawNode[] = each(
  [
    {},
    { color: 'subtle' },
    { color: 'strong' },
    { color: 'red-400' },
    { color: { light: 'blue-500', dark: 'blue-200' } },
    { size: 4 },
    { size: '0.5rem' },
    { spacing: 0 },
    { spacing: 6 },
    { spacing: '3px' },
    { flush: true },
  ],
  (props) => ({
    type: 'Card',
    size: 'full',
    children: [
      text('Above'),
      { type: 'Divider', ...props },
      { type: 'Row', padding: 2, height: 40, children: [text('L'), { type: 'Divider', ...props }, text('R')] },
    ],
  }),
);

/** What every field for text can say, beside its look. */
const entries = (type: string): RawNode[] => [
  { type, name: 'todo.title' },
  ...each(SIZES, (size) => ({ type, name: 'sized', size, defaultValue: size })),
  ...each(['2xs', 'xs', 'sm', 'md', 'lg', 'xl'], (gutterSize) => ({
    type,
    name: 'gutter',
    gutterSize,
    defaultValue: 'In',
  })),
  ...each(['soft', 'outline'], (variant) => ({ type, name: 'look', variant, placeholder: 'Type here' })),
  { type, name: 'off', disabled: true, defaultValue: 'Not to be used' },
  { type, name: 'must', required: true, pattern: '[A-Z]+' },
  { type, name: 'long', defaultValue: LONG },
  { type, name: 'filled', allowAutofillExtensions: true, autoSelect: false, autoFocus: false },
];

const inputs: RawNode[] = [
  ...entries('Input'),
  ...each(['text', 'number', 'email', 'password', 'tel', 'url'], (inputType) => ({
    type: 'Input',
    name: 'typed',
    inputType,
    defaultValue: '12',
  })),
  ...each([true, false], (pill) => ({ type: 'Input', name: 'ends', pill, placeholder: 'Search' })),
];

const textareas: RawNode[] = [
  ...entries('Textarea'),
  { type: 'Textarea', name: 'rows', rows: 5 },
  { type: 'Textarea', name: 'one', rows: 1, defaultValue: 'One line' },
  { type: 'Textarea', name: 'grown', rows: 1, autoResize: true, defaultValue: LONG },
  { type: 'Textarea', name: 'bound', rows: 2, maxRows: 2, autoResize: true, defaultValue: LONG.repeat(3) },
];

const OPTIONS = [
  { label: 'Atrium', value: 'a', description: 'Ground floor, forty seats' },
  { label: 'Blue room', value: 'b' },
  { label: 'Cellar', value: 'c', disabled: true },
];

/** What fields that open something can say of their look, and whether they can be cleared. */
const triggers = (type: string, filled: object, props: object = {}): RawNode[] => [
  { type, name: 'empty', ...props },
  { type, name: 'hint', ...props, placeholder: 'Choose one' },
  ...each(SIZES, (size) => ({ type, name: 'sized', ...props, ...filled, size })),
  ...each(VARIANTS, (variant) => ({ type, name: 'look', ...props, ...filled, variant })),
  ...each([true, false], (pill) => ({ type, name: 'ends', ...props, ...filled, pill })),
  ...each([true, false], (clearable) => ({ type, name: 'clear', ...props, ...filled, clearable })),
  { type, name: 'wide', ...props, ...filled, block: true },
  { type, name: 'off', ...props, ...filled, disabled: true, clearable: true },
  { type, name: 'off', ...props, disabled: true, variant: 'ghost' },
  { type, name: 'must', ...props, required: true, onChangeAction: { type: 'changed' } },
];

const checkboxes: RawNode[] = [
  { type: 'Checkbox', name: 'plain', label: 'I agree' },
  { type: 'Checkbox', name: 'checked', label: 'I agree', defaultChecked: true },
  { type: 'Checkbox', name: 'off', label: 'I agree', disabled: true },
  { type: 'Checkbox', name: 'off', label: 'I agree', disabled: true, defaultChecked: true },
  { type: 'Checkbox', name: 'must', label: 'I agree', required: true, onChangeAction: { type: 'toggled' } },
  { type: 'Checkbox', name: 'bare' },
  { type: 'Checkbox', name: 'long', label: LONG },
];

const radios: RawNode[] = [
  { type: 'RadioGroup', name: 'plan', options: OPTIONS },
  { type: 'RadioGroup', name: 'plan', options: OPTIONS, defaultValue: 'b', ariaLabel: 'Room' },
  ...each(['row', 'col', 'column'], (direction) => ({ type: 'RadioGroup', name: 'plan', options: OPTIONS, direction })),
  { type: 'RadioGroup', name: 'off', options: OPTIONS, defaultValue: 'a', disabled: true },
  { type: 'RadioGroup', name: 'must', options: OPTIONS, required: true, onChangeAction: { type: 'chosen' } },
  { type: 'RadioGroup', name: 'none' },
];

const labels: RawNode[] = [
  { type: 'Label', value: 'Name', fieldName: 'name' },
  ...each(['xs', 'sm', 'md', 'lg', 'xl'], (size) => ({ type: 'Label', value: 'Sized', fieldName: 'n', size })),
  ...each(['normal', 'medium', 'semibold', 'bold'], (weight) => ({
    type: 'Label',
    value: 'W',
    fieldName: 'n',
    weight,
  })),
  ...each(['start', 'center', 'end'], (textAlign) => ({ type: 'Label', value: 'Aligned', fieldName: 'n', textAlign })),
  { type: 'Label', value: 'Coloured', fieldName: 'n', color: { light: 'blue-700', dark: 'blue-200' } },
  {
    type: 'Form',
    children: [
      { type: 'Label', value: 'Your name', fieldName: 'you' },
      { type: 'Input', name: 'you', placeholder: 'Ada' },
      { type: 'Label', value: 'Room', fieldName: 'room' },
      { type: 'Select', name: 'room', options: OPTIONS },
      { type: 'Label', value: 'Food', fieldName: 'food' },
      { type: 'RadioGroup', name: 'food', options: OPTIONS },
      { type: 'Divider' },
      { type: 'Button', submit: true, label: 'Send' },
    ],
  },
];

/** A form with a field and a button in it. */
const formOf = (props: object): RawNode => ({
  type: 'Form',
  ...props,
  children: [
    text('One', { size: 'sm' }),
    { type: 'Caption', value: 'Next' },
    { type: 'Input', name: 'three', size: 'xs', defaultValue: 'Three' },
  ],
});

const forms: RawNode[] = [
  ...boxProps.map(formOf),
  ...each(['row', 'col', 'column'], (direction) => formOf({ direction })),
  { type: 'Row', width: 300, children: [formOf({ flex: 1 }), text('Beside')] },
  formOf({ onSubmitAction: { type: 'send' } }),
  { type: 'Form' },
];

/** What charts show: two numbers a month, one of them missing once. */
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June'].map((month, i) => ({
  month,
  sales: [186, 305, 237, 73, 209, 214][i],
  costs: i === 3 ? 'n/a' : 80 + 20 * i,
  profit: [40, -20, 60, -35, 10, 25][i],
}));

const chart = (series: readonly object[], props: object = {}): RawNode => ({
  type: 'Chart',
  data: MONTHS,
  series,
  xAxis: 'month',
  ...props,
});

const SALES = { type: 'bar', dataKey: 'sales', label: 'Sales' };
const COSTS = { type: 'line', dataKey: 'costs' };

/** The heights of all but the last four are whole px, as the rows of a sheet begin below each other. */
const charts: RawNode[] = [
  ...each(
    [
      chart([SALES, { ...SALES, dataKey: 'costs', label: 'Costs' }], {
        barGap: 0,
        barCategoryGap: 24,
        showYAxis: true,
      }),
      chart([SALES, { ...SALES, dataKey: 'profit', color: 'red-300' }], { barGap: 8, showLegend: false }),
      chart(['sales', 'costs', 'profit'].map((dataKey) => ({ type: 'bar', dataKey, stack: 'all' }))),
      chart(['sales', 'costs'].map((dataKey) => ({ type: 'area', dataKey, stack: 'all', curveType: 'monotone' }))),
      chart([COSTS, SALES, { type: 'area', dataKey: 'profit', label: 'Profit' }], { showYAxis: true }),
      chart([{ ...COSTS, color: { light: '#b00', dark: 'pink' } }], { showTooltip: false }),
      chart([{ ...COSTS, color: 'rebeccapurple', curveType: 'step' }], { xAxis: { dataKey: 'month', hide: true } }),
      chart([{ ...COSTS, curveType: 'basisClosed' }], { xAxis: { dataKey: 'month', labels: { January: 'Jan' } } }),
      chart([{ ...SALES, label: LONG }], { data: MONTHS.map((row) => ({ ...row, month: LONG })) }),
      chart([SALES], { data: [] }),
    ],
    (node) => ({ ...node, height: 200 }),
  ),
  chart([SALES, COSTS], { data: MONTHS.slice(0, 1), height: '9rem', width: 240 }),
  chart([SALES], { size: 180 }),
  chart([SALES], { minHeight: 260, minWidth: 200, maxWidth: '90%' }),
  chart([SALES], { minSize: 170, maxSize: 200 }),
  chart([SALES], { maxHeight: 100 }),
  chart([SALES], { aspectRatio: 3.5 }),
  chart([SALES]),
  chart([SALES], { aspectRatio: '2 / 1', showLegend: true, showTooltip: true }),
  chart([COSTS], { aspectRatio: 3 }),
  { type: 'Row', children: [chart([SALES], { flex: 2 }), chart([COSTS], { flex: '1 1 0' })] },
];

const CODE = "```js\nconst days = ['Mon', 'Tue'];\nconsole.log(days);\n```\n\n    indented\n";

const markdowns: RawNode[] = each(
  [
    '# One\n\nText\n\n## Two\n\nText\n\n### Three\n#### Four\n##### Five\n###### Six\n',
    'Some **strong**, *slanted*, ~~gone~~ and `code` words,  \na [link](https://example.com/a "Said") and https://example.com.',
    '- one\n- two\n  1. three\n     - four\n\n7. seven\n\n8. eight\n',
    '- [ ] to do\n- [x] done\n',
    '> A quote\n>\n> > in a quote\n\n---\n\nAfter\n',
    CODE,
    '| Left | Right | Middle |\n|:-----|------:|:------:|\n| 1 | **2** | `3` |\n| 4 | 5 | |\n',
    `![Four pixels](${FOUR}) ![A cat](${FOREIGN}) ![None](javascript:alert(1))`,
    '[good.example](https://evil.example)\n\n<b>Raw</b> HTML &amp; [unsafe](javascript:alert(1))',
    '',
  ],
  (value) => ({ type: 'Markdown', value }),
).concat({ type: 'Markdown', value: 'As it is **writ', streaming: true });

/** A table of texts: each list is a row, the first of them the heading; an object is a cell with these props. */
const table = (rows: readonly (readonly (string | object)[])[], props: object = {}): RawNode => ({
  type: 'Table',
  ...props,
  children: rows.map((cells, i) => ({
    type: 'Table.Row',
    ...(i === 0 && { header: true }),
    children: cells.map((said) => ({
      type: 'Table.Cell',
      ...(typeof said === 'string' ? { children: [text(said)] } : { children: [text('Cell')], ...said }),
    })),
  })),
});

const atEnd = (value: string): object => ({ align: 'end', children: [text(value)] });

const HEAD = ['Room', 'State', atEnd('Seats')] as const;

const tables: RawNode[] = [
  table([
    HEAD,
    ['Atrium', { children: [{ type: 'Badge', label: 'Open', color: 'success' }] }, atEnd('40')],
    ['Blue room with a long name', 'Closed', atEnd('1,250')],
    [{ colSpan: 2, children: [text('All', { weight: 'bold' })] }, atEnd('1,290')],
  ]),
  table([HEAD, ['Atrium', LONG, '40']]),
  table([HEAD, ['Atrium', 'Open', '40']], { width: 240 }),
  table([HEAD, ['Atrium', 'Open', '40']], { width: '50%' }),
  { type: 'Card', size: 'full', children: [text('Above'), table([HEAD, ['Atrium', 'Open', '40']])] },
  {
    type: 'Card',
    size: 'full',
    children: [
      table([['Wide', 'as', 'it', 'is', 'so'].map((said) => ({ colSize: 'sm', children: [text(said)] })), ['1', '2']]),
    ],
  },
  {
    type: 'Table',
    children: [
      { type: 'Table.Row', children: [text('No cell'), { type: 'Badge', label: 'Nor this' }] },
      text('No row'),
    ],
  },
  { type: 'Table' },
];

const rowsOfTables: RawNode[] = each([true, false], (header) => ({
  type: 'Table',
  children: [
    { type: 'Table.Row', header, children: [{ type: 'Table.Cell', children: [text('Heading')] }] },
    { type: 'Table.Row', children: [{ type: 'Table.Cell', children: [text('Cell')] }] },
  ],
}));

const cellsOfTables: RawNode[] = [
  ...['start', 'center', 'end'].flatMap((align) =>
    ['start', 'center', 'end'].map((vAlign) =>
      table([HEAD, [{ align, vAlign }, { align, vAlign, children: [{ type: 'Badge', label: 'Badge' }] }, LONG]]),
    ),
  ),
  table([HEAD, [{ rowSpan: 2 }, 'b', 'c'], [{ colSpan: 2 }], [{ colSpan: 3, rowSpan: 1 }], [{ colSpan: 100 }]]),
  ...each(['xs', 'sm', 'md', 'lg', 'xl'], (colSize) => table([HEAD, [{ colSize }, 'b', 'c']])),
  ...each([40, 120, '30%', '8rem', '50vw', 'none'], (width) => table([HEAD, [{ width }, 'b', 'c']])),
  table([HEAD, [{ width: 60, colSize: 'sm' }, { colSize: 'xs' }, { width: 100 }]]),
  ...each([0, 5, '3px', { x: 4, y: 1 }, { left: '20px' }], (padding) => table([HEAD, [{ padding }, { padding }, 'c']])),
  table([HEAD, [{ children: [text(LONG, { truncate: true })] }, 'b', { children: [text('One'), text('Two')] }]]),
  table([HEAD, [{ children: [text('Large', { size: 'xl' })] }, { children: [{ type: 'Button', label: 'Go' }] }, 'c']]),
];

/** Some nodes of every type, which together say every prop in every kind of value. */
export const SAMPLES: Readonly<Record<string, readonly RawNode[]>> = {
  Badge: [
    ...['solid', 'soft', 'outline'].flatMap((variant) =>
      BADGE_TONES.map((color) => ({ type: 'Badge', label: color, variant, color })),
    ),
    ...['sm', 'md', 'lg'].flatMap((size) => [true, false].map((pill) => ({ type: 'Badge', label: 'New', size, pill }))),
    { type: 'Badge', label: 'Plain' },
    { type: 'Badge', label: LONG },
  ],
  Basic: [
    ...boxProps
      .filter((props) => Object.keys(props).every((name) => /^(?:gap|padding|align|justify)$/.test(name)))
      .map((props) => boxOf('Basic', props)),
    ...each(ALIGNS, (align) => boxOf('Basic', { align, direction: 'row' })),
    ...each(JUSTIFIES, (justify) => boxOf('Basic', { justify, direction: 'row' })),
    ...each(['row', 'col', 'column'], (direction) => boxOf('Basic', { direction })),
    ...each(['light', 'dark'], (theme) => ({
      type: 'Basic',
      theme,
      children: [boxOf('Box', { background: 'surface' })],
    })),
    ...each([3, '5px 2px', { left: 4 }], (padding) => boxOf('Basic', { padding })),
    boxOf('Basic', {}),
  ],
  Box: [...boxes('Box'), ...each(['row', 'col', 'column'], (direction) => boxOf('Box', { direction }))],
  Button: buttons,
  Caption: [...wordsOf('Caption'), ...each(['sm', 'md', 'lg'], (size) => ({ type: 'Caption', value: 'Sized', size }))],
  Card: cards,
  Chart: charts,
  Checkbox: checkboxes,
  Col: boxes('Col'),
  DatePicker: [
    ...triggers('DatePicker', { defaultValue: '2026-11-27' }),
    { type: 'DatePicker', name: 'bound', defaultValue: '2026-11-27T10:00:00Z', min: '2026-11-01', max: '2026-11-30' },
    ...each(['top', 'bottom', 'left', 'right'], (side) => ({ type: 'DatePicker', name: 'side', side })),
    ...each(['start', 'center', 'end'], (align) => ({ type: 'DatePicker', name: 'side', align })),
  ],
  Divider: dividers,
  Form: forms,
  Icon: [
    ...each(['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'], (size) => ({ type: 'Icon', name: 'atom', size })),
    ...each(['success', 'danger', 'blue-400', '#789'], (color) => ({ type: 'Icon', name: 'star-filled', color })),
    { type: 'Icon', name: 'no-such-icon' },
  ],
  Image: images,
  Input: inputs,
  Label: labels,
  ListView: [
    list(3),
    list(7),
    list(3, { limit: 2 }),
    list(7, { limit: 'auto' }),
    list(2, { status: { text: 'Two found', icon: 'search' } }),
    list(2, { theme: 'dark' }),
    { type: 'ListView' },
  ],
  ListViewItem: each(
    [
      {},
      { gap: 4 },
      { gap: 0 },
      { align: 'start' },
      { align: 'stretch' },
      { onClickAction: { type: 'open', payload: { id: 7 } } },
    ],
    (props) => ({ type: 'ListView', children: [row('A row', props), row('Another')] }),
  ),
  Markdown: markdowns,
  RadioGroup: radios,
  Row: boxes('Row'),
  Select: [
    ...triggers('Select', { defaultValue: 'b' }, { options: OPTIONS }),
    { type: 'Select', name: 'gone', options: OPTIONS, defaultValue: 'none of them' },
    ...each([true, false], (searchable) => ({ type: 'Select', name: 'find', options: OPTIONS, searchable })),
  ],
  Spacer: [
    { type: 'Row', children: [text('L'), { type: 'Spacer' }, text('R')] },
    { type: 'Row', width: 90, children: [text('L'), { type: 'Spacer', minSize: 50 }, text('Right')] },
    { type: 'Col', children: [text('T'), { type: 'Spacer', minSize: '30px' }, text('B')] },
    { type: 'Col', height: 120, children: [text('T'), { type: 'Spacer' }, text('B')] },
  ],
  Table: tables,
  'Table.Cell': cellsOfTables,
  'Table.Row': rowsOfTables,
  Text: [
    ...wordsOf('Text'),
    text(''),
    ...each(['xs', 'sm', 'md', 'lg', 'xl'], (size) => ({ type: 'Text', value: 'Sized', size })),
    text('Slanted', { italic: true }),
    text('Gone', { lineThrough: true }),
    text('Both', { italic: true, lineThrough: true, weight: 'bold' }),
    text(LONG, { width: 150 }),
    text(LONG, { width: '50%' }),
    text('Short', { minLines: 3 }),
    text('As it is written', { streaming: true }),
    text('A title', { size: 'xl', weight: 'semibold', editable: { name: 'title', required: true } }),
    text(LONG, { editable: { name: 'body', placeholder: 'Describe it' }, minLines: 4 }),
    text('', { editable: { name: 'empty', placeholder: 'Nothing yet' } }),
    text('Fixed', { editable: false }),
    { type: 'Row', children: [text('To', { width: 60 }), text('ada@example.com', { editable: { name: 'to' } })] },
  ],
  Textarea: textareas,
  Title: [
    ...wordsOf('Title'),
    ...each(['xs', ...SIZES.slice(3), '4xl', '5xl'], (size) => ({ type: 'Title', value: 'Sized', size })),
  ],
  Transition: [
    ...each([text(LONG), boxOf('Col', { padding: 2 }), [text('One'), text('Two')]], (children) => ({
      type: 'Transition',
      children,
    })),
    { type: 'Col', children: [text('Above'), { type: 'Transition' }, text('Below')] },
    { type: 'Row', children: [{ type: 'Transition', children: boxOf('Col', { flex: 1 }) }, text('Beside')] },
  ],
};

/** The roots of widgets; anything else stands in one. */
const ROOTS: ReadonlySet<unknown> = new Set(['Card', 'ListView', 'Basic']);

/** A sample as the whole tree of a widget, with room for the ink of letters that hang over. */
export const toRoot = (node: RawNode): RawNode =>
  ROOTS.has(node.type) ? node : { type: 'Basic', padding: 1, children: [node] };
