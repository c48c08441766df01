/** How many characters the JSON of a value has; `partOf` says it of what the value holds. */
const lengthWith = (value: unknown, partOf: (part: object) => number): number => {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  const each = (part: unknown): number =>
    typeof part === 'object' && part !== null ? partOf(part) : lengthWith(part, partOf);
  const parts = Array.isArray(value)
    ? value.map(each)
    : Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => JSON.stringify(name).length + 1 + each(part));
  return parts.reduce((sum, length) => sum + length + 1, parts.length ? 1 : 2);
};

/**
 * Makes what tells how many characters the JSON of a value has. It looks at each object once, however often it is asked
 * about what holds it, and walks without recursion.
 */
export const jsonLengths = (): ((value: unknown) => number) => {
  const known = new Map<object, number>();
  return (value) => {
    const objects: object[] = [];
    const open = [value];
    while (open.length > 0) {
      const each = open.pop();
      if (typeof each !== 'object' || each === null || known.has(each)) continue;
      objects.push(each);
      for (const part of Object.values(each)) open.push(part);
    }
    const lengthOf = (part: object): number => known.get(part) ?? 0;
    for (const object of objects.reverse()) known.set(object, lengthWith(object, lengthOf));
    return lengthWith(value, lengthOf);
  };
};
