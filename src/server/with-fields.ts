/** An object with its fields as an edit gives them, without those of which it gives undefined; the very same where none differs. */
export const withFields = <T extends object>(object: T, edit: (own: unknown, name: string) => unknown): T => {
  let edited: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const own = (object as Readonly<Record<string, unknown>>)[name];
    const kept = edit(own, name);
    if (kept === own && kept !== undefined) continue;
    edited ??= { ...object } as Record<string, unknown>;
    if (kept === undefined) delete edited[name];
    else edited[name] = kept;
  }
  return (edited as T | undefined) ?? object;
};
