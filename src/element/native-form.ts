/*
 * A field of a page may be called `submit` or `elements`, and then hides what its form has by that name: members of forms
 * are taken from their prototype.
 */

/** The controls of a form in the order of the tree. */
export const elementsOf = (form: HTMLFormElement): readonly HTMLElement[] =>
  Array.from<HTMLElement>(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<HTMLElement>);

/** Forms that are being submitted just now, by the user or by a control of ours: what is invalid in them is told. */
const submitting = new WeakSet<HTMLFormElement>();

const watched = new WeakSet<Document>();

/** Whether a form is being submitted just now, and not only looked at by the page. */
export const isSubmitting = (form: HTMLFormElement | null): boolean => form !== null && submitting.has(form);

const begin = (form: HTMLFormElement): void => {
  submitting.add(form);
  setTimeout(() => submitting.delete(form));
};

/** Notices from now on when the user submits a form of a page by what is native in it. */
export const watchForms = (page: Document): void => {
  if (watched.has(page)) return;
  watched.add(page);
  const notice = (event: Event) => {
    const target = event.composedPath()[0] as HTMLInputElement;
    const { form } = target.closest?.('button') ?? target;
    const submits = event instanceof KeyboardEvent ? event.key === 'Enter' : isSubmitButton(target);
    if (event.isTrusted && submits && form) begin(form);
  };
  page.addEventListener('click', notice, true);
  page.addEventListener('keydown', notice, true);
};

/** Submits a form as its own submit button would. */
export const submitForm = (form: HTMLFormElement): void => {
  begin(form);
  HTMLFormElement.prototype.requestSubmit.call(form);
};

/** A button of ours that submits the form that it stands in. */
interface SubmitButton extends HTMLElement {
  readonly submit?: boolean;
  press(): void;
}

const isSubmitButton = (element: Element): boolean => {
  const { type, submit } = (element.closest('button') ?? element) as HTMLInputElement & SubmitButton;
  return type === 'submit' || type === 'image' || (submit === true && 'press' in element);
};

/** What Enter in a field does: presses the first submit button of the form, or submits the form where it has none. */
export const submitImplicitly = (form: HTMLFormElement): void => {
  const button = [...form.querySelectorAll<HTMLElement>('*')].find(
    (element) => isSubmitButton(element) && element.closest('form') === form,
  ) as SubmitButton | HTMLButtonElement | undefined;
  if (!button) submitForm(form);
  else if ('press' in button) button.press();
  else button.click();
};
