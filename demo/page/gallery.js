import { GALLERY } from './list.js';
import { make } from './make.js';
import { placeCells } from './masonry.js';
import { makeStage } from './stage.js';
import { knownThread, newThread, readTrees } from './thread.js';

const captionOf = ([id, name, hint]) =>
  make(
    'figcaption',
    {},
    make('h3', {}, name),
    make('a', { href: `#edit:${id}`, ariaLabel: `Edit ${name}` }, 'Edit'),
    make('p', {}, hint),
  );

const cellOf = (entry, threadId, tree) => {
  const { host, note } = makeStage(entry[0], threadId, tree);
  return make('figure', { className: 'cell' }, host, note, captionOf(entry));
};

const fill = (threadId, trees) => {
  const grid = document.querySelector('#grid');
  grid.replaceChildren(...GALLERY.map((entry) => cellOf(entry, threadId, trees.get(entry[0]))));
  const { host, note } = makeStage('loading-states', threadId, trees.get('loading-states'));
  document.querySelector('#states-stage').replaceChildren(host, note);
  document.querySelector('#toolbar').dispatchEvent(new Event('change'));
  return placeCells(grid);
};

/** Shows every widget as this tab left it: after a reload, and after a restart of the server. */
export const fillGallery = async () => {
  const known = knownThread();
  return known ? fill(known, await readTrees(known)) : startOver();
};

/** Shows every widget afresh, in a new thread. */
export const startOver = () => fill(newThread(), new Map());
