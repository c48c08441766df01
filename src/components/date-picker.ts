import { css, html, nothing } from 'lit';
import type { CkCalendar } from '../element/calendar.js';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { Popup } from '../element/popup.js';
import { define } from '../element/registry.js';
import { drawIcon } from '../icons/icon.js';
import { isoDate, toIsoDate } from '../schema/iso-date.js';
import { action, flag, label, oneOf, required, text } from '../schema/prop.js';
import { control } from '../style/control.js';
import { boxStyles, fieldStyles, triggerStyles } from '../style/field.js';

const side = oneOf('top', 'bottom', 'left', 'right');

const align = oneOf('start', 'center', 'end');

/** A day as a language writes it; one that the page has not got right counts as the browser's own. */
const written = (date: string, locale: string | undefined): string => {
  const day = new Date(`${date}T00:00:00Z`);
  const options = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  try {
    return day.toLocaleDateString(locale, options);
  } catch {
    return day.toLocaleDateString(undefined, options);
  }
};

/** The language that an element stands in. */
const languageOf = (element: Element): string | undefined => {
  let node: Element | null = element;
  while (node) {
    const said: Element | null = node.closest('[lang]');
    if (said) return said.getAttribute('lang') || undefined;
    node = (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  return undefined;
};

/**
 * Takes a day out of a calendar that opens: `YYYY-MM-DD` in payloads, written as the user's language has it on the page.
 *
 * @csspart date-picker-trigger - The button that shows the chosen day and opens the calendar.
 * @csspart date-picker-clear - The button that takes the choice back.
 * @csspart date-picker-popup - The dialog with the calendar.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The trigger while an answer is under way.
 * @cssproperty [--ck-popup-shadow] - Shadow of what opens above the page.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user chose a day, or none.
 * @fires {CkActionEvent} ck-action - The user chose another day, and it has an action for that.
 */
export class DatePicker extends Field('DatePicker', {
  ...control,
  /** Fully rounded ends. */
  pill: flag,
  /** The name that its value goes by in payloads; dots nest. */
  name: required(text),
  /** Sent when another day is chosen. */
  onChangeAction: action,
  /** What stands in it while no day is chosen. */
  placeholder: label,
  /** The day that is chosen at first: an ISO date, or a date-time of which the date counts. */
  defaultValue: isoDate,
  /** The first day that can be chosen. */
  min: isoDate,
  /** The last day that can be chosen. */
  max: isoDate,
  /** The side that the calendar opens on where there is room; the bottom unless said otherwise. */
  side,
  /** Where the calendar stands along that side; the centre unless said otherwise. */
  align,
  /** Whether there is a button that takes the choice back. */
  clearable: flag,
  /** Whether a day has to be chosen. */
  required: flag,
}) {
  static override readonly parts = `date-picker-trigger,date-picker-clear,date-picker-popup,calendar,calendar-title,\\
calendar-previous,calendar-next,calendar-grid,calendar-day,calendar-day-selected,calendar-day-today,error,loading`;

  static override readonly styles = [
    fieldStyles,
    boxStyles,
    triggerStyles,
    css`
      .trigger {
        font-variant-numeric: tabular-nums;
      }
      dialog {
        min-inline-size: 230px;
      }
      dialog:not([open]) {
        display: none;
      }
      dialog::backdrop {
        background: none;
      }
    `,
  ];

  #popup = new Popup(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override render() {
    const { isDisabled, isMarked, size = 'md', value, spokenName } = this;
    const canClear = this.clearable && value !== '' && !isDisabled && !this.isLoading;
    const locale = languageOf(this);
    const shown = value ? written(value, locale) : (this.placeholder ?? 'Select date...');
    const isOpen = this.#popup.isOpen;
    return html`<div class="row ${canClear ? 'clearable' : ''}">
        <button
          id="control"
          type="button"
          class="box trigger"
          part=${this.partOf('date-picker-trigger')}
          data-size=${size}
          data-variant=${this.variant ?? 'outline'}
          data-pill=${this.pill || nothing}
          ?disabled=${isDisabled}
          aria-haspopup="dialog"
          aria-expanded=${isOpen}
          aria-label=${shown === spokenName ? shown : `${spokenName}, ${shown}`}
          aria-invalid=${isMarked || nothing}
          aria-describedby=${this.describedBy}
          aria-busy=${this.isLoading || nothing}
          @click=${this.#open}
          @keydown=${this.#onKey}
        >
          ${drawIcon('calendar')}<span class=${value ? '' : 'hint'}>${shown}</span>
        </button>
        ${
          canClear
            ? html`<button
                type="button"
                class="clear"
                part="date-picker-clear"
                aria-label="Clear ${spokenName}"
                @click=${this.#clear}
              >
                ${drawIcon('plus')}
              </button>`
            : nothing
        }
      </div>
      <dialog
        class="popup"
        part="date-picker-popup"
        aria-label=${spokenName}
        @cancel=${this.#cancel}
        @click=${this.#leave}
        @pick=${this.#pick}
      >
        ${
          isOpen
            ? html`<ck-calendar
                exportparts="calendar,calendar-title,calendar-previous,calendar-next,calendar-grid,calendar-day,calendar-day-selected,calendar-day-today"
                .value=${value}
                .min=${this.min}
                .max=${this.max}
                .locale=${locale}
                .name=${spokenName}
              ></ck-calendar>`
            : nothing
        }
      </dialog>
      ${this.renderProblem()}`;
  }

  protected override clean(value: string): string {
    return toIsoDate(value) ?? '';
  }

  protected override get problem(): Problem | undefined {
    const { value, required, min = '', max = '9999' } = this;
    if (required && !value) return nativeProblemOf('input', { type: 'date', required: true });
    if (!value || min > max || (value >= min && value <= max)) return undefined;
    return nativeProblemOf('input', { type: 'date', value, min, max: this.max ?? '' });
  }

  async #open(): Promise<void> {
    if (this.isDisabled || this.#popup.isOpen) return;
    const dialog = this.#dialog;
    const { side = 'bottom', align = 'center' } = this;
    const placement = align === 'center' ? side : (`${side}-${align}` as const);
    const shift = align === 'center' ? 0 : align === 'start' ? -5 : 5;
    const place = { placement, offset: 8, shift, margin: 20 };
    const site = { anchor: this.control!, panel: dialog, place, dismiss: () => undefined };
    this.#popup.open(site, () => dialog.showModal());
    this.requestUpdate();
    await import('../element/calendar.js');
    await this.updateComplete;
    const calendar = this.renderRoot.querySelector<CkCalendar>('ck-calendar');
    await calendar?.updateComplete;
    calendar?.focusDay();
  }

  /** The dialog gives the focus back to what opened it. */
  #close(): void {
    if (!this.#popup.isOpen) return;
    this.#popup.close(() => {
      this.#dialog.classList.remove('placed');
      this.#dialog.close();
    });
    this.requestUpdate();
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  #clear(event: Event): void {
    this.noteTrust(event);
    this.control?.focus();
    this.choose('');
  }

  #pick({ detail }: CustomEvent<string>): void {
    this.#close();
    this.choose(detail);
  }

  #cancel(event: Event): void {
    event.preventDefault();
    this.#close();
  }

  /** A press on the dialog itself is one beside it: what it shows fills it. */
  #leave(event: MouseEvent): void {
    if (event.target === this.#dialog && event.detail > 0) this.#close();
  }

  #onKey(event: KeyboardEvent): void {
    const isClear = (event.key === 'Backspace' || event.key === 'Delete') && this.clearable && this.value !== '';
    if (!event.isTrusted || (!isClear && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (isClear) this.choose('');
    else void this.#open();
  }
}
define(DatePicker);

declare module '../schema/node.js' {
  interface WidgetClasses {
    DatePicker: typeof DatePicker;
  }
}
