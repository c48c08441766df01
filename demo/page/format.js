const TOKEN = /\{\{[^]*?\}\}|\{%[^]*?%\}|"(?:[^"\\]|\\[^])*"|[{}[\],:]|\s+|[^\s{}[\],:"]+/g;

const OPENS = /^(?:[{[]$|\{%-?\s*(?:for|if|set)\b)/;
const CLOSES = /^(?:[}\]]$|\{%-?\s*(?:endfor|endif|endset)\b)/;
const TURNS = /^\{%-?\s*(?:else|elif)\b/;

/** The text of a template with line breaks and indentation between the tokens of its JSON; its output is the same. */
export const formatTemplate = (text) => {
  const tokens = text.match(TOKEN)?.filter((token) => token.trim()) ?? [];
  let depth = 0;
  let out = '';
  let isFresh = true;
  const breakLine = () => {
    out = `${out.trimEnd()}\n${'  '.repeat(Math.max(depth, 0))}`;
    isFresh = true;
  };
  const write = (token) => {
    if (token === ',' && isFresh) out = out.trimEnd();
    out += token === ':' ? ': ' : token;
    isFresh = false;
  };
  for (const token of tokens) {
    const isTurn = TURNS.test(token);
    const isEnd = CLOSES.test(token);
    if (isTurn || isEnd) depth -= 1;
    if (isTurn || isEnd || (token.startsWith('{%') && !isFresh)) breakLine();
    write(token);
    if (isTurn || OPENS.test(token)) depth += 1;
    if (isTurn || OPENS.test(token) || token === ',' || token.startsWith('{%')) breakLine();
  }
  return out.trim();
};
