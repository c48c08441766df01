import { css, html, nothing, type CSSResult } from 'lit';
import { drawIcon } from '../icons/icon.js';
import { isLetter } from './is-letter.js';
import { Typeahead } from './typeahead.js';

/** What can be chosen out of a list. */
export interface ListOption {
  readonly value?: string;
  readonly label?: string;
  readonly description?: string;
  readonly disabled?: boolean;
}

/** The field that a list belongs to. */
export interface ListHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly options: readonly ListOption[] | undefined;
  readonly searchable: boolean | undefined;
  readonly value: string;
  requestUpdate(): void;
}

/** What a list asks of its field. */
export interface ListCalls {
  /** What assistive technology calls the field. */
  name(): string;
  /** Closes the list, and takes the value of an option, if there is one; a click that picked it comes along. */
  pick(option: ListOption | undefined, click?: Event): void;
}

/** A list longer than this has a field to search it. */
const SEARCHED = 15;

/** How many options are drawn at once where the others can be searched. */
const DRAWN = 300;

/** Where keys lead from a position, none being before the first. */
const MOVES: Readonly<Record<string, (at: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => (at < 0 ? Infinity : at - 1),
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: () => Infinity,
};

/** The option at a position that may lie outside, or the nearest that can be chosen: in one direction, else in the other. */
const nearest = (options: readonly ListOption[], at: number, by: number): ListOption | undefined => {
  const from = Math.max(0, Math.min(at, options.length - 1));
  for (const step of [by, -by]) {
    for (let i = from; options[i]; i += step) if (!options[i]!.disabled) return options[i];
  }
  return undefined;
};

