// What the demo's server does with its forms: it believes nothing that it is sent, and says what is wrong at the field.
import { dayOf, isMail, isPage, isPhone, lineOf, numberOf, optionOf, partOf, textOf } from './values.js';

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

const formatOf = (options) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const dayFormat = formatOf({ day: 'numeric', month: 'long' });
const weekdayFormat = formatOf({ weekday: 'long', day: 'numeric', month: 'long' });
const euroFormat = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

const dateOf = (day) => new Date(`${day}T00:00:00Z`);
const nightsBetween = (start, end) => (dateOf(end) - dateOf(start)) / 86_400_000;

/** The first of some sentences that is to be said: pairs of whether, and what. */
const first = (...sayings) => sayings.find(([isSo]) => isSo)?.[1] ?? '';

const inWords = (count) => (count === 1 ? 'One answer needs another look' : `${count} answers need another look`);

/** The lines of a result; what was left empty has none. */
const linesOf = (lines) =>
  Object.entries(lines)
    .filter(([, value]) => value)
    .map(([label, value]) => ({ label, value }));

/** Keeps what is wrong with each field; nothing is with the others. */
const complain = (data, errors) => {
  data.errors = Object.fromEntries(Object.keys(data.errors).map((name) => [name, errors[name] ?? '']));
};

/**
 * Answers a form: with itself, saying at the fields what is wrong, or with what came of it. Either way the item keeps
 * what was sent, so that it is what the user sees.
 *
 * @param {{read: Function, check: Function, accept: Function}} form `read` makes clean values of what was sent, `check`
 *   says what is wrong by the names of the fields (by `form` what is wrong with the whole), `accept` uses the values
 */
const submitting = ({ read, check, accept }) =>
  async function* (item, payload, pause) {
    await pause(900);
    const { data } = item;
    data.values = read(data, payload);
    const problems = Object.entries(check(data, payload)).filter(([, words]) => words);
    const { form, ...errors } = Object.fromEntries(problems);
    complain(data, errors);
    if (problems.length) {
      data.status = form ?? inWords(problems.length);
      yield item.updated();
    } else {
      accept(data);
      yield item.replaced();
    }
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
    return {
      title: lineOf(title, 80),
      body: textOf(body, 600),
      assignee: optionOf(people, assignee)?.value ?? '',
      due: dayOf(due),
    };
  },
  check({ values, titles, lastDay }, payload) {
    const { title, assignee, due } = values;
    const said = partOf(payload, 'task');
    const isKnown = titles.some((known) => known.toLowerCase() === title.toLowerCase());
    return {
      title: first([!title, 'A task needs a title.'], [isKnown, 'This task is in the list already.']),
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
    data.status = `Task ${data.titles.length} of Release 2.5`;
    data.state = 'added';
  },
};

