import { fillPayload, type FieldValue } from '../forms/payload.js';
import { CkErrorEvent } from './error-event.js';
import { elementsOf } from './native-form.js';
import type { WidgetElement } from './props.js';

/** A value together with the element that it comes from. */
interface ElementValue extends FieldValue {
  readonly element: Element;
}

/** A control that tells its value itself. */
export interface ValueElement extends Element {
  /** Its name and value; undefined while it has none to tell, as when it is disabled. */
  readonly fieldValue: FieldValue | undefined;
}

/** Types of native controls that have no value of their own to tell. */
const SILENT: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image', 'file', 'fieldset', 'output']);

const tells = (element: Element): element is ValueElement => 'fieldValue' in element;

/** What a control of the page's own says, native or not. */
const foreignValueOf = (element: Element): FieldValue | undefined => {
  const { name, value, type, checked } = element as HTMLInputElement;
  if (!name || typeof name !== 'string' || value === undefined || SILENT.has(type)) return undefined;
  if (element.matches(':disabled') || ((type === 'radio' || type === 'checkbox') && !checked)) return undefined;
  return { name, value };
};

const valuesIn = (elements: readonly Element[]): readonly ElementValue[] =>
  elements.flatMap((element) => {
    const said = tells(element) ? element.fieldValue : foreignValueOf(element);
    return said?.name ? [{ ...said, element }] : [];
  });

/** The values of some controls, nested by their dotted names; the first of two for one place counts. */
export const toValues = (elements: readonly Element[]): Record<string, unknown> =>
  fillPayload({}, valuesIn(elements)).payload as Record<string, unknown>;

/** The payload of an action with the values of a form; what has no place in it is told where it comes from. */
export const withFormValues = (form: HTMLFormElement, payload: unknown): unknown => {
  const filled = fillPayload(payload, valuesIn(elementsOf(form)));
  for (const { field, path, message } of filled.refusals) {
    field.element.dispatchEvent(
      new CkErrorEvent({
        code: 'field-collision',
        message: `The value of the field ${JSON.stringify(field.name)} is left out: ${message}`,
        node: (field.element as Partial<WidgetElement>).node,
        field: field.name,
        path,
      }),
    );
  }
  return filled.payload;
};
