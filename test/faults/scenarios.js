/** Markup that shows that it was drawn, if it ever is. */
const PAGE = '<!doctype html><title>Log in</title><img src="x" onerror="globalThis.__ckfire?.()"><h1>Log in</h1>';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

const STREAM = 'text/event-stream';

/** More than an event may have. */
const HUGE = 20_000_000;

/** Events that are none, or that say nothing that anybody could do. */
const NONSENSE = [
  'null',
  'true',
  '1',
  '"x"',
  '[]',
  '{}',
  '{"type":null}',
  '{"type":1}',
  '{"type":"constructor"}',
  '{"type":"__proto__"}',
  '{"__proto__":{"polluted":1},"type":"thread.item.done"}',
  '{"type":"thread.item.done","item":null}',
  '{"type":"thread.item.updated","item_id":{},"update":7}',
  '{"type":"notice","message":{"constructor":{"prototype":{"polluted":1}}}}',
];

const errorOf = (allow_retry) => ({
  type: 'error',
  code: 'custom',
  message: '<b>No</b> [luck](javascript:x)',
  allow_retry,
});

const fails =
  (status, headers = {}) =>
  (answer) =>
    answer.open({ ...HTML, ...headers }, status).end(PAGE);

const ok = (answer, headers) =>
  answer.open(headers).endWith(...answer.start, answer.delta(' and 😀 twö'), answer.done('Done.'));

/** Sends the events that an answer begins with, and more. */
const begin = (answer, ...events) => answer.open().say(...answer.start, ...events);

