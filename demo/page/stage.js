import { answerOnPage } from './client-actions.js';
import { fileOf } from './list.js';
import { make } from './make.js';

/**
 * A widget in a host, and below it a line for what the page has to say. What the server is doing, and what failed, the widget
 * says itself.
 *
 * @param {string} id the name of its file
 * @param {string} page a word of this page's own, so that its items are its own
 */
export const makeStage = (id, page) => {
  const widget = make('ck-widget', { src: fileOf(id), itemId: `${id}~${page}` });
  const host = make('ck-widget-host', { endpoint: '/chatkit', threadId: 'demo' }, widget);
  const note = make('div', { className: 'note', hidden: true });
  note.setAttribute('role', 'status');

  const say = (words) => {
    note.hidden = false;
    note.textContent = words;
  };

  host.onAction = (action, item) => answerOnPage(action, item, say);
  host.addEventListener('ck-action', () => (note.hidden = true));
  host.addEventListener('ck-notice', ({ detail }) => say([detail.title, detail.message].filter(Boolean).join('. ')));
  host.addEventListener('ck-effect', ({ detail }) =>
    say(`The server asks the page: ${detail.name} (${detail.data?.name})`),
  );
  return { host, note, widget };
};
