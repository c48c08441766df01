import { unsafeCSS } from 'lit';
import { RADII } from './box.js';
import { EDGES } from './spacing.js';

const BOXES = ['ck-row', 'ck-col', 'ck-box', 'ck-basic', 'ck-form', 'ck-list-view-item'];
const FRAMES = ['ck-row', 'ck-col', 'ck-box'];
const ROWS = [
  'ck-row',
  'ck-list-view-item',
  'ck-box[direction=row]',
  'ck-basic[direction=row]',
  'ck-form[direction=row]',
];
const COLUMNS = [
  'ck-col',
  'ck-card',
  'ck-box:not([direction=row])',
  'ck-basic:not([direction=row])',
  'ck-form:not([direction=row])',
];
const TEXTS = ['ck-text', 'ck-title', 'ck-caption', 'ck-label', 'ck-markdown'];
const FIELDS = ['ck-input', 'ck-textarea', 'ck-select', 'ck-date-picker', 'ck-checkbox', 'ck-radio-group'];

/** What is a form has its children in a native one, which no layout sees. */
const FORMS = ['ck-form', 'ck-card'];

/**
 * A rule for each of some selectors. `:where()` lets any rule of the page that names an element win, while a reset of
 * `*` comes earlier and loses. Each stands alone in it, since browsers try a list inside of it on every element.
 */
const rule = (selectors: readonly string[], declarations: string): string =>
  `${selectors.map((selector) => `:where(${selector})`).join(',')}{${declarations}}`;

const words = (attribute: string, longhand: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([word, value]) =>
      rule(
        BOXES.map((tag) => `${tag}[${attribute}="${word}"]`),
        `${longhand}:${value}`,
      ),
    )
    .join('');

const ENDS = { start: 'flex-start', center: 'center', end: 'flex-end', stretch: 'stretch' };

const radii = Object.entries(RADII).map(([word, radius]) => {
  const value = word === 'full' ? '9999px' : word === '100%' ? word : `calc(${radius}px*var(--ck-radius-scale))`;
  return rule(
    [...FRAMES, 'ck-image', 'ck-form'].map((tag) => `${tag}[radius="${word}"]`),
    `border-radius:${value}`,
  );
});

/** The distances and lines that boxes have most often. */
const steps = Array.from({ length: 13 }, (_, step) => {
  const space = `calc(var(--ck-spacing)*${step})`;
  const inset = EDGES.map((edge) => `--_inset-${edge}:${space}`).join(';');
  return [
    rule(
      BOXES.map((tag) => `${tag}[gap="${step}"]`),
      `gap:${space}`,
    ),
    rule(
      FRAMES.map((tag) => `${tag}[padding="${step}"]`),
      `padding:${space};${inset}`,
    ),
    rule(
      FRAMES.map((tag) => `${tag}[border="${step}"]`),
      `border:${step}px solid var(--ck-border)`,
    ),
  ].join('');
});

/** Children in containers of some kinds that set no gap: right in them, or in the form in them. */
const within = (containers: readonly string[], ...children: readonly string[]): readonly string[] => {
  const isForm = (container: string) => FORMS.some((form) => container.startsWith(form));
  const ungapped = (some: readonly string[]) => `:is(${some.join()}):not([gap])`;
  return children.flatMap((child) => [
    `${ungapped(containers)}>${child}`,
    `${ungapped(containers.filter(isForm))}>form>${child}`,
  ]);
};

/** Takes from a gap, on one side, so much that a distance of its own is left. */
const instead = (own: string, gap: string): string => `calc(var(--ck-space-${own}) - var(--ck-space-${gap}))`;
const without = (gap: string): string => `calc(-1*var(--ck-space-${gap}))`;

