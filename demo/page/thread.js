/** Where a tab keeps the name of its thread. */
const KEY = 'ck-widgets-demo-thread';

/** The thread of this tab; null where it has none yet. */
export const knownThread = () => sessionStorage.getItem(KEY);

/** Begins a thread of this tab's own, so that its widgets are its own. */
export const newThread = () => {
  const id = `demo~${Math.random().toString(36).slice(2, 10)}`;
  sessionStorage.setItem(KEY, id);
  return id;
};

/**
 * The widgets that stand in a thread, by the ids of their items; none where the server cannot say.
 *
 * @param {string} threadId
 * @returns {Promise<Map<string, object>>}
 */
export const readTrees = async (threadId) => {
  try {
    const response = await fetch('/chatkit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'items.list', params: { thread_id: threadId, limit: 200 } }),
    });
    const { data = [] } = await response.json();
    return new Map(data.map(({ id, widget }) => [id, widget]));
  } catch {
    return new Map();
  }
};
