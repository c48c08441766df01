import type { CkWidget } from '../../src/index.js';
import '../../src/index.js';
import { rootsIn } from '../../src/element/fades.js';
import type { RawNode } from '../../src/schema/node.js';
import { drawn, setSize } from '../page.js';
import { SAMPLES, toRoot } from '../samples.js';
import { nameless, treeOf } from './markup.js';

/** So many trees are drawn together: each widget draws once a frame. */
export const TOGETHER = 20;

/** A tree that is drawn, and the one that is drawn after it. */
export type Pair = readonly [before: RawNode, after: RawNode];

/** Each tree, after the one that comes before it. */
export const pairsOf = (trees: readonly RawNode[]): readonly Pair[] => trees.map((tree, i) => [trees.at(i - 1)!, tree]);

/** All stand at the top of a page that is very high: what is out of sight is told of no colour scheme. */
export const widgetOf = (): CkWidget => {
  const widget = document.body.appendChild(document.createElement('ck-widget'));
  widget.style.position = 'absolute';
  widget.style.insetBlockStart = '0';
  return widget;
};

/** Files of the library itself, and of what tests it. */
const OWN = /^\/(?:src|node_modules|test|tools|__)/;

const requests = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(
      ({ protocol, origin, pathname }) => protocol !== 'data:' && (origin !== location.origin || !OWN.test(pathname)),
    )
    .map(({ href }) => href);

/** What was wrong that nothing else tells: what was said on the console, asked for, or made part of every object. */
const watchPage = () => {
  const { error, warn } = console;
  const said: string[] = [];
  const asked = requests().length;
  const note = (...words: readonly unknown[]) => said.push(words.map(String).join(' '));
  console.error = note;
  console.warn = (...words: unknown[]) => String(words[0]).startsWith('ck-widgets: ') || note(...words);
  return {
    /** What it is. */
    faults: () => [...said, ...requests().slice(asked), ...('polluted' in {} ? ['polluted'] : [])],
    /** Watches no more. */
    end: () => Object.assign(console, { error, warn }),
  };
};

/** Where two texts begin to differ. */
const differenceOf = (own: string, other: string): string => {
  let at = 0;
  while (own[at] === other[at]) at++;
  const near = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 150), at + 80));
  return `${near(own)} and not ${near(other)}`;
};

/** Lets what still moves come to its end. */
const rest = async (): Promise<void> => {
  for (const animation of [document, ...rootsIn(document)].flatMap((root) => root.getAnimations())) {
    if (Number.isFinite(animation.effect!.getComputedTiming().endTime)) animation.finish();
  }
  await drawn();
};

/** Looks at the page while widgets are drawn in it. */
class Fuzz {
  #watch: ReturnType<typeof watchPage> | undefined;

  /** Makes room, and lets everything load that loads when it is first used. */
  async begin(): Promise<void> {
    await setSize(800, 8000);
    const widget = widgetOf();
    for (const nodes of Object.values(SAMPLES)) {
      widget.widget = { type: 'Basic', children: nodes.slice(-9).map(toRoot) };
      await widget.updateComplete;
    }
    await drawn();
    document.body.replaceChildren();
    this.#watch = watchPage();
  }

  /** Leaves the page as it was. */
  async end(): Promise<void> {
    this.#watch!.end();
    await setSize(800, 600);
  }

  /** Each widget is drawn as its tree is by itself, and nothing else was wrong by then; where that is not so, an example is told. */
  async holds(widgets: readonly CkWidget[], trees: readonly unknown[], examples: readonly unknown[]): Promise<void> {
    const others = trees.map((tree) => Object.assign(widgetOf(), { widget: tree }));
    await Promise.all(others.map(({ updateComplete }) => updateComplete));
    // The browser tells of another colour scheme a frame later.
    await drawn(3);
    await rest();
    for (const [i, widget] of widgets.entries()) {
      const [own, other] = [nameless(await treeOf(widget)), nameless(await treeOf(others[i]!))];
      if (own !== other) throw new Error(`${differenceOf(own, other)}, for ${JSON.stringify(examples[i])}`);
    }
    document.body.replaceChildren();
    const faults = this.#watch!.faults();
    if (faults.length > 0) throw new Error(`${faults.join('; ')}, for one of ${JSON.stringify(examples)}`);
  }

  /** Draws trees, each in a widget that has drawn another one before. */
  async draw(pairs: readonly Pair[]): Promise<void> {
    const widgets = pairs.map(widgetOf);
    widgets.forEach((widget, i) => (widget.widget = pairs[i]![0]));
    await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
    widgets.forEach((widget, i) => (widget.widget = pairs[i]![1]));
    const trees = pairs.map(([, tree]) => tree);
    await this.holds(widgets, trees, pairs);
  }
}

/** Looks at the page for as long as the tests of a `describe` run. */
export const lookAtPage = (): Fuzz => {
  const fuzz = new Fuzz();

  before(async function () {
    this.timeout(60_000);
    await fuzz.begin();
  });

  after(() => fuzz.end());

  return fuzz;
};
