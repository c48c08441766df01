/** Long texts made by code, the same in every run, and the pieces in which they come. */

const WORDS =
  `about after again air almost along always among answer around because before begin between bridge build carry change
  city clear cloud coast corner cross dark deep door early earth east edge engine enough every fast field find first form
  garden glass grain great green ground half harbour heavy hill hour house island keep kind land large late lead leaf
  learn light line list little long machine make many map measure middle minute moon morning mountain move near never
  night north number ocean often open order other paper part path place plain plan plant point quiet rain ready river
  road room round sail school second ship shore short side simple small snow sound south space spring star station stone
  street summer table take through time together town train travel tree turn under until valley voyage wait walk wall
  water weather west while wide wind window winter wood word work world year young`.split(/\s+/);

/** Numbers from 0 to 1 in an order that looks like none, the same for the same seed. */
const chance = (seed) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

const times = (count, make) => Array.from({ length: count }, (_, n) => make(n));
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** What a reader sees, and how it is written in Markdown. */
const piece = (words, text = words) => ({ words, text });
const join = (pieces, between, mark = () => '') =>
  piece(pieces.map(({ words }) => words).join(between), pieces.map(({ text }, n) => mark(n) + text).join(between));

/** Writes blocks of a document, those of one seed always the same. */
const writer = (seed) => {
  const next = chance(seed);
  const between = (least, most) => least + Math.floor(next() * (most - least + 1));
  const some = (least, most, make) => times(between(least, most), make);
  const phrase = (least, most) => some(least, most, () => WORDS[between(0, WORDS.length - 1)]).join(' ');

  const plain = () => piece(phrase(2, 5));
  const marked = () => {
    const words = phrase(1, 3);
    const marks = [`**${words}**`, `*${words}*`, `\`${words}\``, `[${words}](https://example.com/${between(1, 99)})`];
    return piece(words, marks[between(0, 3)]);
  };
  const sentence = (parts) => {
    const { words, text } = join(parts, ' ');
    return piece(`${capital(words)}.`, `${capital(text)}.`);
  };
  const dry = () => sentence(some(2, 5, plain));
  const rich = () => sentence([plain(), ...some(1, 2, () => [marked(), plain()]).flat()]);
  const point = () => {
    const lead = capital(phrase(1, 3));
    return join([piece(`${lead}:`, `**${lead}**:`), rich()], ' ');
  };
  const cell = () => (next() < 0.4 ? marked() : piece(phrase(1, 2)));

  const prose = () => join(some(2, 5, dry), ' ');
  const paragraph = () => join(some(1, 3, rich), ' ');
  const heading = () => join([piece(phrase(2, 5))], '', () => '## ');
  const quote = () => join([rich()], '', () => '> ');
  const bullets = () => join(some(3, 6, point), '\n', () => '- ');
  const steps = () => join(some(3, 6, rich), '\n', (n) => `${n + 1}. `);
  const code = () => {
    const lines = some(3, 8, () => `const ${phrase(1, 1)} = ${phrase(1, 1)}(${between(0, 99)}, '${phrase(1, 3)}');`);
    return piece(lines.join('\n'), `\`\`\`js\n${lines.join('\n')}\n\`\`\``);
  };
  const table = () => {
    const rows = some(4, 7, () => times(4, cell));
    const lines = rows.map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`);
    const words = rows.flat().map((each) => each.words);
    return piece(words.join(' '), [lines[0], '| --- | --- | --- | --- |', ...lines.slice(1)].join('\n'));
  };

  /** As assistants write: a heading, what is to be said, and a list, table or code that says more. */
  const more = [bullets, table, steps, code, bullets, quote];
  let count = 0;
  const section = () => [heading(), ...some(1, 2, paragraph), more[count++ % more.length]()];
  return { section, prose: () => [prose()] };
};

const gather = (length, write) => {
  const blocks = [];
  for (let size = 0; size < length; size = blocks.reduce((sum, { text }) => sum + text.length + 2, 0))
    blocks.push(...write());
  return { text: blocks.map(({ text }) => text).join('\n\n'), words: blocks.map(({ words }) => words) };
};

/**
 * An answer in Markdown, of so many characters or a little more.
 *
 * @returns {{text: string, words: string[]}} The text, and the words of each block that a reader sees.
 */
export const markdownOf = (length) => gather(length, writer(length).section);

/** Prose without any marks, a paragraph after the other. */
export const proseOf = (length) => gather(length, writer(length).prose);

/** A text in so many pieces of different lengths. */
export const piecesOf = (text, count) => {
  const next = chance(count);
  const size = text.length / count;
  const cuts = times(count + 1, (n) => (n % count ? Math.round(size * (n + 0.9 * (next() - 0.5))) : size * n));
  return times(count, (n) => text.slice(cuts[n], cuts[n + 1]));
};
