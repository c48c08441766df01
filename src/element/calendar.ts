import { css, html, nothing, type PropertyValues } from 'lit';
import { languageAround } from '../style/language.js';
import { drawIcon } from '../icons/icon.js';
import { controlStyles } from '../style/control.js';
import { isDay, localeOf, monthGrid, rangeOf, today, type MonthGrid } from './month-grid.js';
import { ShadowElement } from './shadow-element.js';

/** The user chose a day. Bubbles, but not out of the shadow root that the calendar is in. */
export class PickEvent extends CustomEvent<string> {
  constructor(day: string) {
    super('pick', { detail: day, bubbles: true });
  }
}

const monthOf = (day: string): string => day.slice(0, 7);

const dayAt = ({ target }: Event): string | undefined =>
  (target as Element).closest<HTMLElement>('[data-day]')?.dataset.day;

/**
 * Shows a month and lets the user choose a day: a part of other elements, not a widget.
 *
 * @csspart calendar - The box around all of it.
 * @csspart calendar-title - The month and its year.
 * @csspart calendar-previous - The button to the month before.
 * @csspart calendar-next - The button to the month after.
 * @csspart calendar-grid - The table of days.
 * @csspart calendar-day - A day.
 * @csspart calendar-day-selected - The day that is the value.
 * @csspart calendar-day-today - Today.
 * @fires {PickEvent} pick - The user chose a day that is in range; `detail` is that day.
 */
export class CkCalendar extends ShadowElement {
  /** Its tag. */
  static readonly tag = 'ck-calendar';

