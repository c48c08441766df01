import type { Asked } from './asked.js';
import { RequestError } from './request-error.js';

const JSON_TYPE = /^\s*application\/json\s*(?:;|$)/i;

const hasOrigin = (asked: Asked, origins: readonly string[]): boolean => {
  const origin = asked.header('origin');
  if (origin !== null) return origins.includes(origin) || origin === asked.origin;
  const site = asked.header('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
};

/** Throws a `RequestError` where a request is none that this server takes. */
export const guard = (asked: Asked, origins: readonly string[] | undefined): void => {
  if (asked.method !== 'POST') throw new RequestError(405, 'method_not_allowed', 'Only POST is answered here');
  if (origins && !hasOrigin(asked, origins)) {
    throw new RequestError(403, 'forbidden', 'Pages of this origin may not ask');
  }
  if (!JSON_TYPE.test(asked.header('content-type') ?? '')) {
    throw new RequestError(415, 'unsupported_media_type', 'The body must be application/json');
  }
};
