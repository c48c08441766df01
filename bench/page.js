/**
 * What runs in the measured page: it prepares a workload, does one step when told to, and waits for the frame.
 *
 * @typedef {object} View What a peer has drawn.
 * @property {(content: unknown) => void} replace Draws other content of the same kind in its place.
 * @property {(change: unknown) => void} update Replaces one component.
 * @property {(delta: string, isLast: boolean, id?: string) => void} [append] Lets a text grow, `answer` if not said which.
 * @property {() => void} unmount Takes everything away.
 *
 * @typedef {object} Peer One way to draw widgets.
 * @property {string} name
 * @property {(trees: import('./workloads.js').Node[]) => unknown} translate Says trees in the peer's own format.
 * @property {(change: import('./workloads.js').Change, trees: import('./workloads.js').Node[]) => unknown} translateChange
 * @property {(container: HTMLElement, content: unknown) => View} mount
 */
import { nodesOf, WORKLOADS } from './workloads.js';

const WARM_UP_ROUNDS = 12;
const WARM_UP_FRAMES = 10;
const TURNS = 20;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Does something in a task of its own, so that its time is not that of a DevTools command. */
const task = (work = () => {}) =>
  new Promise((resolve) => {
    setTimeout(() => {
      work();
      resolve();
    });
  });

/** Settles, in the same task, when everything is done that waits for nothing but promises. */
const settled = async () => {
  for (let turn = 0; turn < TURNS; turn++) await undefined;
};

/** Settles when a frame that shows everything done so far has been produced: the next one begins after it. */
const drawn = async () => {
  await frame();
  await frame();
  await task();
};

/** All text below a node, values of inputs with it, through shadow roots, in the order of the document. */
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.localName === 'style') return '';
  if (node.localName === 'input') return node.value;
  const inside = node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
  return [...inside, ...node.childNodes].map(textOf).join('\n');
};

/** What a node shows in words at once; the options of a Select may wait until it is opened. */
const textsOf = ({ type, value, label, defaultValue, confirm, options }) => [
  value ?? label,
  defaultValue,
  confirm?.label,
  ...(type === 'RadioGroup' ? options.map((option) => option.label) : []),
];

const textsIn = (trees) =>
  trees.flatMap((tree) => [...nodesOf(tree)].flatMap((node) => textsOf(node).filter((text) => text)));

const layOut = () => document.body.offsetHeight;

const lettersOf = (text) => text.replace(/\s+/g, '');

class Bench {
  #peer;
  #workload;
  #trees;
  #view;
  #round = 0;
  /** The last component that was replaced by id. */
  #last;
  /** What the next step does. */
  #step = () => {};
  /** What comes in the next step of a stream. */
  #deltas = [];
  /** What texts have grown to that rain falls on. */
  #grown = new Map();

  constructor(peer) {
    this.#peer = peer;
  }

  /** Lets the engine compile what the workload will run, on a small page, and leaves nothing of it. */
  async warmUp() {
    const { trees, sample, act, next, change, short, rain } = this.#workload;
    for (let round = 0; round < WARM_UP_ROUNDS; round++) {
      this.#trees = sample();
      this.#mount();
      await drawn();
      for (const deltas of short?.parts ?? []) await this.#stream(deltas, true);
      if (rain) await this.#rain(rain.slice(0, WARM_UP_FRAMES));
      for (const again of [1, 2]) {
        if (act === 'replace') this.#replacement(next, again)();
        if (act === 'update') this.#change(change, again)();
        await drawn();
      }
      this.#unmount();
    }
    this.#trees = trees();
    this.#grown.clear();
    this.#last = undefined;
    await drawn();
  }

  /** Chooses a workload. */
  choose(name) {
    this.#workload = WORKLOADS[name];
  }

  /** Makes everything ready for one step, outside of what is measured. */
  async prepare() {
    const { act, next, change, whole } = this.#workload;
    this.#deltas = whole?.parts[this.#round] ?? [];
    this.#round++;
    if (act === 'mount') {
      this.#unmount();
      const content = this.#peer.translate(this.#trees);
      this.#step = () => this.#mount(content);
    } else {
      if (!this.#view) this.#mount();
      if (act === 'replace' || act === 'update')
        this.#step = act === 'replace' ? this.#replacement(next, this.#round) : this.#change(change, this.#round);
    }
    await drawn();
  }

  /** Does the step that was prepared, in a task of its own, and waits for its frame. */
  async step() {
    await task(this.#step);
    await this.#stream(this.#deltas, this.#round === this.#workload.rounds);
    await this.#rain(this.#workload.rain ?? []);
    await drawn();
  }

  /** Waits just as a step does: what it costs is not the peer's. */
  async idle() {
    await task();
    for (let left = this.#deltas.length; left > 0; left--) await settled();
    for (let left = this.#workload.rain?.length ?? 0; left > 0; left--) await frame();
    await drawn();
  }

  /** The texts of the trees that the page does not show; there must be none. */
  missing() {
    const text = textOf(document.body);
    const shown = new Set(text.split('\n'));
    const letters = lettersOf(text);
    const streamed = this.#workload.whole?.words.filter((words) => !letters.includes(lettersOf(words))) ?? [];
    return [...this.#expected().filter((text) => !shown.has(text)), ...streamed];
  }

  /** What was drawn, as HTML. */
  html() {
    return document.querySelector('main').innerHTML;
  }

  #expected() {
    const texts = textsIn(this.#trees);
    if (this.#grown.size > 0) return [...this.#grown.values()];
    if (!this.#last) return texts;
    const old = [...nodesOf(this.#trees[this.#last.tree])].find(({ id }) => id === this.#last.id).value;
    return [...texts.filter((text) => text !== old), this.#last.component.value];
  }

  #mount(content = this.#peer.translate(this.#trees)) {
    const container = document.createElement('div');
    document.querySelector('main').append(container);
    this.#view = this.#peer.mount(container, content);
  }

  /** Lets a text grow and has each delta laid out, in one task: how many frames fit in between says nothing of a peer. */
  async #stream(deltas, isEnd) {
    for (const [n, delta] of deltas.entries()) {
      this.#view.append(delta, isEnd && n === deltas.length - 1);
      await settled();
      layOut();
    }
  }

  /** Lets many texts grow, some between each two frames, as messages come: each frame's in a task of its own. */
  async #rain(frames) {
    for (const drops of frames) {
      await task(() => {
        for (const { id, delta } of drops) this.#view.append(delta, false, id);
      });
      await frame();
      for (const { id, delta } of drops) this.#grown.set(id, (this.#grown.get(id) ?? id) + delta);
    }
  }

  #unmount() {
    this.#view?.unmount();
    this.#view = undefined;
    document.querySelector('main').replaceChildren();
  }

  #replacement(next, round) {
    this.#trees = next(this.#trees, round);
    const content = this.#peer.translate(this.#trees);
    return () => this.#view.replace(content);
  }

  #change(make, round) {
    const change = make(this.#trees, round);
    this.#last = change;
    const translated = this.#peer.translateChange(change, this.#trees);
    return () => this.#view.update(translated);
  }
}

/** Hands the page to the measuring side. */
export const start = (peer) => {
  globalThis.bench = new Bench(peer);
};
