/** A copy of what JSON can say, by itself from then on: whoever has the value may go on and change it. */
export const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
