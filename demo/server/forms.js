// What the demo's server does with its forms: it believes nothing that it is sent, and says what is wrong at the field.
import { FieldErrors } from '../../dist/server.js';
import { dayOf, isCut, isMail, isPage, isPhone, lineOf, numberOf, optionOf, partOf, textOf } from './values.js';

const MOST_TASKS = 50;

/** Guests that each room has a seat for. */
const SEATS = { garden: 12, library: 30, hall: 80 };

const NIGHTS = 3;

/** What a bag costs, and what may be spent in a month, in euros. */
const PRICE = 36;
const BUDGET = 200;

/** Deliveries in a month. */
const DELIVERIES = { week: 52 / 12, fortnight: 26 / 12, month: 1 };

/** Days of the week on which nothing is delivered. */
const CLOSED = [0, 1];

const ENOUGH = 10;

/** Characters that a line, an address and a text may have. */
const LINE = 60;
const ADDRESS = 200;
const TEXT = 600;

const formatOf = (options) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const dayFormat = formatOf({ day: 'numeric', month: 'long' });
const weekdayFormat = formatOf({ weekday: 'long', day: 'numeric', month: 'long' });
const euroFormat = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

const dateOf = (day) => new Date(`${day}T00:00:00Z`);
const nightsBetween = (start, end) => (dateOf(end) - dateOf(start)) / 86_400_000;

/** The first of some sentences that is to be said: pairs of whether, and what. */
const first = (...sayings) => sayings.find(([isSo]) => isSo)?.[1] ?? '';

/** The complaint about a text that would be cut. */
const cut = (value, most) => [isCut(value, most), `No more than ${most} characters, please.`];

const inWords = (count) => (count === 1 ? 'One answer needs another look' : `${count} answers need another look`);

const done = (text) => ({ text, icon: 'check-circle-filled' });

/** The lines of a result; what was left empty has none. */
const linesOf = (lines) =>
  Object.entries(lines)
    .filter(([, value]) => value)
    .map(([label, value]) => ({ label, value }));

/** Keeps what is wrong with each field; nothing is with the others. */
const complain = (data, errors) => {
  data.errors = Object.fromEntries(Object.keys(data.errors).map((name) => [name, errors[name] ?? '']));
};

/** What is wrong, by the names of the fields. */
const problemsIn = (checked) => Object.entries(checked).filter(([, words]) => words);

/**
 * Answers a form: with itself, saying at the fields what is wrong, or with what came of it. Either way the item keeps
 * what was sent, so that it is what the user sees.
 *
 * @param {{read: Function, check: Function, accept: Function}} form `read` makes clean values of what was sent, and what
 *   follows from them; `check` says what is wrong by the names of the fields, and by `form` what is wrong with the whole;
 *   `accept` uses the values
 */
const submitting = ({ read, check, accept }) =>
  async function* (item, payload, pause) {
    await pause(900);
    const { data } = item;
    Object.assign(data, read(data, payload));
    const problems = problemsIn(check(data, payload));
    const { form, ...errors } = Object.fromEntries(problems);
    complain(data, errors);
    if (problems.length) {
      data.status = { text: form ?? inWords(problems.length), icon: 'info' };
      yield item.updated();
    } else {
      accept(data);
      yield item.replaced();
    }
  };

/**
 * Answers a form with what is wrong, and leaves it to the host to say that at the fields; the item stays as it was until
 * nothing is. The names of the fields begin with `name`.
 */
const refusing = (name, { read, check, accept }) =>
  async function* (item, payload, pause) {
    await pause(900);
    const data = { ...item.data, ...read(item.data, payload) };
    const problems = problemsIn(check(data, payload));
    if (problems.length)
      throw new FieldErrors(Object.fromEntries(problems.map(([field, words]) => [`${name}.${field}`, words])));
    accept(data);
    item.data = data;
    yield item.replaced();
  };

/** Does something with the values of a form and puts what comes of it in its place; nothing has to be right for that. */
const leaving = (change) =>
  async function* (item, payload, pause) {
    await pause(500);
    change(item.data, payload, item);
    yield item.replaced();
  };

