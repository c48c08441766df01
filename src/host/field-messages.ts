import type { WidgetView } from '../element/contexts.js';
import { FieldBase } from '../element/field.js';
import { focusedIn } from '../element/focus.js';
import { lead } from '../element/form-owner.js';
import type { Refusal } from '../protocol/field-errors.js';
import type { Origin } from './origin.js';

/** The widget that shows an item. */
type ViewOf = (itemId: string | undefined) => WidgetView | undefined;

/** What is said at no field, by the widgets below which it is to be said. */
type Rest = ReadonlyMap<WidgetView, readonly string[]>;

/** Every field of a widget, drawn and by hand, in the order of the tree. */
const fieldsOf = (view: WidgetView): readonly FieldBase[] =>
  [...(view.shadowRoot?.querySelectorAll('*') ?? []), ...view.querySelectorAll('*')].filter(
    (element) => element instanceof FieldBase,
  );

/** The form whose values went along with an action. */
const formOf = ({ element }: Origin): Element | null =>
  element.querySelector(':scope > form') ?? element.closest('form');

/** Whether the user still waits for the answer where the action came from, and is at nothing else by now. */
const isWaiting = ({ element, view, loadingBehavior }: Origin): boolean => {
  const { ownerDocument: page } = element;
  if (!page.hasFocus() || element instanceof FieldBase) return false;
  const focused = focusedIn(page);
  if (!focused || focused === page.body || focused === view) return true;
  const inside = loadingBehavior === 'container' ? view?.shadowRoot : element.shadowRoot;
  return inside?.activeElement != null;
};

/** What servers found wrong with fields: said at each field until it is edited, or the same action goes again. */
export class FieldMessages {
  readonly #viewOf: ViewOf;
  readonly #told = new WeakMap<Element, Map<string, readonly FieldBase[]>>();

  constructor(viewOf: ViewOf) {
    this.#viewOf = viewOf;
  }

  /** Takes away what was said of an action, which goes again. */
  clear({ element, view = element as WidgetView, action = '' }: Origin): void {
    const told = this.#told.get(view);
    for (const field of told?.get(action) ?? []) field.showMessage('');
    told?.delete(action);
  }

  /** Says at each field what is wrong with it, and moves the focus to the first; the answer is what is about no field. */
  show(refusals: readonly Refusal[], from: Origin): Rest {
    const { element, view: home, action = '' } = from;
    const rest = new Map<WidgetView, readonly string[]>();
    const told = new Set<FieldBase>();
    const form = formOf(from);
    for (const { itemId, errors } of refusals) {
      const view = home && home.itemId === itemId ? home : (this.#viewOf(itemId) ?? home);
      if (!view) continue;
      const fields = fieldsOf(view);
      const own = fields.filter((field) => form !== null && field.form === form);
      for (const [name, message] of errors) {
        const field = [...own, ...fields].find(({ fieldValue }) => name !== '' && fieldValue?.name === name);
        if (field) told.add(field);
        field?.showMessage(message);
        if (!field) rest.set(view, [...(rest.get(view) ?? []), message]);
      }
    }
    const key = home ?? element;
    if (!this.#told.has(key)) this.#told.set(key, new Map());
    this.#told.get(key)!.set(action, [...told]);
    const first = home && fieldsOf(home).find((field) => told.has(field));
    if (first && isWaiting(from)) void lead(first);
    return rest;
  }
}
