/** The part of JSON Schema 2020-12 that props are described in. */
export interface Schema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';
  readonly enum?: readonly (string | number | boolean)[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly $ref?: string;
}

/** Whether a value is an object that a JSON text could have given: not null, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value that an object itself has under a name, never one that it inherits. */
export const ownOf = (object: object, name: string): unknown =>
  Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;

const isOfType = (type: NonNullable<Schema['type']>, value: unknown): boolean => {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  if (type === 'null') return value === null;
  if (type === 'number') return Number.isFinite(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
};

/** Whether a value is what a schema asks for. */
export const conforms = (schema: Schema, value: unknown): boolean => {
  const { type, anyOf, items, properties, required, minimum, maximum } = schema;
  if (schema.enum) return schema.enum.includes(value as string);
  if (anyOf) return anyOf.some((option) => conforms(option, value));
  if (type && !isOfType(type, value)) return false;
  if (typeof value === 'number') return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
  if (items) return (value as readonly unknown[]).every((item) => conforms(items, item));
  if (!isRecord(value)) return true;
  return (
    !required?.some((name) => ownOf(value, name) == null) &&
    Object.entries(properties ?? {}).every(([name, sub]) => {
      const own = ownOf(value, name);
      return own == null || conforms(sub, own);
    })
  );
};
