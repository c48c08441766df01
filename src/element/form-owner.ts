import { moveNode } from './move-node.js';
import { elementsOf, submitForm } from './native-form.js';

/** An element that is a form: its fields' values go along with the actions in it. */
export interface FormHost extends HTMLElement {
  /** Whether a node of JSON says what it is, and not the page by hand. */
  readonly isDrawn: boolean;
  /** The form was submitted, and is valid. */
  formSubmitted(): void;
}

/** A control of ours that shows by itself what is wrong with it. */
interface Revealing extends HTMLElement {
  showProblem(): boolean;
}

const ours = new WeakSet<HTMLFormElement>();

/** Whether a form is that of an element of ours. */
export const isOurs = (form: HTMLFormElement): boolean => ours.has(form);

/** The form of ours that an element stands in, if it stands in one and in none of the page's own inside of that. */
export const formAround = (element: Element): HTMLFormElement | undefined => {
  const form = element.closest('form');
  return form && isOurs(form) ? form : undefined;
};

const isInvalid = (control: HTMLElement): boolean => {
  if ('showProblem' in control) return (control as Revealing).showProblem();
  const { willValidate } = control as HTMLInputElement;
  return willValidate && !(control as HTMLInputElement).checkValidity();
};

/** A list that keeps some of its items back until it is asked for them. */
interface List extends Element {
  showAll?(): Promise<void>;
}

/** Moves the focus to a field, out of what hides it. */
export const lead = async (field: HTMLElement): Promise<void> => {
  if (!field.checkVisibility()) await field.closest<List>('ck-list-view')?.showAll?.();
  if ('showProblem' in field) field.focus();
  else (field as HTMLInputElement).reportValidity();
};

/** Shows at every field of a form what is wrong with it, and moves the focus to the first; whether nothing is. */
const checkForm = (form: HTMLFormElement): boolean => {
  const [first] = elementsOf(form).filter(isInvalid);
  if (first) void lead(first);
  return !first;
};

/**
 * Makes an element a form. Fields find their form by the tree that they stand in and not by slots, so a native `<form>`
 * stands in it as its one child, and its children in that: one that the page wrote, or one that is put there.
 */
export class FormOwner {
  #host: FormHost;
  #form: HTMLFormElement | undefined;
  #made: HTMLFormElement | undefined;
  #children: MutationObserver | undefined;

  constructor(host: FormHost) {
    this.#host = host;
  }

  /** The native form; undefined while the element is none. */
  get form(): HTMLFormElement | undefined {
    return this.#form;
  }

  /** Submits the form as its own button would. */
  submit(): void {
    if (this.#form) submitForm(this.#form);
  }

  /** Makes the element a form, or no longer one. */
  set isOn(isOn: boolean) {
    if (isOn) this.#begin();
    else this.#end();
  }

  #begin(): void {
    const host = this.#host;
    if (this.#form && this.#form.parentNode === host) return;
    if (host.isDrawn) return this.#make();
    this.#children ??= new MutationObserver(() => this.#adopt());
    this.#children.observe(host, { childList: true });
    this.#adopt();
  }

  #end(): void {
    this.#children?.disconnect();
    const form = this.#form;
    if (!form) return;
    this.#release();
    if (form !== this.#made) return;
    for (const node of [...form.childNodes]) moveNode(this.#host, node, form);
    form.remove();
    this.#made = undefined;
  }

  /** Takes the form that the page put there, or puts its children into one as soon as there are any. */
  #adopt(): void {
    const host = this.#host;
    const own = [...host.children].find((child) => child instanceof HTMLFormElement && child !== this.#made);
    if (own && !this.#made?.childElementCount) {
      this.#made?.remove();
      this.#made = undefined;
      return this.#use(own as HTMLFormElement);
    }
    const isWhole = host.ownerDocument.readyState !== 'loading';
    if (isWhole || host.childElementCount > (this.#made?.parentNode === host ? 1 : 0)) this.#make();
  }

  #make(): void {
    const host = this.#host;
    const form = (this.#made ??= host.ownerDocument.createElement('form'));
    if (form.parentNode !== host) host.append(form);
    for (const node of [...host.childNodes]) if (node !== form) moveNode(form, node, null);
    this.#use(form);
  }

  #use(form: HTMLFormElement): void {
    if (form === this.#form) return;
    this.#release();
    this.#form = form;
    ours.add(form);
    form.noValidate = true;
    form.addEventListener('submit', this.#submitted);
  }

  #release(): void {
    if (!this.#form) return;
    ours.delete(this.#form);
    this.#form.removeEventListener('submit', this.#submitted);
    this.#form = undefined;
  }

  #submitted = (event: SubmitEvent): void => {
    if (event.target !== this.#form) return;
    event.preventDefault();
    if (!event.isTrusted) return;
    if (checkForm(this.#form)) this.#host.formSubmitted();
    else event.stopImmediatePropagation();
  };
}
