import { css, html, nothing } from 'lit';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { Popup } from '../element/popup.js';
import { define } from '../element/registry.js';
import { Typeahead } from '../element/typeahead.js';
import { drawIcon } from '../icons/icon.js';
import { action, choice, flag, label, listOf, required, shape, text } from '../schema/prop.js';
import { control } from '../style/control.js';
import { boxStyles, fieldStyles, triggerStyles } from '../style/field.js';

/** What can be chosen. */
const options = listOf(shape({ value: required(text), label: required(label), description: text, disabled: flag }));

type Option = NonNullable<Select['options']>[number];

/** A list longer than this has a field to search it. */
const SEARCHED = 15;

/** How many options are drawn at once. */
const DRAWN = 300;

const PAGE = 10;

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/**
 * Takes one of some options out of a list that opens.
 *
 * @csspart select-trigger - The button that shows the chosen option and opens the list.
 * @csspart select-clear - The button that takes the choice back.
 * @csspart select-popup - The box of the list.
 * @csspart select-search - The field that searches a long list.
 * @csspart select-list - The list.
 * @csspart select-option - An option.
 * @csspart select-description - The second line of an option.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The trigger while an answer is under way.
 * @cssproperty [--ck-popup-shadow] - Shadow of what opens above the page.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user chose an option, or none.
 * @fires {CkActionEvent} ck-action - The user chose another option, and it has an action for that.
 */
