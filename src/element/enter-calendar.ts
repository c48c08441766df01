import { CkCalendar } from './calendar.js';

/** Tab goes round in it: everything else is out of use. */
const loop = (event: KeyboardEvent): void => {
  const root = (event.currentTarget as Element).querySelector(CkCalendar.tag)?.shadowRoot;
  if (event.key !== 'Tab' || !root) return;
  event.preventDefault();
  const stops = [...root.querySelectorAll<HTMLElement>('button:enabled,[tabindex="0"]')];
  const next = stops.indexOf(root.activeElement as HTMLElement) + (event.shiftKey ? -1 : 1);
  stops.at(next % stops.length)?.focus();
};

/** Moves the focus into the calendar of a dialog, where it stays for as long as that is open. */
export const enterCalendar = (dialog: HTMLDialogElement): void => {
  dialog.addEventListener('keydown', loop);
  dialog.querySelector(CkCalendar.tag)?.focusDay();
};
