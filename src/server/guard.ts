import { RequestError } from './request-error.js';

const isJson = (type: string | null): boolean => type?.split(';')[0]!.trim().toLowerCase() === 'application/json';

const hasOrigin = (request: Request, origins: readonly string[]): boolean => {
  const origin = request.headers.get('origin');
  if (origin !== null) return origins.includes(origin) || origin === new URL(request.url).origin;
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
};

/** Throws a `RequestError` where a request is none that this server takes. */
export const guard = (request: Request, origins: readonly string[] | undefined): void => {
  if (request.method !== 'POST') throw new RequestError(405, 'method_not_allowed', 'Only POST is answered here');
  if (origins && !hasOrigin(request, origins)) {
    throw new RequestError(403, 'forbidden', 'Pages of this origin may not ask');
  }
  if (!isJson(request.headers.get('content-type'))) {
    throw new RequestError(415, 'unsupported_media_type', 'The body must be application/json');
  }
};
