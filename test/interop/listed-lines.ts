import type { Hunk } from './hunks.js';

/** A place where the two servers are known to differ. In its lines `…` stands for what both say there. */
export interface Place extends Hunk {
  /** The user of the scenario, and the name of the step. */
  readonly at: string;
}

type Lines = string | readonly string[];

/** A place, with what the official server says there and what ours does. */
export const at = (at: string, python: Lines, ours: Lines): Place => ({
  at,
  python: [python].flat(),
  ours: [ours].flat(),
});

/** The line of an event. */
export const data = (json: string): string => `data: ${json}`;

/** How a reply begins that is none. */
export const NO_REPLY: readonly string[] = ['500 text/plain', 'Internal Server Error'];

/** How a stream ends that failed on its way. */
export const BROKEN = 'broken off';

/** An error that is said in a stream, for good. */
export const error = (fields: string): string => data(`{"type":"error",${fields},"allow_retry":false}`);

/** What is said in a stream of what is not there. */
export const NOT_FOUND: readonly string[] = [error('"code":"not_found"'), 'end'];

/** What is said in a stream of what cannot be done. */
export const streamError = (message: string): readonly string[] => [
  error(`"code":"stream.error","message":"${message}"`),
  'end',
];

/** The reply that says what went wrong. */
export const refused = (status: number, fields: string): readonly string[] => [
  `${status} application/json`,
  `{"error":{${fields}}}`,
];

/** The reply that says what is wrong with a request. */
export const invalid = (path: string, complaint: string): readonly string[] =>
  refused(400, `"code":"invalid_request","message":"${path || 'The body'} ${complaint}","path":"${path}"`);

/** The event of an update. */
export const updated = (update: string): string => data(`{"type":"thread.item.updated",…"update":{"type":"${update}}}`);

/** The event of a text that grew. */
export const delta = (text: string, done: boolean): string =>
  updated(`widget.streaming_text.value_delta","component_id":"t","delta":"${text}","done":${done}`);

/** The event of a widget that is another, all of it. */
export const root = (children: string): string =>
  updated(`widget.root.updated","widget":{"id":"card","type":"Card","children":[${children}]}`);

/** The event of a text that is another. */
export const component = (id: string, value: string): string =>
  updated(
    `widget.component.updated","component_id":"${id}","component":{"id":"${id}","type":"Text","value":"${value}"}`,
  );
