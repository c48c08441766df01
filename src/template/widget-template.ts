import { compile } from './compiler.js';
import type { Statement } from './compiler.js';
import { repairJson } from './repair-json.js';
import { Run } from './run.js';
import type { SchemaProblem } from './schema-problems.js';
import { TemplateError, fail } from './template-error.js';
import { defaultLimits } from './template-limits.js';
import type { TemplateLimits } from './template-limits.js';

/** How a template is read: `strict` as Python does, `lenient` also with the known slips of the tool that exports it. */
export type TemplateMode = 'strict' | 'lenient';

/** How to read a `.widget` file. */
export interface WidgetTemplateOptions {
  mode?: TemplateMode | undefined;
  limits?: Partial<TemplateLimits> | undefined;
  /** A JSON Schema for the data, instead of the file's own. */
  schema?: unknown;
}

type File = Record<string, unknown>;

const isObject = (value: unknown): value is File =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const sampleOf = (encoded: unknown): unknown => {
  try {
    const bytes = atob(String(encoded).replaceAll('-', '+').replaceAll('_', '/'));
    const file = parsed(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))) as File;
    return Object.hasOwn(file, 'defaultState') ? file['defaultState'] : undefined;
  } catch {
    return undefined;
  }
};

/** A `.widget` file, compiled once and built with any data. */
export class WidgetTemplate {
  /** The widget's name. */
  readonly name: string;
  /** The JSON Schema of the data. */
  readonly jsonSchema: unknown;
  /** The sample data that the file carries, if any. */
  readonly sample: unknown;
  /** The widget that the file shows as a preview, if any. */
  readonly preview: unknown;
  readonly #source: string;
  readonly #body: Statement;
  readonly #limits: TemplateLimits;
  /** The readings to try in turn; a lenient one only where the strict one fails, so it changes no result. */
  #readings: readonly boolean[] = [false];

  private constructor(file: File, { mode, limits, schema }: WidgetTemplateOptions) {
    const { version, template, name, jsonSchema, outputJsonPreview: preview, encodedWidget } = file;
    if (version !== '1.0')
      throw new TemplateError(`a .widget file must be of version "1.0", not ${JSON.stringify(version)}`);
    if (typeof template !== 'string') throw new TemplateError('a .widget file must have a template');
    this.name = typeof name === 'string' ? name : '';
    this.jsonSchema = schema ?? jsonSchema;
    this.sample = sampleOf(encodedWidget);
    this.preview = typeof preview === 'string' ? parsed(preview) : preview;
    this.#limits = { ...defaultLimits, ...limits };
    if (template.length > this.#limits.templateLength) fail('too long a template');
    this.#source = template.replace(/\r\n?/g, '\n').replace(/\n$/, '');
    const compiled = (lenient: boolean): Statement => this.#attempt(lenient, {}, (run) => compile(this.#source, run));
    const lenient = mode === 'lenient';
    try {
      this.#body = compiled(false);
      if (lenient) this.#readings = [false, true];
    } catch (error) {
      if (!lenient) throw error;
      this.#body = compiled(true);
      this.#readings = [true];
    }
  }

  /** Reads a `.widget` file, given as its JSON text or parsed. */
  static from(fileOrJson: unknown, options: WidgetTemplateOptions = {}): WidgetTemplate {
    const file = typeof fileOrJson === 'string' ? parsed(fileOrJson) : fileOrJson;
    return new WidgetTemplate(isObject(file) ? file : fail('a .widget file must be a JSON object'), options);
  }

  /** The widget's JSON for the data, or a TemplateError. */
  build(data: unknown = {}): unknown {
    const text = this.render(data);
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      const repaired = this.#readings.includes(true) ? parsed(repairJson(text)) : undefined;
      return repaired === undefined ? fail(`the output is not JSON: ${(error as Error).message}`) : repaired;
    }
  }

  /** The text that the template makes of the data, or a TemplateError. */
  render(data: unknown = {}): string {
    if (!isObject(data)) return fail("a template's data must be an object");
    let failure: unknown;
    for (const lenient of this.#readings) {
      try {
        return this.#attempt(lenient, data, (run) => {
          this.#body(run);
          return run.out;
        });
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  }

  /** Where data does not follow the schema; nowhere when there is no schema. */
  async validate(data: unknown): Promise<SchemaProblem[]> {
    const { schemaProblems } = await import('./schema-problems.js');
    return schemaProblems(this.jsonSchema, data);
  }

  /** Does work on the template within its limits; what goes wrong is a TemplateError that says where. */
  #attempt<T>(lenient: boolean, data: File, work: (run: Run) => T): T {
    const run = new Run(this.#limits, lenient, data);
    try {
      return work(run);
    } catch (error) {
      const lines = this.#source.slice(0, run.at).split('\n');
      throw new TemplateError((error as Error).message, lines.length, (lines.at(-1)?.length ?? 0) + 1);
    }
  }
}
