/** What an attribute says; nothing where it is absent or empty. */
export const orAbsent = (text: string | null): string | undefined => text || undefined;
