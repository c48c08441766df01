import fc from 'fast-check';
import { FOREIGN } from '../samples.js';

/** Values where others are wanted: of no kind that fits, out of every range, or made to be taken for something else. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1e308, -1e308, 0.1, '', [], {}, [[[]]], [null, 7], 'x'.repeat(3000)),
  fc.constantFrom<unknown>(
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202etxet',
    '__proto__',
    { _$litType$: 1, strings: ['<script>', '</script>'], values: [] },
    { nodeType: 1, localName: 'script' },
    { then: 'x', toString: 1, valueOf: 2 },
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    { type: 'Text', value: { type: 'Text' } },
    { type: 'Card', children: { type: 'Card', children: null } },
    { type: 7, children: [{ type: '__proto__' }, { type: 'toString' }, { type: 'Table.Cell' }] },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Names under which a value means something else. */
const name = fc.constantFrom(
  ...['type', 'children', 'key', 'id', 'value', 'options', 'data', 'series', 'confirm', 'status', 'onClickAction'],
  ...['__proto__', 'constructor', 'innerHTML', 'style', 'className', 'show', 'node', 'then', 'length'],
);

const TURNS = ['replace', 'replace', 'remove', 'wrap', 'rename', 'add', 'repeat'] as const;

/** One thing that is made wrong: where, how, and with what. */
const turn = fc.record({ place: fc.nat(), how: fc.constantFrom(...TURNS), value: hostile, name });

/** An object or a list of JSON. */
type Owner = Record<string, unknown>;

const isOwner = (value: unknown): value is Owner => typeof value === 'object' && value !== null;

const placesIn = (owner: Owner): readonly (readonly [Owner, string])[] =>
  Object.keys(owner).flatMap((key) => {
    const value = owner[key];
    return [[owner, key] as const, ...(isOwner(value) ? placesIn(value) : [])];
  });

/** Sets an own member of any name; a list of JSON has none but its items. */
const put = (owner: Owner, key: string, value: unknown): void => {
  if (Array.isArray(owner) && !/^\d+$/.test(key)) owner.push(value);
  else Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
};

/** Takes a member away; a list of JSON has no holes. */
const remove = (owner: Owner, key: string): void => {
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
};

/** A file of the page's own may be asked for, which is no fault: so addresses stay those of others. */
const isAddress = (key: string): boolean => key === 'src' || key === 'favicon';

const mutate = (root: Owner, { place, how, value, name }: typeof turn extends fc.Arbitrary<infer T> ? T : never) => {
  const places = placesIn(root);
  const found = places[place % places.length];
  if (!found) return;
  const [owner, key] = found;
  const old = owner[key];
  if (how === 'replace') put(owner, key, isAddress(key) && Object(value) !== value ? FOREIGN : structuredClone(value));
  if (how === 'wrap') put(owner, key, [old]);
  if (how === 'repeat') put(owner, key, [structuredClone(old), { type: 'Col', children: [structuredClone(old), old] }]);
  if (how === 'remove' || how === 'rename') remove(owner, key);
  if (how === 'rename') put(owner, name, old);
  if (how === 'add') put(owner, name, structuredClone(value));
};

/** JSON in which some things are wrong. */
export const mutationsOf = <T extends object>(json: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(json, fc.array(turn, { minLength: 1, maxLength: 6 })).map(([value, turns]) => {
    const root = structuredClone(value);
    for (const each of turns) mutate(root as Owner, each);
    return root;
  });
