import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rollup } from 'rollup';
import { squeeze, squeezeTemplates } from '../../tools/squeeze-templates.js';

/** What the plugin makes of a module. */
const built = async (code: string): Promise<string> => {
  const source = { name: 'source', resolveId: (id: string) => id, load: () => code };
  const bundle = await rollup({ input: 'entry', plugins: [source, squeezeTemplates()], external: ['lit'] });
  const { output } = await bundle.generate({});
  return output[0].code;
};

describe('squeezing CSS', () => {
  const cases = {
    'drops white space': ['\n  :host {\n    color: red;\n    top: 0;\n  }\n', ' :host{color:red;top:0}'],
    'drops comments': ['a { /* don\'t; "this" } */ color: red }', 'a{color:red}'],
    'keeps the spaces of calc()': ['a { top: calc( 1px + ( 2px - 3px ) * 2 ) }', 'a{top:calc(1px + (2px - 3px) * 2)}'],
    'keeps strings': [`a::before { content: ' {  a :  b; } ' }`, `a::before{content:' {  a :  b; } '}`],
    'keeps a quote that is escaped': [`a { content: '\\'  ' ; top: 0 }`, `a{content:'\\'  ';top:0}`],
    'keeps the space of a descendant': [':host :is( a , b ) :hover > c', ':host :is(a,b) :hover>c'],
    'keeps the space in front of a parenthesis': ['@media (a: b) and (c >= 1px) { }', '@media (a:b) and (c >= 1px){}'],
    'keeps what stands at an expression': [' ', ' '],
    'keeps an empty custom property': ['a { --x: ; top: 0 }', 'a{--x:;top:0}'],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    test(name, () => assert.equal(squeeze(before!), after));
  }

  test('of html only folds white space', async () => {
    const code = await built(
      'import { css, html } from "lit"; export const a = css`\n  a {\n    top: ${ css`  1px  ` };\n  }\n`; export const b = html`<a  b>  </a>`;',
    );
    assert.match(code, /css`a\{top:\$\{ css`1px` \};?\}`/);
    assert.match(code, /html`<a b> <\/a>`/);
  });

  test('leaves alone a template whose comments or strings hold expressions', async () => {
    const code = await built('import { css } from "lit"; export const a = css`a { content: "${x}" ;  top: 0 }`;');
    assert.match(code, /css`a \{ content: "\$\{x\}" ; {2}top: 0 \}`/);
  });
});
