// A ChatKit server where a module answers requests: `deno serve demo/examples/worker.js`, after `npm run build`.
import { MemoryStore } from '../../dist/server.js';
import { MailServer } from './send-message.js';

const server = new MailServer(new MemoryStore({ owner: ({ user }) => user }));

/** Who asks: whoever your session says. */
const userOf = () => 'me';

export default { fetch: (request) => server.fetch(request, { user: userOf(request) }) };