/** The distances that siblings keep where no gap is set; they depend on both. */
const spacing = [
  rule(
    COLUMNS.map((tag) => `${tag}:not([gap])`),
    'gap:var(--ck-space-block)',
  ),
  rule(
    ROWS.map((tag) => `${tag}:not([gap])`),
    'gap:var(--ck-space-inline)',
  ),
  rule(
    within(COLUMNS, ...TEXTS.map((text) => `:is(${TEXTS.join()})+${text}`)),
    `margin-block-start:${instead('text', 'block')}`,
  ),
  rule(
    within(COLUMNS, ...FIELDS.map((field) => `ck-label+${field}`)),
    `margin-block-start:${instead('label', 'block')}`,
  ),
  rule(within(COLUMNS, 'ck-divider:not(:first-child)'), `margin-block-start:${instead('divider', 'block')}`),
  rule(within(COLUMNS, 'ck-divider:not(:last-child)'), `margin-block-end:${instead('divider', 'block')}`),
  rule(within(COLUMNS, 'ck-spacer:not(:first-child,ck-spacer+*)'), `margin-block-start:${without('block')}`),
  rule(within(COLUMNS, 'ck-spacer:not(:last-child)'), `margin-block-end:${without('block')}`),
  rule(within(ROWS, 'ck-spacer:not(:first-child,ck-spacer+*)'), `margin-inline-start:${without('inline')}`),
  rule(within(ROWS, 'ck-spacer:not(:last-child)'), `margin-inline-end:${without('inline')}`),
];

/** How boxes lay out their children: said once for every element; those with a shadow root inherit it on an inner part. */
export const layoutStyles = unsafeCSS(
  [
    rule(FRAMES, 'display:flex;box-sizing:border-box;min-width:0;max-width:100%'),
    rule(['ck-col', 'ck-box', 'ck-basic', 'ck-form'], 'flex-direction:column'),
    rule(
      FORMS.map((form) => `${form}>form`),
      'display:contents',
    ),
    // A bar or a dot says what it says by its colour alone.
    '@media(forced-colors:active){' + rule(['ck-box:empty'], 'forced-color-adjust:none') + '}',
    rule(['ck-row', 'ck-list-view-item'], 'align-items:center'),
    // Browsers take an attribute of this name on any element for an old way to align its text.
    rule(
      BOXES.map((tag) => `${tag}[align]`),
      'text-align:inherit',
    ),
    words('align', 'align-items', { ...ENDS, baseline: 'baseline' }),
    words('justify', 'justify-content', {
      ...ENDS,
      between: 'space-between',
      around: 'space-around',
      evenly: 'space-evenly',
    }),
    words('wrap', 'flex-wrap', { nowrap: 'nowrap', wrap: 'wrap', 'wrap-reverse': 'wrap-reverse' }),
    words('direction', 'flex-direction', { row: 'row', col: 'column' }),
    rule(
      ['ck-col', 'ck-box'].map((tag) => `:is(${ROWS.join()})>${tag}`),
      '--_inset-left:0px;--_inset-right:0px',
    ),
    rule(
      ['ck-button', 'ck-select', 'ck-date-picker'].map((tag) => `:is(${ROWS.join()})>${tag}[block]`),
      'align-self:auto',
    ),
    rule([`:is(${ROWS.join()})>ck-text:has(>ck-text-field)`], 'flex:1 1 auto'),
    ...radii,
    ...steps,
    ...spacing,
    rule(
      [`:is(${ROWS.join()})>ck-image:state(unsized)`],
      'width:var(--ck-image-thumbnail);height:var(--ck-image-thumbnail)',
    ),
    rule(
      ['ck-image[flush]'],
      'margin-left:calc(-1*var(--_inset-left,0px));margin-right:calc(-1*var(--_inset-right,0px))',
    ),
    rule(['ck-image[flush]:first-child'], 'margin-top:calc(-1*var(--_inset-top,0px))'),
    rule(['ck-image[flush]:last-child'], 'margin-bottom:calc(-1*var(--_inset-bottom,0px))'),
  ].join(''),
);
