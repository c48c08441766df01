import { text, type Prop } from './prop.js';

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/;

/** The date of an ISO date or date-time, `YYYY-MM-DD`, or undefined where there is no such day. */
export const toIsoDate = (value: string): string | undefined => {
  const [, year = '', month = '', day = ''] = DATE.exec(value.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
};

/** A day: an ISO date, or a date-time, of which the date counts; empty for none. */
export const isoDate: Prop<string> = {
  ...text,
  read: (value) => (typeof value === 'string' && value !== '' ? toIsoDate(value) : value),
};
