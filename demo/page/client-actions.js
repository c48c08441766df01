import { make, sleep } from './make.js';

const linesOf = (node) =>
  [node.value, ...(node.children ?? []).map(linesOf)].flat().filter((line) => typeof line === 'string');

const saveText = (name, text) => {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
};

/** What the page does on the actions that are its own, by their types. */
const ANSWERS = {
  'playlist.share': () => 'Shared by the page: nothing was sent.',
  'agenda.join': async () => {
    await sleep(1200);
    return 'Joined by the page: nothing was sent.';
  },
  'place.directions': async ({ name }) => {
    await sleep(500);
    return `Along the harbour to ${name}, then left.`;
  },
  'receipt.save': (_, { widget }) => {
    saveText('receipt.txt', `${linesOf(widget).join('\n')}\n`);
    return 'Made of the widget itself, by the page.';
  },
  'states.client': async ({ behavior }) => {
    await sleep(1500);
    return `Done on the page (${behavior}).`;
  },
};

/**
 * Answers an action with `handler: "client"`; the loading state lasts as long as this takes.
 *
 * @param {{type: string, payload?: unknown}} action
 * @param {{id?: string, widget: object}} item
 * @param {(words: string) => void} say
 */
export const answerOnPage = async ({ type, payload }, item, say) => {
  const answer = Object.hasOwn(ANSWERS, type) ? ANSWERS[type] : undefined;
  say(answer ? await answer(payload ?? {}, item) : `The page does not know ${type}.`);
};
