import { GALLERY } from './list.js';
import { make } from './make.js';
import { placeCells } from './masonry.js';
import { makeStage } from './stage.js';

const captionOf = ([id, name, hint]) =>
  make(
    'figcaption',
    {},
    make('h3', {}, name),
    make('a', { href: `#edit:${id}`, ariaLabel: `Edit ${name}` }, 'Edit'),
    make('p', {}, hint),
  );

const cellOf = (entry, page) => {
  const { host, note } = makeStage(entry[0], page);
  return make('figure', { className: 'cell' }, host, note, captionOf(entry));
};

/** Shows every widget afresh: with a new word in the item ids, the server starts afresh too. */
export const fillGallery = () => {
  const page = Math.random().toString(36).slice(2, 8);
  const grid = document.querySelector('#grid');
  grid.replaceChildren(...GALLERY.map((entry) => cellOf(entry, page)));
  const { host, note } = makeStage('loading-states', page);
  document.querySelector('#states-stage').replaceChildren(host, note);
  document.querySelector('#toolbar').dispatchEvent(new Event('change'));
  return placeCells(grid);
};
