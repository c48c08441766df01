import { CalendarDate, endOfMonth, endOfWeek, getDayOfWeek, startOfMonth, startOfWeek } from '@internationalized/date';
import { toIsoDate } from '../schema/iso-date.js';

/** The first and the last day that there are; days are texts such as `2026-11-27`, and compare as such. */
export const EVER = ['0001-01-01', '9999-12-31'] as const;

const MOVES: Readonly<Record<string, (date: CalendarDate, locale: string) => CalendarDate>> = {
  ArrowLeft: (date) => date.subtract({ days: 1 }),
  ArrowRight: (date) => date.add({ days: 1 }),
  ArrowUp: (date) => date.subtract({ weeks: 1 }),
  ArrowDown: (date) => date.add({ weeks: 1 }),
  Home: (date, locale) => startOfWeek(date, locale),
  End: (date, locale) => endOfWeek(date, locale),
  PageUp: (date) => date.subtract({ months: 1 }),
  PageDown: (date) => date.add({ months: 1 }),
  ShiftPageUp: (date) => date.subtract({ years: 1 }),
  ShiftPageDown: (date) => date.add({ years: 1 }),
};

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** One or two letters of a name; none of a long one in a script that does not cut words short. */
const LETTERS = /^(?:[\p{Lu}\p{Ll}]{2}|.{1,2}$)/u;

const seven = <T>(of: (i: number) => T): T[] => Array.from({ length: 7 }, (_, i) => of(i));

const toDate = (day: string): CalendarDate => {
  const [year, month, date] = day.split('-').map(Number);
  return new CalendarDate(year!, month!, date!);
};

const toDay = (date: CalendarDate): string => (date.era === 'BC' ? EVER[0] : date.toString());

/** Whether something is a day that there is. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && toIsoDate(value) === value && value >= EVER[0];

/** The day that it is where the user is. */
export const today = (now = new Date()): string =>
  new CalendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate()).toString();

/** The first and the last day that may be chosen: all that there are where nothing else, or nothing possible, is said. */
export const rangeOf = (min: unknown, max: unknown): readonly [min: string, max: string] => {
  const [first, last] = [isDay(min) ? min : EVER[0], isDay(max) ? max : EVER[1]];
  return first > last ? EVER : [first, last];
};

/** The first of some texts that is a locale, else the one of the browser. */
export const localeOf = (...texts: readonly unknown[]): string => {
  for (const text of texts) {
    try {
      const [locale] = Intl.getCanonicalLocales((text ?? []) as string);
      if (locale) return locale;
    } catch {
      // Not one: the next may be.
    }
  }
  return new Intl.DateTimeFormat().resolvedOptions().locale;
};

/** Months as a locale has them: their weeks, their names, and where keys lead. */
export const monthGrid = (wanted: unknown) => {
  const locale = localeOf(wanted);
  const inWords = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
    return (day: string): string => format.format(new Date(day));
  };
  const numbers = new Intl.NumberFormat(locale);
  const start = startOfWeek(toDate('2026-01-14'), locale);
  const week = seven((i) => start.add({ days: i }).toString());
  const letters = week.map(inWords({ weekday: 'short' })).flatMap((name) => LETTERS.exec(name)?.[0] ?? []);
  return {
    locale,
    /** The language that the names are in. */
    language: numbers.resolvedOptions().locale,
    /** The days of the week, from the one that weeks start on. */
    weekdays: week.map(inWords({ weekday: 'long' })),
    /** The same in a letter or two. */
    initials: new Set(letters).size === 7 ? letters : week.map(inWords({ weekday: 'narrow' })),
    /** The month of a day, and its year. */
    titleOf: inWords({ month: 'long', year: 'numeric' }),
    /** The whole date. */
    nameOf: inWords({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** The number of a day in its month. */
    numberOf: (day: string): string => numbers.format(Number(day.slice(8))),
    /** Six weeks of seven places, in which the days of a day's month stand; places before and after are empty. */
    weeksOf: (day: string): (string | undefined)[][] => {
      const first = startOfMonth(toDate(day));
      const last = endOfMonth(first).day;
      const before = getDayOfWeek(first, locale);
      const dayOf = (number: number) =>
        number < 1 || number > last ? undefined : first.set({ day: number }).toString();
      return Array.from({ length: 6 }, (_, row) => seven((i) => dayOf(row * 7 + i - before + 1)));
    },
    /** Where a key leads from a day, not past the first and the last that there are; undefined if it is none of ours. */
    move: (day: string, { key, shiftKey }: { key: string; shiftKey?: boolean }, isRtl = false): string | undefined => {
      const name = (isRtl && MIRRORED[key]) || (shiftKey && key.startsWith('Page') ? `Shift${key}` : key);
      return Object.hasOwn(MOVES, name) ? toDay(MOVES[name]!(toDate(day), locale)) : undefined;
    },
  };
};

/** Months as a locale has them. */
export type MonthGrid = ReturnType<typeof monthGrid>;
