/** An address, and what becomes of it in a link and in an image. */
export interface AddressCase {
  readonly value: string;
  readonly link: string;
  readonly image: string;
}

/** A CSS value, and whether a widget may have it; `LEAK` in it stands for an address. */
export interface CssCase {
  readonly value: string;
  readonly expect: 'accept' | 'reject';
  readonly class: string;
}

const address = (value: string, link: string, image: string): AddressCase => ({ value, link, image });

/** A few of our own, for where the lists are not there. */
const ADDRESSES: readonly AddressCase[] = [
  address('javascript:__ckfire()', 'block', 'block'),
  address(' \u0001java\nscript:__ckfire()', 'block', 'block'),
  address('javascript&colon;__ckfire()', 'inert', 'block'),
  address('vbscript:x', 'block', 'block'),
  address('data:text/html,<script>__ckfire()</script>', 'block', 'block'),
  address('data:image/svg+xml,<svg onload=__ckfire()>', 'block', 'block'),
  address('data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'block', 'allow-if-data-enabled'),
  address('blob:https://evil.example/x', 'block', 'block'),
  address('file:///etc/passwd', 'block', 'block'),
  address('https://good.example/a.png', 'allow', 'policy'),
  address('https://good.example@evil.example/', 'allow-shown-host', 'domain-test'),
  address('//evil.example/x', 'allow-shown-host', 'domain-test'),
  address('https://good.example.', 'allow-shown-host', 'domain-test'),
  address('mailto:a@example.com', 'allow', 'block'),
  address('../x', 'allow-relative', 'policy'),
  address('https://%', 'block-or-relative', 'block'),
];

const css = (expect: 'accept' | 'reject', kind: string, ...values: readonly string[]): CssCase[] =>
  values.map((value) => ({ value, expect, class: kind }));

const CSS_VALUES: readonly CssCase[] = [
  ...css('reject', 'request', 'url(LEAK)', 'URL("LEAK")', '\\75 rl(LEAK)', 'image-set("LEAK" 1x)', 'src("LEAK")'),
  ...css(
    'reject',
    'declaration',
    'red;position:fixed;inset:0',
    '10px;opacity:0',
    'red !important',
    'red/**/;all:unset',
  ),
  ...css('reject', 'rule', 'red}*{background:url(LEAK)}', '</style><img src=LEAK>', '-->'),
  ...css('reject', 'indirection', 'var(--x, red)', 'env(safe-area-inset-top)', 'attr(data-x)', 'inherit(--x)'),
  ...css('reject', 'extreme', '99999px', '1e9px', 'calc(1px * 1e30)', `calc(${'('.repeat(200)}1px`),
  ...css('reject', 'invalid', '', '#12345', 'undefined', '0x1F'),
  ...css(
    'accept',
    'css colour',
    'red',
    '#0F08',
    'rgb(255 0 0 / 50%)',
    'color-mix(in srgb, red 50%, blue)',
    'currentColor',
  ),
  ...css('accept', 'token', 'primary', 'surface', 'strong', 'red-100', 'black-50'),
  ...css(
    'accept',
    'size/flex/ratio',
    '10px',
    '1.5rem',
    'calc(100% - 10px)',
    'min(100%, 300px)',
    '1 0 auto',
    '16 / 9',
    '1',
  ),
];

const listOf = async <T>(name: string, own: readonly T[]): Promise<readonly T[]> => {
  const list = (await (await fetch(`/__cases/${name}.json`)).json()) as { readonly cases: readonly T[] } | null;
  if (list) return list.cases;
  console.info(`the list ${name} is not there: a few of our own stand for it`);
  return own;
};

/** The addresses of the list beside the project, else a few of our own. */
export const addressCases = (): Promise<readonly AddressCase[]> => listOf('url-attacks', ADDRESSES);

/** The CSS values of the list beside the project, else a few of our own. */
export const cssCases = (): Promise<readonly CssCase[]> => listOf('css-values', CSS_VALUES);
