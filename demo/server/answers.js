// What the demo's server does on each action of the gallery's widgets.
import { CustomStreamError, StreamError } from '../../dist/server.js';
import { GUIDE, QUESTIONS, REPORTS } from './documents.js';
import { formAnswers } from './forms.js';

const SUMMARY =
  'The new checkout goes out on Monday. Inês trims the address step to one field, Kenji measures the drop-off for a ' +
  'week, Noor writes down what counts as a success. Open: whether guests see the loyalty offer.';

const FORECASTS = [
  { degrees: 13, sky: 'Clouds from the west', high: 15, low: 9 },
  { degrees: 11, sky: 'A shower, then clear', high: 14, low: 8 },
  { degrees: 14, sky: 'Bright spells, light wind', high: 16, low: 9 },
];

const failure = (message) => new CustomStreamError(message, { allowRetry: true });

const find = (list, id) => list.find((entry) => entry.id === id);

/** Changes the data of an item after a while and draws it anew. */
const changing = (milliseconds, change) =>
  async function* (item, payload, pause) {
    await pause(milliseconds);
    change(item.data, payload, item);
    yield item.updated();
  };

/** Changes the data of an item after a while and puts the new widget in its place. */
const replacing = (milliseconds, change) =>
  async function* (item, payload, pause) {
    await pause(milliseconds);
    change(item.data, payload, item);
    yield item.replaced();
  };

const showReport = (data, { year }, item) => {
  const report = Object.hasOwn(REPORTS, year) ? REPORTS[year] : undefined;
  if (!report) return item.reset();
  const months = report.months.map(([month, ferry, tram, goal]) => ({ month, ferry, tram, goal }));
  return Object.assign(data, report, { year, months });
};

const showLine = (_, { line }, item) => {
  item.reset();
  if (line !== 'F1' && line !== 'F2') return;
  const only = (quay) => ({ ...quay, sailings: quay.sailings.filter((sailing) => sailing.line === line) });
  const quays = item.data.quays.map(only).filter(({ sailings }) => sailings.length > 0);
  Object.assign(item.data, { line, quays });
};

const answerQuestion = (data, { id }) => {
  const { number } = data.question;
  const [asked, next] = QUESTIONS.slice(number - 1);
  if (asked?.right === id) data.right += 1;
  data.isOver = next === undefined;
  if (next) data.question = { number: number + 1, text: next.text, answers: next.answers };
};

const countSteps = (data) => {
  const done = data.steps.filter((step) => step.done).length;
  data.done = done === data.steps.length;
  data.share = `${Math.round((100 * done) / data.steps.length)}%`;
  data.summary = `${done} of ${data.steps.length} done`;
};

const count = (behavior, words) => (data) => {
  data.answers += 1;
  data.last = `${behavior}: ${words}`;
};

