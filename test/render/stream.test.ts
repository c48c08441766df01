import { expect, waitUntil } from '@open-wc/testing';
import { TransportError, type Button, type CkActionEvent, type CkWidget } from '../../src/index.js';
import type { TextSource } from '../../src/render/read-stream.js';
import { click, partIn } from '../hands.js';
import { allIn, drawn, setMedia } from '../page.js';
import { FOUR, SAMPLES, toRoot } from '../samples.js';
import { treeOf } from './markup.js';
import { cut, slowly } from './pieces.js';

const make = (widget?: unknown): CkWidget => {
  const element = document.createElement('ck-widget');
  document.body.append(element);
  if (widget !== undefined) element.widget = widget;
  return element;
};

/** The codes of the errors that a widget tells from now on. */
const codesOf = (element: HTMLElement): string[] => {
  const codes: string[] = [];
  element.addEventListener('ck-error', ({ detail }) => codes.push(detail.code));
  return codes;
};

const boxOf = (element: CkWidget): Element => element.shadowRoot!.querySelector('.tree')!;

const textOf = (element: CkWidget): string => boxOf(element).textContent;

const skeletonOf = (element: CkWidget): Element | null => boxOf(element).querySelector('[part=skeleton]');

/** A text that the test writes by and by. */
class Pen {
  /** Where it is read from. */
  readonly source: AsyncIterable<string>;
  /** Whether who reads it wants no more. */
  isLeft = false;
  #pieces: (() => Promise<IteratorResult<string>>)[] = [];
  #wake = () => {};

  constructor() {
    const next = async (): Promise<IteratorResult<string>> => {
      while (this.#pieces.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
      return this.#pieces.shift()!();
    };
    const leave = () => {
      this.isLeft = true;
      return Promise.resolve({ done: true, value: undefined } as const);
    };
    this.source = { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
  }

  #add(piece: () => Promise<IteratorResult<string>>): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  /** Writes some more, and waits until that is drawn. */
  async write(value: string): Promise<void> {
    this.#add(() => Promise.resolve({ done: false, value }));
    await drawn();
  }

  /** There is no more. */
  end(): void {
    this.#add(() => Promise.resolve({ done: true, value: undefined }));
  }

  /** There is no more, for a reason. */
  fail(reason: unknown): void {
    this.#add(async () => {
      await undefined;
      throw reason;
    });
  }
}

/** A widget in which a text begins to stream. */
const begin = async (limits?: object): Promise<{ element: CkWidget; pen: Pen; done: Promise<void> }> => {
  const element = make();
  element.limits = limits;
  await element.updateComplete;
  const pen = new Pen();
  const done = element.stream(pen.source);
  // What reads is loaded when it is first needed.
  await import('../../src/render/read-stream.js');
  return { element, pen, done };
};

const CARD = '{"type":"Card","children":[{"type":"Text","value":"Hello"},{"type":"Badge","label":"New"}]}';

