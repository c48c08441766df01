/**
 * What every peer draws and changes: ChatKit widget JSON, made by code, the same in every run.
 *
 * @typedef {{type: string, id?: string, key?: string, children?: Node[], [prop: string]: unknown}} Node
 * @typedef {{tree: number, id: string, component: Node}} Change One component of one tree, replaced by id.
 *
 * @typedef {object} Workload
 * @property {string} title What is measured, for people.
 * @property {'mount' | 'replace' | 'update' | 'stream' | 'rain'} act What a measured step does.
 * @property {() => Node[]} trees The roots that are drawn, each a widget of its own.
 * @property {() => Node[]} sample A few of the same, to warm up with.
 * @property {number} rounds Measured steps per page; their median counts as one repetition, of a stream their sum.
 * @property {readonly string[]} [peers] Who takes part, where that is not everybody who draws widgets.
 * @property {boolean} [laidOut] Whether the page forbids that anything out of sight is skipped.
 * @property {(trees: Node[], round: number) => Node[]} [next] The roots that replace the last ones, sharing nothing.
 * @property {(trees: Node[], round: number) => Change} [change] The component that is replaced.
 * @property {Stream} [whole] What streams into the component `answer`; a step is one part of it.
 * @property {Stream} [short] A little of the same, to warm up with.
 * @property {Drop[][]} [rain] What comes between each two frames of a step, each for a text of its own.
 *
 * @typedef {{parts: string[][], words: string[]}} Stream The deltas of each part, and the words that are to be seen.
 * @typedef {{id: string, delta: string}} Drop What a text goes on with.
 */
import { markdownOf, piecesOf, proseOf } from './documents.js';

const CARDS = 200;
const ITEMS = 1000;

const LETTERS = 50_000;
const DELTAS = 2000;
const PARTS = 10;

const TEXTS = 500;
const DELTAS_EACH = 50;
const FRAMES = 60;

const PEOPLE = ['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson', 'Alan Turing', 'Radia Perlman', 'Barbara Liskov'];
const PLACES = ['Lisbon', 'Nairobi', 'Osaka', 'Reykjavik', 'Montevideo', 'Tallinn', 'Wellington'];
const TOPICS = ['Quarterly review', 'Travel request', 'Design critique', 'Access request', 'Supplier contract'];
const STATES = ['Confirmed', 'Waiting', 'Delayed', 'Cancelled', 'Draft'];
const TONES = ['success', 'warning', 'danger', 'info', 'discovery', 'secondary'];
const ICONS = ['calendar', 'clock', 'map-pin', 'user', 'document', 'mail', 'phone', 'suitcase', 'star', 'chart'];

/** Text fields of a form, asked of each of PARTIES. */
const INPUTS = [
  { label: 'first name', inputType: 'text', placeholder: 'Ada', required: true },
  { label: 'last name', inputType: 'text', placeholder: 'Lovelace', required: true },
  { label: 'email', inputType: 'email', placeholder: 'ada@example.com', required: true },
  { label: 'phone', inputType: 'tel', placeholder: '+351 210 000 000' },
  { label: 'website', inputType: 'url', placeholder: 'https://example.com' },
  { label: 'company', inputType: 'text', placeholder: 'Who pays', defaultValue: 'Analytical Engines' },
  { label: 'street', inputType: 'text', placeholder: 'Street and number' },
  { label: 'city', inputType: 'text', placeholder: 'City', defaultValue: 'Reykjavik' },
  { label: 'desk', inputType: 'number', placeholder: '0', defaultValue: '42' },
  { label: 'cost centre', inputType: 'text', placeholder: 'CC-0000' },
];
const PARTIES = ['Traveller', 'Approver', 'Supplier'];
const NOTES = ['remarks', 'needs'];
const CHANNELS = ['by mail', 'by phone', 'in person'];
const SELECTS = ['Destination', 'Origin', 'Stopover', 'Office', 'Depot'];
const CONSENTS = ['Window seat', 'Late checkout', 'Travel insurance', 'Weekly summary'];
const DATES = ['Leaves on', 'Returns on'];

const pick = (words, n) => words[n % words.length];
const money = (n) => `$${(((n * 7919) % 90_000) / 100 + 12).toFixed(2)}`;
const act = (type, n) => ({ type, payload: { id: `item-${n}` } });

const row = (props, ...children) => ({ type: 'Row', ...props, children });
const col = (props, ...children) => ({ type: 'Col', ...props, children });
const box = (props, ...children) => ({ type: 'Box', ...props, children });
const text = (value, props) => ({ type: 'Text', value, ...props });
const title = (value, props) => ({ type: 'Title', value, ...props });
const caption = (value, props) => ({ type: 'Caption', value, ...props });
const badge = (label, color, props) => ({ type: 'Badge', label, color, ...props });
const icon = (name, props) => ({ type: 'Icon', name, ...props });
const button = (label, onClickAction, props) => ({ type: 'Button', label, onClickAction, ...props });
const spacer = () => ({ type: 'Spacer' });
const divider = () => ({ type: 'Divider' });

