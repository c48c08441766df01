import { answerOnPage } from './client-actions.js';
import { fileOf } from './list.js';
import { make } from './make.js';

const seconds = (milliseconds) => `${Math.ceil(milliseconds / 1000)} s`;

const retryOf = ({ detail }, note) => {
  if (!detail.allowRetry || typeof detail.retry !== 'function') return undefined;
  const onclick = () => {
    note.hidden = true;
    detail.retry();
  };
  return make('button', { className: 'plain', type: 'button', textContent: 'Try again', onclick });
};

/**
 * A widget in a host, and below it a line for what the server or the page has to say.
 *
 * @param {string} id the name of its file
 * @param {string} page a word of this page's own, so that its items are its own
 */
export const makeStage = (id, page) => {
  const widget = make('ck-widget', { src: fileOf(id), itemId: `${id}~${page}` });
  const host = make('ck-widget-host', { endpoint: '/chatkit', threadId: 'demo' }, widget);
  const note = make('div', { className: 'note', hidden: true });
  note.setAttribute('role', 'status');

  const say = (words, { bad = false, button } = {}) => {
    note.classList.toggle('bad', bad);
    note.hidden = false;
    note.replaceChildren(make('span', {}, words), ...(button ? [button] : []));
  };

  host.onAction = (action, item) => answerOnPage(action, item, say);
  host.addEventListener('ck-action', () => (note.hidden = true));
  host.addEventListener('ck-notice', ({ detail }) => say([detail.title, detail.message].filter(Boolean).join('. ')));
  host.addEventListener('ck-progress', ({ detail }) => say(`${detail.text} …`));
  host.addEventListener('ck-response-end', () => {
    if (note.textContent.endsWith('…')) note.hidden = true;
  });
  host.addEventListener('ck-effect', ({ detail }) =>
    say(`The server asks the page: ${detail.name} (${detail.data?.name})`),
  );
  host.addEventListener('ck-error', (event) => {
    const { message, retryAfterMs } = event.detail;
    const wait = retryAfterMs ? ` Try again in ${seconds(retryAfterMs)}.` : '';
    say(`${message}${wait}`, { bad: true, button: retryOf(event, note) });
  });
  return { host, note, widget };
};
