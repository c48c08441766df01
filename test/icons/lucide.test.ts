import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { lucidePathOf } from '../../src/icons/lucide.js';
import { clearPage, show } from '../hands.js';
import { drawn } from '../page.js';

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];

const SVG = 'http://www.w3.org/2000/svg';

const nodesOf = async (): Promise<Readonly<Record<string, readonly Shape[]>>> =>
  (await (await fetch('/node_modules/lucide-static/icon-nodes.json')).json()) as Record<string, Shape[]>;

const make = (tag: string, attributes: Readonly<Record<string, string>>): SVGGeometryElement => {
  const element = document.createElementNS(SVG, tag) as SVGGeometryElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/** The box and the length of a drawing, as the browser draws it. */
const measure = (shapes: readonly SVGGeometryElement[]): readonly number[] => {
  const svg = document.createElementNS(SVG, 'svg');
  const group = document.createElementNS(SVG, 'g');
  group.append(...shapes);
  svg.append(group);
  document.body.append(svg);
  const { x, y, width, height } = group.getBBox();
  const length = shapes.reduce((sum, shape) => sum + shape.getTotalLength(), 0);
  svg.remove();
  return [x, y, width, height, length];
};

describe('the icons of lucide', function () {
  this.timeout(60_000);
  beforeEach(clearPage);
  after(clearPage);

  it('are all there, and each is the drawing that lucide has', async () => {
    const wrong: string[] = [];
    const icons = Object.entries(await nodesOf());
    expect(icons.length).to.be.above(1900);
    for (const [name, shapes] of icons) {
      const path = await lucidePathOf(name);
      if (!path) {
        wrong.push(`${name} is not there`);
        continue;
      }
      const ours = measure([make('path', { d: path })]);
      const theirs = measure(shapes.map(([tag, attributes]) => make(tag, attributes)));
      // What is less than a hundredth is rounded away. The browser measures round shapes coarsely: their length does not
      // count.
      const isRound = shapes.some(([tag]) => tag === 'circle' || tag === 'rect' || tag === 'ellipse');
      const bounds = isRound ? [0.06, 0.06, 0.06, 0.06] : [0.06, 0.06, 0.06, 0.06, 0.35];
      const isAlike = bounds.every((bound, i) => Math.abs(theirs[i]! - ours[i]!) < bound);
      if (!isAlike) wrong.push(`${name}: ${ours.join(' ')}, not ${theirs.join(' ')}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('go by their old names, too', async () => {
    for (const [old, name] of [
      ['help-circle', 'circle-question-mark'],
      ['alert-triangle', 'triangle-alert'],
      ['home', 'house'],
      ['edit-3', 'pen-line'],
    ] as const) {
      expect(await lucidePathOf(old), old).to.equal(await lucidePathOf(name));
    }
    expect(await lucidePathOf('no-such-icon')).to.equal(undefined);
    expect(await lucidePathOf('toString')).to.equal(undefined);
    expect(await lucidePathOf('__proto__')).to.equal(undefined);
  });

  it('are drawn by name when they have come, and load from the package itself', async () => {
    const before = performance.getEntriesByType('resource').length;
    const icon = await show({ type: 'Icon', name: 'lucide:rocket' });
    for (let frames = 0; frames < 60 && !icon.querySelector('path')!.getAttribute('d'); frames++) await drawn(1);
    expect(icon.querySelector('path')!.getAttribute('d')).to.equal(await lucidePathOf('rocket'));
    const loaded = performance.getEntriesByType('resource').slice(before);
    expect(loaded.every(({ name }) => new URL(name).origin === location.origin)).to.equal(true);
  });
});
