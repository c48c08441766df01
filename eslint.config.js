import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { safetyRules } from './tools/safety-rules.js';

/**
 * What "recommended" asks for and the house does not: `await undefined` waits a microtask, a loop up the tree starts at
 * `this`, `String(x)` is how text comes to be, and what is `any` in the platform's own types becomes ours by assignment.
 */
const RELAXED = [
  'await-thenable',
  'no-base-to-string',
  'no-this-alias',
  'no-unsafe-argument',
  'no-unsafe-assignment',
  'no-unsafe-call',
  'no-unsafe-member-access',
  'no-unsafe-return',
  'restrict-plus-operands',
  'restrict-template-expressions',
];

/** A name with `_` in front stands for what is there and of no use. */
const UNUSED = {
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

/** What answers with promises that nobody has to wait for: the runner does, or they only look like promises. */
const SAFE_CALLS = [
  { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
  { from: 'package', name: 'Equal', package: 'chai' },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '**/node_modules/', '**/.cache/']),
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: 'tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...Object.fromEntries(RELAXED.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      ...UNUSED,
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: SAFE_CALLS }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [wc.configs['flat/recommended'], lit.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules, ...safetyRules },
  },
  {
    files: ['**/*.js', '**/*.jsx'],
    extends: [tseslint.configs.recommended],
    rules: UNUSED,
  },
);