describe('a tree that streams in', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await setMedia({});
  });

  it('ends as if it had been set at once, after what was there before and with doubled keys', async () => {
    for (const json of [
      '{"type":"Text","value":"a","type":"Title"}',
      '{"type":"Card","children":[{"type":"Text","value":"a"}],"children":[{"type":"Badge","label":"b"}]}',
      '{"type":"Col","children":{"type":"Text","value":"alone"},"children":[]}',
      '{"type":"Image","src":"/one.png","src":"data:,"}',
      '{"type":"Button","label":"a","onClickAction":{"type":"a"},"onClickAction":{"type":"b"},"label":"b"}',
    ]) {
      const [streamed, set] = [make(JSON.parse(CARD)), make(JSON.parse(json))];
      await streamed.stream(slowly([...json], 9));
      expect(streamed.widget).to.deep.equal(JSON.parse(json));
      expect(await treeOf(streamed)).to.equal(await treeOf(set));
    }
  });

  it('is drawn in the theme that its last letters say', async () => {
    const background = { light: 'linear-gradient(white, silver)', dark: 'linear-gradient(black, gray)' };
    const json = JSON.stringify({ type: 'Card', background, children: [{ type: 'Box', background }], theme: 'dark' });
    const [streamed, set] = [make(), make(JSON.parse(json))];
    await streamed.stream(slowly([...json]));
    await drawn(4);
    const text = await treeOf(streamed);
    expect(text.match(/background-image: linear-gradient\(black, gray\)/g)).to.have.length(2);
    expect(text).to.equal(await treeOf(set));
  });

  it('knows what stands in an editable text by the names that its last letters say', async () => {
    const element = make();
    await element.stream(slowly([...'{"type":"Text","value":"Now","editable":{"name":"it"},"key":"k","id":"late"}']));
    await treeOf(element);
    const field = boxOf(element).querySelector<HTMLElement & { node: object }>('ck-text-field')!;
    expect(field.node).to.include({ key: 'k', id: 'late' });
  });

  it('tells nothing wrong of half a value: all samples, letter by letter', async () => {
    const samples = Object.values(SAMPLES).map((nodes) => toRoot(nodes[0]!));
    for (const sample of [...samples, { type: 'Col', children: [{ type: 'Image', src: FOUR, width: 20 }] }]) {
      const json = JSON.stringify(sample);
      const [streamed, set] = [make(), make()];
      const [codes, wanted] = [codesOf(streamed), codesOf(set)];
      set.widget = JSON.parse(json);
      await treeOf(set);
      await streamed.stream(slowly([...json]));
      await treeOf(streamed);
      expect(codes).to.deep.equal(wanted);
      document.body.replaceChildren();
    }
  }).timeout(30_000);

  it('keeps every element from its beginning on, whatever it is called later', async () => {
    const { element, pen, done } = await begin();
    await pen.write('{"type":"Card","children":[{"type":"Row","children":[{"type":"Text",');
    const [card, row, text] = ['card', 'row', 'text'].map((tag) => boxOf(element).querySelector(`ck-${tag}`));
    expect(text, 'text').to.not.equal(null);
    await pen.write('"value":"Hel');
    expect(textOf(element)).to.equal('Hel');
    await pen.write('lo","id":"late"}],"key":"later"}');
    await pen.write(',{"type":"Text","value":"Bye"}],"key":"last"}');
    pen.end();
    await done;
    expect(textOf(element)).to.equal('HelloBye');
    expect(['card', 'row', 'text'].map((tag) => boxOf(element).querySelector(`ck-${tag}`))).to.deep.equal([
      card,
      row,
      text,
    ]);
  });

  it('shows texts letter by letter, and no half of one', async () => {
    const { element, pen, done } = await begin();
    await pen.write('{"type":"Text","value":"a');
    for (const [piece, shown] of [
      ['\\', 'a'],
      ['u00', 'a'],
      ['e4', 'aä'],
      ['\\ud83d', 'aä'],
      ['\\ude', 'aä'],
      ['00', 'aä😀'],
      ['😀'.slice(0, 1), 'aä😀'],
      ['😀'.slice(1), 'aä😀😀'],
      ['\\n', 'aä😀😀\n'],
    ] as const) {
      await pen.write(piece);
      expect(textOf(element), piece).to.equal(shown);
    }
    await pen.write('"}');
    pen.end();
    await done;
    expect(textOf(element)).to.equal('aä😀😀\n');
  });

  it('holds back what is none before it is whole: types, words, numbers, addresses, icons', async () => {
    const { element, pen, done } = await begin();
    const codes = codesOf(element);
    await pen.write('{"type":"Card","size":"f');
    const card = boxOf(element).querySelector('ck-card')!;
    expect(card.className).to.equal('');
    await pen.write('ull","children":[{"ty');
    expect(card.className.trim()).to.equal('_size-full');
    await pen.write('pe":"Te');
    expect(card.querySelector('ck-unknown')).to.equal(null);
    await pen.write('xt","value":"","maxLines":1');
    expect(card.querySelector('ck-text')!.className).to.equal('');
    await pen.write('2},{"type":"Icon","name":"sta');
    expect(card.querySelector('ck-icon')).to.equal(null);
    await pen.write('r"},{"type":"Image","alt":"A star","src":"/streamed-ha');
    expect(card.querySelector('ck-image')).to.equal(null);
    await pen.write('lf.png"}]}');
    pen.end();
    await done;
    expect(card.querySelector('ck-text')!.className).to.contain('_max-lines-12');
    await drawn();
    const asked = () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith('/streamed'));
    await waitUntil(() => asked().length > 0, 'the picture was never asked for');
    expect(asked()).to.deep.equal(['/streamed-half.png']);
    expect(codes).to.deep.equal([]);
  });

  it('starts no action of a node that is not all there', async () => {
    const { element, pen, done } = await begin();
    const actions: CkActionEvent[] = [];
    element.addEventListener('ck-action', (event) => actions.push(event));
    await pen.write('{"type":"Card","children":[{"type":"Button","label":"Delete","onClickAction":{"type":"del');
    const button = boxOf(element).querySelector<Button>('ck-button')!;
    await click(partIn(button, 'button'));
    await pen.write('ete","payload":{"id":1}}');
    await click(partIn(button, 'button'));
    button.press();
    expect(actions).to.deep.equal([]);
    await pen.write('}');
    await click(partIn(button, 'button'));
    expect(actions.map(({ action }) => action)).to.deep.equal([{ type: 'delete', payload: { id: 1 } }]);
    await pen.write(']}');
    pen.end();
    await done;
  });

  it('shows a skeleton where the next node will stand, and none in the end', async () => {
    const { element, pen, done } = await begin();
    await drawn();
    expect(element.shadowRoot!.querySelectorAll('[part=skeleton]').length).to.equal(1);
    await pen.write('{"type":"Card","children":[');
    const card = boxOf(element).querySelector('ck-card')!;
    const skeleton = skeletonOf(element)!;
    expect(skeleton.parentElement).to.equal(card);
    expect(skeleton.ariaHidden).to.equal('true');
    expect(getComputedStyle(skeleton).animationName).to.equal('wait');
    expect(skeleton.getBoundingClientRect().width).to.be.greaterThan(50);
    await pen.write('{"type":"Row","children":[{"type":"Text","value":"a"}');
    expect(skeletonOf(element)).to.equal(skeleton);
    expect(skeleton.parentElement!.localName).to.equal('ck-row');
    expect(skeleton.parentElement!.lastElementChild).to.equal(skeleton);
    await pen.write(']},{"type":"Image","src":"');
    expect([...card.children].map(({ localName }) => localName)).to.deep.equal(['ck-row', 'div']);
    expect(element.shadowRoot!.querySelectorAll('[part=skeleton]').length).to.equal(1);
    await setMedia({ reducedMotion: 'reduce' });
    expect(getComputedStyle(skeleton).animationName).to.equal('none');
    await pen.write('data:,"}]');
    expect(skeletonOf(element)).to.equal(null);
    await pen.write('}');
    pen.end();
    await done;
    expect(element.shadowRoot!.querySelector('[part=skeleton]')).to.equal(null);
  });

  it('is busy meanwhile, and says once that it is done', async () => {
    const { element, pen, done } = await begin();
    const status = element.shadowRoot!.querySelector('[role=status]')!;
    const said: string[] = [];
    const listener = new MutationObserver(() => said.push(status.textContent));
    listener.observe(status, { childList: true, characterData: true, subtree: true });
    await pen.write('{"type":"Text","value":"a');
    expect(element.ariaBusy).to.equal('true');
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(element.widget).to.have.property('value', 'a');
    await pen.write('bc"}');
    pen.end();
    await done;
    await drawn();
    expect(element.ariaBusy).to.equal(null);
    expect(said).to.deep.equal(['Done']);
    await element.stream([CARD]);
    await drawn();
    expect(said.filter(Boolean)).to.deep.equal(['Done', 'Done']);
  });

  it('draws once a frame, however many pieces come', async () => {
    const { element, pen, done } = await begin();
    await pen.write('{"type":"Col","children":[');
    let drawings = 0;
    const watch = new MutationObserver(() => drawings++);
    watch.observe(boxOf(element), { subtree: true, childList: true, characterData: true });
    const frames = { count: 0 };
    const count = () => {
      frames.count++;
      if (frames.count < 1000) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    for (let i = 0; i < 300; i++) {
      void pen.write(`{"type":"Text","value":"${i}"},`);
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    await pen.write('{"type":"Spacer"}]}');
    pen.end();
    await done;
    expect(boxOf(element).querySelectorAll('ck-text').length).to.equal(300);
    expect(drawings).to.be.lessThan(frames.count + 3);
    frames.count = 1000;
  });
});

