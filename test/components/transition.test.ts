import { expect } from '@open-wc/testing';
import type { CkWidget, Input, Transition } from '../../src/index.js';
import '../../src/index.js';
import type { RawNode } from '../../src/schema/node.js';
import { flat, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { answer, clearPage, click, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { allIn, drawn, setMedia, setSize } from '../page.js';
import { longAnimations, until } from '../popups.js';
import { addStyle } from '../resets.js';
import { FOUR, SAMPLES } from '../samples.js';
import { WAYS, type Way } from '../sheet.js';
import { toHtml } from '../to-html.js';

const text = (value: string, props: object = {}): RawNode => ({ type: 'Text', value, ...props });
const box = (height: number, key?: string): RawNode => ({ type: 'Box', key, height, width: '100%', border: 1 });
const card = (key: string, ...children: readonly RawNode[]): RawNode => ({ type: 'Card', key, size: 'full', children });

/** What stands around: a line above and a line below, with 12 px between them. */
const around = (children: unknown): RawNode => ({
  type: 'Col',
  width: 400,
  children: [box(20), { type: 'Transition', children }, box(20)],
});

const widget = (): CkWidget => document.querySelector('ck-widget')!;

/** A transition on the page, and what changes it. */
interface Stage {
  readonly transition: Transition;
  /** Lets it have another child from now on, and waits until what moves has begun to. */
  readonly change: (children: RawNode | null) => Promise<void>;
}

/** Changes by hand are those that a page would make: another element where the key is another, else other attributes. */
const changeByHand = (transition: Element, child: RawNode | null): void => {
  const [before] = transition.children;
  if (!child) return transition.replaceChildren();
  const made = document.createElement('div');
  made.innerHTML = toHtml(child);
  const after = made.firstElementChild!;
  after.setAttribute('data-key', String(child.key));
  if (before?.getAttribute('data-key') !== after.getAttribute('data-key')) return transition.replaceChildren(after);
  for (const { name, value } of after.attributes) before?.setAttribute(name, value);
};

const stage = async (child: RawNode | null, way: Way): Promise<Stage> => {
  const root = await show(around(child), way);
  const transition = root.querySelector<Transition>('ck-transition')!;
  transition.firstElementChild?.setAttribute('data-key', String(child?.key));
  await ready();
  const change = async (children: RawNode | null) => {
    if (way === 'json') widget().widget = around(children);
    else changeByHand(transition, children);
    await begun();
  };
  return { transition, change };
};

const goneIn = ({ shadowRoot }: Element): readonly HTMLElement[] => [
  ...(shadowRoot?.querySelectorAll<HTMLElement>('.gone') ?? []),
];

/** What moves of a transition: its height, the children that come, the children that have gone. */
const movesOf = (transition: Element) => ({
  size: transition.getAnimations(),
  come: [...transition.children].flatMap((child) => child.getAnimations()),
  go: goneIn(transition).flatMap((layer) => layer.getAnimations()),
});

const all = (transition: Element): readonly Animation[] => Object.values(movesOf(transition)).flat();

/** How much moves of each kind. */
const countsOf = (transition: Element): readonly number[] =>
  Object.values(movesOf(transition)).map(({ length }) => length);

/** Waits until what follows is noticed: the same module was asked for before, and comes in that order. */
const ready = async (): Promise<void> => {
  await drawn();
  await import('../../src/element/movement.js');
  await drawn();
};

/** Waits until what moves after a change has begun to, and stops it there: frames may take longer than that does. */
const begun = async (): Promise<void> => {
  const stop = () =>
    allIn(document)
      .filter(({ localName }) => localName === 'ck-transition')
      .flatMap(all)
      .forEach((animation) => animation.pause());
  for (const { updateComplete } of document.querySelectorAll('ck-widget')) await updateComplete;
  await Promise.resolve();
  stop();
  await drawn(1);
  stop();
};

const end = (transition: Element): void => all(transition).forEach((animation) => animation.finish());

/** Stops everything at a time in ms. */
const at = (transition: Element, time: number): void => {
  for (const animation of all(transition)) {
    animation.pause();
    animation.currentTime = time;
  }
};

const timingOf = (animation: Animation | undefined) => {
  const { duration, delay, easing } = animation!.effect!.getTiming();
  const [first] = (animation!.effect as KeyframeEffect).getKeyframes();
  return [duration, delay, easing === 'linear' ? first!.easing : easing];
};

const opacityOf = (element: Element): number => Number(getComputedStyle(element).opacity);

const A = card('a', { type: 'Title', value: 'First' }, text('A text of some words'), box(60));
const B = card('b', { type: 'Title', value: 'Second' });

const errors: string[] = [];
addEventListener('error', ({ message }) => errors.push(message));

for (const way of WAYS) {
  describe(`a transition (${way})`, () => {
    beforeEach(clearPage);
    after(clearPage);

    it('does not move when it is first there', async () => {
      await show(around(A), way);
      for (let frames = 0; frames < 5; frames++) {
        expect(longAnimations()).to.deep.equal([]);
        await drawn(1);
      }
    });

    it('swaps its child: the old one fades out, the new one in, and the height goes from one to the other', async () => {
      const { transition, change } = await stage(A, way);
      const heights = [transition.offsetHeight];
      await change(B);
      const { size, come, go } = movesOf(transition);
      expect([size, come, go].map(([animation]) => timingOf(animation))).to.deep.equal([
        [300, 0, 'cubic-bezier(0.65, 0, 0.35, 1)'],
        [300, 100, 'ease'],
        [200, 0, 'ease'],
      ]);
      at(transition, 0);
      const [gone] = goneIn(transition);
      const child = transition.firstElementChild as HTMLElement;
      const { offsetHeight: whole } = child;
      expect([transition.offsetHeight, opacityOf(gone!), opacityOf(child)]).to.deep.equal([heights[0], 1, 0]);
      expect(gone!.getBoundingClientRect().top).to.equal(transition.getBoundingClientRect().top);
      expect(gone!.firstElementChild!.getBoundingClientRect().height).to.equal(heights[0]);
      at(transition, 150);
      heights.push(transition.offsetHeight);
      expect(opacityOf(gone!)).to.be.within(0.01, 0.5);
      expect(opacityOf(child)).to.be.within(0.01, 0.5);
      end(transition);
      await drawn();
      heights.push(transition.offsetHeight);
      expect([heights[2], child.offsetHeight]).to.deep.equal([whole, whole]);
      expect(heights[2]).to.be.below(heights[0]!);
      expect(heights[1]).to.equal(Math.round((heights[0]! + heights[2]!) / 2));
      expect([countsOf(transition), goneIn(transition).length, opacityOf(child)]).to.deep.equal([[0, 0, 0], 0, 1]);
    });

    it('comes from nothing and goes to nothing, and takes no gap while there is nothing', async () => {
      const { transition, change } = await stage(null, way);
      const root = transition.parentElement!;
      const height = () => root.getBoundingClientRect().height;
      expect(height()).to.equal(20 + 12 + 20);
      await change(A);
      expect(countsOf(transition)).to.deep.equal([1, 1, 0]);
      at(transition, 0);
      expect(height()).to.equal(52);
      at(transition, 150);
      const half = height();
      end(transition);
      await drawn();
      const whole = height();
      expect(whole).to.equal(52 + 12 + transition.offsetHeight);
      expect(half).to.be.closeTo((52 + whole) / 2, 0.1);
      await change(null);
      expect(countsOf(transition)).to.deep.equal([1, 0, 1]);
      at(transition, 0);
      expect(height()).to.equal(whole);
      at(transition, 150);
      expect(height()).to.be.closeTo(half, 0.1);
      end(transition);
      expect(height()).to.be.closeTo(52, 0.1);
      await drawn();
      expect(height()).to.equal(52);
    });

    it('gives up its place in a row at once, with the gap', async () => {
      const row = (children: RawNode | null): RawNode => ({
        type: 'Row',
        children: [box(20), { type: 'Transition', children }, { type: 'Box', size: 20 }].map((node) => ({
          ...node,
          width: 50,
        })),
      });
      const root = await show(row({ type: 'Box', size: 60 }), way);
      await ready();
      const last = root.lastElementChild!;
      const left = () => last.getBoundingClientRect().left - root.getBoundingClientRect().left;
      expect(left()).to.equal(50 + 8 + 60 + 8);
      if (way === 'json') widget().widget = row(null);
      else root.children[1]!.replaceChildren();
      await begun();
      expect(countsOf(root.children[1]!)).to.deep.equal([1, 0, 1]);
      expect([left(), root.getBoundingClientRect().height]).to.deep.equal([50 + 8, 60]);
      end(root.children[1]!);
      await drawn();
      expect([left(), root.getBoundingClientRect().height]).to.deep.equal([50 + 8, 20]);
    });

    it('follows the size of its child, which stays the same element', async () => {
      const { transition, change } = await stage({ ...text('Short'), key: 'a' }, way);
      const child = transition.firstElementChild!;
      const before = transition.offsetHeight;
      await change({ ...text('Long '.repeat(60)), key: 'a' });
      expect(countsOf(transition)).to.deep.equal([1, 0, 0]);
      at(transition, 0);
      expect(transition.offsetHeight).to.equal(before);
      const { left, bottom } = transition.getBoundingClientRect();
      expect((child.getRootNode() as ShadowRoot).elementFromPoint(left + 10, bottom + 6)).not.to.equal(child);
      at(transition, 150);
      const half = transition.offsetHeight;
      end(transition);
      await drawn();
      expect(half).to.equal((before + transition.offsetHeight) / 2);
      expect(transition.firstElementChild).to.equal(child);
      await change({ ...text('Long '.repeat(60)), key: 'a', italic: true });
      expect(countsOf(transition)).to.deep.equal([0, 0, 0]);
    });

    it('goes on from where it is when it changes on the way', async () => {
      const { transition, change } = await stage(A, way);
      await change(B);
      at(transition, 150);
      const half = transition.getBoundingClientRect().height;
      const seen = opacityOf(transition.firstElementChild!);
      await change({ ...A, key: 'c' });
      expect(countsOf(transition)).to.deep.equal([1, 1, 2]);
      at(transition, 0);
      expect(transition.getBoundingClientRect().height).to.be.closeTo(half, 0.1);
      expect(opacityOf(goneIn(transition)[1]!)).to.be.closeTo(seen, 0.001);
      expect(opacityOf(goneIn(transition)[1]!.firstElementChild!)).to.equal(1);
      end(transition);
      await drawn();
      expect(countsOf(transition)).to.deep.equal([0, 0, 0]);
    });

    it('does nothing of it where less motion is wanted, from the moment in which it is', async () => {
      const { transition, change } = await stage(A, way);
      await setMedia({ reducedMotion: 'reduce' });
      for (const child of [B, null, A, { ...A, children: [box(10)] }, { ...A, key: 'c' }]) {
        await change(child);
        expect(longAnimations()).to.deep.equal([]);
        expect([all(transition).length, goneIn(transition).length]).to.deep.equal([0, 0]);
      }
      await setMedia({});
      await change(B);
      at(transition, 0);
      expect(countsOf(transition)).to.deep.equal([1, 1, 1]);
    });

    it('takes at once what comes with another width', async () => {
      const { transition } = await stage({ ...text('Some words that need two lines in 200 px'), key: 'a' }, way);
      const before = transition.offsetHeight;
      const root = transition.parentElement!;
      root.style.width = '200px';
      await drawn();
      expect(transition.offsetHeight).to.be.above(before);
      expect(all(transition).length).to.equal(0);
      root.style.width = '160px';
      transition.firstElementChild!.setAttribute('data-other', '');
      await drawn();
      expect(all(transition).length).to.equal(0);
    });

    it('does not move when it is shown again, however it was hidden', async () => {
      const { transition, change } = await stage(A, way);
      const root = transition.parentElement!;
      root.style.display = 'none';
      await drawn();
      await change(B);
      expect(all(transition).length).to.equal(0);
      root.style.removeProperty('display');
      await drawn();
      expect([all(transition).length, goneIn(transition).length]).to.deep.equal([0, 0]);
      await change(A);
      expect(countsOf(transition)).to.deep.equal([1, 1, 1]);
      end(transition);
      root.style.display = 'none';
      await drawn();
      await change(null);
      root.style.removeProperty('display');
      await drawn();
      await change(B);
      expect(countsOf(transition)).to.deep.equal([1, 1, 0]);
      at(transition, 0);
      expect(root.getBoundingClientRect().height).to.equal(52);
    });

    it('ends with all that moves when it is taken out, and starts anew', async () => {
      const { transition, change } = await stage(A, way);
      await change(B);
      const moves = all(transition);
      const { parentElement: root } = transition;
      transition.remove();
      expect(moves.map(({ playState }) => playState)).to.deep.equal(['idle', 'idle', 'idle']);
      expect([goneIn(transition).length, transition.shadowRoot!.childElementCount]).to.deep.equal([0, 1]);
      transition.replaceChildren();
      root!.append(transition);
      await drawn();
      expect(all(transition).length).to.equal(0);
    });

    it('leaves nothing of a thousand children', async () => {
      const { transition, change } = await stage(A, way);
      for (let i = 0; i < 1000; i++) {
        if (way === 'json') widget().widget = around({ ...(i % 2 ? A : B), key: `${i}` });
        else changeByHand(transition, { ...(i % 2 ? A : B), key: `${i}` });
        if (i % 50) await Promise.resolve();
        else await drawn(1);
      }
      await drawn(1);
      expect(goneIn(transition).length).to.be.below(25);
      end(transition);
      await drawn();
      await change(null);
      end(transition);
      await drawn();
      expect(transition.shadowRoot!.innerHTML).to.equal('<slot></slot>');
      expect([transition.childElementCount, all(transition).length]).to.deep.equal([0, 0]);
      expect(transition.hasAttribute('exportparts')).to.equal(false);
    });

    it('lets what has gone be reached by nothing', async () => {
      const { transition, change } = await stage(card('a', { type: 'Input', name: 'who', required: true }), way);
      const field = transition.querySelector<Input>('ck-input')!;
      field.id = 'field';
      await change(card('b', text('Thanks')));
      at(transition, 100);
      const [layer] = goneIn(transition);
      expect(layer!.contains(field)).to.equal(true);
      expect([field.form, field.closest('form'), (field.getRootNode() as ShadowRoot).host]).to.deep.equal([
        null,
        null,
        transition,
      ]);
      expect((transition.getRootNode() as ShadowRoot).getElementById('field')).to.equal(null);
      const said = flat(await speak()).map(({ name }) => name);
      expect(said.filter((name) => name.includes('who')).length).to.equal(0);
      field.focus();
      expect(hasFocus(partIn(field, 'input'))).to.equal(false);
      const { x, y } = field.getBoundingClientRect();
      const hit = (transition.getRootNode() as ShadowRoot).elementFromPoint(x + 5, y + 5);
      expect(layer!.contains(hit)).to.equal(false);
      for (let i = 0; i < 3; i++) await press('Tab');
      expect(transition.shadowRoot!.activeElement).to.equal(null);
      expect(await findings(document.body)).to.deep.equal([]);
    });

    it('shows several children, and moves none of them out', async () => {
      const root = await show({ type: 'Transition', children: [box(20), box(30), box(40)] }, way);
      expect([...root.children].map((child) => (child as HTMLElement).offsetHeight)).to.deep.equal([20, 30, 40]);
      expect((root as HTMLElement).offsetHeight).to.equal(90);
      await ready();
      root.children[1]!.remove();
      await begun();
      expect(countsOf(root)).to.deep.equal([1, 0, 0]);
    });

    it('cuts off nothing of its child while nothing moves', async () => {
      const { transition } = await stage({ type: 'Button', key: 'a', label: 'Press' }, way);
      for (const element of [transition, ...(transition.shadowRoot?.children ?? [])]) {
        const { overflow, clipPath, contain } = getComputedStyle(element);
        expect([overflow, clipPath, contain]).to.deep.equal(['visible', 'none', 'none']);
      }
    });
  });
}

describe('a transition in a widget', () => {
  beforeEach(clearPage);
  after(clearPage);

  const FIELD = { type: 'Input', name: 'who', defaultValue: 'Ada', required: true };

  const form = (children: unknown): RawNode => ({
    type: 'Card',
    asForm: true,
    confirm: { label: 'Send', action: { type: 'send' } },
    children: [
      { type: 'Transition', children },
      { type: 'Input', name: 'other', defaultValue: 'x' },
    ],
  });

  const transitionIn = (root: Element): Transition => root.querySelector('ck-transition')!;

  const redraw = async (tree: RawNode): Promise<void> => {
    widget().widget = tree;
    await begun();
  };

  it('keeps its child, what is typed in it and the focus, whatever else changes', async () => {
    const root = await show(form(card('a', FIELD)));
    await ready();
    const field = root.querySelector<Input>('ck-input')!;
    const input = partIn<HTMLInputElement>(field, 'input');
    await click(input);
    await press('End');
    await press('!');
    await redraw(form(card('a', FIELD, box(100))));
    expect(countsOf(transitionIn(root))).to.deep.equal([1, 0, 0]);
    expect(root.querySelector('ck-input')).to.equal(field);
    expect([field.value, input.selectionStart]).to.deep.equal(['Ada!', 4]);
    expect(hasFocus(input), whereFocusIs()).to.equal(true);
  });

  it('sends and checks no field that has gone', async () => {
    const page = answer();
    const root = await show(form(card('a', { ...FIELD, defaultValue: '' })));
    await ready();
    await redraw(form(card('b', text('Done'))));
    at(transitionIn(root), 100);
    expect(widget().values).to.deep.equal({ other: 'x' });
    await click(partIn(root, 'card-confirm'));
    expect(page.events.map(({ action }) => action.payload)).to.deep.equal([{ other: 'x' }]);
    expect(goneIn(transitionIn(root)).length).to.equal(1);
    await page.end();
  });

  it('hears no more of what has gone', async () => {
    const page = answer();
    const check = { type: 'Checkbox', key: 'a', name: 'ok', label: 'Yes', onChangeAction: { type: 'changed' } };
    const root = await show(form(check));
    await ready();
    const control = partIn(root.querySelector('ck-checkbox')!, 'checkbox');
    await click(control);
    await click(control);
    expect(page.events.length).to.equal(1);
    const gone = root.querySelector('ck-checkbox')!;
    await redraw(form(text('Gone', { key: 'b' })));
    at(transitionIn(root), 100);
    const sent: Event[] = [];
    gone.addEventListener('ck-action', (event) => sent.push(event));
    await page.end();
    await drawn();
    expect([gone.isConnected, sent.length, page.events.length]).to.deep.equal([true, 1, 1]);
  });

  it('gives the focus to the widget when what has it goes', async () => {
    const root = await show(form(card('a', FIELD)));
    await ready();
    await click(partIn(root.querySelector('ck-input')!, 'input'));
    await redraw(form(card('b', { ...FIELD, name: 'next' })));
    await until(() => document.activeElement === widget(), 'focused');
    expect(goneIn(transitionIn(root)).length).to.equal(1);
    expect(widget().shadowRoot!.activeElement).to.equal(null);
  });

  it('gives the focus to a field that comes and wants it', async () => {
    const root = await show(form(card('a', text('Go on'))));
    await ready();
    await redraw(form(card('b', { ...FIELD, autoFocus: true })));
    expect(hasFocus(partIn(root.querySelector('ck-input')!, 'input')), whereFocusIs()).to.equal(true);
  });

  it('keeps the look of what has gone', async () => {
    const style = addStyle(
      'ck-widget::part(button) { background: rgb(1, 2, 3) } ck-widget::part(text) { color: rgb(4, 5, 6) }',
    );
    const tree = (child: RawNode): RawNode => ({
      type: 'Card',
      theme: 'dark',
      children: [{ type: 'Transition', children: child }],
    });
    const image = { type: 'Image', src: FOUR, size: 20 };
    const old = card('a', text('Words', { size: 'lg' }), { type: 'Button', label: 'Press' }, image);
    const root = await show(tree(old));
    await ready();
    const seen = transitionIn(root).firstElementChild!;
    const button = partIn(seen, 'button');
    const words = seen.querySelector('ck-text')!;
    const picture = partIn(seen, 'image');
    await until(() => !picture.getAnimations().length, 'still');
    const look = () => [
      ...[button, words, seen, picture].map((each) => {
        const { width, height } = each.getBoundingClientRect();
        return [width, height, getComputedStyle(each).color, getComputedStyle(each).fontSize, opacityOf(each)];
      }),
      getComputedStyle(button).backgroundColor,
      getComputedStyle(words).color,
    ];
    const before = look();
    await redraw(tree(B));
    at(transitionIn(root), 0);
    expect(look()).to.deep.equal(before);
    expect(before.slice(-2)).to.deep.equal(['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
    end(transitionIn(root));
    await drawn();
    expect(transitionIn(root).hasAttribute('exportparts')).to.equal(false);
    style();
  });

  it('moves in whatever lays it out', async () => {
    const within = (parent: object) => (children: unknown) => ({
      ...parent,
      children: [box(20), { type: 'Transition', children }, box(20)],
    });
    const grows = (height: number) => ({ type: 'Col', flex: 1, children: box(height) });
    for (const tree of [within({ type: 'Card', asForm: true }), within({ type: 'Card' }), within({ type: 'Col' })]) {
      const root = await show<HTMLElement>(tree(null));
      await ready();
      const heights = [root.offsetHeight];
      for (const child of [grows(40), grows(100), null]) {
        await redraw(tree(child));
        at(transitionIn(root), 0);
        expect(root.offsetHeight).to.equal(heights.at(-1));
        at(transitionIn(root), 299.99);
        const last = root.offsetHeight;
        end(transitionIn(root));
        await drawn();
        expect(root.offsetHeight).to.equal(last);
        heights.push(last);
      }
      expect(heights.map((height) => height - heights[0]!)).to.deep.equal([0, 52, 112, 0]);
    }
  });

  it('draws what is written on into its one child', async () => {
    const root = await show({
      type: 'Card',
      children: { type: 'Transition', children: { type: 'Text', id: 't', value: 'One', streaming: true } },
    });
    await ready();
    const words = root.querySelector('ck-text')!;
    const delta = (delta: string, done: boolean) =>
      widget().applyUpdate({ type: 'widget.streaming_text.value_delta', component_id: 't', delta, done });
    expect(delta(' two three'.repeat(20), false)).to.equal(true);
    await begun();
    expect(words.textContent).to.equal(`One${' two three'.repeat(20)}`);
    expect(countsOf(transitionIn(root))).to.deep.equal([1, 0, 0]);
    delta('.', true);
    await drawn(1);
    expect(words.textContent.endsWith('three.')).to.equal(true);
    expect([root.querySelector('ck-text') === words, words.ariaBusy]).to.deep.equal([true, null]);
  });

  it('lets go at once what others made, which would act on being put there again', async () => {
    let connected = 0;
    customElements.define(
      'x-player',
      class extends HTMLElement {
        connectedCallback() {
          connected++;
        }
      },
    );
    const { registerComponent } = await import('../../src/index.js');
    registerComponent('Player', 'x-player');
    const root = await show(form(card('a', { type: 'Player' })));
    await ready();
    expect(connected).to.equal(1);
    await redraw(form(B));
    expect([connected, goneIn(transitionIn(root)).length]).to.deep.equal([1, 0]);
    expect(countsOf(transitionIn(root)).slice(0, 2)).to.deep.equal([1, 1]);
  });

  it('follows at once one that stands in it', async () => {
    const tree = (inner: RawNode): RawNode => ({
      type: 'Col',
      children: [{ type: 'Transition', children: card('a', { type: 'Transition', children: inner }) }, box(20)],
    });
    const root = await show(tree(A));
    await ready();
    const [outer, inner] = root.querySelectorAll<Transition>('ck-transition');
    const rest = () => outer!.offsetHeight - inner!.offsetHeight;
    const before = rest();
    await redraw(tree(B));
    expect([countsOf(outer!)[0], countsOf(inner!)[0]]).to.deep.equal([0, 1]);
    for (const time of [0, 100, 200, 290]) {
      at(inner!, time);
      await drawn(1);
      expect([rest(), countsOf(outer!)[0]]).to.deep.equal([before, 0]);
    }
    end(inner!);
    await drawn();
    expect([rest(), countsOf(outer!)[0], countsOf(inner!)[0]]).to.deep.equal([before, 0, 0]);
  });

  it('finds the way to a size that changes once more while it moves, as with an image', async () => {
    const root = await show(form(card('a', box(20), { type: 'Box', height: 30, width: 30 })));
    await ready();
    const transition = transitionIn(root);
    await redraw(form(card('a', box(120), { type: 'Box', height: 30, width: 30 })));
    const [size] = movesOf(transition).size;
    size!.currentTime = 150;
    const half = transition.getBoundingClientRect().height;
    const rule = new CSSStyleSheet();
    rule.replaceSync('ck-card ck-box:last-child { height: 80px !important }');
    (root.getRootNode() as ShadowRoot).adoptedStyleSheets.push(rule);
    await until(() => movesOf(transition).size[0] !== size, 'on another way');
    at(transition, 150);
    expect(transition.getBoundingClientRect().height).to.be.closeTo(half + 25, 0.5);
    end(transition);
    await drawn();
    expect(transition.offsetHeight).to.equal((transition.firstElementChild as HTMLElement).offsetHeight);
  });

  it('never makes browsers report a loop of sizes', async () => {
    errors.splice(0);
    const sizes = new ResizeObserver(() => undefined);
    const tree = (child: RawNode): RawNode => ({
      type: 'Row',
      align: 'stretch',
      children: [{ type: 'Transition', children: card('o', { type: 'Transition', children: child }) }, box(300)],
    });
    await show(tree(A));
    await drawn();
    for (const element of [widget(), ...allIn(document)]) sizes.observe(element);
    for (const child of [B, A, { ...A, children: [box(200)] }, { type: 'Markdown', key: 'm', value: 'a\n\nb' }]) {
      await redraw(tree(child));
      await drawn(2);
    }
    await redraw(tree({ type: 'Markdown', key: 'm', value: 'a\n\nb\n\nc' }));
    await drawn(4);
    sizes.disconnect();
    expect(errors).to.deep.equal([]);
  });

  it('moves nothing while it is far from sight', async () => {
    await show(form(A));
    document.body.style.paddingTop = '20000px';
    await drawn(4);
    const transition = transitionIn(widget().shadowRoot!.querySelector('.tree')!);
    await redraw(form(B));
    expect([all(transition).length, goneIn(transition).length]).to.deep.equal([0, 0]);
    document.body.style.removeProperty('padding-top');
  });
});

describe('a transition lays out its child', () => {
  before(() => setMedia({ reducedMotion: 'reduce' }));
  after(async () => {
    await setMedia({});
    await setSize(800, 600);
    clearPage();
  });

  const PARENTS: readonly RawNode[] = [
    { type: 'Card' },
    { type: 'Card', asForm: true },
    { type: 'Basic', gap: 5 },
    { type: 'Col', align: 'start' },
    { type: 'Col', align: 'center', height: 400 },
    { type: 'Row' },
    { type: 'Row', align: 'stretch' },
    { type: 'Row', justify: 'end', gap: 0 },
  ];

  const own: readonly RawNode[] = [
    ...[1, 3, '1 1 auto', 'none'].map((flex) => ({ type: 'Col', flex, border: 1, children: [text('In it')] })),
    ...['100%', 120].map((width) => ({ type: 'Box', width, border: 1, children: [text('In it')] })),
    text('Long '.repeat(60)),
    { type: 'Button', label: 'Wide', block: true },
    { type: 'Image', src: FOUR, flush: true, height: 40 },
    { type: 'Box', aspectRatio: 4, border: 1 },
    { type: 'Chart', data: [], series: [], xAxis: 'x', width: 120 },
  ];

  /** What looks for the container that it stands right in. */
  const OTHER: readonly unknown[] = ['Spacer', 'Divider', 'Image', 'Table', 'Transition'];

  const children = Object.values(SAMPLES)
    .flatMap((nodes) => nodes.slice(0, 1))
    .filter(({ type }) => !OTHER.includes(type));

  const draw = (tree: RawNode): HTMLElement => {
    const drawn = document.createElement('ck-widget');
    Object.assign(drawn.style, { width: '500px', contentVisibility: 'visible' });
    drawn.widget = tree;
    document.body.append(drawn);
    return drawn;
  };

  /** Where a root and the nodes in it are. */
  const placesIn = (drawn: HTMLElement): string => {
    const root = drawn.shadowRoot!.querySelector('.tree')!.firstElementChild!;
    const from = root.getBoundingClientRect();
    return [root, ...root.querySelectorAll(':scope > *, :scope > form > *')]
      .filter(({ localName }) => localName !== 'form')
      .map((each) => (each.localName === 'ck-transition' ? each.firstElementChild! : each).getBoundingClientRect())
      .map(({ x, y, width, height }) => [x - from.x, y - from.y, width, height].map(Math.round).join())
      .join(' | ');
  };

  for (const parent of PARENTS) {
    it(`in ${JSON.stringify(parent)} as if it were not there`, async () => {
      document.body.replaceChildren();
      const pairs = [...own, ...children].map((child) => {
        const trees = [child, { type: 'Transition', children: child }].map((one) => ({
          ...parent,
          children: [
            { type: 'Box', size: 20 },
            { ...one, key: 'one' },
            { type: 'Box', size: 60 },
          ],
        }));
        return { child, drawn: trees.map(draw) };
      });
      await drawn(4);
      for (const { child, drawn } of pairs) {
        const [without, within] = drawn.map(placesIn);
        expect(within, JSON.stringify(child).slice(0, 200)).to.equal(without);
      }
    });
  }
});

describe('a transition whose movement', () => {
  let pages = 0;

  /** A page of its own, with a transition and one child, into which what moves comes late, or not at all. */
  const first = async (kind: 'late' | 'gone'): Promise<{ page: Document; transition: Transition; stray: string[] }> => {
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    const page = frame.contentDocument!;
    const stray: string[] = [];
    frame.contentWindow!.addEventListener('unhandledrejection', ({ reason }) => stray.push(String(reason)));
    const script = page.createElement('script');
    script.type = 'module';
    script.src = `/__${kind}/movement/${++pages}${Date.now()}/src/components/transition.ts`;
    const loaded = new Promise((resolve) => (script.onload = resolve));
    page.body.append(script);
    await loaded;
    page.body.insertAdjacentHTML('beforeend', '<ck-transition><p>One</p></ck-transition>');
    return { page, transition: page.querySelector('ck-transition')!, stray };
  };

  const swap = async ({ page, transition }: { page: Document; transition: Transition }): Promise<void> => {
    const next = page.createElement('p');
    next.style.height = '100px';
    transition.replaceChildren(next);
    await drawn();
  };

  after(clearPage);

  it('cannot be had changes at once', async () => {
    const it = await first('gone');
    await drawn(10);
    await swap(it);
    expect([it.transition.textContent, it.page.getAnimations().length, it.stray]).to.deep.equal(['', 0, []]);
    expect(it.transition.offsetHeight).to.be.at.least(100);
  });

  it('is late changes at once before, and moves after', async () => {
    const it = await first('late');
    await swap(it);
    expect(it.page.getAnimations().length).to.equal(0);
    await until(
      () => it.page.defaultView!.performance.getEntriesByType('resource').some(({ name }) => name.includes('fades')),
      'there',
    );
    await drawn(10);
    await swap(it);
    expect(it.page.getAnimations().length).to.equal(1);
    await swap(it);
    expect(it.stray).to.deep.equal([]);
  });
});
