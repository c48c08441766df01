import { setImmediate as turn } from 'node:timers/promises';

const PATH = '/__stream/';

const bodyOf = async (request) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
};

/** Streams, as an answer to a POST of a list of texts in base64 to /__stream/, their bytes: each as a chunk of its own. */
export default {
  name: 'stream-server',
  async serve(context) {
    if (context.method !== 'POST' || context.path !== PATH) return;
    context.respond = false;
    const { req: request, res: response } = context;
    const chunks = JSON.parse(await bodyOf(request));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.socket.setNoDelay(true);
    response.flushHeaders();
    for (const chunk of chunks) {
      response.write(Buffer.from(chunk, 'base64'));
      await turn();
    }
    response.end();
  },
};
