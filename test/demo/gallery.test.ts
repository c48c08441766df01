import { expect } from '@open-wc/testing';
import { GALLERY } from '../../demo/page/list.js';
import { FieldBase } from '../../src/element/field.js';
import '../../src/index.js';
import { WidgetTemplate } from '../../src/template.js';
import { findings } from '../axe.js';
import { allIn, drawn, setMedia, setSize } from '../page.js';
import type { CkErrorEvent, CkWidget } from '../../src/index.js';

const NAMES = [...GALLERY.map(([id]) => id as string), 'loading-states'];

const FORMS = ['new-task', 'event', 'purchase', 'feedback'];

const LONG = 'A long line of words that says what is wrong, and then another word or two.';

type Data = Readonly<Record<string, unknown>>;

/** What a widget is drawn from; a message said at each of its fields, where it leaves that to its host. */
interface State {
  readonly file: WidgetTemplate;
  readonly data: Data;
  readonly message?: string;
}

/** What a form of the gallery may have to show besides its sample: a complaint about everything, and each of its ends. */
const statesOf = async (name: string): Promise<readonly State[]> => {
  const text = await (await fetch(`/demo/widgets/${name}.widget`)).text();
  const file = WidgetTemplate.from(text);
  const sample = file.sample as { errors?: Data; values: Data; result: unknown };
  const { properties } = (JSON.parse(text) as { jsonSchema: { properties: { state: { enum: string[] } } } }).jsonSchema;
  const errors = sample.errors && Object.fromEntries(Object.keys(sample.errors).map((field) => [field, LONG]));
  const values = { ...sample.values, ...('reply' in sample.values && { reply: true }) };
  const line = { label: 'Wishes', value: LONG + LONG.replaceAll(' ', '') };
  const result = Array.isArray(sample.result) ? [line] : LONG;
  const status = { text: LONG, icon: 'info' };
  return properties.state.enum.map((state) => ({
    file,
    data: { ...sample, state, status, ...(errors && { errors }), values, result },
    ...(!errors && { message: LONG }),
  }));
};

/** Draws a widget of the gallery as the page does, by its name or with data of its own; gathers what goes wrong. */
const draw = async (source: string | State): Promise<{ widget: CkWidget; faults: readonly string[] }> => {
  const widget = document.createElement('ck-widget');
  const faults: string[] = [];
  const tell = (words: unknown[]): void => void faults.push(words.map(String).join(' '));
  const { error, warn } = console;
  Object.assign(console, { error: (...words: unknown[]) => tell(words), warn: (...words: unknown[]) => tell(words) });
  widget.addEventListener('ck-error', ({ detail }: CkErrorEvent) => tell([detail.code, detail.message]));
  if (typeof source === 'string') widget.src = `/demo/widgets/${source}.widget`;
  else Object.assign(widget, { template: source.file, data: source.data });
  document.querySelector('main')!.replaceChildren(widget);
  for (let frames = 0; frames < 200 && !widget.widget && !faults.length; frames++) await drawn(1);
  await widget.updateComplete;
  if (typeof source !== 'string' && source.message !== undefined) {
    const fields = allIn(widget.shadowRoot!).filter((element) => element instanceof FieldBase);
    for (const field of fields) field.showMessage(source.message);
  }
  await Promise.all(
    allIn(widget.shadowRoot!).map((element) => (element as Partial<CkWidget>).updateComplete ?? undefined),
  );
  const images = allIn(widget.shadowRoot!).filter((element) => element instanceof HTMLImageElement);
  for (const image of images) image.loading = 'eager';
  await Promise.allSettled(images.map((image) => image.decode()));
  await drawn();
  for (const image of images) if (!image.naturalWidth) tell(['no picture at', image.src]);
  Object.assign(console, { error, warn });
  return { widget, faults };
};

const nameOf = (element: Element): string => `${element.localName}.${element.className} ${element.textContent}`.trim();

describe('the gallery of the demo', () => {
  before(() => {
    const style = document.createElement('style');
    style.textContent =
      ':root { color-scheme: light dark; background: light-dark(#f5f4f0, #161618); } body { margin: 16px }';
    document.head.append(style);
    document.body.append(document.createElement('main'));
  });

  after(async () => {
    document.querySelector('main')?.remove();
    await setMedia({});
    await setSize(800, 600);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    describe(colorScheme, () => {
      before(async () => {
        await setMedia({ colorScheme });
        await setSize(392, 900);
      });

      for (const name of NAMES) {
        it(`${name} is drawn whole and is accessible`, async () => {
          const { widget, faults } = await draw(name);
          expect(faults).to.deep.equal([]);
          expect(await findings(widget)).to.deep.equal([]);
        });
      }

      for (const name of FORMS) {
        it(`${name} is so whatever it was sent`, async () => {
          for (const state of await statesOf(name)) {
            const { widget, faults } = await draw(state);
            expect(faults).to.deep.equal([]);
            expect(await findings(widget)).to.deep.equal([]);
          }
        });
      }
    });
  }

  describe('at 320 px', () => {
    before(async () => {
      await setMedia({ colorScheme: 'light' });
      await setSize(320, 900);
    });

    const expectFit = ({ widget }: { widget: CkWidget }): void => {
      const { left, right } = widget.getBoundingClientRect();
      const wide = allIn(widget.shadowRoot!).filter((element) => {
        const box = element.getBoundingClientRect();
        const isSeen = box.width > 0 && !element.matches('.unseen') && !element.closest('ck-table-row');
        return isSeen && (box.right > right + 0.5 || box.left < left - 0.5);
      });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      expect(wide.map(nameOf)).to.deep.equal([]);
    };

    for (const name of NAMES) it(`${name} fits`, async () => expectFit(await draw(name)));

    for (const name of FORMS) {
      it(`${name} fits whatever it was sent`, async () => {
        for (const state of await statesOf(name)) expectFit(await draw(state));
      });
    }
  });
});
