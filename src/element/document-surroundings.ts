import { html, nothing } from 'lit';
import { linkAddressOf } from '../schema/safe-url.js';
import { CkErrorEvent } from './error-event.js';
import { CkLinkEvent } from './link-event.js';
import { CkMarkdownImage } from './markdown-image.js';
import type { WidgetElement } from './props.js';

/** What a document needs of the element that it stands in: where links may lead, images, and who is told of either. */
export const documentSurroundings = (host: WidgetElement) => {
  const refused = new Set<string>();
  const refuse = (address: string): void => {
    if (refused.has(address)) return;
    refused.add(address);
    const message = `Nothing in a text may have the address ${JSON.stringify(address.slice(0, 200))}`;
    host.dispatchEvent(new CkErrorEvent({ code: 'unsafe-url', message, node: host.node }));
  };
  return {
    linkTo: (href: string): URL | undefined => {
      const address = linkAddressOf(href, host.ownerDocument.baseURI);
      if (!address) refuse(href);
      return address ? new URL(address) : undefined;
    },
    image: (src: string, alt: string, title: string | undefined) =>
      html`<ck-markdown-image
        exportparts=${CkMarkdownImage.parts}
        title=${title ?? nothing}
        .refuse=${refuse}
        .src=${src}
        .alt=${alt}
      ></ck-markdown-image>`,
    follow: (url: URL): boolean => host.dispatchEvent(new CkLinkEvent(url)),
  };
};
