export { build, type Builder, type Builders } from './element/builder.js';
export * from './page.js';
export * from './template.js';
