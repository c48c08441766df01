import { css, html, nothing } from 'lit';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { PopupField } from '../element/popup-field.js';
import { define } from '../element/registry.js';
import { Typeahead } from '../element/typeahead.js';
import { drawIcon } from '../icons/icon.js';
import { action, choice, flag, label, listOf, required, shape, text } from '../schema/prop.js';
import { control } from '../style/control.js';

/** What can be chosen. */
const options = listOf(shape({ value: required(text), label: required(label), description: text, disabled: flag }));

type Option = NonNullable<Select['options']>[number];

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

/** Keys that open the list, as letters do. */
const OPENING = /^(?:ArrowDown|ArrowUp|Home|End|Enter| )$/;

/** The option at a position that may lie outside, or the nearest that can be chosen: in one direction, else in the other. */
const nearest = (options: readonly Option[], at: number, by: number): Option | undefined => {
  const from = Math.max(0, Math.min(at, options.length - 1));
  for (const step of [by, -by]) {
    for (let i = from; options[i]; i += step) if (!options[i]!.disabled) return options[i];
  }
  return undefined;
};

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
export class Select extends Field(
  'Select',
  {
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
  },
  PopupField,
) {
  static override readonly parts =
    'select-trigger,select-clear,select-popup,select-search,select-list,select-option,select-description,error,loading';

  static override readonly styles = [
    PopupField.styles,
    css`
      .clear {
        --_end: 26px;
      }
      :host {
        --_least: 300px;
      }
      :host([block]) {
        --_least: 0px;
      }
      .popup {
        min-inline-size: min(max(var(--_least), var(--_anchor, 0px)), 100vw - 16px);
        max-inline-size: calc(100vw - 16px);
        max-block-size: clamp(120px, var(--_room, 400px), 400px);
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
    `,
  ];

  #typeahead = new Typeahead();
  #active: Option | undefined;
  #query = '';

  override propsChanged(): void {
    super.propsChanged();
    if (this.value && !this.#chosen) this.formResetCallback();
    this.#active &&= this.#free(this.#active.value);
  }

  protected override render() {
    const chosen = this.#chosen;
    const { isOpen } = this.popup;
    return html`${this.renderTrigger({
        part: 'select',
        opens: 'listbox',
        label: this.spokenName,
        active: isOpen && !this.#isSearched ? this.#idOf(this.#active) : nothing,
        content: html`<span class=${chosen ? '' : 'hint'}>${chosen?.label ?? this.placeholder ?? 'Select...'}</span>
          <span class="mark">${drawIcon('chevron-right')}${drawIcon('chevron-right')}</span>`,
      })}
      <div
        class="popup"
        part="select-popup"
        popover="manual"
        @mousedown=${this.#keepFocus}
        @pointermove=${this.#point}
        @click=${this.#pick}
        @keydown=${this.onKey}
      >
        ${isOpen ? this.#list(chosen) : nothing}
      </div>
      ${this.renderProblem()}`;
  }

  /** By the mouse, no option is active but the chosen one. */
  protected override open(key: string): void {
    this.#query = '';
    this.#typeahead = new Typeahead();
    this.#active = this.#free(this.value);
    const isEnd = key === 'End';
    if (isEnd || key === 'Home' || (key && !this.#active)) this.#lead(isEnd ? Infinity : 0);
    const { block } = this;
    const opened = this.popup.open({
      anchor: this.control!,
      panel: this.renderRoot.querySelector<HTMLElement>('.popup')!,
      placement: block ? 'bottom' : 'bottom-start',
      offset: { mainAxis: 5, crossAxis: block ? 0 : -5 },
      padding: { top: 30, bottom: 30, left: 8, right: 8 },
    });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.search')?.focus());
    void opened.then(() => this.#reveal());
  }

  protected override takeKey(event: KeyboardEvent): boolean {
    if (this.popup.isOpen) return this.#keyInList(event);
    const { key, repeat } = event;
    if (OPENING.test(key)) void (repeat || this.open(key));
    else if (isLetter(event)) {
      this.open('');
      this.#typeTo(event);
    } else return false;
    return true;
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
  get #found(): readonly Option[] {
    const query = this.#query.toLocaleLowerCase();
    return (this.options ?? []).filter(({ label }) => label!.toLocaleLowerCase().includes(query));
  }

  get #shown(): readonly Option[] {
    return this.#isSearched ? this.#found.slice(0, DRAWN) : this.#found;
  }

  #list(chosen: Option | undefined) {
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
              aria-label="Search ${this.spokenName}"
              placeholder="Search"
              autocomplete="off"
              .value=${this.#query}
              @input=${this.#search}
            />`
          : nothing
      }
      <ul id="list" role="listbox" part="select-list" aria-label=${this.spokenName}>
        ${shown.map((option) => this.#option(option, option === chosen))}
      </ul>
      ${shown.length < length ? html`<p class="note">Search to see more.</p>` : nothing}
      <p class=${length ? 'unseen' : 'note'} role="status">${length ? count : 'No results found.'}</p>`;
  }

  #option(option: Option, isChosen: boolean) {
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
  #idOf(option: Option | undefined) {
    return option ? `o${this.options!.indexOf(option)}` : nothing;
  }

  #optionAt({ target }: Event): Option | undefined {
    return (target as Element).closest<HTMLLIElement & { option?: Option }>('li')?.option;
  }

  /** The option of a value, where it is shown and can be chosen. */
  #free(value: string | undefined): Option | undefined {
    return this.#shown.find((option) => option.value === value && !option.disabled);
  }

  #choose(option: Option | undefined): void {
    this.popup.close();
    if (option) this.choose(option.value!);
  }

  /** Makes an option active: at a position among those that are shown, or the nearest one that can be chosen. */
  #lead(at: number, by = 1): void {
    this.#active = nearest(this.#shown, at, by);
    this.requestUpdate();
    void this.updateComplete.then(() => this.#reveal());
  }

  #reveal(): void {
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  #keyInList(event: KeyboardEvent): boolean {
    const { key, altKey, repeat, timeStamp } = event;
    const isSearched = this.#isSearched;
    const isSpace = key === ' ' && !isSearched;
    const isChoice = key === 'Enter' || isSpace || (altKey && key === 'ArrowUp');
    const move = isSearched && (key === 'Home' || key === 'End') ? undefined : MOVES[key];
    if (key === 'Tab') this.#choose(this.#active);
    else if (isLetter(event) && !isSearched) this.#typeTo(event);
    else if (isSpace && this.#typeahead.isTyping(timeStamp)) this.#typeTo(event);
    else if (isChoice) void (repeat || this.#choose(this.#active));
    else if (move) this.#lead(move(this.#shown.indexOf(this.#active!)), /Down/.test(key) ? 1 : -1);
    else return false;
    return key !== 'Tab';
  }

  #typeTo({ key, timeStamp }: KeyboardEvent): void {
    if (this.#isSearched) return this.#find(key);
    const shown = this.#shown;
    const labels = shown.map(({ label, disabled }) => (disabled ? '' : label!));
    const at = this.#typeahead.find(key, labels, shown.indexOf(this.#active!), timeStamp);
    if (at >= 0) this.#lead(at);
  }

  #search(event: Event): void {
    event.stopPropagation();
    this.#find((event.target as HTMLInputElement).value);
  }

  #find(query: string): void {
    this.#query = query;
    this.#lead(0);
  }

  /** The trigger, or the search field, keeps the focus whatever is pressed in the list. */
  #keepFocus(event: Event): void {
    if (!(event.target as Element).matches('.search')) event.preventDefault();
  }

  #point(event: Event): void {
    const option = this.#optionAt(event);
    if (!option || option.disabled || option === this.#active) return;
    this.#active = option;
    this.requestUpdate();
  }

  #pick(event: Event): void {
    const option = this.#optionAt(event);
    if (!option || option.disabled) return;
    this.noteTrust(event);
    this.#choose(option);
  }
}
define(Select);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Select: typeof Select;
  }
}
