import { fail } from './template-error.js';

const piece = /\s+|"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/y;
const words: Record<string, string> = { True: 'true', False: 'false', None: 'null', undefined: 'null' };

/** JSON text with missing, doubled and dangling commas, values left out after a colon and Python's bare words put right. */
export function repairJson(text: string): string {
  let out = '';
  let last = '';
  piece.lastIndex = 0;
  while (piece.lastIndex < text.length) {
    const token = piece.exec(text)?.[0] ?? fail("the template's output is not JSON");
    if (!token.trim()) continue;
    const closes = token === '}' || token === ']';
    if ((closes || token === ',') && last === ':') out += last = 'null';
    if (token === ',') continue;
    if (!closes && token !== ':' && !'{[:'.includes(last)) out += ',';
    out += last = Object.hasOwn(words, token) ? (words[token] as string) : token;
  }
  return out;
}
