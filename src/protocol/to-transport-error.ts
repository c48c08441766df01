import { TransportError } from './transport-error.js';

/** Whatever a request failed with, as a `TransportError`: what is none came from the connection. */
export const toTransportError = (error: unknown): TransportError => {
  if (error instanceof TransportError) return error;
  if (globalThis.navigator?.onLine === false) return new TransportError('offline', 'There is no connection');
  const message = error instanceof Error ? error.message : String(error);
  return new TransportError('network', `The server could not be reached: ${message}`);
};