const styles: CSSResult = css`
  .search {
    flex: none;
    box-sizing: border-box;
    margin: 6px 6px 0;
    padding: 6px 8px;
    border: 0;
    border-block-end: 1px solid var(--ck-border);
    background: none;
    color: inherit;
    font: inherit;
    outline: none;
  }
  .search::placeholder {
    color: var(--ck-text-tertiary);
    opacity: 1;
  }
  ul {
    flex: 1;
    min-block-size: 0;
    box-sizing: border-box;
    margin: 0;
    padding: 6px;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
    scroll-padding-block: 6px;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: 16px 1fr;
    column-gap: 4px;
    min-block-size: 20px;
    padding: 6px 8px;
    border-radius: calc(6px * var(--ck-radius-scale));
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  li > * {
    unicode-bidi: isolate;
  }
  li > svg {
    inline-size: 16px;
    block-size: 20px;
  }
  li > span {
    grid-column: 2;
    grid-row: 1;
  }
  small {
    grid-column: 2;
    color: var(--ck-text-secondary);
    font: 400 calc(var(--ck-font-size) * 0.75) / 1.5 var(--ck-font-sans);
  }
  [aria-selected='true'] > span {
    font-weight: 600;
  }
  .active {
    background-color: var(--ck-primary-soft);
  }
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .note {
    margin: 0;
    padding: 6px 14px 12px;
    color: var(--ck-text-secondary);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/**
 * The list of a select-only or searchable combobox after the ARIA Authoring Practices: the focus stays where it is, and
 * the active option is told of. Loads when a list first opens.
 */
export class Listbox {
  #host: ListHost;
  #calls: ListCalls;
  #typeahead = new Typeahead();
  #active: ListOption | undefined;
  #query = '';

  constructor(host: ListHost, calls: ListCalls) {
    this.#host = host;
    this.#calls = calls;
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styles.styleSheet!);
  }

  /** The id of the active option, where no field in the list itself tells of it. */
  get activeId() {
    return this.#isSearched ? nothing : this.#idOf(this.#active);
  }

  /** Begins anew, as a key opens it, or as the mouse does: by the mouse, no option is active but the chosen one. */
  begin(key: string): void {
    this.#query = '';
    this.#typeahead = new Typeahead();
    this.#active = this.#free(this.#host.value);
    const isEnd = key === 'End';
    if (isEnd || key === 'Home' || (key && !this.#active)) this.#lead(isEnd ? Infinity : 0);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#search?.focus());
  }

  /** Goes on after the options have become others. */
  goOn(): void {
    this.#active &&= this.#free(this.#active.value);
  }

  /** Brings the active option into sight. */
  async reveal(): Promise<void> {
    await this.#host.updateComplete;
    this.#root.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  get #search(): HTMLElement | null {
    return this.#root.querySelector('.search');
  }

  get #isSearched(): boolean {
    return this.#host.searchable ?? (this.#host.options ?? []).length > SEARCHED;
  }

  /** The options that the search leaves. */
  get #found(): readonly ListOption[] {
    const query = this.#query.toLocaleLowerCase();
    return (this.#host.options ?? []).filter(({ label }) => label!.toLocaleLowerCase().includes(query));
  }

  get #shown(): readonly ListOption[] {
    return this.#isSearched ? this.#found.slice(0, DRAWN) : this.#found;
  }

  /** Draws the field that searches it, if there is one, and the options. */
  render(chosen: ListOption | undefined) {
    const { length } = this.#found;
    const shown = this.#shown;
    const count = this.#query && (length === 1 ? '1 result' : `${length} results`);
    return html`${
        this.#isSearched
          ? html`<input
              class="search"
              part="select-search"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded="true"
              aria-controls="list"
              aria-activedescendant=${this.#idOf(this.#active)}
              aria-label="Search ${this.#calls.name()}"
              placeholder="Search"
              autocomplete="off"
              .value=${this.#query}
              @input=${this.#input}
            />`
          : nothing
      }
      <ul id="list" role="listbox" part="select-list" aria-label=${this.#calls.name()}>
        ${shown.map((option) => this.#option(option, option === chosen))}
      </ul>
      ${shown.length < length ? html`<p class="note">Search to see more.</p>` : nothing}
      <p class=${length ? 'unseen' : 'note'} role="status">${length ? count : 'No results found.'}</p>`;
  }

  #option(option: ListOption, isChosen: boolean) {
    const { label, description, disabled } = option;
    return html`<li
      id=${this.#idOf(option)}
      .option=${option}
      class=${option === this.#active ? 'active' : ''}
      part="select-option"
      role="option"
      aria-selected=${isChosen}
      aria-disabled=${disabled || nothing}
    >
      ${isChosen ? drawIcon('check') : nothing}<span>${label}</span>${
        description ? html`<small part="select-description">${description}</small>` : nothing
      }
    </li>`;
  }

  /** Of its place among all options, so that another one by the same place in the list has another id. */
  #idOf(option: ListOption | undefined) {
    return option ? `o${this.#host.options!.indexOf(option)}` : nothing;
  }

  #optionAt({ target }: Event): ListOption | undefined {
    return (target as Element).closest<HTMLLIElement & { option?: ListOption }>('li')?.option;
  }

  /** The option of a value, where it is shown and can be chosen. */
  #free(value: string | undefined): ListOption | undefined {
    return this.#shown.find((option) => option.value === value && !option.disabled);
  }

  /** Makes an option active: at a position among those that are shown, or the nearest one that can be chosen. */
  #lead(at: number, by = 1): void {
    this.#active = nearest(this.#shown, at, by);
    this.#host.requestUpdate();
    void this.reveal();
  }

  /** Takes a key that the user pressed while it is open; the answer is whether it means something here. */
  takeKey(event: KeyboardEvent): boolean {
    const { key, altKey, repeat, timeStamp } = event;
    const isSearched = this.#isSearched;
    const isSpace = key === ' ' && !isSearched;
    const isChoice = key === 'Enter' || isSpace || (altKey && key === 'ArrowUp');
    const move = isSearched && (key === 'Home' || key === 'End') ? undefined : MOVES[key];
    // Until the field that searches is there, what is typed is gathered for it.
    const isGathered = !isSearched || !this.#search;
    const isInWord = isSearched ? this.#query !== '' : this.#typeahead.isTyping(timeStamp);
    if (key === 'Tab') this.#calls.pick(this.#active);
    else if (isGathered && (isLetter(event) || (key === ' ' && isInWord))) this.#typeTo(event);
    else if (isChoice) void (repeat || this.#calls.pick(this.#active));
    else if (move) this.#lead(move(this.#shown.indexOf(this.#active!)), /Down/.test(key) ? 1 : -1);
    else return false;
    return key !== 'Tab';
  }

  #typeTo({ key, timeStamp }: KeyboardEvent): void {
    if (this.#isSearched) return this.#find(this.#query + key);
    const shown = this.#shown;
    const labels = shown.map(({ label, disabled }) => (disabled ? '' : label!));
    const at = this.#typeahead.find(key, labels, shown.indexOf(this.#active!), timeStamp);
    if (at >= 0) this.#lead(at);
  }

  #input = (event: Event): void => {
    event.stopPropagation();
    this.#find((event.target as HTMLInputElement).value);
  };

  #find(query: string): void {
    this.#query = query;
    this.#lead(0);
  }

  /** Makes the option under the pointer active. */
  point(event: Event): void {
    const option = this.#optionAt(event);
    if (!option || option.disabled || option === this.#active) return;
    this.#active = option;
    this.#host.requestUpdate();
  }

  /** Picks the option that was clicked. */
  click(event: Event): void {
    const option = this.#optionAt(event);
    if (option && !option.disabled) this.#calls.pick(option, event);
  }
}