describe('where a text comes from', () => {
  afterEach(() => document.body.replaceChildren());

  const json = '{"type":"Text","value":"äöü 😀 done"}';
  const bytes = new TextEncoder().encode(json);
  const byByte = [...bytes].map((_, i) => bytes.slice(i, i + 1));
  const SOURCES: Readonly<Record<string, () => TextSource>> = {
    'a list of strings': () => cut(json, [3]),
    'one string': () => json,
    'an asynchronous generator': () => slowly(cut(json, [5])),
    'a stream of strings': () => new Blob([json]).stream().pipeThrough(new TextDecoderStream()),
    'the body of a response': () => new Response(json).body!,
    'a stream of single bytes': () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const each of byByte) controller.enqueue(each);
          controller.close();
        },
      }),
    'a list of single bytes': () => byByte,
  };
  for (const [name, source] of Object.entries(SOURCES)) {
    it(`may be ${name}`, async () => {
      const element = make();
      const codes = codesOf(element);
      await element.stream(source());
      expect(codes).to.deep.equal([]);
      expect(textOf(element)).to.equal('äöü 😀 done');
    });
  }

  it('may give a file with a template, too', async () => {
    const element = make();
    element.data = { name: 'Ada' };
    const template = '{"type":"Text","value":{{ name | tojson }}}';
    await element.stream(cut(JSON.stringify({ version: '1.0', name: 'Greeting', template }), [7]));
    expect(textOf(element)).to.equal('Ada');
  });
});

