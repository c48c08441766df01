import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Any file under src will do: what it says is replaced by the text under test. */
const FILE = 'src/components/row.ts';

/** Each line is a fault by itself. */
const FAULTS = [
  `el.innerHTML = text;`,
  `el['innerHTML'] = text;`,
  `el.outerHTML = text;`,
  `el.insertAdjacentHTML('beforeend', text);`,
  `el.setHTMLUnsafe(text);`,
  `Document.parseHTMLUnsafe(text);`,
  `range.createContextualFragment(text);`,
  `document.write(text);`,
  `document.writeln(text);`,
  `new DOMParser();`,
  `frame.srcdoc = text;`,
  `el.style = text;`,
  `el.style.cssText = text;`,
  `el.style.background = text;`,
  `el.style.borderImage = text;`,
  `el.style.setProperty('background', text);`,
  `el.style.setProperty('list-style', text);`,
  `el.setAttribute('style', text);`,
  `eval(text);`,
  `new Function(text);`,
  `globalThis.setTimeout('alert(1)');`,
  `link.href = 'javascript:void 0';`,
  'html`<p style="color: red"></p>`;',
  'html`<p style=${text}></p>`;',
  'html`<p .style=${text}></p>`;',
  'html`<p .innerHTML=${text}></p>`;',
  'html`<iframe title="x" srcdoc=${text}></iframe>`;',
  'html`<style>p {}</style>`;',
  'svg`<path style="fill: red"></path>`;',
  `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`,
  `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';`,
  `import { unsafeMathML } from 'lit/directives/unsafe-mathml.js';`,
  `import { unsafeStatic } from 'lit/static-html.js';`,
  `import { styleMap } from 'lit/directives/style-map.js';`,
  `import { styleMap as map } from 'lit-html/directives/style-map.js';`,
  `export { unsafeHTML as raw } from 'lit/directives/unsafe-html.js';`,
  `void import('lit/directives/unsafe-html.js');`,
];

/** What looks alike and is right. */
const RIGHT = [
  `el.style.setProperty('background-color', text);`,
  `el.style.setProperty(longhand, text);`,
  `el.style.backgroundColor = text;`,
  `el.textContent = text;`,
  `el.setAttribute('title', text);`,
  `void styles.cssText;`,
  `void el.style.color;`,
  'html`<p class="style"></p>`;',
  'html`<ck-button preset=${text}></ck-button>`;',
  `stream.write(text);`,
  `setTimeout(() => el.remove());`,
];

/** In CI, the parser would take the file for what it says on disk. */
const NOT_FROM_DISK = { disallowAutomaticSingleRunInference: true };

/** The rules that are about safety, and so the only ones that this test is about. */
const SAFETY =
  /^(?:no-eval|no-implied-eval|no-new-func|no-script-url|no-restricted-.*|@typescript-eslint\/no-implied-eval)$/;

/** The numbers of the lines in which a fault against safety is found. */
const faultyLines = async (lines: readonly string[]): Promise<ReadonlySet<number>> => {
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: { languageOptions: { parserOptions: NOT_FROM_DISK } } });
  const [result] = await eslint.lintText(lines.join('\n'), { filePath: FILE });
  const { messages } = result!;
  assert.equal(messages.find(({ fatal }) => fatal)?.message, undefined);
  return new Set(messages.filter(({ ruleId }) => SAFETY.test(ruleId ?? '')).map(({ line }) => line - 1));
};

describe('the rules of safety', () => {
  test('find every planted fault', async () => {
    const found = await faultyLines(FAULTS);
    assert.deepEqual(
      FAULTS.filter((_, line) => !found.has(line)),
      [],
    );
  });

  test('leave alone what is right', async () => {
    const found = await faultyLines(RIGHT);
    assert.deepEqual(
      RIGHT.filter((_, line) => found.has(line)),
      [],
    );
  });
});
