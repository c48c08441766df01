// Reads what a form sends. Whoever sends it may send anything: what comes out is of the right kind and bounded.

const record = (value) => (typeof value === 'object' && value !== null ? value : {});

/** One part of a payload, whatever the payload is. */
export const partOf = (payload, name) => record(record(payload)[name]);

/** A text of no more than some characters, without white space around it; empty where it is none. */
export const textOf = (value, most) =>
  typeof value === 'string' ? value.trim().slice(0, most).toWellFormed().trim() : '';

/** Whether a text is longer than that, so that it would be cut. */
export const isCut = (value, most) => typeof value === 'string' && value.trim().length > most;

/** The same on one line. */
export const lineOf = (value, most) => textOf(typeof value === 'string' ? value.replace(/\s+/g, ' ') : '', most);

/** A day that there is, as `YYYY-MM-DD`; else empty. */
export const dayOf = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return '';
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value) ? value : '';
};

/** A finite number as text; empty where it is none. */
export const numberOf = (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : '');

/** The option that a value stands for and that may be chosen. */
export const optionOf = (options, value) => options.find((option) => option.value === value && !option.disabled);

/** Whether a text looks like a mail address. */
export const isMail = (text) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

/** Whether a text looks like a phone number. */
export const isPhone = (text) => /^\+?\d[\d ]{4,18}$/.test(text);

/** Whether a text is the address of a page. */
export const isPage = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
