import { setTimeout as sleep } from 'node:timers/promises';
import { ChatKitServer, StreamError } from '../../dist/server.js';
import { answers, replies } from './answers.js';

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

const unknown = () => new StreamError('stream.error', { allowRetry: false });

/** Answers the actions of the gallery's widgets; `pace` stretches every pause. */
export class GalleryServer extends ChatKitServer {
  #pace;

  constructor(store, { pace, ...options }) {
    super(store, options);
    this.#pace = pace;
  }

  /** Nobody writes messages in the gallery. */
  *respond() {}

  async *action(_thread, { type, payload }, sender, _context, signal) {
    const answer = own(answers, type);
    if (!sender || !answer) throw unknown();
    const item = await this.store.open(sender);
    try {
      for await (const event of answer(item, payload ?? {}, this.#pauses(signal))) {
        await item.save(this.store);
        yield event;
      }
    } finally {
      await item.save(this.store);
    }
  }

  async syncAction(_thread, { type, payload }, sender, _context, signal) {
    const answer = own(replies, type);
    if (!sender || !answer) throw unknown();
    const item = await this.store.open(sender);
    await answer(item, payload ?? {}, this.#pauses(signal));
    await item.save(this.store);
    return { updated_item: item.whole };
  }

  #pauses(signal) {
    return (milliseconds) => sleep(milliseconds * this.#pace, undefined, { signal });
  }
}
