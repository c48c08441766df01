import {
  added,
  answer,
  done,
  event,
  item,
  part,
  replaced,
  update,
  words,
  widget,
  type JsonObject,
  type Script,
} from './script.js';
import { WIDGET_SCRIPTS } from './widget-scripts.js';

const PAGE: JsonObject = {
  title: 'A page',
  description: 'What it says',
  timestamp: '2026-01-02',
  group: 'Web',
  type: 'url',
  url: 'https://example.com/a?b=c&d',
  attribution: 'example.com',
};

const FILE: JsonObject = { title: 'A file', type: 'file', filename: 'notes.txt' };

const FLIGHT: JsonObject = {
  title: 'A flight',
  type: 'entity',
  id: 'f1',
  icon: 'globe',
  label: 'Flight',
  inline_label: 'LIS',
  interactive: true,
  data: { gate: 'B7' },
};

const note = (source: JsonObject, index: number): JsonObject => ({ type: 'annotation', source, index });

const NOTES = [note(PAGE, 5), note(FILE, 6), note(FLIGHT, 7)];

const ODD = '“wörld” 🌍\n\t"\\ </script> \u2028\u0001';

const task = (type: string, fields: JsonObject, status_indicator = 'none'): JsonObject => ({
  status_indicator,
  type,
  ...fields,
});

const THOUGHT = task('thought', { title: 'Thought', content: 'Hm. Yes.' }, 'complete');
const SEARCH = task('web_search', { title: 'A', title_query: 'trams', queries: ['trams', 'stops'], sources: [PAGE] });
const FILES = [task('file', { title: 'Files', sources: [FILE] }), task('image', { title: 'Picture' })];

const work = (id: string, type: string, tasks: readonly JsonObject[], fields: JsonObject): JsonObject =>
  item(id, 'workflow', { workflow: { type, tasks, ...fields } });

const picture = (url: string): JsonObject => ({ image: { id: 'img_1', url } });

const toolCall = (id: string, name: string, args: JsonObject): JsonObject =>
  item(id, 'client_tool_call', { status: 'pending', call_id: `call_${name}`, name, arguments: args });

const choice = (id: string, multiple: boolean, ...values: readonly string[]): JsonObject => ({
  id,
  question: `Which ${id}?`,
  type: 'multiple_choice',
  options: values.map((value) => ({ value })),
  multiple,
});

const free = (id: string, fields: JsonObject = {}): JsonObject => ({
  id,
  question: `Which ${id}?`,
  type: 'freeform',
  ...fields,
});

const secret = (id: string, content: string): JsonObject => item(id, 'hidden_context_item', { content });

