import { expect } from '@open-wc/testing';
import type { CkActionEvent, CkErrorEvent } from '../../src/index.js';
import '../../src/index.js';
import { clearPage } from '../hands.js';
import { drawn, setMedia } from '../page.js';
import type { ExpectedError, Expectation, Fixture } from './fixture.js';
import {
  fieldsOf,
  hasFocusIn,
  nameOf,
  partsIn,
  perform,
  type Answers,
  type FieldElement,
  type FormWidget,
} from './user.js';

interface FixtureFile extends Fixture {
  readonly file: string;
}

const fixtures = (await (await fetch('/__conformance/forms.json')).json()) as readonly FixtureFile[];

/** As JSON whose keys are in order, so that texts are equal where values are, whatever they are called. */
const toText = (value: unknown): string => JSON.stringify(value, (_, each) => sorted(each), 2);

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** What happens on the page while the steps are done. */
class Watch implements Answers {
  readonly actions: CkActionEvent[] = [];
  readonly errors: CkErrorEvent['detail'][] = [];
  #isHeld = false;
  #waiting: (() => void)[] = [];

  constructor() {
    document.body.addEventListener('ck-action', (event) => {
      this.actions.push(event);
      if (this.#isHeld) event.waitUntil(new Promise<void>((resolve) => this.#waiting.push(resolve)));
    });
    document.body.addEventListener('ck-error', ({ detail }) => this.errors.push(detail));
  }

  hold(): void {
    this.#isHeld = true;
  }

  answer(): void {
    this.#isHeld = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Whether a field shows an error; its state and what is seen of it have to agree. */
const isInvalid = (field: FieldElement): boolean => {
  const isShown = partsIn(field, 'error').length > 0;
  expect(field.matches(':state(user-invalid)'), `:state(user-invalid) of ${nameOf(field)}`).to.equal(isShown);
  return isShown;
};

const focusedField = (widget: FormWidget): string => fieldsOf(widget).filter(hasFocusIn).map(nameOf).join();

/** Of an error what the fixture speaks of; all of it where it speaks of none. */
const likeExpected = ({ code, field, path }: ExpectedError, expected: ExpectedError | undefined): ExpectedError => ({
  code,
  ...(expected?.field !== undefined || !expected ? { field } : {}),
  ...(expected?.path !== undefined || !expected ? { path } : {}),
});

/** All that a fixture can ask for. */
const resultOf = (widget: FormWidget, { actions, errors }: Watch, expected: Expectation): Required<Expectation> => {
  const last = actions.at(-1);
  return {
    action: last?.action.type ?? null,
    binding: last?.binding ?? '',
    loading: last?.loadingBehavior ?? '',
    actions: actions.map(({ action }) => action.type),
    payload: last?.action.payload ?? null,
    values: widget.values,
    invalid: fieldsOf(widget).flatMap((field) => (isInvalid(field) ? [nameOf(field)] : [])),
    focus: focusedField(widget),
    errors: errors.map((error, i) => likeExpected(error, expected.errors[i])),
  };
};

const run = async ({ widget: tree, steps, expect: expected }: Fixture): Promise<void> => {
  const watch = new Watch();
  const widget = document.createElement('ck-widget') as FormWidget;
  document.body.append(widget);
  widget.widget = tree;
  await widget.updateComplete;
  await drawn();
  for (const step of steps) await perform(step, widget, watch);
  const result = resultOf(widget, watch, expected);
  const wanted = { actions: expected.action === null ? [] : [expected.action], ...expected };
  const asked = Object.fromEntries(Object.keys(wanted).map((key) => [key, result[key as keyof Expectation]]));
  expect(toText(asked)).to.equal(toText(wanted));
};

/** Runs each so-manieth of the fixtures, since all of them may take longer than one test file may. */
export const runFixtures = (part: number, parts: number): void => {
  describe(`conformance of forms, part ${part} of ${parts}`, () => {
    before(() => setMedia({ reducedMotion: 'reduce' }));
    beforeEach(clearPage);
    after(async () => {
      clearPage();
      await setMedia({});
    });

    it('has fixtures', () => expect(fixtures.length).to.be.greaterThan(60));

    for (const fixture of fixtures.filter((_, i) => i % parts === part - 1)) {
      it(`${fixture.file}: ${fixture.title}`, () => run(fixture));
    }
  });
};
