/*
 * A field of a page may be called `submit` or `elements`, and then hides what its form has by that name: members of forms
 * are taken from their prototype.
 */

/** The controls of a form in the order of the tree. */
export const elementsOf = (form: HTMLFormElement): readonly HTMLElement[] =>
  [...(Reflect.get(HTMLFormElement.prototype, 'elements', form) as HTMLFormControlsCollection)] as HTMLElement[];

/** Whether a form is being submitted by one of our controls: what is invalid in it is to be told. */
let submitting: HTMLFormElement | undefined;

/** Whether one of our controls is submitting a form just now. */
export const isSubmitting = (form: HTMLFormElement | null): boolean => form !== null && form === submitting;

/** Submits a form as its own submit button would. */
export const submitForm = (form: HTMLFormElement): void => {
  submitting = form;
  try {
    HTMLFormElement.prototype.requestSubmit.call(form);
  } finally {
    submitting = undefined;
  }
};

/** A button of ours that submits the form that it stands in. */
interface SubmitButton extends HTMLElement {
  readonly submit?: boolean;
  readonly disabled?: boolean;
  press(): void;
}

const isSubmitButton = (element: Element): element is SubmitButton | HTMLButtonElement =>
  element instanceof HTMLButtonElement || element instanceof HTMLInputElement
    ? element.type === 'submit' || element.type === 'image'
    : 'submit' in element && element.submit === true && 'press' in element;

/** What Enter in a field does: presses the first submit button of the form, or submits the form where it has none. */
export const submitImplicitly = (form: HTMLFormElement): void => {
  const button = [...form.querySelectorAll<HTMLElement>('*')].find(
    (element) => isSubmitButton(element) && element.closest('form') === form,
  ) as SubmitButton | HTMLButtonElement | undefined;
  if (!button) submitForm(form);
  else if ('press' in button) button.press();
  else button.click();
};