/** What the handlers do, by the name that a message or an action calls for. */
export const SCRIPTS: Readonly<Record<string, Script>> = {
  ...WIDGET_SCRIPTS,
  silence: [],
  words: [
    event('progress_update', { icon: 'search', text: 'Looking…' }),
    event('progress_update', { text: 'Writing' }),
    added(answer('$msg.answer')),
    update('$msg.answer', 'assistant_message.content_part.added', { content_index: 0, content: part('') }),
    words('$msg.answer', 'Hello, '),
    words('$msg.answer', ODD),
    update('$msg.answer', 'assistant_message.content_part.annotation_added', {
      content_index: 0,
      annotation_index: 0,
      annotation: NOTES[0]!,
    }),
    update('$msg.answer', 'assistant_message.content_part.done', { content_index: 0, content: part(ODD, ...NOTES) }),
    done(answer('$msg.answer', part(ODD, ...NOTES))),
    done(item('$msg.end', 'end_of_turn')),
  ],
  work: [
    added(work('$wf.work', 'reasoning', [], { expanded: true })),
    update('$wf.work', 'workflow.task.added', { task_index: 0, task: task('thought', { content: 'Hm' }, 'loading') }),
    update('$wf.work', 'workflow.task.updated', { task_index: 0, task: THOUGHT }),
    update('$wf.work', 'workflow.task.added', { task_index: 1, task: SEARCH }),
    done(work('$wf.work', 'reasoning', [THOUGHT, SEARCH], { summary: { duration: 3 }, expanded: false })),
    done(work('$wf.all', 'custom', FILES, { summary: { title: 'Done', icon: 'check' }, expanded: false })),
    done(item('$tsk.one', 'task', { task: task('custom', { title: 'One', icon: 'bolt', content: 'More' }) })),
  ],
  image: [
    added(item('$msg.image', 'generated_image')),
    update('$msg.image', 'generated_image.updated', { ...picture('data:image/png;base64,AAAA'), progress: 0.25 }),
    update('$msg.image', 'generated_image.updated', picture('https://example.com/1.png')),
    done(item('$msg.image', 'generated_image', picture('https://example.com/1.png'))),
  ],
  effects: [
    event('client_effect', { name: 'scroll', data: { to: 'end', by: [1, 2.5, true] } }),
    event('notice', { level: 'info', message: '**Hi**', title: 'Note' }),
    event('notice', { level: 'warning', message: 'Careful' }),
    event('notice', { level: 'danger', message: 'Stop' }),
    event('stream_options', { stream_options: { allow_cancel: false } }),
    event('error', { code: 'custom', message: 'Said by an event', allow_retry: false }),
  ],
  nulls: [
    event('client_effect', { name: 'beep', data: { nothing: null, list: [null] } }),
    event('progress_update', { icon: null, text: 'Hm' }),
  ],
  defaults: [
    event('client_effect', { name: 'beep' }),
    event('error', { message: 'No more' }),
    done(work('$wf.work', 'custom', [{ type: 'web_search' }], {})),
    done(answer('$msg.answer', { type: 'output_text', text: 'Short' })),
  ],
  tool: [done(toolCall('$tc.lost', 'lost', {})), done(toolCall('$tc.where', 'where', { precise: true, within: null }))],
  resumed: [done(answer('$msg.resumed', part('Thank you')))],
  questions: [
    done(
      item('$msg.questions', 'structured_input', {
        status: 'pending',
        inputs: [
          choice('size', false, 'S', 'L'),
          choice('topping', true, 'ham', 'corn'),
          free('name', { description: 'For the box' }),
          free('wish'),
        ],
      }),
    ),
  ],
  thread: [
    { thread: { title: 'A title' } },
    done(answer('$msg.a', part('a'))),
    { thread: { metadata: { k: 'v' }, allowed_image_domains: ['a.example'] } },
    done(answer('$msg.b', part('b'))),
    done(answer('$msg.c', part('c'))),
    { thread: { status: { type: 'closed', reason: 'All is said' } } },
  ],
  lock: [{ thread: { status: { type: 'locked' } } }, { fault: 'It broke' }],
  open: [{ thread: { status: { type: 'active' } } }],
  hidden: [
    done(secret('$msg.note', 'secret of the application')),
    done(item('$msg.own', 'sdk_hidden_context', { content: 'secret of the server' })),
    done(answer('$msg.answer', part('Seen'))),
  ],
  leaks: [
    added(secret('$msg.note', 'secret that is added')),
    done(answer('$msg.answer', part('Seen'))),
    replaced(secret('$msg.answer', 'secret that replaces')),
  ],
  changes: [
    done(answer('$msg.a', part('a'))),
    done(answer('$msg.b', part('b'))),
    replaced(answer('$msg.a', part('A'))),
    event('thread.item.removed', { item_id: '$msg.b' }),
    replaced(answer('$msg.new', part('new'))),
  ],
  refusal: [{ custom: 'No seats left' }],
  'refusal for now': [done(answer('$msg.a', part('a'))), { custom: 'Busy', options: { allow_retry: true } }],
  code: [{ code: 'stream.error' }],
  'code for good': [{ code: 'stream.error', options: { allow_retry: false } }],
  fault: [{ fault: 'secret of the process' }],
  half: [added(answer('$msg.half')), words('$msg.half', 'Half a sen'), { fault: 'It broke' }],
  slow: [
    added(answer('$msg.half')),
    words('$msg.half', 'Half a sen', 1),
    added(answer('$msg.empty')),
    added(work('$wf.work', 'custom', [], { expanded: false })),
    { thread: { title: 'Slow' } },
    event('progress_update', { text: 'Waiting' }),
    { wait: true },
    done(answer('$msg.half', part('Half a sentence'))),
  ],
  app: [done(answer('$msg.app', part('$payload')))],
  'card with nulls': [
    done(widget('$msg.card', { type: 'Card', background: null, children: [{ type: 'Text', value: 'a' }] })),
  ],
};
