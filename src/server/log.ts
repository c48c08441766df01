/** How bad what happened is. */
export type LogLevel = 'warning' | 'error';

/** Takes what operators should know and clients must not. */
export type Log = (level: LogLevel, message: string, detail?: unknown) => void;

/** Writes to the console. */
export const consoleLog: Log = (level, message, ...detail) => {
  if (level === 'error') console.error(`ChatKitServer: ${message}`, ...detail);
  else console.warn(`ChatKitServer: ${message}`, ...detail);
};
