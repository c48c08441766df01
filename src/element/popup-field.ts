import { html, nothing } from 'lit';
import { drawIcon } from '../icons/icon.js';
import { boxStyles, fieldStyles, triggerStyles } from '../style/field.js';
import { FieldBase } from './field.js';
import { Popup } from './popup.js';

/** The button of a field that opens a popup. */
export interface Trigger {
  /** What the names of the field's parts begin with. */
  readonly part: string;
  /** What opens; a list makes the button a combobox. */
  readonly opens: 'listbox' | 'dialog';
  /** What assistive technology calls it. */
  readonly label: string;
  /** The id of the active option of the list. */
  readonly active?: unknown;
  /** What stands on it. */
  readonly content: unknown;
}

/** What every field is that shows its value on a button, which opens a popup to choose another one. */
export class PopupField extends FieldBase {
  static override readonly styles = [fieldStyles, boxStyles, triggerStyles];

  /** What it opens. */
  protected popup = new Popup(this);

  /** Takes the keys of the button, and of what else has the focus in the popup. */
  protected onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.isComposing || event.keyCode === 229) return;
    const isClear = /^(Backspace|Delete)$/.test(event.key) && !this.popup.isOpen && this.#canClear;
    if (isClear) this.choose('');
    if (!isClear && !this.takeKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  get #canClear(): boolean {
    return this.getProp('clearable') === true && this.value !== '' && !this.isDisabled && !this.isLoading;
  }

  /** Opens the popup as a key does it, or as the mouse does. */
  protected open(_key: string): void {}

  /** Takes a key that the user pressed; the answer is whether it means something here. */
  protected takeKey(_event: KeyboardEvent): boolean {
    return false;
  }

  /** Draws the button, and beside it the one that takes the choice back. */
  protected renderTrigger({ part, opens, label, active, content }: Trigger) {
    const isList = opens === 'listbox';
    const canClear = this.#canClear;
    return html`<div class="row ${canClear ? 'clearable' : ''}">
      <button
        id="control"
        type="button"
        class="box trigger"
        part=${this.partOf(`${part}-trigger`)}
        role=${isList ? 'combobox' : nothing}
        data-size=${this.getProp('size') ?? 'md'}
        data-variant=${this.getProp('variant') ?? 'outline'}
        data-pill=${this.getProp('pill') || nothing}
        ?disabled=${this.isDisabled}
        aria-haspopup=${opens}
        aria-expanded=${this.popup.isOpen}
        aria-controls=${isList ? 'list' : nothing}
        aria-activedescendant=${active ?? nothing}
        aria-label=${label}
        aria-required=${(isList && this.getProp('required')) || nothing}
        aria-invalid=${this.isMarked || nothing}
        aria-describedby=${this.describedBy}
        aria-busy=${this.isLoading || nothing}
        @click=${this.#toggle}
        @keydown=${this.onKey}
      >
        ${content}
      </button>
      ${
        canClear
          ? html`<button
              type="button"
              class="clear"
              part="${part}-clear"
              aria-label="Clear ${this.spokenName}"
              @click=${this.#clear}
            >
              ${drawIcon('plus')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #toggle({ detail }: MouseEvent): void {
    if (this.popup.isOpen) this.popup.close();
    else if (!this.isDisabled) this.open(detail ? '' : 'Enter');
  }

  #clear(event: Event): void {
    this.noteTrust(event);
    this.control?.focus();
    this.popup.close();
    this.choose('');
  }
}