const task = {
  read({ people }, payload) {
    const { title, body, assignee, due } = partOf(payload, 'task');
    const values = {
      title: lineOf(title, LINE),
      body: textOf(body, TEXT),
      assignee: optionOf(people, assignee)?.value ?? '',
      due: dayOf(due),
    };
    return { values };
  },
  check({ values, titles, lastDay }, payload) {
    const { title, assignee, due } = values;
    const said = partOf(payload, 'task');
    const isKnown = titles.some((known) => known.toLowerCase() === title.toLowerCase());
    return {
      title: first([!title, 'A task needs a title.'], cut(said.title, LINE), [
        isKnown,
        'This task is in the list already.',
      ]),
      body: first(cut(said.body, TEXT)),
      assignee: first([said.assignee && !assignee, 'Nobody who is here goes by that name.']),
      due: first(
        [said.due && !due, 'This is no day.'],
        [due > lastDay, `The release is on ${dayFormat.format(dateOf(lastDay))}: this would be too late.`],
      ),
    };
  },
  accept(data) {
    const { title, assignee, due } = data.values;
    const { value, label = 'For whoever is free' } = optionOf(data.people, assignee) ?? {};
    data.titles = [...data.titles, title].slice(-MOST_TASKS);
    data.photo = value ? `/demo/images/${value}.svg` : null;
    data.result = due ? `${label}, until ${weekdayFormat.format(dateOf(due))}` : label;
    data.status = done(`Task ${data.titles.length} of Release 2.5`);
    data.state = 'added';
  },
};

const event = {
  read({ rooms }, payload) {
    const { name, start, end, room, guests, phone, mail, page, notes, invite } = partOf(payload, 'event');
    const values = {
      name: lineOf(name, LINE),
      start: dayOf(start),
      end: dayOf(end),
      room: optionOf(rooms, room)?.value ?? '',
      guests: numberOf(guests),
      phone: lineOf(phone, LINE),
      mail: lineOf(mail, ADDRESS),
      page: lineOf(page, ADDRESS),
      notes: textOf(notes, TEXT),
      invite: invite === true,
    };
    return { values };
  },
  check({ values, first: from, last: to, taken }, payload) {
    const said = partOf(payload, 'event');
    const { name, start, end, room, guests, phone, mail, page } = values;
    const isOutside = (day) => day < from || day > to;
    const seats = SEATS[room];
    return {
      name: first([!name, 'What is it called?'], cut(said.name, LINE)),
      days: first(
        [!start || !end, 'Choose the first and the last day.'],
        [isOutside(start) || isOutside(end), 'The house is closed then.'],
        [end < start, 'It ends before it starts.'],
        [nightsBetween(start, end) > NIGHTS, 'Three nights at the most.'],
        [start <= taken && taken <= end, `The house is taken on ${dayFormat.format(dateOf(taken))}.`],
      ),
      room: first([!room, 'Choose one of the rooms.']),
      guests: first(
        [!guests, 'How many will come?'],
        [!(Number.isInteger(Number(guests)) && guests >= 1), 'Whole people, please.'],
        [guests > seats, `No more than ${seats} in there.`],
      ),
      phone: first([phone && !isPhone(phone), 'This is no phone number.']),
      mail: first([!isMail(mail), 'Where can we write to?'], cut(said.mail, ADDRESS)),
      page: first([page && !isPage(page), 'This is no address of a page.'], cut(said.page, ADDRESS)),
      notes: first(cut(said.notes, TEXT)),
    };
  },
  accept(data) {
    const { start, end, room, guests, phone, mail, page, notes, invite } = data.values;
    data.status = done('Booked');
    data.state = 'booked';
    data.result = linesOf({
      Days: weekdayFormat.formatRange(dateOf(start), dateOf(end)),
      Room: optionOf(data.rooms, room).label,
      Guests: `${guests}, ${invite ? 'invited today' : 'not invited yet'}`,
      Phone: phone,
      Mail: mail,
      Page: page,
      Wishes: notes,
    });
  },
};

/** What the beans cost. */
const totalOf = ({ bags, rhythm }) => {
  const amount = bags * PRICE * DELIVERIES[rhythm];
  const over = amount > BUDGET;
  return {
    amount: euroFormat.format(amount),
    left: `${euroFormat.format(Math.abs(BUDGET - amount))} ${over ? 'over' : 'under'} the budget of €${BUDGET}`,
    share: `${Math.min(100, Math.round((100 * amount) / BUDGET))}%`,
    over,
  };
};

const labelOf = (options, id) => optionOf(options, id).label;

const OFFER = { text: 'New subscription', icon: 'reload' };

