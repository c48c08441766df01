import { make } from './make.js';

const MAX_ENTRIES = 200;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

const list = () => document.querySelector('#log-list');

const body = () => document.querySelector('#log-body');

const lineOf = (tag, time, kind, what, where) =>
  make(
    tag,
    { className: 'entry' },
    make('time', { dateTime: time.toISOString() }, clock.format(time)),
    make('span', { className: 'kind' }, kind),
    make('span', { className: 'what' }, what, where ? make('span', { className: 'where' }, ` ${where}`) : ''),
  );

const jsonOf = (value) => {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return String(value);
  }
};

/** Adds a line to the log; `detail` shows when the line is opened. */
export const log = (kind, what, { where = '', detail, tone = '' } = {}) => {
  const time = new Date();
  const isAtEnd = body().scrollHeight - body().scrollTop - body().clientHeight < 24;
  const line =
    detail === undefined
      ? lineOf('div', time, kind, what, where)
      : make('details', {}, lineOf('summary', time, kind, what, where), make('pre', {}, jsonOf(detail)));
  list().append(make('li', { className: tone }, line));
  while (list().childElementCount > MAX_ENTRIES) list().firstElementChild.remove();
  if (isAtEnd) body().scrollTop = body().scrollHeight;
  document.querySelector('#log-latest').textContent = `${kind}: ${what}`;
};

const nameOf = ({ target }) => {
  const widget = target.closest?.('ck-widget') ?? target.querySelector?.('ck-widget');
  return widget?.itemId ?? (widget ? 'the editor' : 'the page');
};

const onAction = (event) => {
  const { action, handler, streaming, loadingBehavior, binding, node } = event;
  const start = performance.now();
  const isClient = handler === 'client';
  const way = isClient ? 'to the page' : `to the server, ${streaming ? 'streaming' : 'one reply'}`;
  const detail = { action, handler, streaming, loadingBehavior, binding, node };
  log(isClient ? 'Page' : 'Fired', action.type, {
    where: `from ${node.type} in ${nameOf(event)}, ${way}, loading ${loadingBehavior}`,
    detail,
    tone: isClient ? 'client' : 'fired',
  });
  queueMicrotask(async () => {
    await event.settled();
    log('Settled', action.type, { where: `after ${seconds(performance.now() - start)}` });
  });
};

const aboutEvent = ({ update, item, code, message, text, name, item_id: id }) =>
  update?.component_id
    ? `${update.type}, ${update.component_id}`
    : (update?.type ?? item?.id ?? text ?? name ?? message ?? code ?? id ?? '');

const onThreadEvent = ({ detail }) => {
  const { update } = detail;
  if (update?.type === 'widget.streaming_text.value_delta' && !update.done) return;
  log('Reply', detail.type, { where: aboutEvent(detail), detail });
};

const onError = (event) => {
  const { detail } = event;
  log('Error', `${detail.code}: ${detail.message}`, { where: `in ${nameOf(event)}`, detail, tone: 'error' });
};

const toggle = (button) => {
  const panel = document.querySelector('#log');
  const isOpen = panel.toggleAttribute('data-open');
  button.setAttribute('aria-expanded', String(isOpen));
  button.textContent = isOpen ? 'Hide' : 'Show';
  body().scrollTop = body().scrollHeight;
};

/** Writes down everything that widgets and hosts of the page tell. */
export const startLog = () => {
  document.addEventListener('ck-action', onAction);
  document.addEventListener('ck-thread-event', onThreadEvent);
  document.addEventListener('ck-error', onError);
  document.querySelector('#log-toggle').addEventListener('click', ({ currentTarget }) => toggle(currentTarget));
  document.querySelector('#log-clear').addEventListener('click', () => {
    list().replaceChildren();
    document.querySelector('#log-latest').textContent = 'Cleared.';
  });
};
