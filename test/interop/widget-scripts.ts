import {
  card,
  done,
  event,
  item,
  added,
  replaced,
  text,
  update,
  widget,
  words,
  answer,
  type JsonObject,
  type Script,
} from './script.js';

const action = (type: string, payload?: JsonObject, streaming = true): JsonObject => ({
  type,
  ...(payload && { payload }),
  handler: 'server',
  loadingBehavior: 'auto',
  streaming,
});

const button = (type: string, streaming = true): JsonObject => ({
  id: type,
  type: 'Button',
  label: type,
  onClickAction: action(type, undefined, streaming),
});

/** A widget with a text to watch, a form, and a button for whatever a server may do. */
const DESK = card(
  text('text', 'before'),
  {
    children: [
      { type: 'Input', name: 'todo.title', placeholder: 'Title' },
      { id: 'echo', type: 'Button', submit: true, label: 'echo' },
    ],
    type: 'Form',
    onSubmitAction: action('echo', { id: 7 }),
  },
  ...['replace', 'grow', 'swap', 'fail', 'break', 'hold'].map((type) => button(type)),
  ...['keep', 'keep nothing', 'keep a title', 'keep failing', 'keep refusing'].map((type) => button(type, false)),
);

const desk = (value: string): JsonObject => ({
  ...DESK,
  children: (DESK.children as readonly JsonObject[]).with(0, text('text', value)),
});

/** A widget that grows, a text of it at a time. */
const growing = (values: readonly string[], fields: JsonObject = {}): readonly JsonObject[] =>
  values.map((value) => card(text('t', value, fields)));

const HELLO = ['', 'Hel', 'Hello,', 'Hello, world'];

/** What the handlers do with widgets. */
export const WIDGET_SCRIPTS: Readonly<Record<string, Script>> = {
  desk: [{ tree: DESK, copy_text: 'A desk' }],
  bare: [{ tree: { type: 'Basic', children: [text('t', 'Bare')] } }],

  replace: [replaced(widget('$sender', desk('replaced'), { copy_text: 'Again' }))],
  echo: [update('$sender', 'widget.component.updated', { component_id: 'text', component: text('text', '$payload') })],
  grow: [
    update('$sender', 'widget.streaming_text.value_delta', { component_id: 'text', delta: ' and', done: false }),
    { wait: true },
    update('$sender', 'widget.streaming_text.value_delta', { component_id: 'text', delta: ' after', done: true }),
  ],
  swap: [update('$sender', 'widget.root.updated', { widget: desk('swapped') })],
  fail: [event('progress_update', { text: 'Trying' }), { custom: 'No seats left', options: { allow_retry: true } }],
  break: [{ fault: 'secret of the process' }],
  hold: [
    event('progress_update', { text: 'Holding' }),
    added(answer('$msg.half')),
    words('$msg.half', 'Half'),
    { wait: true },
  ],
  keep: [{ item: widget('$sender', desk('kept'), { copy_text: 'A desk' }) }],
  'keep nothing': [],
  'keep a title': [{ thread: { title: 'Kept' } }],
  'keep a secret': [{ item: item('$msg.note', 'hidden_context_item', { content: 'secret that is kept' }) }],
  'keep failing': [{ fault: 'secret of the process' }],
  'keep refusing': [{ custom: 'Not now' }],

  typed: [{ trees: growing(HELLO, { streaming: true }), copy_text: 'Hello' }],
  'typed to the end': [
    { trees: [...growing(HELLO, { streaming: true }), ...growing(['Hello, world!'], { streaming: false })] },
  ],
  appended: [{ trees: growing(HELLO) }],
  markdown: [
    {
      trees: ['# A', '# A\n\nb'].map((value) => card({ id: 'm', type: 'Markdown', value, streaming: true })),
    },
  ],
  rewritten: [{ trees: growing(['Hello', 'World']) }],
  same: [{ trees: growing(['Hello', 'Hello']) }],
  'other roots': [{ trees: [card(), { type: 'ListView', children: [] }, { type: 'Basic', children: [] }] }],
  nameless: [{ trees: ['Hel', 'Hello'].map((value) => card({ type: 'Text', value })) }],
  moving: [{ trees: ['Hel', 'Hello'].map((value) => card({ type: 'Transition', children: text('t', value) })) }],
  'one of many': [{ trees: ['B', 'C'].map((value) => card(text('a', 'A'), text('b', value))) }],

  offers: [
    done(
      widget('$msg.offers', {
        type: 'Card',
        children: [{ type: 'Button', label: null, onClickAction: action('app', { of: null, list: [1, null] }) }],
      }),
    ),
  ],
  'bare action': [
    done(
      widget('$msg.bare', {
        type: 'Card',
        children: [{ type: 'Button', label: 'Go', onClickAction: { type: 'app' } }],
      }),
    ),
  ],
  'other order': [done(widget('$msg.order', { children: [{ value: 'a', type: 'Text', unknown: 1 }], type: 'Card' }))],
};