describe('a stream that goes wrong', () => {
  afterEach(() => document.body.replaceChildren());

  const START = '{"type":"Card","children":[{"type":"Text","value":"Hello"},{"type":"Markdown","value":"**wor';

  const WRONG: Readonly<Record<string, readonly [json: string, shown: string]>> = {
    'that is cut off': [START, 'Hellowor'],
    'that is no JSON': [`${START}" nonsense`, 'Hellowor'],
    'with more behind it': [`${CARD} {}`, 'HelloNew'],
    'in a fence': [`${CARD}\n\`\`\``, 'HelloNew'],
    'that is empty': ['', ''],
    'that is no object': ['[1, 2]', ''],
  };
  for (const [name, [json, shown]] of Object.entries(WRONG)) {
    it(`keeps what is drawn of a text ${name}, and says so`, async () => {
      const element = make();
      const codes = codesOf(element);
      await element.stream(slowly(cut(json, [9])));
      await treeOf(element);
      expect(codes).to.deep.equal(['invalid-widget']);
      const markdown = boxOf(element).querySelector('ck-markdown');
      expect(textOf(element) + (markdown ? 'wor' : '')).to.equal(shown);
      expect(markdown?.ariaBusy ?? null).to.equal(null);
      expect(element.shadowRoot!.querySelector('[part=error]')!.textContent).to.match(/not valid JSON|not a JSON/);
      expect(skeletonOf(element)).to.equal(null);
      expect(element.ariaBusy).to.equal(null);
      await element.stream([CARD, ' \n\t']);
      expect(element.shadowRoot!.querySelector('[part=error]')).to.equal(null);
      expect(textOf(element)).to.equal('HelloNew');
    });
  }

  const FAILURES: readonly [name: string, reason: unknown, detail: object][] = [
    ['any error', new Error('broken'), { code: 'load', message: 'The widget could not be loaded: broken' }],
    ['no error at all', undefined, { code: 'load' }],
    ['an abort', new DOMException('Aborted', 'AbortError'), { code: 'load' }],
    [
      'an error of the transport',
      new TransportError('http', 'No', { status: 503, retryAfterMs: 9 }),
      { code: 'http', status: 503, allowRetry: false, retryAfterMs: 9 },
    ],
  ];
  for (const [name, reason, wanted] of FAILURES) {
    it(`keeps what is drawn when its source fails: ${name}`, async () => {
      const { element, pen, done } = await begin();
      const details: object[] = [];
      element.addEventListener('ck-error', ({ detail }) => details.push(detail));
      await pen.write(START);
      pen.fail(reason);
      await done;
      expect(details.length).to.equal(1);
      expect(details[0]).to.deep.include(wanted);
      expect(textOf(element)).to.equal('Hello');
      expect(element.ariaBusy).to.equal(null);
    });
  }

  it('takes nothing that is no source, and one that is taken', async () => {
    const taken = new Blob([CARD]).stream();
    taken.getReader();
    for (const source of [undefined, null, 5, {}, [5], taken]) {
      const element = make();
      const codes = codesOf(element);
      await element.stream(source as TextSource);
      expect(codes).to.deep.equal(['load']);
    }
  });

  const ENDS: Readonly<Record<string, (element: CkWidget) => unknown>> = {
    'another stream': (element) => element.stream(['{"type":"Text","value":"other"}']),
    'a tree that is set': (element) => (element.widget = { type: 'Text', value: 'other' }),
    'a root update': (element) =>
      element.applyUpdate({ type: 'widget.root.updated', widget: { type: 'Text', value: 'other' } }),
    'an address': (element) => (element.src = URL.createObjectURL(new Blob(['{"type":"Text","value":"other"}']))),
    'a template': (element) =>
      (element.template = { version: '1.0', name: 'x', template: '{"type":"Text","value":"other"}' }),
    removal: (element) => element.remove(),
  };
  for (const [name, end] of Object.entries(ENDS)) {
    it(`ends for ${name}, and its source is told`, async () => {
      const { element, pen, done } = await begin();
      const codes = codesOf(element);
      await pen.write(START);
      await end(element);
      await done;
      await drawn();
      expect(pen.isLeft).to.equal(true);
      for (let i = 0; i < 100 && element.ariaBusy; i++) await drawn(1);
      await element.updateComplete;
      await pen.write('d**"}]}');
      expect(textOf(element)).to.equal(name === 'removal' ? 'Hello' : 'other');
      expect(boxOf(element).querySelector('[part=skeleton]')).to.equal(null);
      expect(element.ariaBusy).to.equal(null);
      expect(codes).to.deep.equal([]);
    });
  }

  it('cancels a stream of the platform, and goes on when its widget is only moved', async () => {
    const element = make();
    let reason: unknown = 'none';
    const pieces = new ReadableStream<string>({
      start: (controller) => controller.enqueue(START),
      cancel: (why) => void (reason = why),
    });
    const done = element.stream(pieces);
    await drawn(4);
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await drawn();
    expect(reason).to.equal('none');
    element.remove();
    await done;
    expect(reason).to.equal(undefined);
  });

  it('takes no update of a part meanwhile', async () => {
    const { element, pen, done } = await begin();
    await pen.write('{"type":"Col","children":[{"type":"Text","id":"a","value":"a"},');
    const update = { type: 'widget.streaming_text.value_delta', component_id: 'a', delta: '!', done: false };
    expect(element.applyUpdate(update)).to.equal(false);
    await pen.write('{"type":"Spacer"}]}');
    pen.end();
    await done;
    expect(element.applyUpdate(update)).to.equal(true);
    await element.updateComplete;
    expect(textOf(element)).to.equal('a!');
  });
});

