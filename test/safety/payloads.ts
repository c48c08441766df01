/** A text that would be markup somewhere, and that place. */
export interface Payload {
  readonly text: string;
  /** The markup of a place that does not make text of it. */
  readonly raw: (text: string) => string;
}

/** A tag that does something by itself, or once it is pressed. */
interface Vector {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content?: string;
}

const FIRE = '__ckfire()';

const vector = (tag: string, attributes: Readonly<Record<string, string>> = {}, content?: string): Vector => ({
  tag,
  attributes,
  ...(content !== undefined && { content }),
});

/** What runs, asks for something, or changes what stands around it. */
const VECTORS: readonly Vector[] = [
  vector('img', { src: 'x:', onerror: FIRE }),
  vector('img', { src: 'LEAK' }),
  vector('img', { srcset: 'LEAK 1x' }),
  vector('svg', { onload: FIRE }, '<circle r="9"/>'),
  vector('svg', {}, `<animate onbegin="${FIRE}" attributeName="x" dur="1s"/>`),
  vector('svg', {}, '<image href="LEAK"/>'),
  vector('svg', {}, '<use href="LEAK#a"/>'),
  vector('svg', {}, '<a href="javascript:__ckfire()"><text y="9">a</text></a>'),
  vector('math', { href: 'javascript:__ckfire()' }, '<mi>a</mi>'),
  vector('script', {}, FIRE),
  vector('script', { src: 'LEAK' }, ''),
  vector('iframe', { src: 'javascript:parent.__ckfire()' }, ''),
  vector('iframe', { srcdoc: '<script>parent.__ckfire()</script>' }, ''),
  vector('object', { data: 'LEAK' }, ''),
  vector('embed', { src: 'LEAK' }),
  vector('a', { href: 'javascript:__ckfire()' }, 'a'),
  vector('a', { href: 'data:text/html,<script>__ckfire()</script>', autofocus: '', onfocus: FIRE }, 'a'),
  vector('form', { action: 'javascript:__ckfire()' }, '<button>a</button>'),
  vector('button', { formaction: 'javascript:__ckfire()', onclick: FIRE }, 'a'),
  vector('input', { autofocus: '', onfocus: FIRE }),
  vector('input', { type: 'image', src: 'LEAK' }),
  vector('textarea', { autofocus: '', onfocus: FIRE }, 'a'),
  vector('details', { open: '', ontoggle: FIRE }, 'a'),
  vector('video', { poster: 'LEAK', src: 'x:', onerror: FIRE }, ''),
  vector('audio', { src: 'LEAK', onerror: FIRE }, ''),
  vector('video', {}, `<source onerror="${FIRE}" src="x:">`),
  vector('picture', {}, '<source srcset="LEAK"><img alt="">'),
  vector('style', {}, '@import "LEAK"; * { position: fixed }'),
  vector('link', { rel: 'stylesheet', href: 'LEAK' }),
  vector('link', { rel: 'preconnect', href: 'LEAK' }),
  vector('base', { href: 'LEAK' }),
  vector('meta', { 'http-equiv': 'refresh', content: '9;url=LEAK' }),
  vector('marquee', { onstart: FIRE }, 'a'),
  vector('table', { background: 'LEAK' }, '<tr><td>a'),
  vector('div', { style: 'position:fixed;inset:0;z-index:9;background:url(LEAK)' }, 'a'),
  vector('div', { onpointerenter: FIRE, onanimationstart: FIRE }, 'a'),
  vector('p', { style: 'position: fixed; inset: 0; opacity: 0' }, 'a'),
  vector('ck-image', { src: 'LEAK', onload: FIRE }, ''),
  vector('form', { id: 'forms', name: 'cookie' }, '<input name="body" oninput="__ckfire()">'),
  vector('slot', { name: 'x', onslotchange: FIRE }, 'a'),
];

