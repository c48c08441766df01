import { ownOf } from '../schema/json-schema.js';
import { oneOf, record, refuse, withDefault } from './check.js';
import { cleaned } from './cleaned.js';
import { params, type Operation, type ServerRequest } from './server-request.js';

/** How deep what is in a body may lie. */
const DEEPEST = 256;

/** Looks level by level, without recursion: a deep body is no reason to fail. */
const isDeep = (body: unknown): boolean => {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    ) as unknown[];
    level = level.filter((value) => typeof value === 'object' && value !== null);
  }
  return false;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('', 'must be JSON');
  }
};

const operation = oneOf(...(Object.keys(params) as Operation[]));

/** The request that a body says, or a `RequestError` with what is wrong with it. */
export const readRequest = (text: string): ServerRequest => {
  const body = parse(text);
  // Each level takes two characters at least.
  if (text.length > 2 * DEEPEST && isDeep(body)) refuse('', `must not be deeper than ${DEEPEST} levels`);
  const said = cleaned(record(body, '')) as Readonly<Record<string, unknown>>;
  const type = operation(ownOf(said, 'type'), 'type');
  const metadata = withDefault(record, {})(ownOf(said, 'metadata'), 'metadata');
  return { type, params: params[type](ownOf(said, 'params'), 'params'), metadata } as ServerRequest;
};
