import { html, nothing, type TemplateResult } from 'lit';
import { drawIcon } from '../icons/icon.js';
import type { TransportError } from '../protocol/transport-error.js';

/** What a failure is to a user; a server's own words stay as they are. */
export const wordsOf = ({ code, status, message }: TransportError): string => {
  switch (code) {
    case 'offline':
      return 'You are offline.';
    case 'network':
      return 'The connection was lost.';
    case 'timeout':
      return 'This took too long.';
    case 'http':
      return status === 429 ? 'Too much at once. Wait a moment.' : `This did not work (${status}).`;
    case 'server':
      return message;
    default:
      return 'The answer could not be read.';
  }
};

/** Says below a widget what a server is doing. */
export const progressRow = (text: string, icon?: string): TemplateResult =>
  html`<div class="row" part="row" role="status">
    ${icon === undefined ? nothing : drawIcon(icon)}<span part="row-text">${text}</span>
  </div>`;

/** Says below a widget that something failed, and lets the user try it again where that may help. */
export const errorRow = (words: string, retry?: () => void): TemplateResult => {
  const press = (event: Event) => event.isTrusted && retry?.();
  return html`<div class="row error" part="row row-error" role="alert">
    ${drawIcon('info')}<span part="row-text">${words}</span>
    ${retry ? html`<button type="button" part="row-retry" @click=${press}>Try again</button>` : nothing}
  </div>`;
};
