import { css, html, nothing } from 'lit';
import type { enterCalendar } from '../element/enter-calendar.js';
import { Field, nativeProblemOf, type Problem } from '../element/field.js';
import { PopupField } from '../element/popup-field.js';
import { define } from '../element/registry.js';
import { drawIcon } from '../icons/icon.js';
import { isoDate, toIsoDate } from '../schema/iso-date.js';
import { action, flag, label, oneOf, required, text } from '../schema/prop.js';
import { control } from '../style/control.js';
import { languageAround } from '../style/language.js';

const side = oneOf('top', 'bottom', 'left', 'right');

const align = oneOf('start', 'center', 'end');

/** What leads into a calendar, once it is loaded: from then on at once, for the keys that follow. */
let enter: typeof enterCalendar | undefined;

/** A day as a language writes it; one that the page has not got right counts as the browser's own. */
const written = (date: string, locale: string | undefined): string => {
  const day = new Date(`${date}T00:00:00Z`);
  const options = { dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' } as const;
  try {
    return day.toLocaleDateString(locale, options);
  } catch {
    return day.toLocaleDateString(undefined, options);
  }
};

/** The parts of the calendar, which the page reaches through the field. */
const CALENDAR =
  'calendar,calendar-title,calendar-previous,calendar-next,calendar-grid,calendar-day,calendar-day-selected,calendar-day-today';

/**
 * Takes a day out of a calendar that opens: `YYYY-MM-DD` in payloads, written as the user's language has it on the page.
 *
 * @csspart date-picker-trigger - The button that shows the chosen day and opens the calendar.
 * @csspart date-picker-clear - The button that takes the choice back.
 * @csspart date-picker-popup - The dialog with the calendar.
 * @csspart calendar - The box around all of the calendar.
 * @csspart calendar-title - The month and its year.
 * @csspart calendar-previous - The button to the month before.
 * @csspart calendar-next - The button to the month after.
 * @csspart calendar-grid - The days of the month.
 * @csspart calendar-day - A day.
 * @csspart calendar-day-selected - The chosen day.
 * @csspart calendar-day-today - The day that is today.
 * @csspart error - What is wrong with the value, below it.
 * @csspart loading - The trigger while an answer is under way.
 * @cssproperty [--ck-popup-shadow] - Shadow of what opens above the page.
 * @cssstate user-invalid - The form was submitted while the value was invalid, and it was not changed since.
 * @cssstate loading - An answer is under way.
 * @fires {CkChangeEvent} ck-change - The user chose a day, or none.
 * @fires {CkActionEvent} ck-action - The user chose another day, and it has an action for that.
 */
export class DatePicker extends Field(
  'DatePicker',
  {
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
  },
  PopupField,
) {
  static override readonly parts = `date-picker-trigger,date-picker-clear,date-picker-popup,${CALENDAR},error,loading`;

  static override readonly styles = [
    PopupField.styles,
    css`
      .trigger {
        font-variant-numeric: tabular-nums;
      }
      dialog {
        min-inline-size: 230px;
      }
      dialog[open] {
        display: flex;
      }
      .popup.placed:has(:not(:defined)) {
        opacity: 0;
      }
      ck-calendar {
        overflow-y: auto;
      }
      dialog::backdrop {
        background: none;
      }
    `,
  ];

  protected override render() {
    const { value, spokenName } = this;
    const shown = value ? written(value, languageAround(this)) : (this.placeholder ?? 'Select date...');
    return html`${this.renderTrigger({
        part: 'date-picker',
        opens: 'dialog',
        label: shown === spokenName ? shown : `${spokenName}, ${shown}`,
        content: html`${drawIcon('calendar')}<span class=${value ? '' : 'hint'}>${shown}</span>`,
      })}
      <dialog class="popup" part="date-picker-popup" aria-label=${spokenName} @pick=${this.#pick}>
        ${
          this.popup.isOpen
            ? html`<ck-calendar
                exportparts=${CALENDAR}
                .value=${value}
                .min=${this.min}
                .max=${this.max}
              ></ck-calendar>`
            : nothing
        }
      </dialog>
      ${this.renderProblem()}`;
  }

  protected override open(): void {
    const { side = 'bottom', align = 'center' } = this;
    const panel = this.renderRoot.querySelector('dialog')!;
    void this.popup.open({
      anchor: this.control!,
      panel,
      placement: align === 'center' ? side : `${side}-${align}`,
      offset: { mainAxis: 8, crossAxis: { start: -5, center: 0, end: 5 }[align] },
      padding: 20,
    });
    void this.#enter(panel);
  }

  protected override takeKey({ key }: KeyboardEvent): boolean {
    const isOpening = key === 'ArrowDown';
    if (isOpening) this.open();
    return isOpening;
  }

  protected override clean(value: string): string {
    return toIsoDate(value) ?? '';
  }

  protected override get problem(): Problem | undefined {
    const { value, required, min = '' } = this;
    const max = this.max || '9999';
    if (required && !value) return nativeProblemOf('input', { type: 'date', required: true });
    if (!value || min > max || (value >= min && value <= max)) return undefined;
    return nativeProblemOf('input', { type: 'date', value, min, max: this.max ?? '' });
  }

  async #enter(dialog: HTMLDialogElement): Promise<void> {
    await this.updateComplete;
    try {
      enter ??= (await import('../element/enter-calendar.js')).enterCalendar;
      enter(dialog);
    } catch {
      this.popup.close();
    }
  }

  #pick({ detail }: CustomEvent<string>): void {
    this.popup.close();
    this.choose(detail);
  }
}
define(DatePicker);

declare module '../schema/node.js' {
  interface WidgetClasses {
    DatePicker: typeof DatePicker;
  }
}