/** What the server of the tests does with an action, by the name of the fault that it plays. */
export const SCENARIOS = {
  s400: fails(400),
  s401: fails(401),
  s403: fails(403),
  s404: fails(404),
  s409: fails(409),
  s413: fails(413),
  s422: fails(422),
  s429: fails(429, { 'retry-after': '2' }),
  s500: fails(500),
  s502html: fails(502),
  s503: fails(503, { 'retry-after': '1' }),
  s504: fails(504),
  s204: (answer) => answer.open({}, 204).end(),

  /** To another origin. */
  redirect: (answer) => answer.open({ location: answer.elsewhere('http://elsewhere.localhost') }, 302).end(),
  /** On the same origin, to be sent there again with its body. */
  redirect307: (answer) => answer.open({ location: answer.elsewhere() }, 307).end(),

  jsonInsteadOfSse: (answer) => answer.json({ updated_item: answer.item('Wrong.') }),
  htmlInsteadOfSse: (answer) => answer.open(HTML).end(PAGE),
  noContentType: (answer) => ok(answer, {}),
  sseCharset: (answer) => ok(answer, { 'content-type': 'Text/Event-Stream ; Charset=UTF-8' }),

  refuse: (answer) => answer.reset(),
  hangHeaders() {},
  hangAfterHeaders: (answer) => answer.open(),
  hangAfterOne: (answer) => begin(answer),
  /** Bytes of a line that never ends. */
  async slowLoris(answer) {
    await begin(answer);
    await answer.repeat('x', 10);
  },
  async heartbeatOnly(answer) {
    await begin(answer);
    await answer.repeat(': still here\n\n', 10);
  },
  async slowDrip(answer) {
    const events = [answer.delta(' 😀'), answer.delta('!')].map((event) => `data: ${JSON.stringify(event)}\n\n`);
    await begin(answer);
    await answer.drip(events.join(''), answer.payload.pace ?? 10);
    answer.end();
  },

  async cutAfterHeaders(answer) {
    answer.open().cut();
  },
  async cutMidEvent(answer) {
    await begin(answer, answer.delta(' two'));
    await answer.write(JSON.stringify(answer.done('Never.')).slice(0, 40));
    await answer.cut();
  },
  async cutBetweenEvents(answer) {
    await begin(answer, answer.delta(' two'));
    await answer.cut();
  },
  endWithoutDone: (answer) =>
    answer
      .open()
      .endWith(
        ...answer.start,
        answer.added('', answer.other),
        answer.delta('Half', answer.other),
        answer.delta(' two'),
      ),
  endEmpty: (answer) => answer.open().end(),

  async badJson(answer) {
    await begin(answer);
    await answer.write('data: {"type": oops\n\n');
    await answer.endWith(answer.delta(' two'));
  },
  async badJsonTypes(answer) {
    await begin(answer);
    await answer.write(NONSENSE.map((event) => `data: ${event}\n\n`).join(''));
    await answer.endWith(answer.delta(' two'));
  },
  async hugeEvent(answer) {
    await begin(answer, answer.delta('x'.repeat(HUGE)));
    await answer.endWith(answer.done('Never.'));
  },
  /** A thousand events a second, for as long as anybody listens. */
  async endless(answer) {
    await begin(answer);
    await answer.repeat(`data: ${JSON.stringify(answer.delta('.'))}\n\n`.repeat(10), 10);
  },
  async unterminated(answer) {
    await begin(answer);
    await answer.write('data: ');
    await answer.repeat('x'.repeat(65_536));
  },

  duplicate(answer) {
    const [delta, done] = [answer.delta(' two'), answer.done('Done.')];
    return answer.open().endWith(...answer.start, delta, delta, done, done);
  },
  outOfOrder: (answer) =>
    answer
      .open()
      .endWith(
        ...answer.start,
        answer.delta('Early', answer.other),
        answer.done('Other.', answer.other),
        answer.added('Late.', answer.other),
        answer.done('Done.'),
      ),
  unknownItem: (answer) => answer.open().endWith(...answer.start, answer.delta(' x', 'nobody'), answer.delta(' two')),
  unknownComponent: (answer) =>
    answer.open().endWith(...answer.start, answer.delta(' x', undefined, 'nothing'), answer.delta(' two')),
  deltaNonText: (answer) =>
    answer.open().endWith(...answer.start, answer.delta(' x', undefined, 'go-0'), answer.delta(' two')),
  afterRemoved: (answer) =>
    answer
      .open()
      .endWith(
        ...answer.start,
        answer.done('Other.', answer.other),
        { type: 'thread.item.removed', item_id: answer.other },
        answer.delta(' more', answer.other),
        answer.delta(' two'),
      ),
  /** The text and the button that was pressed are others; the field beside them is not. */
  componentUpdated(answer) {
    const { children } = answer.item('').widget;
    const updates = [
      { ...children[0], value: 'New.' },
      { ...children[2], label: 'Went' },
    ].map((component) => answer.update({ type: 'widget.component.updated', component_id: component.id, component }));
    return answer.open().endWith(...answer.start, ...updates);
  },

  errorRetry: (answer) => answer.open().endWith(...answer.start, errorOf(true)),
  errorNoRetry: (answer) => answer.open().endWith(...answer.start, errorOf(false)),
  errorThenMore: (answer) => answer.open().endWith(...answer.start, errorOf(true), answer.delta(' two')),

  syncOk: (answer) => answer.json({ updated_item: answer.item('Done.') }),
  syncEmpty: (answer) => answer.json({}),
  syncNull: (answer) => answer.json(null),
  syncBad: (answer) => answer.open({ 'content-type': 'application/json' }).end('{"updated_item": {'),
  syncOtherItem: (answer) => answer.json({ updated_item: answer.item('Other.', answer.other) }),
  syncHang() {},
  sync500: fails(500),

  /** Fails twice. */
  flaky: (answer) => (answer.count <= 2 ? fails(503)(answer) : ok(answer)),
  gzipGarbage: (answer) =>
    answer.open({ 'content-type': STREAM, 'content-encoding': 'gzip' }).end(`${'not gzip '.repeat(100)}`),
  async wrongLength(answer) {
    await answer.open({ 'content-type': STREAM, 'content-length': 10_000 }).say(...answer.start, answer.delta(' two'));
    await answer.cut();
  },
  noCors: (answer) => ok(answer.forbid()),
  ok: (answer) => ok(answer),
};

/** What else tests have the server do. */
export const MORE = {
  /** Acts and resets the connection before it says so; the same again is answered. */
  resetOnce: (answer) => (answer.count === 1 ? answer.reset() : ok(answer)),
  /** Begins, and ends when the test says so. */
  async held(answer) {
    await begin(answer);
    await answer.hold();
    await answer.endWith(answer.delta(' two'), answer.done('Done.'));
  },
  /** Says what it does, and ends when the test says so. */
  async progress(answer) {
    await begin(answer, { type: 'progress_update', text: 'Searching <i>all</i>', icon: 'search' });
    await answer.hold();
    await answer.endWith(answer.done('Done.'));
  },
  /** Fails, and then begins, and ends when the test says so. */
  once: (answer) => (answer.count === 1 ? fails(503)(answer) : MORE.held(answer)),
  /** Fails, and wants to be left alone for a short while. */
  soon: (answer) => (answer.count === 1 ? fails(503, { 'retry-after': '0.6' })(answer) : ok(answer)),
  /** Begins, and breaks off after a while. */
  async cutLater(answer) {
    await begin(answer);
    await answer.wait(answer.payload.pace);
    await answer.cut();
  },
};
