import type { CkErrorCode, CkErrorDetail } from '../element/error-event.js';

/** Why a widget could not be had, in words for the page. */
export class LoadError extends Error {
  /** The same for programs, and what else is known. */
  readonly detail: CkErrorDetail;

  constructor(code: CkErrorCode, message: string, more?: Partial<CkErrorDetail>) {
    super(message);
    this.detail = { ...more, code, message };
  }
}

/** Parses JSON text of at most so many characters. */
export const parseJson = (text: string, limit: number): unknown => {
  if (text.length > limit) throw new LoadError('limit', `The widget has more than ${limit} characters`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LoadError('invalid-widget', `The widget is not valid JSON: ${(error as Error).message}`);
  }
};

/** Fetches and parses a JSON file. */
export const loadJson = async (src: string, limit: number, signal: AbortSignal): Promise<unknown> => {
  let response: Response;
  try {
    response = await fetch(src, { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new LoadError('load', 'The widget could not be loaded: no connection');
  }
  if (!response.ok)
    throw new LoadError('load', `The widget could not be loaded: the server answered ${response.status}`);
  return parseJson(await response.text(), limit);
};
