// What is done over and over in the page that is measured. Each scene takes the numbers of its rounds, and leaves nothing.
import { frames, pause, timersLeft } from './clocks.js';
import '/dist/ck-widgets.js';

/** So many widgets stand in the page at a time. */
const TOGETHER = 20;

const make = (tag, props = {}) => Object.assign(document.createElement(tag), props);

/** A widget in the page, drawn. */
const show = async (widget, props) => {
  const element = make('ck-widget', { ...props, widget });
  document.body.append(element);
  await element.updateComplete;
  return element;
};

/** The elements below a root, in shadow roots too. */
const allIn = (root) =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? allIn(element.shadowRoot) : []),
  ]);

const partIn = (root, name) => allIn(root).find((element) => element.part.contains(name));

/** Waits for what is drawn in its own time. */
const settle = async (root) => {
  for (const element of allIn(root)) await element.updateComplete;
};

/**
 * Shows a node in each round, and removes it while `act` has begun something: at once, or one or two frames later. Some
 * stand in the page together, where they do not close each other.
 */
const removing =
  (nodeOf, act, together = TOGETHER) =>
  async (from, to) => {
    for (let at = from, batch = 0; at < to; at += together, batch++) {
      const rounds = Array.from({ length: Math.min(together, to - at) }, (_, i) => at + i);
      const widgets = await Promise.all(
        rounds.map(async (i) => {
          const widget = await show(nodeOf(i));
          await act(widget, i);
          return widget;
        }),
      );
      await frames((together > 1 ? batch : at) % 3);
      for (const widget of widgets) widget.remove();
    }
  };

const OPTIONS = ['Atrium', 'Blue room', 'Cellar'].map((label) => ({ label, value: label }));

const CHART = {
  type: 'Chart',
  xAxis: 'month',
  data: ['May', 'June', 'July'].map((month, i) => ({ month, sales: 10 + i })),
  series: [{ type: 'bar', dataKey: 'sales' }],
};

const streaming = (type, value) => ({ type, id: 'text', value, streaming: true });

const delta = (text, done = false) => ({
  type: 'widget.streaming_text.value_delta',
  component_id: 'text',
  delta: text,
  done,
});

const LINES = Array.from({ length: 12 }, (_, i) => `- **${i}** words that come, [one by one](https://example.com)\n\n`);

/** Lets a text be written; in every other round to its end. */
const write = async (widget, i) => {
  for (const line of LINES) {
    widget.applyUpdate(delta(line));
    if (line.startsWith('- **1')) await frames();
  }
  if (i % 2) widget.applyUpdate(delta('The end.', true));
};

const GO = {
  type: 'Card',
  id: 'card',
  children: [
    { type: 'Text', id: 'text', value: 'Before' },
    { type: 'Input', name: 'note', defaultValue: 'Mine' },
    { type: 'Button', id: 'go', label: 'Go', onClickAction: { type: 'go', loadingBehavior: 'container' } },
  ],
};

