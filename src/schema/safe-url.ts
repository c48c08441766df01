/** Which hosts may serve images unasked: exact names, or `*.` for all below a name; https only. */
export type ImageRules = readonly string[];

/** What becomes of an image's address. */
export interface ImageAddress {
  /** The address to load. */
  readonly href: string;
  /** The host that has to be asked for first; absent where it may load at once. */
  readonly foreignHost?: string;
}

const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

const LINK_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:']);

/** No address that is longer is meant to be one. */
const LONGEST = 8192;

const parse = (value: string, base: string): URL | undefined => {
  try {
    return value.length > LONGEST ? undefined : new URL(value, base);
  } catch {
    return undefined;
  }
};

const isAllowed = (host: string, rules: ImageRules): boolean =>
  rules.some((rule) =>
    rule.startsWith('*.') ? host.endsWith(rule.slice(1).toLowerCase()) : host === rule.toLowerCase(),
  );

/** The address of a link, or undefined where its scheme is none that a widget may open. */
export const linkAddressOf = (value: string, base: string): string | undefined => {
  const url = parse(value, base);
  return url && LINK_SCHEMES.has(url.protocol) ? url.href : undefined;
};

/** The address of an image by the policy, or undefined where no image may come from it. */
export const imageAddressOf = (value: string, base: string, rules: ImageRules): ImageAddress | undefined => {
  if (DATA_IMAGE.test(value)) return { href: value };
  const url = parse(value, base);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return undefined;
  const isFree =
    url.origin === parse(base, base)?.origin || (url.protocol === 'https:' && isAllowed(url.hostname, rules));
  return isFree ? { href: url.href } : { href: url.href, foreignHost: url.hostname };
};