  static override properties = { value: {}, min: {}, max: {}, locale: {}, name: {} };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        inline-size: fit-content;
      }
      .calendar {
        position: relative;
        inline-size: 210px;
        padding: 10px 12px 12px;
        overflow: clip;
        color: var(--ck-text);
        font: 400 calc(var(--ck-font-size) * 0.875) / 1 var(--ck-font-sans);
        text-align: center;
        user-select: none;
      }
      .head {
        display: flex;
        align-items: center;
        block-size: 28px;
        margin-block-end: 2px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: calc(var(--ck-font-size) * 0.8125);
        font-weight: 600;
      }
      .head .control {
        inline-size: 28px;
        padding: 0;
      }
      .control:dir(rtl) svg {
        scale: -1 1;
      }
      table {
        inline-size: 210px;
        table-layout: fixed;
        margin-block-end: -2px;
        border-spacing: 0 2px;
        font-variant-numeric: tabular-nums;
      }
      .gone {
        position: absolute;
        inset-block-end: 12px;
      }
      th {
        block-size: 24px;
        padding: 0;
        color: var(--ck-text-secondary);
        font-size: calc(var(--ck-font-size) * 0.75);
        font-weight: 400;
      }
      td {
        position: relative;
        block-size: 30px;
        padding: 0;
        border-radius: 50%;
      }
      td:not([data-day]) {
        pointer-events: none;
      }
      [data-day] {
        --_ink: var(--ck-text);
        color: var(--_ink);
        cursor: pointer;
        -webkit-tap-highlight-color: transparent;
      }
      [aria-disabled] {
        --_ink: color-mix(in srgb, var(--ck-text) 40%, transparent);
        cursor: not-allowed;
      }
      [aria-selected='true'] {
        background: var(--_ink);
        color: var(--ck-primary-on-solid);
      }
      [aria-current]::after {
        content: '';
        position: absolute;
        inset: auto 0 4px;
        inline-size: 0;
        margin: auto;
        border: 1.5px solid;
        border-radius: 50%;
      }
      td:focus-visible {
        z-index: 1;
        outline: 2px solid var(--ck-ring);
        outline-offset: 1px;
      }
      @media (hover: hover) and (pointer: fine) {
        [data-day]:not([aria-disabled]):hover {
          box-shadow: inset 0 0 0 1px var(--ck-text);
        }
      }
      @media (forced-colors: active) {
        [aria-disabled] {
          --_ink: GrayText;
        }
        [aria-selected='true'] {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  /** The chosen day, such as `2026-11-27`; empty or absent where there is none. */
  declare value: string | undefined;
  /** The first day that may be chosen; without effect where it is after `max`. */
  declare min: string | undefined;
  /** The last day that may be chosen; without effect where it is before `min`. */
  declare max: string | undefined;
  /** The locale of its weeks and names: the language around it, else the browser's, unless said otherwise. */
  declare locale: string | undefined;
  /** What it is for: the name of the group that all of it is, where what is around it says nothing. */
  declare name: string | undefined;

  #day = '';
  #months: MonthGrid | undefined;
  #icons = { PageUp: drawIcon('chevron-left'), PageDown: drawIcon('chevron-right') };

  /** Goes back to the month of the value, else of today; by itself when `value`, `min` or `max` change. */
  showValue(): void {
    this.#day = this.#inRange(isDay(this.value) ? this.value : today());
    this.requestUpdate();
  }

  /** Focuses the day that keys start from: the value, else today, or what of the range is nearest; then where they led. */
  focusDay(): void {
    this.performUpdate();
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const locale = localeOf(this.locale, languageAround(this), navigator.language);
    if (this.#months?.locale !== locale) this.#months = monthGrid(locale);
    if (!this.#day || changed.has('value') || changed.has('min') || changed.has('max')) this.showValue();
  }

  protected override render() {
    const { language, weekdays, initials, titleOf, weeksOf } = this.#months!;
    const [min, max] = rangeOf(this.min, this.max);
    const now = today();
    return html`<div
      class="calendar"
      part="calendar"
      role=${this.name ? 'group' : nothing}
      aria-label=${this.name || nothing}
    >
      <div class="head">
        ${this.#turn('PageUp', 'Previous month', monthOf(this.#day) <= monthOf(min))}
        <h2 id="title" part="calendar-title" lang=${language} aria-live="polite">${titleOf(this.#day)}</h2>
        ${this.#turn('PageDown', 'Next month', monthOf(this.#day) >= monthOf(max))}
      </div>
      <table
        role="grid"
        part="calendar-grid"
        lang=${language}
        aria-labelledby="title"
        @click=${(event: Event) => this.#pick(event, dayAt(event))}
        @focusin=${(event: Event) => this.#go(dayAt(event))}
        @keydown=${this.#press}
      >
        <thead>
          <tr>
            ${weekdays.map((name, i) => html`<th scope="col" abbr=${name}>${initials[i]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeksOf(this.#day).map(
            (week) =>
              html`<tr>
                ${week.map((day) => this.#cell(day, now))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #turn(key: 'PageUp' | 'PageDown', label: string, isOff: boolean) {
    return html`<button
      type="button"
      class="control"
      part=${key === 'PageUp' ? 'calendar-previous' : 'calendar-next'}
      data-size="sm"
      data-variant="ghost"
      data-tone="secondary"
      aria-label=${label}
      ?disabled=${isOff}
      @click=${() => this.#go(this.#inRange(this.#months!.move(this.#day, { key })!))}
    >
      ${this.#icons[key]}
    </button>`;
  }

  /** One template for all places, each of which may have the focus: it would be lost where a month begins later. */
  #cell(day: string | undefined, now: string) {
    const { nameOf, numberOf } = this.#months!;
    const is = (name: string, isSo: boolean) => (isSo ? ` calendar-day-${name}` : '');
    const isSelected = day === this.value;
    return html`<td
      role="gridcell"
      part=${day ? `calendar-day${is('selected', isSelected)}${is('today', day === now)}` : nothing}
      data-day=${day ?? nothing}
      tabindex=${day === this.#day ? 0 : -1}
      aria-label=${day ? nameOf(day) : nothing}
      aria-selected=${day ? isSelected : nothing}
      aria-current=${day === now ? 'date' : nothing}
      aria-disabled=${day && day !== this.#inRange(day) ? 'true' : nothing}
    >
      ${day && numberOf(day)}
    </td>`;
  }

  get #days(): HTMLElement {
    return this.renderRoot.querySelector('tbody')!;
  }

  get #isRtl(): boolean {
    return this.matches(':dir(rtl)');
  }

  #inRange(day: string): string {
    const [min, max] = rangeOf(this.min, this.max);
    return day < min ? min : day > max ? max : day;
  }

  /** Goes to a day, and the focus with it where it is on a day, or on a button that is of no more use. */
  #go(day = this.#day): void {
    if (day === this.#day) return;
    const isStill = monthOf(day) === monthOf(this.#day) || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const gone = isStill ? undefined : this.#days.cloneNode(true);
    const way = day > this.#day === this.#isRtl ? -1 : 1;
    const focused = this.shadowRoot!.activeElement;
    this.#day = day;
    this.requestUpdate();
    this.performUpdate();
    if (focused?.matches('td, :disabled')) this.focusDay();
    if (gone) this.#slide(gone, way * this.offsetWidth);
  }

  /** Slides one month out and the one that stands in its place in. */
  #slide(month: Node, from: number): void {
    const timing = { duration: 250, easing: 'cubic-bezier(.65, 0, .35, 1)' };
    const gone = document.createElement('table');
    gone.className = 'gone';
    gone.inert = true;
    gone.append(month);
    this.renderRoot.querySelector('.gone')?.remove();
    this.#days.parentElement!.after(gone);
    gone.animate({ translate: ['0', `${-from}px`] }, timing).onfinish = () => gone.remove();
    this.#days.animate({ translate: [`${from}px`, '0'] }, timing);
  }

  #press(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, repeat } = event;
    if (altKey || ctrlKey || metaKey) return;
    const isChoice = key === 'Enter' || key === ' ';
    const day = isChoice ? this.#day : this.#months!.move(this.#day, event, this.#isRtl);
    if (!day) return;
    event.preventDefault();
    if (!isChoice) this.#go(day);
    else if (!repeat) this.#pick(event, day);
  }

  #pick(event: Event, day: string | undefined): void {
    if (event.isTrusted && day && day === this.#inRange(day)) this.dispatchEvent(new PickEvent(day));
  }
}

if (globalThis.customElements && !customElements.get(CkCalendar.tag)) {
  customElements.define(CkCalendar.tag, CkCalendar);
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-calendar': CkCalendar;
  }
  interface GlobalEventHandlersEventMap {
    pick: PickEvent;
  }
}
