import { textOf, treeOf } from './widget.js';

const frame = (event) => `data: ${JSON.stringify(event)}\n\n`;

const PIECE = 65_536;

/** The answers that the server itself broke off. */
export const brokenOff = new WeakSet();

/** How a test's server answers one action, piece by piece. */
export class Answer {
  #response;
  #item;
  #room;

  /** What the action brought along. */
  payload;
  /** How often this very action has come by now. */
  count;

  constructor(response, { item_id, action }, { room, count }) {
    this.#response = response;
    this.#item = item_id;
    this.#room = room;
    this.payload = action.payload;
    this.count = count;
  }

  /** Whether nobody reads it any more. */
  get isOver() {
    return this.#response.destroyed;
  }

  /** The events that most answers begin with. */
  get start() {
    return [
      { type: 'stream_options', stream_options: { allow_cancel: true } },
      this.update({ type: 'widget.component.updated', component_id: 'text', component: textOf('One', true) }),
    ];
  }

  /** An item of the test's thread; the one that the action came from unless said otherwise. */
  item(value, id = this.#item) {
    const widget = treeOf(this.payload.plan, value);
    return { id, thread_id: this.#room.name, created_at: '2026-01-01T00:00:00', type: 'widget', widget };
  }

  /** The id of another item than that. */
  get other() {
    return `${this.#item}-other`;
  }

  done(value, id) {
    return { type: 'thread.item.done', item: this.item(value, id) };
  }

  added(value, id) {
    return { type: 'thread.item.added', item: this.item(value, id) };
  }

  update(update, id = this.#item) {
    return { type: 'thread.item.updated', item_id: id, update };
  }

  delta(delta, id, component_id = 'text') {
    return this.update({ type: 'widget.streaming_text.value_delta', component_id, delta, done: false }, id);
  }

  /** Begins an answer; an event stream unless said otherwise. */
  open(headers = { 'content-type': 'text/event-stream' }, status = 200) {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
    return this;
  }

  /** Sends events. */
  say(...events) {
    return this.write(events.map(frame).join(''));
  }

  /** Sends bytes as they are, as fast as they are taken. */
  async write(text) {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length && !this.isOver; start += PIECE) {
      const isTaken = this.#response.write(bytes.subarray(start, start + PIECE));
      if (!isTaken) await this.#next('drain');
    }
  }

  /** Sends bytes one by one. */
  async drip(text, pace) {
    for (const byte of Buffer.from(text)) {
      if (this.isOver) return;
      this.#response.write(Uint8Array.of(byte));
      await this.wait(pace);
    }
  }

  /** Sends a text again and again, for as long as anybody reads it. */
  async repeat(text, pace) {
    while (!this.isOver) {
      await this.write(text);
      if (pace) await this.wait(pace);
    }
  }

  /** Ends as it should. */
  end(text = '') {
    this.#response.end(text);
  }

  /** Ends with events. */
  async endWith(...events) {
    await this.say(...events);
    this.end();
  }

  json(value) {
    this.open({ 'content-type': 'application/json' }).end(JSON.stringify(value));
  }

  /**
   * Breaks the connection off behind what was sent: a browser may lose what it has not read by then, so a test can hold
   * that back.
   */
  async cut() {
    if (this.payload.isHeld) await this.hold();
    brokenOff.add(this.#response);
    this.#response.socket?.destroySoon();
  }

  /** Resets the connection. */
  reset() {
    brokenOff.add(this.#response);
    this.#response.socket.resetAndDestroy();
  }

  /** Answers from the page's own server may not be read without this header. */
  forbid() {
    this.#response.removeHeader('access-control-allow-origin');
    return this;
  }

  /** Somewhere else on this server: a test can ask whether anything came there. */
  elsewhere(origin = '') {
    return `${origin}/elsewhere/${this.#room.name}`;
  }

  /** Waits to be told to go on by the test. */
  async hold() {
    await Promise.race([this.#room.goOn.promise, this.#next('close')]);
  }

  wait(time) {
    return new Promise((resolve) => setTimeout(resolve, time));
  }

  #next(type) {
    return new Promise((resolve) => {
      const end = () => {
        this.#response.off(type, end).off('close', end);
        resolve();
      };
      this.#response.on(type, end).on('close', end);
      if (this.isOver) end();
    });
  }
}
