export * from './page.js';
export * from './template.js';