/** What never comes, until the page has enough of waiting. */
const never = (signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

/** A host in the page with what answers its actions. */
const makeHost = (props) => {
  const host = make('ck-widget-host', { threadId: 'thr_1', ...props });
  document.body.append(host);
  return host;
};

/** Tells of an item with a widget. */
const added = (...children) => ({
  type: 'thread.item.added',
  item: { id: 'msg_1', type: 'widget', widget: { type: 'Card', id: 'card', children } },
});

/** Answers with the events of a stream. */
const streamOf = (events) => ({ send: (_, { signal }) => events(signal) });

/** A host that stays, whatever comes to it. */
let lasting;

const MOMENTS = {
  'an open Select': removing(
    (i) => ({ type: 'Select', name: 'room', options: OPTIONS, searchable: i % 2 === 0 }),
    (widget) => partIn(widget.shadowRoot, 'select-trigger').click(),
    1,
  ),
  'an open DatePicker': removing(
    () => ({ type: 'DatePicker', name: 'day' }),
    (widget) => partIn(widget.shadowRoot, 'date-picker-trigger').click(),
    1,
  ),
  'a Select that opens and closes': removing(
    () => ({ type: 'Select', name: 'room', options: OPTIONS }),
    async (widget) => {
      for (let i = 0; i < 2; i++) {
        partIn(widget.shadowRoot, 'select-trigger').click();
        await frames();
      }
    },
    1,
  ),
  'a Chart with a tooltip': removing(
    () => CHART,
    async (widget) => {
      while (!widget.shadowRoot.querySelector('ck-chart')?.shadowRoot.querySelector('svg')) await frames();
      const plot = partIn(widget.shadowRoot, 'chart-plot');
      plot.dispatchEvent(new PointerEvent('pointermove', { clientX: 200 }));
      plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
      await settle(widget.shadowRoot);
    },
  ),
  'a Text that is written': removing(() => streaming('Text', 'It '), write),
  'a Markdown that is written': removing(() => streaming('Markdown', '# It\n\n'), write),
  'a Transition that moves': removing(
    () => ({ type: 'Transition', children: { type: 'Text', key: 'a', value: 'One' } }),
    async (widget, i) => {
      await frames(2);
      widget.widget = { type: 'Transition', children: { type: 'Title', key: 'b', value: `Two ${i}` } };
      await widget.updateComplete;
    },
  ),
  'a field that is said to be wrong': removing(
    () => ({
      type: 'Form',
      children: [
        { type: 'Input', name: 'a', required: true },
        { type: 'Select', name: 'b', required: true, options: OPTIONS },
      ],
    }),
    (widget) =>
      allIn(widget.shadowRoot).forEach((element) => element.localName.startsWith('ck-') && element.reportValidity?.()),
  ),
  'a tree that streams in': removing(
    () => undefined,
    async (widget, i) => {
      const text = JSON.stringify({ type: 'Card', children: [{ type: 'Text', value: 'Comes' }, CHART] });
      const pieces = async function* () {
        yield text.slice(0, 20 + (i % 40));
        await frames();
        yield text.slice(20 + (i % 40), -2);
        await new Promise(() => {});
      };
      void widget.stream(pieces());
      await frames();
    },
  ),
  'a tree that is fetched': removing(
    () => undefined,
    async (widget, i) => {
      const failed = new Promise((resolve) => widget.addEventListener('ck-error', resolve));
      widget.src = i % 2 ? '/never' : '/none.json';
      await widget.updateComplete;
      if (i % 4 === 0) await failed;
    },
    // A browser asks for few things at a time, and some of these stay open.
    4,
  ),
  'a template that is filled': removing(
    () => undefined,
    async (widget, i) => {
      widget.template = { version: '1.0', name: 'Hello', template: '{"type":"Text","value":"Hello {{ name }}"}' };
      widget.data = { name: `Ada ${i}` };
      await widget.updateComplete;
    },
  ),
  'a widget that is moved, and changed where it is not in the page': removing(
    () => GO,
    async (widget, i) => {
      const box = make('section');
      document.body.append(box);
      box.append(widget);
      await frames(i % 2);
      box.remove();
      widget.widget = { type: 'Card', children: [CHART, streaming('Text', 'Out')] };
      await widget.updateComplete;
      document.body.append(widget);
    },
  ),
  'a host that goes while a stream is under way': async (from, to) => {
    for (let at = from, batch = 0; at < to; at += TOGETHER, batch++) {
      const hosts = Array.from({ length: Math.min(TOGETHER, to - at) }, () =>
        makeHost({
          autoRender: true,
          transport: streamOf(async function* (signal) {
            yield added(streaming('Markdown', ''));
            for (const line of LINES) yield { type: 'thread.item.updated', item_id: 'msg_1', update: delta(line) };
            await never(signal);
          }),
        }),
      );
      for (const host of hosts) void host.sendCustomAction({ type: 'go' });
      await frames(1 + (batch % 3));
      for (const host of hosts) host.remove();
    }
  },
  'widgets that come to a host and go, by the page and by the server': async (from, to) => {
    lasting ??= makeHost({
      autoRender: true,
      transport: streamOf(async function* () {
        yield added(...GO.children);
        await frames();
        yield { type: 'thread.item.removed', item_id: 'msg_1' };
      }),
    });
    for (let i = from; i < to; i += 2) {
      const sent = lasting.sendCustomAction({ type: 'go' });
      const own = make('ck-widget', { itemId: 'msg_2', widget: GO });
      lasting.append(own);
      await frames();
      own.remove();
      await sent;
    }
  },
};

/** Draws samples, from JSON and by hand, and removes them. */
const mount = async ({ nodes, markups }, from, to) => {
  const template = make('template');
  for (let at = from; at < to; at += TOGETHER) {
    const box = make('main');
    for (let i = at; i < Math.min(at + TOGETHER, to); i++) {
      const which = Math.floor(i / 2) % nodes.length;
      if (i % 2) {
        template.innerHTML = markups[which];
        box.append(template.content);
      } else box.append(make('ck-widget', { widget: nodes[which] }));
    }
    document.body.append(box);
    await settle(box);
    await frames(1 + ((at / TOGETHER) % 2));
    box.remove();
  }
};

/** What stands around a widget whose button the user presses: the keys come from outside. */
const ACTIONS = {
  'an action that a server answers': () => makeHost({ transport: { send: (_, { signal }) => never(signal) } }),
  'an action that the page answers': () => makeHost({ onAction: () => new Promise(() => {}) }),
  'an action with a change ahead of its answer': () => {
    const section = make('section');
    const component = { type: 'Text', id: 'text', value: 'After' };
    section.addEventListener('ck-action', (event) => {
      event.waitUntil(new Promise(() => {}));
      event.optimistic({ type: 'widget.component.updated', component_id: 'text', component });
    });
    document.body.append(section);
    return section;
  },
  'an action that fails, with a row that says so': () =>
    makeHost({ transport: { send: () => Promise.reject(new Error('no')) } }),
};

/** The widget whose action waits in one way or the other. */
const goOf = (loadingBehavior, handler) => {
  const [text, input, button] = GO.children;
  return { ...GO, children: [text, input, { ...button, onClickAction: { type: 'go', loadingBehavior, handler } }] };
};

const stages = [];

/** Makes a place for an action, with the focus on its button. */
const begin = async (name, i) => {
  const stage = ACTIONS[name]();
  const loadingBehavior = ['self', 'container', 'none'][i % 3];
  const widget = make('ck-widget', { itemId: 'msg_1', widget: goOf(loadingBehavior, stage.onAction && 'client') });
  stage.append(widget);
  stages.push(stage);
  await stage.updateComplete;
  await widget.updateComplete;
  await settle(widget.shadowRoot);
  partIn(widget.shadowRoot, 'button').focus();
};

/** Removes those places. */
const end = async (i) => {
  await frames(i % 3);
  for (const stage of stages.splice(0)) stage.remove();
};

/** Cuts a text into deltas that end and begin anew; a text begins anew by a tree without what was written. */
const AROUND = 500;

const textsOf = (value) => ({
  type: 'Card',
  children: [
    { type: 'Text', id: 'text', value, streaming: true },
    { type: 'Markdown', id: 'document', value, streaming: true },
  ],
});

const anew = (id, type) => ({
  type: 'widget.component.updated',
  component_id: id,
  component: { type, id, value: '', streaming: true },
});

/** The nth delta of a day, for one of two texts; after some hundreds the text is done, and begins anew. */
const nth = (n) => {
  const [id, type] = n % 2 ? ['text', 'Text'] : ['document', 'Markdown'];
  const i = (n >> 1) % AROUND;
  if (i === 0) return anew(id, type);
  return { ...delta(i % 25 ? `word ${n} ` : '\n\n- **one** ', i === AROUND - 1), component_id: id };
};

/** So many deltas come between frames. */
const A_FRAME = 250;

const DELTAS = {
  'by applyUpdate': async (from, to) => {
    const widget = await show(textsOf(''));
    for (let n = from; n < to; n++) {
      widget.applyUpdate(nth(n));
      if (n % A_FRAME === 0) await frames();
    }
    await frames(2);
    widget.remove();
  },
  'by the stream of a host': async (from, to) => {
    const host = makeHost({
      autoRender: true,
      transport: streamOf(async function* () {
        yield added(...textsOf('').children);
        for (let n = from; n < to; n++) {
          yield { type: 'thread.item.updated', item_id: 'msg_1', update: nth(n) };
          if (n % A_FRAME === 0) await frames();
        }
      }),
    });
    await host.sendCustomAction({ type: 'go' });
    await frames(2);
    host.remove();
  },
};

window.scenes = {
  frames,
  pause,
  timersLeft,
  mount,
  moments: Object.keys(MOMENTS),
  moment: (name, from, to) => MOMENTS[name](from, to),
  actions: Object.keys(ACTIONS),
  begin,
  end,
  deltas: Object.keys(DELTAS),
  write: (name, from, to) => DELTAS[name](from, to),
};
