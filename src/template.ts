export { TemplateError } from './template/template-error.js';
export { WidgetTemplate, type WidgetTemplateOptions } from './template/widget-template.js';
