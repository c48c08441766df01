import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { drawIcon } from '../icons/icon.js';
import { label } from '../schema/prop.js';
import type { FreshWords } from './fresh-words.js';
import { plainTextOf, type MarkdownNode } from './markdown-node.js';
import { shownHostOf } from './shown-host.js';

/** What drawing asks of what is around it. */
export interface Drawing {
  /** The address that a link may have, or undefined where it may not be one. */
  linkTo(href: string): URL | undefined;
  /** Draws an image. */
  image(src: string, alt: string, title: string | undefined): unknown;
  /** Which words have just come; absent where all have been there. */
  readonly fresh?: FreshWords | undefined;
  /** Whether it is in a link, in which no letters may be turned round. */
  readonly isInLink?: boolean;
}

/** What a template can hold. */
type Content = unknown;

/** A text as those of controls are: without what would turn its letters round. */
const upright = (text: string): string => label.read!(text) as string;

const words = (said: string, { fresh, isInLink }: Drawing): Content => {
  const text = isInLink ? upright(said) : said;
  if (!fresh) return text;
  return repeat(
    fresh.partsOf(text),
    ({ birth }) => birth,
    ({ text: part, birth }) => (birth ? html`<span class="fresh">${part}</span>` : part),
  );
};

const all = (nodes: readonly MarkdownNode[], drawing: Drawing): Content =>
  nodes.map((each) => templateOf(each, drawing));

const short = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 80);

const link = ({ children, href = '', title }: MarkdownNode, drawing: Drawing): Content => {
  const content = all(children, { ...drawing, isInLink: true });
  const url = href ? drawing.linkTo(href) : undefined;
  if (href && !url) return content;
  const host = url && shownHostOf(upright(plainTextOf(children)), url);
  return html`<a
      part="markdown-link"
      href=${url?.href ?? nothing}
      title=${title ?? nothing}
      target="_blank"
      rel="noopener noreferrer nofollow"
      ><bdi>${content}</bdi></a
    >${host === undefined ? nothing : html`<span class="host"> (<bdi>${host}</bdi>)</span>`}`;
};

const heading = ({ children, level }: MarkdownNode, drawing: Drawing): Content => {
  const content = all(children, drawing);
  const look = `h${level}`;
  if (level === 1) return html`<h4 class=${look} part="markdown-heading">${content}</h4>`;
  if (level === 2) return html`<h5 class=${look} part="markdown-heading">${content}</h5>`;
  return html`<h6 class=${look} part="markdown-heading">${content}</h6>`;
};

const item = ({ children, isDone }: MarkdownNode, drawing: Drawing): Content => {
  const content = all(children, drawing);
  const look = children.some(({ kind }) => kind === 'paragraph') ? 'loose' : nothing;
  if (isDone === undefined) return html`<li class=${look}>${content}</li>`;
  const name = short(plainTextOf(children.filter(({ kind }) => kind !== 'list'))) || 'Task';
  return html`<li class=${look === nothing ? 'task' : 'task loose'}>
    <input type="checkbox" disabled .checked=${isDone} aria-label=${name} />${content}
  </li>`;
};

const list = ({ children, start }: MarkdownNode, drawing: Drawing): Content => {
  const items = children.map((each) => item(each, drawing));
  if (start === undefined)
    return html`<ul>
      ${items}
    </ul>`;
  return html`<ol start=${start === 1 ? nothing : start}>
    ${items}
  </ol>`;
};

const code = ({ text, language }: MarkdownNode, drawing: Drawing): Content =>
  html`<div class="code" part="markdown-code">
    <pre tabindex="0" role="group" aria-label=${language ? `Code, ${short(language)}` : 'Code'}><code
      >${words(text, drawing)}</code></pre>
    <button type="button" class="copy" part="markdown-copy" aria-label="Copy code" title="Copy code">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2"
        />
      </svg>
      ${drawIcon('check')}
    </button>
  </div>`;

const row = ({ children }: MarkdownNode, isHead: boolean, drawing: Drawing): TemplateResult => {
  const cells = children.map((cell) => {
    const content = all(cell.children, drawing);
    const alignment = cell.alignment ?? nothing;
    return isHead
      ? html`<th scope="col" data-align=${alignment}>${content}</th>`
      : html`<td data-align=${alignment}>${content}</td>`;
  });
  return html`<tr>
    ${cells}
  </tr>`;
};

const table = ({ children: [head, ...rows] }: MarkdownNode, drawing: Drawing): Content => {
  const names = head!.children.map((cell) => plainTextOf(cell.children)).join(', ');
  return html`<div class="region" tabindex="0" role="group" aria-label=${short(`Table: ${names}`)}>
    <table part="markdown-table">
      <thead>
        ${row(head!, true, drawing)}
      </thead>
      ${
        rows.length > 0
          ? html`<tbody>
              ${rows.map((each) => row(each, false, drawing))}
            </tbody>`
          : nothing
      }
    </table>
  </div>`;
};

/** A piece of a document as a template: texts are bindings, and nothing of it is ever markup. */
export const templateOf = (node: MarkdownNode, drawing: Drawing): Content => {
  const { kind, text, children } = node;
  switch (kind) {
    case 'text':
      return words(text, drawing);
    case 'break':
      return html`<br />`;
    case 'span':
      return html`<code>${words(text, drawing)}</code>`;
    case 'em':
      return html`<em>${all(children, drawing)}</em>`;
    case 'strong':
      return html`<strong>${all(children, drawing)}</strong>`;
    case 'strike':
      return html`<del>${all(children, drawing)}</del>`;
    case 'link':
      return link(node, drawing);
    case 'image':
      return drawing.image(node.href!, text, node.title);
    case 'paragraph':
      return html`<p>${all(children, drawing)}</p>`;
    case 'heading':
      return heading(node, drawing);
    case 'list':
      return list(node, drawing);
    case 'quote':
      return html`<blockquote part="markdown-quote">${all(children, drawing)}</blockquote>`;
    case 'code':
      return code(node, drawing);
    case 'rule':
      return html`<hr />`;
    case 'table':
      return table(node, drawing);
    default:
      return all(children, drawing);
  }
};
