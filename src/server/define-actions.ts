import { schemaProblems } from '../template/schema-problems.js';
import { RequestError } from './request-error.js';

/** What a user's act asks for. */
export interface Action<Type extends string = string, Payload = unknown> {
  readonly type: Type;
  /** What goes along with it, form values included; null where nothing does. */
  readonly payload: Payload;
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Checks a payload: any library's schema that follows the Standard Schema convention does, or `jsonSchema`. */
export interface PayloadSchema<T = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<T> | Promise<Result<T>>;
    readonly types?: { readonly input: unknown; readonly output: T } | undefined;
  };
}

type Result<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

type Schemas = Readonly<Record<string, PayloadSchema | null>>;

type PayloadOf<S> = S extends { readonly '~standard': { readonly types?: { readonly output: infer T } | undefined } }
  ? T
  : S extends PayloadSchema<infer T>
    ? T
    : null;

/** The actions that a server knows. */
export interface Actions<A extends Action = Action> {
  /** The action, checked; a `RequestError` where it is none of these or its payload is not as it should be. */
  read(action: Action): Promise<A>;
}

/** The union of what `defineActions` defines, for the type of a handler's parameter. */
export type ActionOf<T> = T extends Actions<infer A> ? A : never;

/** A JSON Schema of draft 2020-12 as the schema of a payload; its type is said by hand. */
export const jsonSchema = <T>(schema: unknown): PayloadSchema<T> => ({
  '~standard': {
    version: 1,
    vendor: 'ck-widgets',
    validate(value) {
      const issues = schemaProblems(schema, value).map(({ path, message }) => ({
        message,
        path: path.split('/').slice(1),
      }));
      return issues.length ? { issues } : { value: value as T };
    },
  },
});

const refuse = (message: string, path: string): never => {
  throw new RequestError(400, 'invalid_action', message, path);
};

const pathOf = ({ path = [] }: Issue): string =>
  ['params.action.payload', ...path.map((part) => String(typeof part === 'object' ? part.key : part))].join('.');

/** The issue that says more precisely where it is: checkers tell of what is around it too. */
const deeper = (before: Issue | undefined, next: Issue): Issue =>
  before && (before.path?.length ?? 0) >= (next.path?.length ?? 0) ? before : next;

/**
 * Says which actions there are, each with the schema of its payload, or null where it has none. Given to a server, each
 * action is checked before its handler sees it, and `action.payload` has the type that goes with `action.type`.
 */
export const defineActions = <const S extends Schemas>(
  schemas: S,
): Actions<{ [T in keyof S & string]: Action<T, PayloadOf<S[T]>> }[keyof S & string]> => ({
  async read({ type, payload }) {
    const schema: PayloadSchema | null = Object.hasOwn(schemas, type)
      ? schemas[type]!
      : refuse(`There is no action "${type}"`, 'params.action.type');
    if (!schema) return { type, payload: null } as never;
    const result = await schema['~standard'].validate(payload);
    if (!result.issues) return { type, payload: result.value } as never;
    const issue = result.issues.reduce<Issue | undefined>(deeper, undefined);
    return issue ? refuse(issue.message, pathOf(issue)) : refuse('The payload is wrong', 'params.action.payload');
  },
});
