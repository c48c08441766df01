import { css, unsafeCSS } from 'lit';
import { RADII } from './box.js';
import { EDGES } from './spacing.js';

const boxes = ':is(ck-row,ck-col,ck-box,ck-basic,ck-list-view-item)';
const columns = unsafeCSS(':is(ck-col,ck-card,ck-box:not([direction=row]),ck-basic:not([direction=row])):not([gap])');
const anyRows = ':is(ck-row,ck-list-view-item,ck-box[direction=row],ck-basic[direction=row])';
const rows = unsafeCSS(`${anyRows}:not([gap])`);
const texts = unsafeCSS(':is(ck-text,ck-title,ck-caption)');

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  align: { start: 'flex-start', center: 'center', end: 'flex-end', baseline: 'baseline', stretch: 'stretch' },
  justify: {
    start: 'flex-start',
    center: 'center',
    end: 'flex-end',
    between: 'space-between',
    around: 'space-around',
    evenly: 'space-evenly',
    stretch: 'stretch',
  },
  wrap: { nowrap: 'nowrap', wrap: 'wrap', 'wrap-reverse': 'wrap-reverse' },
  direction: { row: 'row', col: 'column' },
};

const LONGHANDS: Readonly<Record<string, string>> = {
  align: 'align-items',
  justify: 'justify-content',
  wrap: 'flex-wrap',
  direction: 'flex-direction',
};

const words = Object.entries(WORDS).flatMap(([name, values]) =>
  Object.entries(values).map(([word, css]) => `:where(${boxes}[${name}="${word}"]){${LONGHANDS[name]}:${css}}`),
);

const radii = Object.entries(RADII).map(([word, radius]) => {
  const value = word === 'full' ? '9999px' : word === '100%' ? word : `calc(${radius}px*var(--ck-radius-scale))`;
  return `:where(${boxes}[radius="${word}"],ck-image[radius="${word}"]){border-radius:${value}}`;
});

const frames = ':is(ck-row,ck-col,ck-box)';

/** The distances and lines that boxes have most often. */
const steps = Array.from({ length: 13 }, (_, step) => {
  const space = `calc(var(--ck-spacing)*${step})`;
  const inset = EDGES.map((edge) => `--_inset-${edge}:${space}`).join(';');
  return `:where(${boxes}[gap="${step}"]){gap:${space}}
:where(${frames}[padding="${step}"]){padding:${space};${inset}}
:where(${frames}[border="${step}"]){border:${step}px solid var(--ck-border)}`;
});

/**
 * How boxes lay out their children, and the system spacing: the distances that siblings keep where no gap is set. Said
 * once for every element; those with a shadow root inherit it on an inner part. All of it stands in `:where()`, so that
 * a rule of the page that names an element wins, while a reset of `*` comes earlier and loses.
 */
export const layoutStyles = css`
  :where(ck-row, ck-col, ck-box) {
    display: flex;
    box-sizing: border-box;
    min-width: 0;
    max-width: 100%;
  }
  :where(ck-col, ck-box, ck-basic) {
    flex-direction: column;
  }
  :where(ck-row, ck-list-view-item) {
    align-items: center;
  }
  /* Browsers take an attribute of this name on any element for an old way to align its text. */
  :where([align]:is(ck-row, ck-col, ck-box, ck-basic, ck-list-view-item)) {
    text-align: inherit;
  }
  ${unsafeCSS(words.join(''))}
  ${unsafeCSS(radii.join(''))}
  ${unsafeCSS(steps.join(''))}
  :where(${columns} > * + *) {
    margin-block-start: var(--ck-space-block);
  }
  :where(${columns} > ${texts} + ${texts}) {
    margin-block-start: var(--ck-space-text);
  }
  :where(${columns} > ck-divider + *, ${columns} > * + ck-divider) {
    margin-block-start: var(--ck-space-divider);
  }
  :where(ck-image[flush]) {
    margin-left: calc(-1 * var(--_inset-left, 0px));
    margin-right: calc(-1 * var(--_inset-right, 0px));
  }
  :where(ck-image[flush]:first-child) {
    margin-top: calc(-1 * var(--_inset-top, 0px));
  }
  :where(ck-image[flush]:last-child) {
    margin-bottom: calc(-1 * var(--_inset-bottom, 0px));
  }
  :where(${columns} > ck-spacer, ${columns} > ck-spacer + *, ck-divider[spacing] + *) {
    margin-block-start: 0;
  }
  :where(${rows}) {
    gap: var(--ck-space-inline);
  }
  :where(${unsafeCSS(anyRows)} > ck-image:state(unsized)) {
    width: var(--ck-image-thumbnail);
    height: var(--ck-image-thumbnail);
  }
  :where(${rows} > ck-spacer:not(:first-child)) {
    margin-inline-start: calc(-1 * var(--ck-space-inline));
  }
  :where(${rows} > ck-spacer:not(:last-child)) {
    margin-inline-end: calc(-1 * var(--ck-space-inline));
  }
`;
