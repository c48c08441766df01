import {
  at,
  BROKEN,
  component,
  data,
  delta,
  error,
  invalid,
  NO_REPLY,
  NOT_FOUND,
  refused,
  root,
  streamError,
  type Place,
} from './listed-lines.js';

/** Something that is meant to be different, and where it shows. */
export interface Difference {
  readonly reason: string;
  readonly places: readonly Place[];
}

const SILENCE =
  '{"type":"user_message","content":[{"type":"input_text","text":"silence"}],"attachments":[],"inference_options":{}}';

const OPTIONS = data('{"type":"stream_options","stream_options":{"allow_cancel":true}}');

const DEFAULTS = '"handler":"server","loadingBehavior":"auto","streaming":true';

const silence = (id: string): string => `{"id":"${id}","thread_id":"thr#1","created_at":"now",${SILENCE.slice(1)}`;

const textIs = (value: string): string => `…{"id":"text","type":"Text","value":"${value}"}…`;

/** All that is different between the official server and ours, but for ids and times. */
export const DIFFERENCES: readonly Difference[] = [
  {
    reason:
      'What a handler yields is sent as it is: the types ask for what clients need, so no default is written out, and what is unknown stays.',
    places: [
      at(
        'every event: defaults',
        [
          data('{"type":"client_effect","name":"beep","data":{}}'),
          data('{"type":"error","code":"custom","message":"No more","allow_retry":false}'),
          data(
            '…"tasks":[{"status_indicator":"none","type":"web_search","queries":[],"sources":[]}],"expanded":false}}}',
          ),
          data('…[{"annotations":[],"text":"Short","type":"output_text"}]}}'),
        ],
        [
          data('{"type":"client_effect","name":"beep"}'),
          data('{"type":"error","message":"No more"}'),
          data('…"tasks":[{"type":"web_search"}]}}}'),
          data('…[{"type":"output_text","text":"Short"}]}}'),
        ],
      ),
      at('widgets that grow: bare action', `…{"type":"app",${DEFAULTS}}…`, '…{"type":"app"}…'),
      at(
        'widgets that grow: other order',
        '…{"type":"Card","children":[{"type":"Text","value":"a"}]}…',
        '…{"children":[{"value":"a","type":"Text","unknown":1}],"type":"Card"}…',
      ),
    ],
  },
  {
    reason: 'Hidden items are for the model: they are in no event, reply or page, and no page is shorter for them.',
    places: [
      at(
        'every event: leaks',
        [
          data('{"type":"thread.item.added",…"type":"hidden_context_item","content":"secret that is added"}}'),
          data('{"type":"thread.item.done","item":{"id":"msg#24",…}'),
          data('{"type":"thread.item.replaced",…"type":"hidden_context_item","content":"secret that replaces"}}'),
        ],
        [
          data('{"type":"thread.item.done","item":{"id":"msg#23",…}'),
          data('{"type":"thread.item.removed","item_id":"msg#23"}'),
        ],
      ),
      at(
        'every event: hidden items fill no page',
        '{"data":[…],"has_more":true,"after":"msg#15"}',
        '{"data":[…,{"id":"msg#13",…}],"has_more":false}',
      ),
      at('a sync action with a secret: keep a secret', '{"updated_item":…"content":"secret that is kept"}}', '{}'),
    ],
  },
  {
    reason:
      'Clients hear what is not there or cannot be done, in an error event or in JSON with a status; an exception tells them nothing.',
    places: [
      at('threads: is gone', NO_REPLY, refused(404, '"code":"not_found","message":"Thread thr#2 not found"')),
      at(
        'items: of no thread are liked',
        ['200 application/json', '{}'],
        refused(404, '"code":"not_found","message":"Thread thr_none not found"'),
      ),
      at('attachments: is sent though it is gone', BROKEN, NOT_FOUND),
      at(
        'client tools: nothing waits',
        BROKEN,
        streamError('The last item of the thread is no client tool call that waits for its output'),
      ),
      at('structured input: are given again', BROKEN, streamError('Item msg#2 is not pending')),
      at('structured input: to what asks nothing', BROKEN, streamError('Item msg#1 is no structured input')),
      at('retries: an answer', BROKEN, streamError('Item msg#2 is not a user message')),
      at('retries: nothing that is there', [], error('"code":"not_found"')),
      at('actions: on nothing', BROKEN, NOT_FOUND),
      at('actions: in no thread', BROKEN, NOT_FOUND),
      at('sync actions: keep failing', NO_REPLY, refused(500, '"code":"server_error","message":"The server failed"')),
      at(
        'sync actions: keep refusing',
        NO_REPLY,
        refused(422, '"code":"custom","message":"Not now","allow_retry":false'),
      ),
      at(
        'sync actions: on a message',
        NO_REPLY,
        refused(400, '"code":"not_a_widget","message":"Item msg#1 is not a widget"'),
      ),
    ],
  },
  {
    reason: 'A bad request gets 400 and hears what is wrong with it, and where; an exception would be 500.',
    places: [
      at('requests that are none: no object', NO_REPLY, invalid('', 'must be an object')),
      at('requests that are none: no operation', NO_REPLY, invalid('type', 'must be one of …')),
      at('requests that are none: no thread', NO_REPLY, invalid('params.thread_id', 'must be a string')),
      at('requests that are none: no such order', NO_REPLY, invalid('params.order', 'must be one of asc, desc')),
      at('requests that are none: no content', NO_REPLY, invalid('params.input.content', 'must be a list')),
      at(
        'requests that are none: no speech',
        ['200 application/json', '{"text":"hello"}'],
        invalid('params.audio_base64', 'must be base64'),
      ),
    ],
  },
  {
    reason: 'Attachments are looked for before anything is made or deleted: nobody has a file of others deleted.',
    places: [
      at(
        'attachments: is deleted again',
        ['200 application/json', '{}'],
        refused(404, '"code":"not_found","message":"Attachment atc#2 not found"'),
      ),
      at('attachments: what was asked', '["delete","atc#2"]', []),
      at('attachments: is sent though it never was', [data('{"type":"thread.created",…}'), BROKEN], NOT_FOUND),
    ],
  },
  {
    reason: 'A locked or closed thread takes no messages, answers and retries: whoever locked it meant it.',
    places: [
      at(
        'a closed thread: silence',
        [data(`{"type":"thread.item.done","item":${silence('msg#6')}}`), OPTIONS],
        error('"code":"custom","message":"All is said"'),
      ),
      at('a closed thread: what is kept', silence('msg#6'), []),
    ],
  },
  {
    reason: 'The words that were sent are kept after a failure, as they are when the client leaves.',
    places: [
      at(
        'failures: what is kept of half an answer',
        [],
        '…[{"annotations":[],"text":"Half a sen","type":"output_text"}]}',
      ),
    ],
  },
  {
    reason: 'What was shown is there after a reload: updates of a stored widget are stored when the stream ends.',
    places: [
      at('actions that change a stored widget: is changed', textIs('before'), textIs('swapped')),
      at('actions that change a stored widget: is changed again', textIs('before'), textIs('{\\"id\\":7}')),
    ],
  },
  {
    reason: 'What a sync action gives, and what it makes of its thread, is stored, for the same reason.',
    places: [
      at('a sync action with a secret: is kept', [], '…"content":"secret that is kept"}'),
      at('sync actions: is stored', textIs('before'), textIs('kept')),
      at('sync actions: what was asked', '{"title":null,…}', '{"title":"Kept",…}'),
      at('sync actions: what was asked', textIs('before'), textIs('kept')),
    ],
  },
  {
    reason: 'Names by which code could reach what is no object’s own are taken out of payloads.',
    places: [
      at(
        'actions: with names that objects have',
        data('…"text":"{\\"constructor\\":1,\\"prototype\\":2,\\"other\\":3}"…'),
        data('…"text":"{\\"other\\":3}"…'),
      ),
    ],
  },
  {
    reason: 'A client can ask for anything, so a widget must offer the action that it sends.',
    places: [
      at(
        'actions that nobody offers: app',
        [OPTIONS, data('{"type":"thread.item.done",…"text":"null"…}')],
        error('"code":"forbidden"'),
      ),
      at('actions that nobody offers: echo', [OPTIONS, component('text', '{\\"id\\":8}')], error('"code":"forbidden"')),
    ],
  },
  {
    reason: 'A payload keeps its nulls, so that an action comes back as it was offered.',
    places: [at('offers with nulls: offers', '…"payload":{"list":[1]}…', '…"payload":{"of":null,"list":[1,null]}…')],
  },
  {
    reason:
      'Of a widget that changes, the node that changed is sent, so that the rest is left alone, and no change waits for the end.',
    places: [
      at('widgets that grow: rewritten', root('{"id":"t","type":"Text","value":"World"}'), component('t', 'World')),
      at(
        'widgets that grow: one of many',
        root('{"id":"a","type":"Text","value":"A"},{"id":"b","type":"Text","value":"C"}'),
        component('b', 'C'),
      ),
      at('widgets that grow: nameless', [], root('{"type":"Text","value":"Hello"}')),
      at('widgets that grow: moving', [], delta('lo', false)),
    ],
  },
  {
    reason:
      'Only the last words of a streaming text are said to be done, since that ends it, and they are no new widget.',
    places: [
      at(
        'widgets that grow: appended',
        ['Hel', 'lo,', ' world'].map((text) => delta(text, true)),
        ['Hel', 'lo,', ' world'].map((text) => delta(text, false)),
      ),
      at(
        'widgets that grow: typed to the end',
        root('{"id":"t","type":"Text","value":"Hello, world!","streaming":false}'),
        delta('!', true),
      ),
    ],
  },
  {
    reason: 'A network may double a request: one with an idempotency key is acted on once.',
    places: [
      at('the same request twice: twice', `…${silence('msg#3')}…`, `…${silence('msg#2')}…`),
      at('the same request twice: are listed', `…,${silence('msg#3')}…`, '…'),
    ],
  },
];