/** Answers to streaming actions: each makes events out of an item, the action's payload and a way to wait. */
export const answers = {
  ...formAnswers,
  'flight.choose': changing(700, (data, { id }) => {
    data.chosen = find(data.flights, id) ? id : null;
  }),
  'flight.clear': changing(500, (data) => {
    data.chosen = null;
  }),
  async *'flight.hold'(item, _, pause) {
    await pause(600);
    yield { type: 'progress_update', icon: 'search', text: 'Asking the airline' };
    await pause(900);
    item.data.held = true;
    yield item.replaced();
    yield { type: 'notice', level: 'info', message: 'The seat is yours until tomorrow.' };
  },
  'order.place': replacing(1400, (data) => {
    data.state = 'placed';
  }),
  'order.cancel': replacing(700, (data) => {
    data.state = 'cancelled';
  }),
  async *'playlist.play'(item, { id }, pause) {
    const { data } = item;
    const before = data.playing;
    await pause(500);
    data.playing = id === before ? null : id;
    if (before !== null && before !== id) yield item.component(`track-${before}`);
    if (find(data.tracks, id)) yield item.component(`track-${id}`);
  },
  'weather.refresh': changing(1200, (data) => {
    const at = FORECASTS.findIndex(({ sky }) => sky === data.sky);
    Object.assign(data, FORECASTS[(at + 1) % FORECASTS.length]);
    data.hours[0].degrees = data.degrees;
  }),
  async *'team.open'(item, { id }, pause) {
    await pause(800);
    const person = find(item.data.people, id);
    yield { type: 'client_effect', name: 'show_profile', data: { id, name: person?.name } };
  },
  'player.follow': changing(700, (data) => {
    data.following = !data.following;
  }),
  'task.toggle': changing(150, (data, { id }) => {
    const step = find(data.steps, id);
    if (step) step.done = !step.done;
    countSteps(data);
  }),
  async *'task.close'(item, _, pause) {
    await pause(1000);
    item.reset();
    yield item.replaced();
    yield { type: 'notice', level: 'info', title: 'Closed', message: 'Well done. Here is the same task again.' };
  },
  'place.save': changing(600, (data) => {
    data.saved = !data.saved;
  }),
  async *'summary.write'(item, _, pause) {
    await pause(500);
    Object.assign(item.data, { text: '', state: 'writing' });
    yield item.updated();
    const words = SUMMARY.match(/\S+\s*/g);
    for (const [i, word] of words.entries()) {
      await pause(45);
      yield item.delta('summary', word, i === words.length - 1);
    }
    Object.assign(item.data, { text: SUMMARY, state: 'written' });
    yield item.replaced();
  },
  'report.year': changing(600, showReport),
  'timetable.line': changing(300, showLine),
  'quiz.answer': changing(350, answerQuestion),
  'quiz.again': changing(350, (_, __, item) => item.reset()),
  async *'guide.write'(item, _, pause) {
    await pause(400);
    Object.assign(item.data, { text: '', state: 'writing' });
    yield item.updated();
    for (const word of GUIDE.match(/\S+\s*/g)) {
      await pause(30);
      yield item.delta('guide', word, false);
    }
    Object.assign(item.data, { text: GUIDE, state: 'written' });
    yield item.replaced();
  },
  async *'delivery.check'(item, _, pause) {
    yield { type: 'progress_update', icon: 'map-pin', text: 'Asking the van' };
    await pause(4000);
    const { data } = item;
    const stops = Number(/\d+/.exec(data.steps[2].text)?.[0] ?? 8);
    data.steps[2].text = stops > 1 ? `On the van, ${stops - 1} stops away` : 'On the van, around the corner';
    data.arrives = '16:10 – 16:40';
    data.checked = 'Checked just now';
    yield item.updated();
  },
  async *'invoice.card'(item, _, pause) {
    await pause(1100);
    const { data } = item;
    data.attempts = (data.attempts ?? 0) + 1;
    if (data.attempts % 2 === 1) throw failure('The card was declined, on purpose. The second attempt works.');
    data.state = 'paid';
    yield item.replaced();
  },
  'suggestions.choose': changing(450, (data, { id }) => {
    data.chosen = data.chosen === id ? null : id;
  }),
  async *'states.answer'(item, { behavior }, pause) {
    yield* changing(800, count(behavior, 'answered'))(item, {}, pause);
  },
  async *'states.slow'(item, { behavior }, pause) {
    yield { type: 'progress_update', text: 'Four seconds, on purpose' };
    yield* changing(4000, count(behavior, 'answered, late'))(item, {}, pause);
  },
  async *'states.fail'(_, { behavior }, pause) {
    await pause(800);
    throw failure(`The server failed on purpose (${behavior}).`);
  },
};

/** Answers to actions with `streaming: false`: each changes an item, which is the reply. */
export const replies = {
  async 'team.wave'({ data }, { id }, pause) {
    await pause(600);
    const person = find(data.people, id);
    if (person) person.waved = !person.waved;
  },
  async 'notify.set'({ data }, { state }, pause) {
    await pause(800);
    if (['ask', 'on', 'off'].includes(state)) data.state = state;
  },
  async 'invoice.bank'(_, __, pause) {
    await pause(900);
    throw new StreamError('stream.error');
  },
};
