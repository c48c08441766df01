/* Writes items into the file that it is told of, so many at a time, and says of each when it was kept. It runs what is built: it starts sooner. */

const [library, file, count, together] = process.argv.slice(2);

const { SqliteStore } = await import(library);

const created_at = '2026-01-01T00:00:00Z';

const store = new SqliteStore({ file, owner: () => 'ann' });

await store.saveThread({ id: 't', created_at, status: { type: 'active' }, metadata: {} });
const write = async (n) => {
  const content = { n, text: String(n).repeat(200) };
  await store.addThreadItem('t', { id: `m${n}`, thread_id: 't', created_at, type: 'hidden_context_item', content });
  process.stdout.write(`${n}\n`);
};

for (let i = 0; i < Number(count); i += Number(together)) {
  await Promise.all(Array.from({ length: Number(together) }, (_, n) => write(i + n)));
}
