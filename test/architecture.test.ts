import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHART_COLORS } from '../src/chart/colors.js';
import { propertyOf, STRUCTURAL } from '../src/schema/names.js';
import { BORDER_COLORS, SURFACE_COLORS, TEXT_COLORS } from '../src/style/color.js';
import { TOKENS } from '../src/style/tokens.js';
import { TONES } from '../src/style/tones.js';
import {
  cycles,
  leftOvers,
  reservedNames,
  silentExports,
  vagueNames,
  wrongImports,
  wrongTokens,
  type Floor,
} from '../tools/architecture.js';
import { componentClasses } from '../tools/component-classes.js';

/** The floors: a file imports from its own folder and from floors below, never from its own height elsewhere. */
const FLOORS: Readonly<Record<string, Floor>> = {
  schema: { floor: 0, noDom: true },
  template: { floor: 1, noDom: true },
  protocol: { floor: 1, noDom: true },
  forms: { floor: 1, noDom: true },
  style: { floor: 1 },
  icons: { floor: 1 },
  markdown: { floor: 2 },
  chart: { floor: 2 },
  element: { floor: 2 },
  components: { floor: 3, noSiblings: true },
  render: { floor: 4, not: ['components'] },
  host: { floor: 5, not: ['components'] },
  server: { floor: 5, noDom: true },
  types: { floor: 5 },
  '.': { floor: 6 },
};

/** Tokens that sources reach through a table of names. */
const NAMED = [TEXT_COLORS, SURFACE_COLORS, BORDER_COLORS, CHART_COLORS]
  .flatMap((table) => Object.values(table))
  .concat(TONES);