export class Select extends Field('Select', {
  ...control,
  /** Fully rounded ends. */
  pill: flag,
  /** The name that its value goes by in payloads; dots nest. */
  name: required(text),
  /** What can be chosen: a value and a label each, perhaps a description, and whether it cannot be chosen now. */
  options: required(options),
  /** Sent when another option is chosen. */
  onChangeAction: action,
  /** What stands in it while nothing is chosen. */
  placeholder: label,
  /** The value that is chosen at first. */
  defaultValue: text,
  /** Whether there is a button that takes the choice back. */
  clearable: flag,
  /** Whether the list has a field to search it; where it has more than 15 options unless said otherwise. */
  searchable: choice,
  /** Whether something has to be chosen. */
  required: flag,
}) {
  static override readonly parts =
    'select-trigger,select-clear,select-popup,select-search,select-list,select-option,select-description,error,loading';

  static override readonly styles = [
    fieldStyles,
    boxStyles,
    triggerStyles,
    css`
      .clear {
        --_end: 26px;
      }
      .popup {
        max-block-size: 400px;
        min-inline-size: 160px;
        padding: 0;
      }
      .popup:popover-open {
        display: flex;
        flex-direction: column;
      }
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
    `,
  ];

  #popup = new Popup(this);
  #typeahead = new Typeahead();
  #active = -1;
  #query = '';
  #news = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override propsChanged(): void {
    super.propsChanged();
    if (this.value && !this.#chosen) this.formResetCallback();
  }

  protected override render() {
    const { isDisabled, isMarked, size = 'md', value } = this;
    const chosen = this.#chosen;
    const canClear = this.clearable && value !== '' && !isDisabled && !this.isLoading;
    const isOpen = this.#popup.isOpen;
    return html`<div class="row ${canClear ? 'clearable' : ''}">
        <button
          id="control"
          type="button"
          class="box trigger"
          part=${this.partOf('select-trigger')}
          role="combobox"
          data-size=${size}
          data-variant=${this.variant ?? 'outline'}
          data-pill=${this.pill || nothing}
          ?disabled=${isDisabled}
          aria-haspopup="listbox"
          aria-expanded=${isOpen}
          aria-controls="list"
          aria-activedescendant=${isOpen && !this.#isSearched && this.#active >= 0 ? `o${this.#active}` : nothing}
          aria-label=${this.spokenName}
          aria-required=${this.required || nothing}
          aria-invalid=${isMarked || nothing}
          aria-describedby=${this.describedBy}
          aria-busy=${this.isLoading || nothing}
          @click=${this.#toggle}
          @keydown=${this.#onKey}
        >
          <span class=${chosen ? '' : 'hint'}>${chosen?.label ?? this.placeholder ?? 'Select...'}</span>
          <span class="mark">${drawIcon('chevron-right')}${drawIcon('chevron-right')}</span>
        </button>
        ${
          canClear
            ? html`<button
                type="button"
                class="clear"
                part="select-clear"
                aria-label="Clear ${this.spokenName}"
                @click=${this.#clear}
              >
                ${drawIcon('plus')}
              </button>`
            : nothing
        }
      </div>
      <div
        class="popup"
        part="select-popup"
        popover="manual"
        @mousedown=${this.#keepFocus}
        @pointermove=${this.#point}
        @click=${this.#pick}
      >
        ${isOpen ? this.#list() : nothing}
      </div>
      ${this.renderProblem()}`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed as never);
    if (this.#popup.isOpen) this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override clean(value: string): string {
    return this.options?.some((option) => option.value === value) ? value : '';
  }

  protected override get problem(): Problem | undefined {
    return this.required && !this.value ? nativeProblemOf('select', { required: true }) : undefined;
  }

  get #chosen(): Option | undefined {
    return this.options?.find(({ value }) => value === this.value);
  }

  get #isSearched(): boolean {
    return this.searchable ?? (this.options ?? []).length > SEARCHED;
  }

  /** The options that the search leaves. */
  get #shown(): readonly Option[] {
    const query = this.#query.toLocaleLowerCase();
    const found = (this.options ?? []).filter(({ label }) => label!.toLocaleLowerCase().includes(query));
    return found.slice(0, DRAWN);
  }

  #list() {
    const shown = this.#shown;
    const isCut = shown.length === DRAWN;
    return html`${
        this.#isSearched
          ? html`<input
              class="search"
              part="select-search"
              type="text"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded="true"
              aria-controls="list"
              aria-activedescendant=${this.#active >= 0 ? `o${this.#active}` : nothing}
              aria-label="Search ${this.spokenName}"
              placeholder="Search"
              autocomplete="off"
              .value=${this.#query}
              @input=${this.#search}
              @keydown=${this.#onKey}
            />`
          : nothing
      }
      <ul id="list" role="listbox" part="select-list" aria-label=${this.spokenName}>
        ${shown.map((option, i) => this.#option(option, i))}
      </ul>
      ${shown.length ? nothing : html`<p class="note">No results found.</p>`}
      ${isCut ? html`<p class="note">Search to see more.</p>` : nothing}
      <span class="unseen" role="status">${this.#news}</span>`;
  }

  #option({ label, value, description, disabled }: Option, i: number) {
    const isChosen = value === this.value;
    return html`<li
      id="o${i}"
      class=${i === this.#active ? 'active' : ''}
      part="select-option"
      role="option"
      aria-selected=${isChosen}
      aria-disabled=${disabled || nothing}
      data-at=${i}
    >
      ${isChosen ? drawIcon('check') : nothing}<span>${label}</span>${
        description ? html`<small part="select-description">${description}</small>` : nothing
      }
    </li>`;
  }

  #toggle(event: Event): void {
    if (this.#popup.isOpen) this.#close();
    else this.#open((event as PointerEvent).detail === 0 ? 'first' : undefined);
  }

  async #open(at?: 'first' | 'last'): Promise<void> {
    if (this.isDisabled || this.#popup.isOpen) return;
    this.#query = '';
    this.#news = '';
    this.#active = this.#shown.findIndex(({ value }) => value === this.value);
    if (at === 'last') this.#active = this.#step(this.#shown.length, -1);
    else if (this.#active < 0 && at) this.#active = this.#step(-1, 1);
    const panel = this.renderRoot.querySelector<HTMLElement>('.popup')!;
    const place = { placement: 'bottom-start', offset: 5, margin: 8, isList: true } as const;
    this.#popup.open({ anchor: this.control!, panel, place, dismiss: () => this.#close() }, () => panel.showPopover());
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.search')?.focus();
  }

  #close(): void {
    if (!this.#popup.isOpen) return;
    const panel = this.renderRoot.querySelector<HTMLElement>('.popup')!;
    const hadFocus = panel.contains((this.renderRoot as ShadowRoot).activeElement);
    this.#popup.close(() => {
      panel.classList.remove('placed');
      if (panel.isConnected) panel.hidePopover();
    });
    if (hadFocus) this.control?.focus();
    this.requestUpdate();
  }

  #choose(at: number): void {
    const option = this.#shown[at];
    if (option?.disabled) return;
    this.#close();
    if (option) this.choose(option.value!);
  }

  #clear(event: Event): void {
    this.noteTrust(event);
    this.control?.focus();
    this.choose('');
  }

  /** Where the next option is that can be chosen, in one direction from a position. */
  #step(from: number, by: 1 | -1): number {
    const shown = this.#shown;
    for (let at = from + by; at >= 0 && at < shown.length; at += by) if (!shown[at]!.disabled) return at;
    return Math.min(Math.max(from, -1), shown.length - 1);
  }

  #move(to: number): void {
    this.#active = to;
    this.requestUpdate();
  }

  /** What a key that moves leads to; undefined for any other. */
  #targetOf(key: string, isSearched: boolean): number | undefined {
    const last = this.#shown.length;
    const at = this.#active;
    if (key === 'ArrowDown') return this.#step(at, 1);
    if (key === 'ArrowUp') return at < 0 ? this.#step(last, -1) : this.#step(at, -1);
    if (key === 'PageDown') return this.#step(Math.min(at + PAGE, last) - 1, 1);
    if (key === 'PageUp') return this.#step(Math.max(at - PAGE, -1) + 1, -1);
    if (isSearched) return undefined;
    if (key === 'Home') return this.#step(-1, 1);
    return key === 'End' ? this.#step(last, -1) : undefined;
  }

  #onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing) return;
    const isHandled = this.#popup.isOpen ? this.#keyInList(event) : this.#keyOnTrigger(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #keyOnTrigger(event: KeyboardEvent): boolean {
    const { key } = event;
    if ((key === 'Backspace' || key === 'Delete') && this.clearable && this.value) this.choose('');
    else if (key === 'ArrowDown' || key === 'ArrowUp' || key === 'Enter' || key === ' ' || key === 'Home')
      void this.#open('first');
    else if (key === 'End') void this.#open('last');
    else if (isLetter(event)) {
      void this.#open();
      this.#typeTo(event);
    } else return false;
    return true;
  }

  #keyInList(event: KeyboardEvent): boolean {
    const { key } = event;
    const isSearched = this.#isSearched;
    const target = event.altKey && key === 'ArrowUp' ? undefined : this.#targetOf(key, isSearched);
    const isSpace = key === ' ' && !isSearched;
    if (isSpace && this.#typeahead.isTyping(event.timeStamp)) this.#typeTo(event);
    else if (target !== undefined) this.#move(target);
    else if (key === 'Escape') this.#close();
    else if (key === 'Enter' || isSpace || (event.altKey && key === 'ArrowUp')) this.#choose(this.#active);
    else if (key === 'Tab') {
      this.#choose(this.#active);
      return false;
    } else if (!isSearched && isLetter(event)) this.#typeTo(event);
    else return false;
    return true;
  }

  #typeTo(event: KeyboardEvent): void {
    if (this.#isSearched) return void (this.#query = event.key);
    const labels = this.#shown.map(({ label, disabled }) => (disabled ? '' : label!));
    const at = this.#typeahead.find(event.key, labels, this.#active, event.timeStamp);
    if (at >= 0) this.#move(at);
  }

  #search(event: Event): void {
    event.stopPropagation();
    this.#query = (event.target as HTMLInputElement).value;
    const { length } = this.#shown;
    this.#news = length === 1 ? '1 result' : length ? `${length} results` : 'No results found.';
    this.#move(this.#step(-1, 1));
  }

  /** The trigger, or the search field, keeps the focus whatever is pressed in the list. */
  #keepFocus(event: Event): void {
    if (!(event.target as Element).matches('.search')) event.preventDefault();
  }

  #point({ target }: Event): void {
    const at = atOf(target);
    if (at !== this.#active && at >= 0 && !this.#shown[at]?.disabled) this.#move(at);
  }

  #pick(event: Event): void {
    const at = atOf(event.target);
    if (at < 0) return;
    this.noteTrust(event);
    this.#choose(at);
  }
}
define(Select);

const atOf = (target: EventTarget | null): number =>
  Number((target as Element).closest<HTMLElement>('[data-at]')?.dataset.at ?? -1);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Select: typeof Select;
  }
}