const header = (n) =>
  row(
    { gap: 2 },
    icon(pick(ICONS, n), { size: 'lg' }),
    title(`${pick(TOPICS, n)} ${n + 1}`, { size: 'sm' }),
    spacer(),
    badge(pick(STATES, n), pick(TONES, n), { id: 'state' }),
  );

const owner = (n) =>
  row(
    { gap: 3 },
    box({ padding: 2, radius: 'md', background: 'surface-secondary' }, icon('user')),
    col({ gap: 0 }, text(pick(PEOPLE, n), { weight: 'semibold' }), caption(`Desk ${n + 3}, ${pick(PLACES, n)}`)),
    spacer(),
    col({ gap: 0, align: 'end' }, text(money(n), { id: 'total' }), caption('in all', { size: 'sm' })),
  );

const figure = (n, k) =>
  box(
    { flex: 1, padding: 2, radius: 'lg', border: 1, gap: 1 },
    caption(pick(['Hotel', 'Flight', 'Meals'], k), { size: 'sm' }),
    title(money(n * 3 + k), { size: 'xs' }),
    badge(pick(STATES, n + k + 1), pick(TONES, n + k), { variant: k === 1 ? 'outline' : 'soft' }),
    text(`${k + 2} of ${k + 4}`, { size: 'sm', color: 'secondary' }),
  );

const detail = (n, k, ...end) =>
  row(
    { gap: 2 },
    icon(pick(ICONS, n + k + 1), { size: 'sm', color: 'secondary' }),
    text(pick(PLACES, n + k), { size: 'sm' }),
    caption(`${8 + k}:${10 + (n % 50)} to ${11 + k}:${10 + (n % 50)}`),
    ...end,
  );

/** One card of 60 nodes, as agents write them: a header, an owner, figures, details, a note, buttons. */
const card = (n) => ({
  type: 'Card',
  size: 'md',
  children: [
    header(n),
    caption(`Asked for by ${pick(PEOPLE, n + 1)} on day ${(n % 28) + 1}`),
    divider(),
    owner(n),
    row({ gap: 2, align: 'stretch' }, figure(n, 0), figure(n, 1), figure(n, 2)),
    col(
      { gap: 1 },
      detail(n, 0, spacer(), badge('new', 'info')),
      detail(n, 1, badge(pick(STATES, n), pick(TONES, n))),
      detail(n, 2, text(money(n + 40), { size: 'sm', weight: 'medium' })),
    ),
    text(`The trip to ${pick(PLACES, n)} ends in ${pick(PLACES, n + 3)}; the papers are with ${pick(PEOPLE, n)}.`),
    text(`Note ${n + 1}: ask for a room that is not above the street.`, { id: 'note', size: 'sm', color: 'secondary' }),
    divider(),
    row(
      { gap: 2 },
      button('Approve', act('approve', n), { size: 'sm', color: 'primary' }),
      button('Change', act('change', n), { size: 'sm', variant: 'outline', color: 'secondary' }),
      button('Mail', act('mail', n), { size: 'sm', variant: 'ghost', color: 'secondary', iconStart: 'mail' }),
      button('Refuse', act('refuse', n), { size: 'sm', variant: 'soft', color: 'danger' }),
    ),
    caption(`Number ${100_000 + n}`, { size: 'sm' }),
  ],
});

const item = (n) => ({
  type: 'ListViewItem',
  key: `item-${n}`,
  gap: 3,
  onClickAction: act('open', n),
  children: [
    icon(pick(ICONS, n)),
    col(
      { gap: 0 },
      text(`${pick(TOPICS, n)} ${n + 1}`, { weight: 'medium', ...(n === 2 && { id: 'note' }) }),
      caption(`${pick(PEOPLE, n)}, ${pick(PLACES, n)}`),
    ),
    spacer(),
    badge(pick(STATES, n), pick(TONES, n)),
  ],
});

const nameOf = (label) => label.toLowerCase().replaceAll(' ', '-');
const optionsOf = (labels) => labels.map((label) => ({ value: nameOf(label), label }));

const field = (label, { type, ...props }) => {
  const name = nameOf(label);
  return col({ gap: 1 }, { type: 'Label', value: label, fieldName: name }, { type, name, ...props });
};

const inputsOf = (party) =>
  INPUTS.map(({ label, ...props }) => field(`${party} ${label}`, { type: 'Input', ...props }));
const notesOf = (party) => NOTES.map((label, n) => field(`${party} ${label}`, { type: 'Textarea', rows: n + 2 }));
const channelOf = (party) =>
  field(`${party} is asked`, {
    type: 'RadioGroup',
    direction: 'col',
    options: optionsOf(CHANNELS.map((channel) => `${party} ${channel}`)),
  });

