import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { SqliteStore } from '../../src/server.js';
import { ANN, message, type User } from './stage.js';

const WRITES = 20_000;
const TIMES = 20;

const folder = mkdtempSync(join(tmpdir(), 'ck-widgets-kill-'));
after(() => rmSync(folder, { recursive: true }));

/** How many writes are asked for at a time, by turns: one of them, or so many that they are one transaction. */
const TOGETHER = [1, 8];

/** Lets a process write, kills it when it said that so many items were kept; the answer is how many it said in all. */
const writeUntilKilled = async (file: string, count: number, together: number): Promise<number> => {
  const library = new URL('../../dist/server.js', import.meta.url).href;
  const writer = ['test/server/writer.js', library, file, String(WRITES), String(together)];
  const child = spawn(process.execPath, writer, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > count) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [unknown, string];
  assert.equal(signal, 'SIGKILL');
  return said.split('\n').length - 1;
};

describe('a process that is killed while it writes', () => {
  test(`loses nothing that it said was kept, and leaves nothing half, ${TIMES} times over`, async () => {
    const once = async (i: number) => {
      const file = join(folder, `${i}.db`);
      const count = await writeUntilKilled(file, 1 + ((i * 37) % 400), TOGETHER[i % TOGETHER.length]!);
      assert(count > 0 && count < WRITES);
      const store = new SqliteStore<User>({ file, owner: ({ user }) => user });
      const { data } = await store.loadThreadItems('t', { limit: WRITES, order: 'asc' }, ANN);
      assert(data.length >= count, `${data.length} kept, ${count} said`);
      for (const [n, item] of data.entries()) {
        const isWhole = item.type === 'hidden_context_item' && item.id === `m${n}`;
        assert.deepEqual(isWhole && item.content, { n, text: String(n).repeat(200) });
      }
      await store.addThreadItem('t', message('more', 'more', 't'), ANN);
      await store.close();
    };
    const rest = Array.from({ length: TIMES }, (_, i) => i);
    const work = async () => {
      for (let i = rest.pop(); i !== undefined; i = rest.pop()) await once(i);
    };
    await Promise.all([work(), work()]);
  });
});
