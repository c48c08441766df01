import { WidgetTemplate } from '/dist/ck-widgets-template.dev.js';

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

/** What Python's jinja2 would object to, where a browser still draws something. */
const strictProblems = (file, data, isOwnText) => {
  try {
    WidgetTemplate.from(file).build(data);
    return [];
  } catch (error) {
    return [templateProblem(error, isOwnText)];
  }
};

const templateProblem = ({ message, line, column }, isOwnText) =>
  isOwnText ? { field: 'source', message, line, column } : { field: 'source', message };

const build = async (file, dataText, isOwnText, schema) => {
  const template = WidgetTemplate.from(file, { mode: 'lenient', schema });
  const data = dataText.trim() ? parse(dataText, 'data') : { json: template.sample ?? {} };
  if (data.problem) return { problems: [data.problem] };
  const all = await template.validate(data.json);
  const inner = all.filter(({ path }) => !all.some((other) => other.path.startsWith(`${path}/`)));
  const found = inner.map(({ path, message }) => ({
    field: 'data',
    message: [path, message].filter(Boolean).join(': '),
  }));
  const problems = [...strictProblems(file, data.json, isOwnText), ...found];
  try {
    return { widget: template.build(data.json), problems };
  } catch {
    return { problems };
  }
};

/**
 * The widget that two texts make, and what is wrong with them.
 *
 * @param {string} sourceText
 * @param {string} dataText
 * @param {unknown} [schema] of the data, where the source is a template without its file
 * @returns {Promise<{widget?: unknown, problems: Problem[]}>}
 */
export const readSource = async (sourceText, dataText, schema) => {
  if (!sourceText.trim()) return { problems: [] };
  const { json, problem } = parse(sourceText, 'source');
  const file = templateOf(sourceText, json);
  if (!file) return problem ? { problems: [problem] } : { widget: json, problems: [] };
  const isOwnText = !isFile(json);
  try {
    return await build(file, dataText, isOwnText, isOwnText ? schema : undefined);
  } catch (error) {
    return { problems: [templateProblem(error, isOwnText)] };
  }
};
