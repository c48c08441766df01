const PATH = /^\/__address\/([\w-]+)$/;

/** What each test's address has, by its name. */
const addresses = new Map();

const addressOf = (name) => {
  if (!addresses.has(name)) addresses.set(name, { state: 0, log: [], status: 200 });
  return addresses.get(name);
};

const treeOf = (state) => ({
  type: 'Card',
  children: [
    { type: 'Text', id: 'text', value: `state ${state}` },
    { type: 'Input', name: 'note' },
    { type: 'Button', id: 'button', label: 'Step', onClickAction: { type: 'step' } },
  ],
});

const json = (response, status, value, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

const bodyOf = async (request) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
};

const answer = async (name, { req: request, res: response }) => {
  const address = addressOf(name);
  const text = await bodyOf(request);
  if (request.method === 'PUT') {
    json(response, 200, Object.assign(address, JSON.parse(text)));
    return;
  }
  const etag = `"${address.state}"`;
  const isKnown = request.headers['if-none-match'] === etag;
  address.log.push(request.method === 'GET' ? `GET ${isKnown ? 304 : address.status}` : JSON.parse(text));
  if (address.status !== 200) json(response, address.status, {});
  else if (request.method === 'POST') json(response, 200, treeOf(++address.state));
  else if (isKnown) response.writeHead(304, { etag }).end();
  else json(response, 200, treeOf(address.state), { etag, 'cache-control': 'no-store' });
};

/** A widget at an address: GET gives it with an ETag, POST acts on it, PUT is a test's own word. */
export default {
  name: 'address-server',
  async serve(context) {
    const name = PATH.exec(context.path)?.[1];
    if (!name) return;
    context.respond = false;
    await answer(name, context);
  },
};