/** What stands for an address is left as it is: it is not one yet. */
const entities = (text: string): string =>
  text.replace(/LEAK|[^]/gu, (char) => (char === 'LEAK' ? char : `&#${char.codePointAt(0)};`));

const mixed = (text: string): string =>
  [...text].map((char, i) => (i % 2 ? char.toUpperCase() : char.toLowerCase())).join('');

const escaped = (text: string, quote: string): string => text.replaceAll(quote, `&#${quote.charCodeAt(0)};`);

type Writer = (vector: Vector) => string;

/** Writes a tag, given how its name, each attribute and what is between them are written. */
const writer =
  (name: (tag: string) => string, attribute: (name: string, value: string) => string, between = ' '): Writer =>
  ({ tag, attributes, content }) => {
    const said = Object.entries(attributes).map(([key, value]) => between + attribute(key, value));
    return `<${name(tag)}${said.join('')}${between.trim() ? ' ' : between}>${content === undefined ? '' : `${content}</${tag}>`}`;
  };

const same = (text: string): string => text;

const quoted =
  (quote: string) =>
  (name: string, value: string): string =>
    `${name}=${quote}${escaped(value, quote)}${quote}`;

/** The ways to write a tag that parsers take for one. */
const WRITERS: readonly Writer[] = [
  writer(same, quoted('"')),
  writer(same, quoted("'"), '\n\t'),
  writer(mixed, (name, value) => quoted('"')(mixed(name), value), '\f'),
  writer(same, (name, value) => `${name}="${entities(value)}"`),
  writer(same, quoted('"'), '/'),
  writer(same, (name, value) => `${name}=${value.replace(/[\s"'`=<>]/g, entities)}`),
  writer((tag) => `${tag} title=">" lang='<'`, quoted('"')),
  writer(same, (name, value) => `${name} \n=\r\n"${escaped(value, '"')}"`),
  // What stands before it is nothing to a parser, but something to a filter.
  (each) => `\u0000\u202e\ufeff\ud800<!--><!-->${writer(same, quoted('"'))(each)}`,
];

/** Where a text may stand in markup: what ends that place, and the markup around it. */
const PLACES: readonly (readonly [end: string, before: string, after: string])[] = [
  ['', '<p>', '</p>'],
  ['">', '<p title="', '"></p>'],
  ["'>", "<p title='", "'></p>"],
  [' >', '<p title=x', '></p>'],
  ['-->', '<!--', '-->'],
  ['</textarea>', '<textarea>', '</textarea>'],
  ['</title>', '<title>', '</title>'],
  ['</style>', '<style>', '</style>'],
  ['</script>', '<script type="a/b">', '</script>'],
  ['</noscript>', '<noscript>', '</noscript>'],
  ['</xmp>', '<xmp>', '</xmp>'],
  [']]>', '<svg><desc><![CDATA[', ']]></desc></svg>'],
  ['</desc></svg>', '<svg><desc>', '</desc></svg>'],
  ['</option></select>', '<select><option>', '</option></select>'],
];

/** Every way to write every tag, each in one of the places, so that the places come equally often. */
export const PAYLOADS: readonly Payload[] = VECTORS.flatMap((each, i) =>
  WRITERS.map((write, j) => {
    const [end, before, after] = PLACES[(i + j * 3) % PLACES.length]!;
    return { text: `${end}${write(each)}`, raw: (text: string) => `${before}${text}${after}` };
  }),
);

