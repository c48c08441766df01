import { expect, waitUntil } from '@open-wc/testing';
import { lucidePathOf } from '../../src/icons/lucide.js';
import { registerIcons, type Icon } from '../../src/index.js';
import { clearPage, show } from '../hands.js';
import { drawn } from '../page.js';
import { WAYS } from '../sheet.js';
import { addressCases } from './cases.js';
import { OTHER_TEXTS, PAYLOADS } from './payloads.js';
import { foreignRequests } from './watch.js';

const pathOf = (icon: Element): string => icon.querySelector('svg > path')!.getAttribute('d') ?? '';

const boxOf = (icon: Element): string => {
  const { width, height } = icon.getBoundingClientRect();
  return `${width} ${height}`;
};

describe('names of icons', () => {
  const { warn } = console;
  let warnings: string[];

  beforeEach(() => {
    clearPage();
    warnings = [];
    console.warn = (...said: unknown[]) => warnings.push(said.join(' '));
  });

  afterEach(() => (console.warn = warn));
  after(clearPage);

  it('that are none keep their place, and are told of once each', async () => {
    for (const [i, way] of WAYS.entries()) {
      const usual = await show<Icon>({ type: 'Icon', name: 'globe' }, way);
      const box = boxOf(usual);
      expect(pathOf(usual)).not.to.equal('');
      for (const name of [`none-${i}`, `None ${i}`, `none:such-${i}`, `lucide:none-such-${i}`]) {
        warnings = [];
        for (let times = 0; times < 3; times++) {
          const icon = await show<Icon>({ type: 'Icon', name }, way);
          for (let tries = 0; tries < 50 && !warnings.length; tries++) await drawn(1);
          expect([pathOf(icon), boxOf(icon), icon.childElementCount], name).to.deep.equal(['', box, 1]);
        }
        expect(warnings.length, name).to.equal(1);
        expect(warnings[0]).to.match(/no icon is called ".*none/i);
      }
    }
  });

  it('are looked up only where they are names', async () => {
    const asked: string[] = [];
    registerIcons('watched', (name) => {
      asked.push(name);
      return 'M0 0';
    });
    const names = [
      ...PAYLOADS.map(({ text }) => text),
      ...OTHER_TEXTS,
      ...(await addressCases()).map(({ value }) => value),
    ];
    const before = performance.getEntriesByType('resource').length;
    const others = [
      'A',
      'a_b',
      '-a',
      'a-',
      'a--b',
      'a.b',
      'a/b',
      '../a',
      'a b',
      ' a',
      'a\n',
      'ä',
      'a:b',
      '',
      '__proto__',
    ];
    const widget = document.createElement('ck-widget');
    document.body.append(widget);
    const children = [...names, ...others].flatMap((name) =>
      ['watched', 'lucide'].map((prefix) => ({ type: 'Icon', name: `${prefix}:${name}` })),
    );
    widget.widget = { type: 'Basic', children: [...children, { type: 'Icon', name: 'watched:a-1' }] };
    await widget.updateComplete;
    await drawn(4);
    const icons = [...widget.shadowRoot!.querySelectorAll('ck-icon')];
    expect(icons.length).to.equal(children.length + 1);
    const isName = (name: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
    expect(asked).to.deep.equal([...names.filter(isName), 'a-1']);
    // Some harmless texts are names of real icons ("cookie"); every other one stays without a path.
    const wanted = await Promise.all(
      [...names, ...others].map(async (name) => (isName(name) && (await lucidePathOf(name))) || ''),
    );
    const ofLucide = icons.filter((_, i) => i < children.length && i % 2);
    await waitUntil(() => ofLucide.every((icon, i) => !wanted[i] || pathOf(icon)), 'real icons are drawn');
    expect(ofLucide.map(pathOf)).to.deep.equal(wanted);
    expect(pathOf(icons.at(-1)!)).to.equal('M0 0');
    const loaded = performance
      .getEntriesByType('resource')
      .slice(before)
      .map(({ name }) => new URL(name).pathname);
    expect(loaded.filter((path) => !/^\/src\/icons\/(?:more-paths|lucide(?:\/\d+)?)\.ts$/.test(path))).to.deep.equal(
      [],
    );
    expect(foreignRequests()).to.deep.equal([]);
  });

  it('of a set are never a member that every object has', async () => {
    for (const name of ['constructor', 'valueof', 'lucide:constructor', 'lucide:valueof', 'constructor:a']) {
      const icon = await show<Icon>({ type: 'Icon', name });
      await drawn(4);
      expect(pathOf(icon), name).to.equal('');
    }
  });
});
