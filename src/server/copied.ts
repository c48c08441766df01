const isFlat = (value: object): boolean => !Object.values(value).some((own) => typeof own === 'object' && own !== null);

/** A copy of what JSON can say, by itself from then on: whoever has the value may go on and change it. */
export const copied = <T extends object>(value: T): T =>
  isFlat(value) ? { ...value } : (JSON.parse(JSON.stringify(value)) as T);
