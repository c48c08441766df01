import { own } from './own.js';
import type { Run } from './run.js';
import { fail } from './template-error.js';

/** A piece of a template: `data` is text, `{{` and `{%` open, `}}` and `%}` close; the type of an operator is its text. */
export interface Token {
  type: string;
  value: string;
  at: number;
}

const opening = /\{[{%#]/g;
const rawBlock = /\s*raw\s*(-?)%\}/y;
const endRaw = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
const space = /\s*/y;
const variableEnd = /(-?)\}\}/y;
const blockEnd = /([-+]?)%\}/y;
const text = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const numeral = /0[xob][\da-f_]+|(?:0+(?!\d)|[1-9][\d_]*|\d+(?=\.\d))(?:\.\d[\d_]*)?(?:e[+-]?\d+)?/iy;
const digits = /\d+/y;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const operator = /[!=]==|&&|\|\||\*\*|\/\/|[=!<>]=|[-+*/%~[\](){}<>=.:|,;]/y;

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const slips: Record<string, string> = { '===': '==', '!==': '!=', '&&': 'and', '||': 'or' };
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '\n': '' };

const unescape = (literal: string): string =>
  literal.replace(
    /\\(?:(?:x(.{0,2})|u(.{0,4})|U(.{0,8}))|([0-7]{1,3})|([^]))/g,
    (whole, x?: string, u?: string, long?: string, octal?: string, other?: string) => {
      if (octal) return String.fromCharCode(parseInt(octal, 8));
      if (other !== undefined) return own(escapes, other) ?? (/[\\'"]/.test(other) ? other : whole);
      const hex = x ?? u ?? long ?? '';
      if (!/^(?:..|.{4}|.{8})$/.test(hex) || /[^\da-f]/i.test(hex) || parseInt(hex, 16) > 0x10ffff)
        fail('truncated escape');
      return String.fromCodePoint(parseInt(hex, 16));
    },
  );

/** Splits a template into tokens; `reading` hears where it is and may stop it. */
export function tokenize(source: string, reading: Run): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trimmed = false;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const progress = (place: number): void => {
    reading.at = place;
    reading.spend(0);
  };
  const push = (type: string, value: string, start: number): void => {
    tokens.push({ type, value, at: start });
  };
  /** The text from `start` to `end`, between a tag that may strip what follows it and one that may strip what precedes it. */
  const pushText = (start: number, end: number, strip: boolean): void => {
    let value = source.slice(start, end);
    if (trimmed) value = value.trimStart();
    if (strip) value = value.trimEnd();
    if (value) push('data', value, start);
  };
  const sign = (): string => {
    const mark = source[at] ?? '';
    if (mark === '-' || mark === '+') at++;
    return mark;
  };

  const expression = (opener: string, start: number): void => {
    const end = opener === '{{' ? variableEnd : blockEnd;
    const brackets: string[] = [];
    push(opener, '', start);
    for (;;) {
      match(space);
      progress(at);
      start = at;
      let found: RegExpExecArray | null;
      if (!brackets.length && (found = match(end))) {
        trimmed = found[1] === '-';
        push(opener === '{{' ? '}}' : '%}', '', start);
        return;
      }
      if (at >= source.length) fail('unexpected end of template');
      if ((found = match(tokens.at(-1)?.type === '.' ? digits : numeral)))
        push('number', found[0].replaceAll('_', ''), start);
      else if ((found = match(word))) push('name', found[0], start);
      else if ((found = match(text))) push('string', unescape(found[0].slice(1, -1)), start);
      else if ((found = match(operator))) {
        const type = found[0];
        const slip = slips[type];
        if (slip && !reading.lenient) fail(`unexpected '${type}'`);
        const closer = closers[type];
        if (closer) brackets.push(closer);
        else if (/[)\]}]/.test(type)) {
          const expected = brackets.pop();
          if (type !== expected) fail(`unexpected '${type}'`);
        }
        push(slip && /\w/.test(slip) ? 'name' : (slip ?? type), slip ?? '', start);
      } else fail(`unexpected char '${String.fromCodePoint(source.codePointAt(at) as number)}'`);
    }
  };

  while (at < source.length) {
    progress(at);
    const start = at;
    const found = match(opening);
    if (!found) {
      pushText(start, source.length, false);
      break;
    }
    const tag = found.index;
    const strip = sign() === '-';
    pushText(start, tag, strip);
    trimmed = false;
    if (found[0] === '{#') {
      const body = at;
      const end = source.indexOf('#}', at);
      progress(tag);
      if (end < 0) fail('Missing end of comment tag');
      trimmed = end > body && source[end - 1] === '-';
      at = end + 2;
      continue;
    }
    const raw = found[0] === '{%' && match(rawBlock);
    if (raw) {
      const body = at;
      progress(tag);
      const end = match(endRaw);
      if (!end) fail('Missing end of raw directive');
      trimmed = raw[1] === '-';
      pushText(body, end.index, end[1] === '-');
      trimmed = end[2] === '-';
      continue;
    }
    expression(found[0], tag);
  }
  push('eof', '', source.length);
  return tokens;
}