/** Texts that mean something to a template engine, to Lit, to a language, to CSS, to Markdown, or to who reads them. */
export const OTHER_TEXTS: readonly string[] = [
  '${__ckfire()}',
  '`${__ckfire()}`',
  '{{__ckfire()}}',
  "{{constructor.constructor('__ckfire()')()}}",
  '{%- if 1 -%}<img src=x: onerror=__ckfire()>{%- endif -%}',
  '<%= __ckfire() %>',
  '#{__ckfire()}',
  '[[__ckfire()]]',
  '@{__ckfire()}',
  'lit$1$',
  '<!--?lit$1$-->',
  '<?lit$1$?><?>',
  '{"_$litType$":1,"strings":["<img src=x: onerror=__ckfire()>"],"values":[]}',
  '{"__html":"<img src=x: onerror=__ckfire()>"}',
  '{"__proto__":{"polluted":1}}',
  '__proto__',
  '__proto__.polluted',
  'constructor',
  'constructor.prototype.polluted',
  'prototype',
  'hasOwnProperty',
  'toString',
  'innerHTML',
  'onclick',
  'cookie',
  'submit',
  'elements',
  'undefined',
  'null',
  '[object Object]',
  '\u202egpj.exe\u202c',
  '\u2066\u2067\u2068isolated\u2069',
  '\u061c\u200e\u200fmarks',
  'a\u200b\u200c\u200d\u2060b',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\udc00\ud800',
  '\ufeff\ufffe\uffff',
  'a\u2028b\u2029c',
  '\u0007\u001b[31m\u009b',
  'Z\u0351\u032b\u0343\u032a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e'.repeat(20),
  'a'.repeat(5000),
  '<'.repeat(500),
  '&lt;img src=x: onerror=__ckfire()&gt;',
  '&amp;lt;script&amp;gt;__ckfire()',
  '&#60;script&#62;__ckfire()',
  '\\u003cimg src=x: onerror=__ckfire()\\u003e',
  '\\x3cscript\\x3e__ckfire()',
  '%3Cimg%20src=x:%20onerror=__ckfire()%3E',
  '%253Cscript%253E__ckfire()',
  '+ADw-script+AD4-__ckfire()+ADw-/script+AD4-',
  '\uff1cimg src=x: onerror=__ckfire()\uff1e',
  '\u00bcscript\u00be__ckfire()\u00bc/script\u00be',
  '<\u0000script>__ckfire()</script>',
  '< script>__ckfire()</ script>',
  '"onfocus="__ckfire()" autofocus="',
  "' onmouseover='__ckfire()",
  '" style="position:fixed;inset:0" x="',
  'red;position:fixed;inset:0;z-index:9',
  'url(LEAK)',
  'red url(LEAK) no-repeat',
  '}*{background:url(LEAK)}',
  '@import "LEAK";',
  'expression(__ckfire())',
  'behavior:url(LEAK)',
  '![x](LEAK)',
  '[x](javascript:__ckfire())',
  '<javascript:__ckfire()>',
  '[r]\n\n[r]: javascript:__ckfire()',
  '<img src="LEAK">\n\n<script>__ckfire()</script>',
  '(a+)+$',
  '(?<a>x)\\k<a>',
  '[\\p{L}--[a-z]]',
  'LEAK',
  'https:LEAK',
];

/** What JSON may hold in place of a text: objects that look like those of the page, of Lit, or of neither. */
export const FORGERIES: readonly unknown[] = [
  { _$litType$: 1, strings: ['<img src=x: onerror=__ckfire()>'], values: [], h: '<b></b>', _$litPart$: {} },
  { _$litType$: 2, strings: ['<script>__ckfire()</script>'], values: [] },
  { _$litDirective$: 'x', values: ['<b>'] },
  { _$litStatic$: '<img src=x: onerror=__ckfire()>', r: {} },
  { _$cssResult$: true, cssText: '*{position:fixed}' },
  { nodeType: 1, nodeName: 'SCRIPT', outerHTML: '<script>__ckfire()</script>' },
  { handleEvent: '__ckfire()' },
  { toString: '__ckfire()', valueOf: '__ckfire()', length: 9 },
  { then: '__ckfire()' },
  { __html: '<img src=x: onerror=__ckfire()>' },
  ['<img src=x: onerror=__ckfire()>'],
  [['javascript:__ckfire()']],
  JSON.parse('{"__proto__":{"polluted":1,"text":"polluted","light":"red","dark":"red","label":"polluted"}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
];
