import { TemplateError, WidgetTemplate } from '/dist/ck-widgets-template.dev.js';

/** @typedef {{message: string, line?: number, column?: number, field: 'source' | 'data'}} Problem */

const JINJA = /\{\{|\{%/;

/** Where in a text a character is. */
const placeOf = (text, position) => {
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: lines.at(-1).length + 1 };
};

/** What a browser says about JSON that is none, with the place where it can tell. */
const jsonProblem = (text, error, field) => {
  const message = error.message.replace(/\s*(?:in JSON )?at (?:position \d+|line \d+ column \d+.*)(?: \(.*\))?$/, '');
  const [, position] = /at position (\d+)/.exec(error.message) ?? [];
  if (position !== undefined) return { message, field, ...placeOf(text, Number(position)) };
  const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
  if (line !== undefined) return { message, field, line: Number(line), column: Number(column) };
  return /end of JSON/.test(error.message) ? { message, field, ...placeOf(text, text.length) } : { message, field };
};

const parse = (text, field) => {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { problem: jsonProblem(text, error, field) };
  }
};

const isFile = (json) => typeof json?.template === 'string' && json.type === undefined;

/** The template that a text is: a `.widget` file, or the text of one; undefined where it is a tree. */
const templateOf = (text, json) => {
  if (isFile(json)) return json;
  return JINJA.test(text) ? { version: '1.0', name: 'Draft', template: text } : undefined;
};

const build = async (file, dataText) => {
  const template = WidgetTemplate.from(file, { mode: 'lenient' });
  const data = dataText.trim() ? parse(dataText, 'data') : { json: template.sample ?? {} };
  if (data.problem) return { problems: [data.problem] };
  const found = await template.validate(data.json);
  const problems = found.map(({ path, message }) => ({
    field: 'data',
    message: [path, message].filter(Boolean).join(': '),
  }));
  return { widget: template.build(data.json), problems };
};

/**
 * The widget that two texts make, and what is wrong with them.
 *
 * @param {string} sourceText
 * @param {string} dataText
 * @returns {Promise<{widget?: unknown, problems: Problem[]}>}
 */
export const readSource = async (sourceText, dataText) => {
  if (!sourceText.trim()) return { problems: [] };
  const { json, problem } = parse(sourceText, 'source');
  const file = templateOf(sourceText, json);
  if (!file) return problem ? { problems: [problem] } : { widget: json, problems: [] };
  try {
    return await build(file, dataText);
  } catch (error) {
    const { line, column } = error instanceof TemplateError && !isFile(json) ? error : {};
    return { problems: [{ field: 'source', message: error.message, line, column }] };
  }
};
