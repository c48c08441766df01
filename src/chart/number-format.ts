/** How a chart writes numbers. */
export interface NumberFormat {
  /** All of a number, as far as anybody reads it. */
  readonly full: (value: number) => string;
  /** A number with few signs, for an axis. */
  readonly short: (value: number) => string;
}

const formatOf = (locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat(undefined, options);
  }
};

const formatIn = (locale: string | undefined, options: Intl.NumberFormatOptions): ((value: number) => string) => {
  const intl = formatOf(locale, options);
  return (value) => intl.format(value);
};

const isPlain = (value: number): boolean => value === 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e15);

/** How numbers are written in a language; as in the browser's own where the page has not got its name right. */
export const numberFormat = (locale: string | undefined): NumberFormat => {
  const exact = formatIn(locale, { maximumSignificantDigits: 12 });
  const compact = formatIn(locale, { notation: 'compact', maximumSignificantDigits: 4 });
  const scientific = formatIn(locale, { notation: 'scientific', maximumSignificantDigits: 4 });
  return {
    full: (value) => (isPlain(value) ? exact : scientific)(value),
    short: (value) => (isPlain(value) ? compact : scientific)(value),
  };
};