/** One card of 50 controls, most of them text fields, each with a label in a column of its own. */
const form = () => ({
  type: 'Card',
  size: 'md',
  asForm: true,
  confirm: { label: 'Send request', action: act('send', 0) },
  children: [
    ...PARTIES.flatMap((party) => [...inputsOf(party), ...notesOf(party), channelOf(party)]),
    ...SELECTS.map((label) =>
      field(label, { type: 'Select', placeholder: 'Choose a place', options: optionsOf(PLACES.slice(0, 6)) }),
    ),
    ...CONSENTS.map((label, n) =>
      field(label, { type: 'Checkbox', label: `${label}, please`, defaultChecked: n % 2 === 0 }),
    ),
    ...DATES.map((label) => field(label, { type: 'DatePicker', placeholder: 'Choose a day' })),
  ],
});

const times = (count, make) => Array.from({ length: count }, (_, n) => make(n));
const page = (count) => () => times(count, card);
const forms = () => [form()];
const list = (count) => () => [{ type: 'ListView', limit: count, children: times(count, item) }];

const ofCards = (count) => ({ trees: page(count), sample: page(Math.min(count, 4)) });
const ofItems = (count) => ({ trees: list(count), sample: list(24) });

/** A text of so many letters, in deltas like those of the whole one. */
const streamOf = (write, letters, count) => {
  const { text, words } = write(letters);
  const deltas = piecesOf(text, (DELTAS * letters) / LETTERS);
  const size = deltas.length / count;
  return { parts: times(count, (n) => deltas.slice(n * size, (n + 1) * size)), words };
};

/** An answer that is being written: one component, and nothing around it. */
const answering = (type) => () => [{ type, id: 'answer', value: '', streaming: true }];

const ofAnswer = (type, write) => ({
  act: 'stream',
  trees: answering(type),
  sample: answering(type),
  whole: streamOf(write, LETTERS, PARTS),
  short: streamOf(write, LETTERS / 20, 1),
  rounds: PARTS,
});

/** Texts that are all written at once, a delta of each after the other, in one card. */
const ofTexts = (streaming) => {
  const ids = times(TEXTS, (n) => `text-${n}`);
  const trees = () => [
    { type: 'Card', children: ids.map((id) => ({ type: 'Text', id, value: id, ...(streaming && { streaming }) })) },
  ];
  const count = (TEXTS * DELTAS_EACH) / FRAMES;
  const drop = (n) => ({ id: ids[n % TEXTS], delta: ` ${pick(TOPICS, n)}`.slice(0, 6) });
  const rain = times(FRAMES, (frame) => times(Math.round(count), (n) => drop(frame * Math.round(count) + n)));
  return { act: 'rain', trees, sample: trees, rain, rounds: 4, peers: ['ck-widgets', 'dom'] };
};

/** Every node of a tree, parents first. */
export function* nodesOf(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const byId = (tree, id) => [...nodesOf(tree)].find((node) => node.id === id);

/** The same roots, copied down to the last object, with another text in one leaf of the first, which is in sight. */
const withAnotherLeaf = (trees, round) => {
  const copy = JSON.parse(JSON.stringify(trees));
  byId(copy[0], 'note').value = `Note, as changed in round ${round}`;
  return copy;
};

/** @type {Readonly<Record<string, Workload>>} */
export const WORKLOADS = {
  card: { title: 'mount one card of 60 nodes', act: 'mount', ...ofCards(1), rounds: 8 },
  form: { title: 'mount one card of 50 controls', act: 'mount', trees: forms, sample: forms, rounds: 8 },
  page: { title: 'mount 200 cards, 12,000 nodes, as shipped', act: 'mount', ...ofCards(CARDS), rounds: 1 },
  'page-laid-out': {
    title: 'mount 200 cards, 12,000 nodes, all laid out',
    act: 'mount',
    ...ofCards(CARDS),
    rounds: 1,
    laidOut: true,
  },
  list: { title: 'mount a list of 1,000 items', act: 'mount', ...ofItems(ITEMS), rounds: 1 },
  leaf: {
    title: 'new roots for 200 cards, one leaf differs',
    act: 'replace',
    ...ofCards(CARDS),
    rounds: 4,
    next: withAnotherLeaf,
  },
  'leaf-list': {
    title: 'a new root for a list of 1,000 items, one leaf differs',
    act: 'replace',
    ...ofItems(ITEMS),
    rounds: 4,
    next: withAnotherLeaf,
  },
  target: {
    title: 'one component of 200 cards replaced by id',
    act: 'update',
    ...ofCards(CARDS),
    rounds: 8,
    change: (trees, round) => ({
      tree: 0,
      id: 'note',
      component: { ...byId(trees[0], 'note'), value: `Note, as replaced in round ${round}` },
    }),
  },
  stream: {
    title: '50 KB of Markdown in 2,000 deltas, each laid out',
    peers: ['ck-widgets', 'react-markdown'],
    ...ofAnswer('Markdown', markdownOf),
  },
  'stream-text': {
    title: '50 KB of plain text in 2,000 deltas, each laid out',
    peers: ['ck-widgets', 'react', 'dom'],
    ...ofAnswer('Text', proseOf),
  },
  deltas: { title: '500 texts, 50 deltas a second each, for a second', ...ofTexts(false) },
  'deltas-streaming': { title: 'the same with texts that say that they stream', ...ofTexts(true) },
};