const readSources = (...folders: readonly string[]): ReadonlyMap<string, string> => {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`),
  );
  return new Map(paths.filter((path) => /\.[jt]s$/.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
};

const sources = readSources('src');
const allSources = readSources('src', 'test', 'tools');

const planted = (files: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(files));

const isClean = (faults: readonly string[]): void => assert.deepEqual(faults, []);

const isFound = (faults: readonly string[], ...patterns: readonly RegExp[]): void => {
  assert.equal(faults.length, patterns.length, faults.join('\n'));
  for (const [i, pattern] of patterns.entries()) assert.match(faults[i]!, pattern);
};

describe('observers of sizes', () => {
  test('tell in a frame of their own, but for one that changes nothing by what it is told', () => {
    const own = [...sources].filter(([, text]) => /\bnew ResizeObserver\b/.test(text)).map(([path]) => path);
    assert.deepEqual(own.toSorted(), ['src/element/movement.ts', 'src/style/frame-resize-observer.ts']);
  });
});

describe('imports', () => {
  const found = (path: string, text: string) => wrongImports(planted({ [path]: text }), FLOORS);

  test('point down', () => isClean(wrongImports(sources, FLOORS)));

  test('that point up are found, whatever their kind', () => {
    for (const text of [
      `import { x } from '../element/x.js';`,
      `import type { X } from '../element/x.js';`,
      `export * from '../element/x.js';`,
      `const x = import('../element/x.js');`,
      `type X = import('../element/x.js').X;`,
    ]) {
      isFound(found('src/style/a.ts', text), /src\/style\/a\.ts: imports src\/element\/x\.ts, which is above it/);
    }
  });

  test('across a floor, of a sibling, of what a folder does without are found', () => {
    isFound(found('src/style/a.ts', `import '../icons/icon.js';`), /on the same floor/);
    isFound(found('src/components/a.ts', `import './b.js';`), /its sibling/);
    isFound(found('src/render/a.ts', `import '../components/b.js';`), /does without components/);
    isFound(found('src/template/a.ts', `import { html } from 'lit';`), /without the DOM/);
    isFound(found('src/attic/a.ts', ``), /on no floor/);
    isFound(found('src/host/a.ts', `import '../attic/b.js';`), /on no floor/);
  });

  test('that are right are left alone', () => {
    isClean(found('src/components/a.ts', `import '../element/x.js'; import 'lit'; import '../icons/icon.js';`));
    isClean(found('src/style/a.ts', `import './b.js'; import '../schema/prop.js';`));
    isClean(found('src/index.ts', `import './host/a.js'; import './components/b.js';`));
  });
});

describe('circles of imports', () => {
  test('there are none', () => isClean(cycles(sources)));

  test('are found', () => {
    const files = {
      'src/style/a.ts': `import './b.js';`,
      'src/style/b.ts': `import type { C } from './c.js';`,
      'src/style/c.ts': `export * from './a.js';`,
      'src/style/d.ts': `import './a.js';`,
    };
    isFound(cycles(planted(files)), /^src\/style\/a\.ts → src\/style\/b\.ts → src\/style\/c\.ts$/);
  });
});

describe('tokens', () => {
  const found = (text: string, names: Record<string, string>, named: readonly string[] = []) =>
    wrongTokens(planted({ 'src/style/a.ts': text }), names, named);

  test('are defined and used', () => isClean(wrongTokens(sources, TOKENS, NAMED)));

  test('that are undefined are found', () => {
    isFound(found('css`a { color: var(--ck-x) }`', {}), /--ck-x is undefined/);
    isFound(found('`var(--ck-${tone}-loud)`', { 'a-solid': '' }, ['a-solid']), /--ck-\*-loud is undefined/);
    isFound(found('', {}, ['x']), /a table names --ck-x/);
  });

  test('that are unused are found', () => {
    isFound(found('', { x: 'red' }), /--ck-x is unused/);
    isFound(found('/* var(--ck-x) */ `--ck-${name}`', { x: 'red' }), /--ck-x is unused/);
  });

  test('that are used by name, by pattern or by another are left alone', () => {
    isClean(found('css`a { color: var(--ck-x) }`', { x: 'var(--ck-y)', y: 'red' }));
    isClean(found('`var(--ck-gray-${step})`', { 'gray-0': '#fff', 'gray-1000': '#000' }));
    isClean(found('`var(--ck-${tokens[name]})`', { x: 'red' }, ['x']));
    isClean(found("`var(--ck-${isNeutral ? 'edge' : tone})`", { edge: 'red' }));
  });
});

describe('properties', async () => {
  const classes = [...(await componentClasses()).values()] as {
    readonly type: string;
    readonly props: object;
    readonly prototype: object;
  }[];
  const propertiesOf = ({ props }: { readonly props: object }) =>
    Object.keys(props)
      .filter((prop) => !STRUCTURAL.has(prop))
      .map(propertyOf);

  test('hide nothing that every element has', () => {
    isClean(reservedNames(classes.flatMap((each) => propertiesOf(each).map((name) => [each.type, name] as const))));
  });

  test('hide nothing that their base class has', () => {
    const hidden = classes.flatMap((each) => {
      const base = Object.getPrototypeOf(Object.getPrototypeOf(each.prototype)) as object;
      return propertiesOf(each)
        .filter((name) => name in base)
        .map((name) => `${each.type}.${name}`);
    });
    isClean(hidden);
  });

  test('that hide something are found', () => {
    const names = ['title', 'onclick', 'ariaLabel', 'style', 'remove', 'label', 'onClickAction', 'preset'];
    isFound(
      reservedNames(names.map((name) => ['X', name] as const)),
      /title/,
      /onclick/,
      /ariaLabel/,
      /style/,
      /remove/,
    );
  });
});

describe('exports', () => {
  test('say what they are', () => isClean(silentExports(sources)));

  test('that do not are found', () => {
    const text = `
      export const a = 1;
      export class B {}
      export interface C {}
      export type D = 1;
      export function e() {}
      /** Said. */
      export const f = 1;
      // Not a doc.
      export const g = 1;
      const inner = 1;`;
    isFound(silentExports(planted({ 'src/a.ts': text })), /: a /, /: B /, /: C /, /: D /, /: e /, /: g /);
  });
});

describe('names of files', () => {
  test('say something', () => isClean(vagueNames(allSources.keys())));

  test('that do not are found', () => {
    const paths = ['src/utils/a.ts', 'src/helpers.ts', 'src/common/x.ts', 'src/style/css-utils.ts', 'test/shared.ts'];
    isFound(
      vagueNames([...paths, 'src/style/color.ts', 'src/render/ck-widget.ts']),
      /utils/,
      /helpers/,
      /common/,
      /css-utils/,
      /shared/,
    );
  });
});

describe('comments', () => {
  const word = ['TO', 'DO'].join('');

  test('put nothing off', () => isClean(leftOvers(allSources)));

  test('that do are found', () => {
    isFound(
      leftOvers(planted({ 'src/a.ts': `// ${word} later\nconst a = '${word}';\n/** Done. */\nconst b = 1;` })),
      /later/,
    );
  });
});