describe('limits of what streams in', () => {
  afterEach(() => document.body.replaceChildren());

  const LIMITS: readonly [name: string, limits: object, json: (size: number) => string, size: number][] = [
    [
      'nodes',
      { nodes: 20 },
      (size) => `{"type":"Col","children":[${Array(size).fill('{"type":"Text","value":"x"}').join()}`,
      60,
    ],
    ['levels', { depth: 10 }, (size) => '{"type":"Col","children":['.repeat(size), 60],
    ['levels of single children', { depth: 10 }, (size) => '{"type":"Col","children":'.repeat(size), 60],
    [
      'letters of a text',
      { text: 50 },
      (size) => `{"type":"Col","children":[{"type":"Text","value":"${'x'.repeat(size)}`,
      90,
    ],
    [
      'letters in all',
      { json: 200 },
      (size) => `{"type":"Col","children":[{"type":"Text","value":"${'x'.repeat(size)}`,
      900,
    ],
  ];
  for (const [name, limits, json, size] of LIMITS) {
    it(`hold while it does: ${name}`, async () => {
      const { element, pen, done } = await begin(limits);
      const codes = codesOf(element);
      const bound = (limits as { depth?: number }).depth ?? 50;
      for (const piece of cut(json(size), [60])) {
        await pen.write(piece);
        expect(
          allIn(boxOf(element)).filter(({ localName }) => /^ck-(?:col|text)$/.test(localName)).length,
        ).to.be.at.most(bound);
        expect(textOf(element).length).to.be.at.most(200);
      }
      pen.end();
      await done;
      expect(codes.length).to.equal(1);
    });
  }

  it('end as limits of a tree that is set', async () => {
    const json = JSON.stringify({ type: 'Col', children: Array(60).fill({ type: 'Text', value: 'x' }) });
    const [streamed, set] = [make(), make()];
    const [codes, wanted] = [codesOf(streamed), codesOf(set)];
    for (const element of [streamed, set]) element.limits = { nodes: 20 };
    set.widget = JSON.parse(json);
    await streamed.stream(slowly(cut(json, [50])));
    expect(await treeOf(streamed)).to.equal(await treeOf(set));
    expect(codes).to.deep.equal(['limit']);
    expect(codes).to.deep.equal(wanted);
    expect(streamed.shadowRoot!.querySelector('[part=note]')).to.not.equal(null);
  });
});
