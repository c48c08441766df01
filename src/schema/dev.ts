/** Whether this is a development build, which explains itself on the console. */
export const DEV: boolean = (() => {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
})();

declare const process: { env: { NODE_ENV?: string } };

const warned = new Set<string>();

/** Says once per code what is wrong and what to do. */
export const warn = (code: string, message: string): void => {
  if (warned.has(code)) return;
  warned.add(code);
  console.warn(`ck-widgets: ${message} [${code}]`);
};
