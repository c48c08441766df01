import { answerOnPage } from './client-actions.js';
import { fileOf } from './list.js';
import { make } from './make.js';

/**
 * A widget in a host, and below it a line for what the page has to say. What the server is doing, and what failed, the widget
 * says itself.
 *
 * @param {string} id the name of its file, and of its item in the thread
 * @param {string} threadId the page's own thread
 * @param {object} [tree] how it stands there; as its file has it where nothing happened to it yet
 */
export const makeStage = (id, threadId, tree) => {
  const widget = make('ck-widget', { itemId: id, ...(tree ? { widget: tree } : { src: fileOf(id) }) });
  const host = make('ck-widget-host', { endpoint: '/chatkit', threadId }, widget);
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
