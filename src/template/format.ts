import { entryOf, isDict, numeric } from './python-values.js';
import type { Run } from './run.js';
import { toText } from './serialize.js';
import { fail } from './template-error.js';

const exactDigits = 30;

/** A number with so many decimals, a tie rounded to even as Python does. */
export function toFixed(value: number, decimals: number): string {
  if (!(decimals <= 70)) fail('too many decimals');
  const rounded = value.toFixed(decimals);
  const exact = value.toFixed(decimals + exactDigits);
  return /^50*$/.test(exact.slice(-exactDigits)) && /[13579]$/.test(rounded)
    ? exact.slice(0, -exactDigits).replace(/\.$/, '')
    : rounded;
}

/** Text brought to a width by a fill before it (`>`), after it (`<`) or on both sides (`^`). */
export function pad(run: Run, text: string, width: number, align: string, fill = ' '): string {
  const missing = width - text.length;
  if (missing <= 0) return text;
  run.makes(width);
  const left = align === '<' ? 0 : align === '>' ? missing : (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** Python's `%` on text: `%s`, `%d`, `%f` with flags, width and precision, by order or by the keys of a dict. */
export function formatPercent(run: Run, format: string, args: readonly unknown[]): string {
  const [dict] = args;
  let next = 0;
  let length = format.length;
  run.read(length);
  const text = format.replace(
    /%(?:\((\w+)\))?([-+0]*)(\d*)(?:\.(\d+))?([sdif%])?/g,
    (whole, key: string | undefined, flags: string, width: string, decimals: string | undefined, kind?: string) => {
      if (whole === '%%') return '%';
      const value = key === undefined ? args[next++] : isDict(dict) ? entryOf(dict, key) : undefined;
      if (!kind || value === undefined) return fail(`nothing to format, or not supported: '${whole}'`);
      let shown: string;
      if (kind === 's') shown = toText(run, value).slice(0, decimals === undefined ? undefined : +decimals);
      else {
        const number = numeric(value);
        shown = toFixed(Math.abs(kind === 'f' ? number : Math.trunc(number)), kind === 'f' ? +(decimals ?? 6) : 0);
        const sign = number < 0 ? '-' : flags.includes('+') ? '+' : '';
        shown = sign + (flags.includes('0') ? pad(run, shown, +width - sign.length, '>', '0') : shown);
      }
      const padded = pad(run, shown, +width, flags.includes('-') ? '<' : '>');
      run.fits((length += padded.length));
      return padded;
    },
  );
  return next < args.length && !isDict(dict) ? fail('not all arguments converted') : text;
}
