export { TemplateError } from './template/template-error.js';
export { defaultLimits, type TemplateLimits } from './template/template-limits.js';
export { type SchemaProblem } from './template/schema-problems.js';
export { WidgetTemplate, type TemplateMode, type WidgetTemplateOptions } from './template/widget-template.js';
