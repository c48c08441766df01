/** Which hosts may serve images unasked, at any port: exact names, or `*.` for all below a name; https only. */
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

/** A rule names a host as people do, and is read as addresses are: in lower case, its letters in ASCII. */
const isAllowed = ({ hostname }: URL, rules: ImageRules): boolean =>
  rules.some((rule) => {
    const isBelow = rule.startsWith('*.');
    const name = parse(`https://${isBelow ? rule.slice(2) : rule}`, 'https:x')?.hostname;
    return name !== undefined && (isBelow ? hostname.endsWith(`.${name}`) : hostname === name);
  });

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
  const isFree = url.origin === parse(base, base)?.origin || (url.protocol === 'https:' && isAllowed(url, rules));
  return isFree ? { href: url.href } : { href: url.href, foreignHost: url.hostname };
};