const event = {
  read({ rooms }, payload) {
    const { name, start, end, room, guests, phone, mail, page, notes, invite } = partOf(payload, 'event');
    return {
      name: lineOf(name, 60),
      start: dayOf(start),
      end: dayOf(end),
      room: optionOf(rooms, room)?.value ?? '',
      guests: numberOf(guests),
      phone: lineOf(phone, 24),
      mail: lineOf(mail, 120),
      page: lineOf(page, 200),
      notes: textOf(notes, 600),
      invite: invite === true,
    };
  },
  check({ values, first: from, last: to, taken, rooms }) {
    const { name, start, end, room, guests, phone, mail, page } = values;
    const isOutside = (day) => day < from || day > to;
    const seats = SEATS[room];
    return {
      name: first([!name, 'What is it called?']),
      start: first([!start, 'Choose a day.'], [isOutside(start), 'The house is closed then.']),
      end: first(
        [!end, 'Choose a day.'],
        [isOutside(end), 'The house is closed then.'],
        [start && end < start, 'It ends before it starts.'],
        [start && nightsBetween(start, end) > NIGHTS, 'Three nights at the most.'],
        [start && start <= taken && taken <= end, `Taken on ${dayFormat.format(dateOf(taken))}.`],
      ),
      room: first([!room, 'Choose one of the rooms.']),
      guests: first(
        [!guests, 'How many will come?'],
        [!(Number.isInteger(Number(guests)) && guests >= 1), 'Whole people, please.'],
        [guests > seats, `${optionOf(rooms, room)?.label}: too few.`],
      ),
      phone: first([phone && !isPhone(phone), 'This is no phone number.']),
      mail: first([!isMail(mail), 'Where can we write to?']),
      page: first([page && !isPage(page), 'This is no address of a page.']),
    };
  },
  accept(data) {
    const { start, end, room, guests, phone, mail, page, notes, invite } = data.values;
    data.status = 'Booked';
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

/** Works out what the beans cost. */
const price = (data) => {
  const amount = data.values.bags * PRICE * DELIVERIES[data.values.rhythm];
  const over = amount > BUDGET;
  const left = euroFormat.format(Math.abs(BUDGET - amount));
  data.total = {
    amount: euroFormat.format(amount),
    words: `${left} ${over ? 'over' : 'under'} the budget of €${BUDGET}`,
    share: `${Math.min(100, Math.round((100 * amount) / BUDGET))}%`,
    over,
  };
};

const labelOf = (options, id) => optionOf(options, id).label;

const purchase = {
  /** Where an option is none, the last one stays. */
  read({ values, bags, rhythms, grinds }, payload) {
    const said = partOf(payload, 'order');
    return {
      place: lineOf(said.place, 40),
      bags: optionOf(bags, said.bags)?.value ?? values.bags,
      rhythm: optionOf(rhythms, said.rhythm)?.value ?? values.rhythm,
      grind: optionOf(grinds, said.grind)?.value ?? values.grind,
      start: dayOf(said.start),
    };
  },
  check(data, payload) {
    const said = partOf(payload, 'order');
    const { place, start } = data.values;
    const isNone = (options, id) => !optionOf(options, id);
    price(data);
    return {
      form: first([data.total.over, 'Over the budget: nothing is ordered yet']),
      place: first([!place, 'Which door is it?']),
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
    data.status = `Subscribed for ${data.total.amount} a month`;
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
  read({ values, ratings, stops }, payload) {
    const { rating, stop, words, reply, mail = values.mail } = partOf(payload, 'feedback');
    return {
      rating: optionOf(ratings, rating)?.value ?? '',
      stop: optionOf(stops, stop)?.value ?? '',
      words: textOf(words, 600),
      reply: reply === true,
      mail: lineOf(mail, 120),
    };
  },
  check({ values: { rating, stop, words, reply, mail } }, payload) {
    const said = partOf(payload, 'feedback');
    return {
      rating: first([!rating, 'Choose one of the three.']),
      stop: first([said.stop && !stop, 'No tram stops there.']),
      words: first([rating === 'rough' && words.length < ENOUGH, 'What went wrong? A few words help us mend it.']),
      mail: first([reply && !isMail(mail), 'Where can we write to?']),
    };
  },
  accept(data) {
    const { rating, stop, words, reply, mail } = data.values;
    data.status = 'Sent to the people of line 12';
    data.state = 'sent';
    data.thanks =
      rating === 'rough'
        ? 'Sorry about that. Somebody reads this today.'
        : 'Thank you. The driver gets to read this, too.';
    data.result = linesOf({
      Ride: labelOf(data.ratings, rating),
      Stop: stop && labelOf(data.stops, stop),
      Words: words,
      Answer: reply ? `To ${mail}` : 'Not wanted',
    });
  },
};

/** Answers to the actions of forms: each makes events out of an item, the action's payload and a way to wait. */
export const formAnswers = {
  'new-task.add': submitting(task),
  'new-task.again': leaving((data, _, item) => {
    const { titles } = data;
    item.reset();
    Object.assign(item.data, { titles, values: { title: '', body: '', assignee: '', due: '' } });
  }),
  'event.book': submitting(event),
  'event.drop': leaving((data, payload) => {
    data.values = event.read(data, payload);
    Object.assign(data, { state: 'dropped', status: 'Nothing is booked' });
  }),
  'event.again': leaving((_, __, item) => item.reset()),
  async *'purchase.price'(item, payload, pause) {
    await pause(250);
    const { data } = item;
    const { status } = data;
    data.values = purchase.read(data, payload);
    price(data);
    complain(data, {});
    data.status = 'New subscription';
    yield status === data.status ? item.component('total') : item.updated();
  },
  'purchase.order': submitting(purchase),
  'purchase.decline': leaving((data, payload) => {
    data.values = purchase.read(data, payload);
    Object.assign(data, { state: 'declined', status: 'Nothing is ordered' });
  }),
  'purchase.change': leaving((data) => {
    Object.assign(data, { state: 'form', status: 'New subscription' });
  }),
  async *'feedback.reply'(item, payload, pause) {
    await pause(150);
    item.data.values = feedback.read(item.data, payload);
    item.data.errors.mail = '';
    yield item.updated();
  },
  'feedback.send': submitting(feedback),
  'feedback.again': leaving((_, __, item) => item.reset()),
};
