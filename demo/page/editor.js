import { WidgetTemplate } from '/dist/ck-widgets-template.dev.js';
import { formatTemplate } from './format.js';
import { GALLERY, fileOf } from './list.js';
import { make, sleep } from './make.js';
import { readSource } from './read-source.js';
import { pack, unpack } from './share.js';

const DELAY = 250;

const get = (id) => document.querySelector(`#${id}`);

let last = 0;

/** The schema of the sample that was loaded, until another text takes its place. */
let schema;

/** Puts the caret at a place of a text. */
const goTo = (field, line, column) => {
  const position =
    field.value
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  field.focus();
  field.setSelectionRange(position, position);
  const height = parseFloat(getComputedStyle(field).lineHeight);
  field.scrollTop = (line - 1) * height - field.clientHeight / 2;
};

const itemOf = ({ field, message, line, column }) => {
  if (line === undefined) return make('li', {}, message);
  const onclick = () => goTo(get(field), line, column);
  const place = `${field === 'data' ? 'Data' : 'Widget'}, line ${line}, column ${column}`;
  return make('li', {}, make('button', { type: 'button', onclick }, place), ' ', message);
};

const showProblems = (problems) => {
  const items = problems.map(itemOf);
  get('problems').replaceChildren(...(items.length ? items : [make('li', { className: 'fine' }, 'None.')]));
  for (const field of ['source', 'data']) {
    get(field).setAttribute('aria-invalid', String(problems.some((problem) => problem.field === field)));
  }
};

/** How wide a widget may get: a Card by its size, any other as wide as a small one or, if it has no frame, as there is. */
const sizeOf = ({ type, size = 'sm' }) => (type === 'Card' ? size : type === 'ListView' ? 'sm' : 'full');

const draw = async () => {
  const turn = ++last;
  const { widget, problems } = await readSource(get('source').value, get('data').value, schema);
  if (turn !== last) return;
  const preview = get('preview');
  const collect = ({ detail }) => problems.push({ field: 'source', message: `${detail.code}: ${detail.message}` });
  preview.addEventListener('ck-error', collect);
  if (widget !== undefined) {
    preview.dataset.size = sizeOf(widget ?? {});
    preview.widget = widget;
  }
  await preview.updateComplete;
  await sleep(0);
  preview.removeEventListener('ck-error', collect);
  if (turn === last) showProblems(problems);
};

let timer;

const drawSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(draw, DELAY);
};

const setTexts = (source, data, ownSchema) => {
  schema = ownSchema;
  get('source').value = source;
  get('data').value = data;
  return draw();
};

const jsonOf = (value) => JSON.stringify(value, null, 2);

/** A template with line breaks, where that changes nothing of what it makes. */
const readable = (file) => {
  const template = formatTemplate(file.template);
  const { sample } = WidgetTemplate.from(file);
  try {
    const isSame = jsonOf(WidgetTemplate.from({ ...file, template }).build(sample)) === jsonOf(file.outputJsonPreview);
    return isSame ? template : file.template;
  } catch {
    return file.template;
  }
};

const loadSample = async (id) => {
  get('sample').value = id;
  const file = await (await fetch(fileOf(id))).json();
  await setTexts(readable(file), jsonOf(WidgetTemplate.from(file).sample), file.jsonSchema);
};

/** Shows what the address asks for: a sample of the gallery, or what somebody shared. */
const readAddress = async () => {
  const [, way, rest] = /^#(edit|draft):(.+)$/.exec(location.hash) ?? [];
  if (way === undefined) return false;
  try {
    if (way === 'edit') await loadSample(rest);
    else await setTexts(...JSON.parse(await unpack(rest)));
  } catch {
    showProblems([{ field: 'source', message: 'The address holds no widget.' }]);
  }
  get('editor').scrollIntoView();
  return true;
};

const share = async () => {
  const packed = await pack(JSON.stringify([get('source').value, get('data').value, schema]));
  history.replaceState(null, '', `#draft:${packed}`);
  try {
    await navigator.clipboard.writeText(location.href);
    get('share-said').textContent = 'Copied';
  } catch {
    get('share-said').textContent = 'It is in the address bar';
  }
};

/** Draws what the user writes. */
export const startEditor = async () => {
  get('sample').append(...GALLERY.map(([id, name]) => make('option', { value: id }, name)));
  get('sample').addEventListener('change', ({ target }) => loadSample(target.value));
  get('source').addEventListener('input', drawSoon);
  get('data').addEventListener('input', drawSoon);
  get('source').addEventListener('paste', ({ target: { value, selectionStart, selectionEnd } }) => {
    if (selectionEnd - selectionStart === value.length) schema = undefined;
  });
  get('share').addEventListener('click', share);
  get('preview').addEventListener('ck-action', (event) => event.waitUntil(sleep(1000)));
  addEventListener('hashchange', readAddress);
  if (!(await readAddress())) await loadSample(GALLERY[0][0]);
};
