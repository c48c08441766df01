import { ownOf } from '../schema/json-schema.js';
import type { RequestKey } from './runs.js';
import type { Operation, ServerRequest } from './server-request.js';

/** What only reads can be done again at will. */
const READS: ReadonlySet<Operation> = new Set<Operation>([
  'threads.get_by_id',
  'threads.list',
  'items.list',
  'input.transcribe',
]);

const digest = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const toText = (params: unknown): string =>
  JSON.stringify(params, (_, value: unknown) => (value instanceof Map ? [...value] : value));

/** Characters of what may stand for itself; the digest of what is longer stands for it. */
const SHORT = 128;

const shortened = (text: string): string | Promise<string> => (text.length <= SHORT ? text : digest(text));

const named = async (request: ServerRequest, owner: string, key: string): Promise<RequestKey> => ({
  key: await shortened(JSON.stringify([owner, key])),
  fingerprint: await digest(request.type + toText(request.params)),
});

/** What a request is known by; undefined where it has no key, or needs none. Another user's key is another key. */
export const requestKeyOf = (request: ServerRequest, owner: string): Promise<RequestKey> | undefined => {
  const key = ownOf(request.metadata, 'idempotency_key');
  return typeof key !== 'string' || key === '' || READS.has(request.type) ? undefined : named(request, owner, key);
};
