import { sendKeys } from '@web/test-runner-commands';
import type { CkWidget } from '../../src/index.js';
import { chord, click, middleOf, press } from '../hands.js';
import { allIn, drawn } from '../page.js';
import { verbOf, type Step, type StepOf, type Verb } from './fixture.js';

/** The elements that hold the value of a field. */
const FIELDS = 'ck-input,ck-textarea,ck-select,ck-date-picker,ck-checkbox,ck-radio-group,ck-text-field';

/** The native control of a field that is typed in. */
const TYPED = ['input', 'textarea', 'text-field'];

/** What a popup may take to open: it may have to load first. */
const PATIENCE = 3000;

/** A field of a form, as far as a page sees it. */
export interface FieldElement extends HTMLElement {
  /** Of an editable text it is the text's `editable` that says it. */
  readonly name?: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly options?: readonly { readonly value?: string }[];
}

/** A widget with what its forms add to it. */
export type FormWidget = CkWidget & { readonly values: unknown; reset(): void };

/** Answers the actions of a page: at once, or later where they are held. */
export interface Answers {
  hold(): void;
  answer(): void;
}

/** The fields of a widget in the order of the tree. */
export const fieldsOf = (widget: CkWidget): readonly FieldElement[] =>
  allIn(widget.shadowRoot!).filter((element) => element.matches(FIELDS)) as FieldElement[];

/** The name that a field's value goes by. */
export const nameOf = (field: FieldElement): string =>
  field.name ?? (field.parentElement as { editable?: { name?: string } } | null)?.editable?.name ?? '';

const hasPart = (element: Element, names: readonly string[]): boolean =>
  names.some((name) => element.part.contains(name));

/** The parts of an element that can be seen. */
export const partsIn = (element: Element, ...names: readonly string[]): readonly HTMLElement[] =>
  allIn(element.shadowRoot!).filter((each) => hasPart(each, names) && each.checkVisibility()) as HTMLElement[];

/** Whether the focus is in a field. */
export const hasFocusIn = (field: FieldElement): boolean => field.shadowRoot!.activeElement !== null;

/** Waits for something to be there. */
const until = async <T>(find: () => T | undefined, name: string): Promise<T> => {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`there is no ${name}`);
    await drawn(1);
  }
};

const fieldIn = (widget: CkWidget, name: string): FieldElement => {
  const field = fieldsOf(widget).find((each) => nameOf(each) === name);
  if (!field) throw new Error(`there is no field ${name}`);
  return field;
};

const partOf = (field: FieldElement, ...names: readonly string[]): HTMLElement => {
  const [part] = partsIn(field, ...names);
  if (!part) throw new Error(`${field.localName} has no ${names.join(' or ')}`);
  return part;
};

/** Clicks on an element that is in sight, once it stands still. */
const clickOn = async (element: HTMLElement, block: ScrollLogicalPosition = 'nearest'): Promise<void> => {
  element.scrollIntoView({ block });
  for (let at = '', was = '-'; at !== was;) {
    was = at;
    await drawn(1);
    at = middleOf(element).join();
  }
  await click(element);
};

const closeWhatIsOpen = async (field: FieldElement): Promise<void> => {
  await drawn();
  if (partsIn(field, 'select-option', 'calendar-day').length) await press('Escape');
};

const type = async (field: FieldElement, text: string): Promise<void> => {
  await clickOn(partOf(field, ...TYPED));
  await chord('Control', 'a');
  if (text) await sendKeys({ type: text });
  else await press('Backspace');
};

const chooseOption = async (field: FieldElement, value: string): Promise<void> => {
  const at = field.options!.findIndex((option) => option.value === value);
  if (field.localName === 'ck-radio-group') return clickOn(partsIn(field, 'radio')[at]!);
  await clickOn(partOf(field, 'select-trigger'));
  const option = await until(() => partsIn(field, 'select-option')[at], `option ${value}`);
  await drawn();
  await clickOn(option, 'center');
  await closeWhatIsOpen(field);
};

/** Months since the year 0, of a text that the platform reads as a date. */
const monthOf = (text: string | null): number => {
  const date = new Date(text ?? '');
  return date.getFullYear() * 12 + date.getMonth();
};

const WORDS = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** The words of a date that the name of its day has, whatever else it says. */
const wordsOf = (day: string): readonly string[] =>
  new Intl.DateTimeFormat('en', { ...WORDS, timeZone: 'UTC' }).format(new Date(day)).match(/\w+/g) ?? [];

const saidOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? '';

const isDay = (element: Element, words: readonly string[]): boolean => {
  const said: readonly string[] = saidOf(element).match(/\w+/g) ?? [];
  return words.every((word) => said.includes(word));
};

const pickDay = async (field: FieldElement, day: string): Promise<void> => {
  await clickOn(partOf(field, 'date-picker-trigger'));
  const shown = () => partsIn(field, 'calendar-day');
  await until(() => shown().find((each) => each.matches(':focus-within')), 'calendar with the focus');
  const words = wordsOf(day);
  const found = () => shown().find((each) => isDay(each, words));
  const wanted = monthOf(`${day}T00:00`);
  const middle = () => monthOf(saidOf(shown()[Math.floor(shown().length / 2)]!));
  for (let at = middle(), was = NaN; at !== wanted && at !== was; at = middle()) {
    was = at;
    const key = wanted > at ? 'PageDown' : 'PageUp';
    await (Math.abs(wanted - at) < 12 ? press(key) : chord('Shift', key));
    await drawn();
  }
  const cell = found();
  if (cell) await clickOn(cell);
  await drawn();
  // On a busy machine the calendar may still have been on its way: a user would press again.
  if (cell?.isConnected && field.value !== day) await clickOn(cell);
  await closeWhatIsOpen(field);
};

const check = async (field: FieldElement, isChecked: boolean): Promise<void> => {
  if (field.checked !== isChecked) await clickOn(partOf(field, 'checkbox'));
};

const pressEnter = async (field: FieldElement): Promise<void> => {
  const [typed] = partsIn(field, ...TYPED);
  const radios = partsIn(field, 'radio') as HTMLInputElement[];
  if (!typed) (radios.find(({ checked }) => checked) ?? radios[0] ?? partOf(field, 'checkbox')).focus();
  else if (!hasFocusIn(field)) {
    await clickOn(typed);
    await chord('Control', 'End');
  }
  await press('Enter');
};

const pressButton = async (widget: CkWidget, label: string): Promise<void> => {
  const buttons = partsIn(widget, 'button', 'card-confirm', 'card-cancel');
  const button = buttons.find(({ textContent }) => textContent?.trim() === label);
  if (!button) throw new Error(`there is no button ${label}`);
  await clickOn(button);
};

const pressItem = async (widget: CkWidget, text: string): Promise<void> => {
  const items = allIn(widget.shadowRoot!).filter(({ localName }) => localName === 'ck-list-view-item');
  const says = ({ textContent }: Element): boolean => textContent?.includes(text) ?? false;
  const words = items.flatMap((item) => [...item.querySelectorAll<HTMLElement>('*')]).findLast(says);
  if (!words) throw new Error(`there is no item ${text}`);
  await clickOn(words);
};

/** How each step is done, by the word that it begins with. */
const DEEDS: { readonly [V in Verb]: (step: StepOf<V>, widget: FormWidget, answers: Answers) => unknown } = {
  fill: ({ fill, text }, widget) => type(fieldIn(widget, fill), text),
  choose: ({ choose, value }, widget) => chooseOption(fieldIn(widget, choose), value),
  check: ({ check: name }, widget) => check(fieldIn(widget, name), true),
  uncheck: ({ uncheck }, widget) => check(fieldIn(widget, uncheck), false),
  date: ({ date, value }, widget) => pickDay(fieldIn(widget, date), value),
  clear: ({ clear }, widget) => clickOn(partOf(fieldIn(widget, clear), 'select-clear', 'date-picker-clear')),
  press: ({ press: label }, widget) => pressButton(widget, label),
  item: ({ item }, widget) => pressItem(widget, item),
  enter: ({ enter }, widget) => pressEnter(fieldIn(widget, enter)),
  update: ({ update }, widget) => widget.applyUpdate({ type: 'widget.root.updated', widget: update }),
  component: ({ component: { id, node } }, widget) =>
    widget.applyUpdate({ type: 'widget.component.updated', component_id: id, component: node }),
  reset: (_, widget) => widget.reset(),
  hold: (_, __, answers) => answers.hold(),
  answer: (_, __, answers) => answers.answer(),
};

/** Does a step as a user would, and waits for what comes of it. */
export const perform = async (step: Step, widget: FormWidget, answers: Answers): Promise<void> => {
  await DEEDS[verbOf(step)](step as never, widget, answers);
  await widget.updateComplete;
  await drawn();
};
