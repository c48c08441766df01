/** A stream as a server writes it, and the events that it has. */
export interface SseCase {
  readonly name: string;
  /** Bytes in base64, each as they leave the server. */
  readonly chunks: readonly string[];
  readonly expect: { readonly events: readonly { readonly data: string }[] };
}

/** The bytes of a text in base64. */
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));

/** Parts one after the other. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Far enough from what is different for a cut in between to be like its neighbours. */
const NEAR = 40;

/** Every place to cut bytes in two; of those within a long run of one and the same byte, the ones near its ends. */
export const cutsIn = (bytes: Uint8Array): readonly number[] => {
  const cuts: number[] = [];
  let start = 0;
  for (let end = 1; end <= bytes.length; end++) {
    if (end < bytes.length && bytes[end] === bytes[start]) continue;
    for (let cut = start; cut < end; cut++) if (cut < start + NEAR || cut > end - NEAR) cuts.push(cut);
    start = end;
  }
  return [...cuts, bytes.length];
};

/** Bytes in two. */
export const cutAt = (bytes: Uint8Array, cut: number): readonly Uint8Array[] => [bytes.slice(0, cut), bytes.slice(cut)];

/** Bytes in pieces of one size. */
export const piecesOf = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
