import { attributeOf } from '../../src/schema/names.js';
import { CLASSES } from '../classes.js';

/** What no drawing of a widget has: what runs, what asks for something, what changes what stands around it. */
const FORBIDDEN: ReadonlySet<string> = new Set(
  `script iframe frame frameset object embed applet portal style link base meta video audio source track picture
marquee animate set use image feimage foreignobject math`.split(/\s/),
);

/** Attributes that run something or ask for something, whatever they say. */
const ACTIVE =
  /^(?:on.*|srcdoc|srcset|action|formaction|poster|background|data|ping|http-equiv|content|autofocus|xlink:.*)$/;

/** What only a stranger can have written into a style text. */
const FOREIGN_STYLE = /__|[<{}]|url\(|image-set|expression|(?:^|;)\s*(?:position|z-index|all|opacity|content)\s*:/i;

const LINKS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:']);

const IMAGES = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

/** What a page writes by hand on elements of ours: a prop of it, which asks for nothing by itself. */
const OWN: ReadonlySet<string> = new Set(
  CLASSES.flatMap(({ tag, props }) => Object.keys(props).map((name) => `${tag} ${attributeOf(name)}`)),
);

/** Whether an address is of the page's own host. */
export const isOwn = (address: string): boolean =>
  URL.canParse(address, document.baseURI) && new URL(address, document.baseURI).origin === location.origin;

const isLink = (address: string): boolean =>
  URL.canParse(address, document.baseURI) && LINKS.has(new URL(address, document.baseURI).protocol);

/** Whether an attribute of an element may say what it says. */
const isSafe = ({ localName }: Element, name: string, value: string): boolean => {
  if (OWN.has(`${localName} ${name}`)) return true;
  if (ACTIVE.test(name)) return false;
  if (name === 'style') return !FOREIGN_STYLE.test(value);
  if (name === 'href') return localName === 'a' && isLink(value);
  if (name === 'src') return localName === 'img' && (IMAGES.test(value) || isOwn(value));
  return true;
};

/** Knows what harmless widgets are made of, and tells what else there is in others. */
export class Watch {
  readonly #known = new Set<string>();

  /** Takes elements for harmless, and what attributes they have. */
  know(elements: readonly Element[]): void {
    for (const element of elements) {
      this.#known.add(element.localName);
      for (const name of element.getAttributeNames()) this.#known.add(`${element.localName} ${name}`);
    }
  }

  /** What of elements runs, asks for something, or is in no harmless widget. */
  faultsIn(elements: readonly Element[]): readonly string[] {
    return elements.flatMap((element) => this.#faultsOf(element));
  }

  #faultsOf(element: Element): readonly string[] {
    const { localName } = element;
    const faults = this.#known.has(localName) && !FORBIDDEN.has(localName.toLowerCase()) ? [] : [`<${localName}>`];
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name)!;
      if (this.#known.has(`${localName} ${name}`) && isSafe(element, name, value)) continue;
      faults.push(`<${localName} ${name}="${value.slice(0, 80)}">`);
    }
    return faults;
  }
}

/** What a page has asked other hosts than its own for. */
export const foreignRequests = (page: Window = window): readonly string[] =>
  (page as typeof globalThis & Window).performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /^(?:https?|wss?):/.test(name) && new URL(name).host !== location.host);

/** Addresses that tell when they are asked for: of the same machine, but of another host. */
export class Leaks {
  readonly #name = crypto.randomUUID();
  #count = 0;

  /** A text with an address of its own wherever it says `LEAK`. */
  in(text: string): string {
    return text.replaceAll(
      'LEAK',
      () => `http://other.localhost:${location.port}/__leak/${this.#name}/${this.#count++}`,
    );
  }

  /** Which were asked for since the last time, as the server saw it. */
  async seen(): Promise<readonly string[]> {
    return (await (await fetch(`/__leaked/${this.#name}`)).json()) as string[];
  }
}

declare global {
  interface Window {
    /** What a stranger's text runs where it runs. */
    __ckfire?: () => void;
  }
}

/** Counts how often something of a stranger runs in a page. */
export const countRuns = (page: Window = window): { readonly runs: number } => {
  const count = { runs: 0 };
  page.__ckfire = () => count.runs++;
  return count;
};

/** Longhands by which a value could break out of its box. */
const ESCAPES = [
  'position',
  'display',
  'opacity',
  'z-index',
  'visibility',
  'filter',
  'background-image',
  'top',
  'left',
];

/** How an element stands in the page, as far as that is nothing a value may change. */
export const standOf = (element: Element): string => {
  const style = element.ownerDocument.defaultView!.getComputedStyle(element);
  return ESCAPES.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
};

/** The rules of a root of ours as one text. */
export const rulesOf = ({ adoptedStyleSheets }: DocumentOrShadowRoot): string =>
  adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