const purchase = {
  /** Where an option is none, the last one stays. */
  read({ values: before, bags, rhythms, grinds }, payload) {
    const said = partOf(payload, 'order');
    const values = {
      place: lineOf(said.place, LINE),
      bags: optionOf(bags, said.bags)?.value ?? before.bags,
      rhythm: optionOf(rhythms, said.rhythm)?.value ?? before.rhythm,
      grind: optionOf(grinds, said.grind)?.value ?? before.grind,
      start: dayOf(said.start),
    };
    return { values, total: totalOf(values) };
  },
  check(data, payload) {
    const said = partOf(payload, 'order');
    const { place, start } = data.values;
    const isNone = (options, id) => !optionOf(options, id);
    return {
      form: first([data.total.over, 'Over the budget: nothing is ordered yet']),
      place: first([!place, 'Which door is it?'], cut(said.place, LINE)),
      bags: first([isNone(data.bags, said.bags), 'There is no such bag.']),
      rhythm: first([isNone(data.rhythms, said.rhythm), 'We cannot come like that.']),
      grind: first([isNone(data.grinds, said.grind), 'We cannot grind like that.']),
      start: first(
        [!start, 'Choose a day.'],
        [start < data.first || start > data.last, 'We cannot plan for that day.'],
        [CLOSED.includes(dateOf(start).getUTCDay()), 'Nothing leaves on Sundays and Mondays.'],
      ),
    };
  },
  accept(data) {
    const { place, bags, rhythm, grind, start } = data.values;
    data.status = done(`Subscribed for ${data.total.amount} a month`);
    data.state = 'ordered';
    data.result = linesOf({
      'Deliver to': place,
      Bags: `${labelOf(data.bags, bags)}, ${labelOf(data.rhythms, rhythm).toLowerCase()}`,
      'Ground for': labelOf(data.grinds, grind),
      First: weekdayFormat.format(dateOf(start)),
    });
  },
};

const feedback = {
  /** The address is only asked for while an answer is wanted; until then it stays what it was. */
  read({ values: before, ratings, stops }, payload) {
    const { rating, stop, comment, reply, mail = before.mail } = partOf(payload, 'feedback');
    const values = {
      rating: optionOf(ratings, rating)?.value ?? '',
      stop: optionOf(stops, stop)?.value ?? '',
      comment: textOf(comment, TEXT),
      reply: reply === true,
      mail: lineOf(mail, ADDRESS),
    };
    return { values };
  },
  check({ values: { rating, stop, comment, reply, mail } }, payload) {
    const said = partOf(payload, 'feedback');
    return {
      rating: first([!rating, 'Choose one of the three.']),
      stop: first([said.stop && !stop, 'No tram stops there.']),
      comment: first(
        [rating === 'rough' && comment.length < ENOUGH, 'What went wrong? A few words help us mend it.'],
        cut(said.comment, TEXT),
      ),
      mail: first([reply && !isMail(mail), 'Where can we write to?'], cut(said.mail, ADDRESS)),
    };
  },
  accept(data) {
    const { rating, stop, comment, reply, mail } = data.values;
    data.status = done('Sent to the people of line 12');
    data.state = 'sent';
    data.thanks =
      rating === 'rough'
        ? 'Sorry about that. Somebody reads this today.'
        : 'Thank you. The driver gets to read this, too.';
    data.result = linesOf({
      Ride: labelOf(data.ratings, rating),
      Stop: stop && labelOf(data.stops, stop),
      Words: comment,
      Answer: reply ? `To ${mail}` : 'Not wanted',
    });
  },
};

/** Answers to the actions of forms: each makes events out of an item, the action's payload and a way to wait. */
export const formAnswers = {
  'new-task.add': refusing('task', task),
  'new-task.again': leaving((data, _, item) => {
    const { titles } = data;
    item.reset();
    Object.assign(item.data, { titles, values: { title: '', body: '', assignee: '', due: '' } });
  }),
  'event.book': submitting(event),
  'event.drop': leaving((data, payload) => {
    const status = { text: 'Nothing is booked', icon: 'info' };
    Object.assign(data, event.read(data, payload), { state: 'dropped', status });
  }),
  'event.again': leaving((_, __, item) => item.reset()),
  async *'purchase.price'(item, payload, pause) {
    await pause(250);
    const { data } = item;
    if (data.state !== 'form') return yield item.updated();
    const isMore = data.status.text !== OFFER.text;
    Object.assign(data, purchase.read(data, payload), { status: OFFER });
    complain(data, {});
    return yield isMore ? item.updated() : item.component('total');
  },
  'purchase.order': submitting(purchase),
  'purchase.decline': leaving((data, payload) => {
    const status = { text: 'Nothing is ordered', icon: 'info' };
    Object.assign(data, purchase.read(data, payload), { state: 'declined', status });
  }),
  'purchase.change': leaving((data) => {
    complain(data, {});
    Object.assign(data, { state: 'form', status: OFFER });
  }),
  async *'feedback.reply'(item, payload, pause) {
    await pause(150);
    Object.assign(item.data, feedback.read(item.data, payload));
    item.data.errors.mail = '';
    yield item.updated();
  },
  'feedback.send': submitting(feedback),
  'feedback.again': leaving((_, __, item) => item.reset()),
};
