import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { CHART_COLORS } from '../../src/chart/colors.js';
import type { Chart, CkErrorEvent } from '../../src/index.js';
import '../../src/index.js';
import { flat, speak } from '../accessibility.js';
import { findings } from '../axe.js';
import { contrast, rgbaOf } from '../colour.js';
import { styleTextsOf } from '../drawn-state.js';
import { clearPage, hasFocus, partIn, press, show, whereFocusIs } from '../hands.js';
import { allIn, drawn, setMedia } from '../page.js';
import { WAYS, type Way } from '../sheet.js';

const DATA = [
  { month: 'January', sales: 186, costs: 80 },
  { month: 'February', sales: 305, costs: -20 },
  { month: 'March', sales: '237', costs: null },
  { month: 'April', sales: 'none', costs: 190 },
];

const SALES = { type: 'bar', dataKey: 'sales', label: 'Sales' };
const COSTS = { type: 'line', dataKey: 'costs', label: 'Costs' };

const NODE = { type: 'Chart', data: DATA, series: [SALES, COSTS], xAxis: 'month' };

/** Draws a chart, and waits for what draws it. */
const chart = async (props: object = {}, way: Way = 'json'): Promise<Chart> => {
  const element = await show<Chart>({ ...NODE, ...props }, way);
  await element.updateComplete;
  await drawn();
  return element;
};

const allOf = (element: Element, selector: string): Element[] => [...element.shadowRoot!.querySelectorAll(selector)];

const textOf = (element: Element, selector: string): string =>
  allOf(element, selector)
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .join(' | ');

const tooltip = (element: Element): string => textOf(element, '.tooltip');

const status = (element: Element): string => textOf(element, '[role=status]');

/** Where a share of the plot's width is on the page. */
const at = (element: Element, share: number): [number, number] => {
  const { left, top, width, height } = partIn(element, 'chart-plot').getBoundingClientRect();
  return [Math.round(left + width * share), Math.round(top + height / 2)];
};

const hover = async (element: Element, share: number): Promise<void> => {
  await sendMouse({ type: 'move', position: at(element, share) });
  await drawn();
};

const errors = (): string[] => {
  const codes: string[] = [];
  document.body.addEventListener('ck-error', ({ detail }: CkErrorEvent) => codes.push(detail.code));
  return codes;
};

const FORGED = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] };

describe('<ck-chart>', () => {
  beforeEach(async () => {
    clearPage();
    await setMedia({ reducedMotion: 'reduce' });
  });

  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    document.documentElement.style.removeProperty('color-scheme');
    document.documentElement.style.removeProperty('background-color');
  });

  after(async () => {
    await setMedia({});
    await resetMouse();
    clearPage();
  });

  for (const way of WAYS) {
    it(`draws its series, its axis and its legend (${way})`, async () => {
      const element = await chart({ showYAxis: true }, way);
      const [bars] = allOf(element, '.bar').map((path) => path.getAttribute('d')!);
      expect(bars!.match(/M/g)?.length).to.equal(3);
      expect(allOf(element, '.marks .line').length).to.equal(1);
      expect(allOf(element, '[part=chart-axis] text').map(({ textContent }) => textContent)).to.deep.equal([
        ...allOf(element, '.grid line:not(.zero)').map((_, i) => String(i * 100)),
        ...DATA.map(({ month }) => month),
      ]);
      expect(allOf(element, '.zero').length).to.equal(1);
      expect(textOf(element, '[part=chart-legend] .item')).to.equal('Sales | Costs');
    });

    it(`shows and says what the keys lead to (${way})`, async () => {
      const element = await chart({}, way);
      await press('Tab');
      expect(hasFocus(partIn(element, 'chart-plot')), whereFocusIs()).to.equal(true);
      const steps: readonly (readonly [string, string])[] = [
        ['ArrowRight', 'January: Sales 186, Costs 80'],
        ['ArrowRight', 'February: Sales 305, Costs -20'],
        ['ArrowLeft', 'January: Sales 186, Costs 80'],
        ['ArrowLeft', 'January: Sales 186, Costs 80'],
        ['End', 'April: Costs 190'],
        ['ArrowRight', 'April: Costs 190'],
        ['Home', 'January: Sales 186, Costs 80'],
        ['PageDown', 'April: Costs 190'],
        ['PageUp', 'January: Sales 186, Costs 80'],
      ];
      for (const [key, said] of steps) {
        await press(key);
        await drawn();
        expect(status(element), key).to.equal(said);
        expect(tooltip(element), key).to.include(said.slice(0, said.indexOf(':')));
      }
      await press('Escape');
      await drawn();
      expect([tooltip(element), status(element)]).to.deep.equal(['', '']);
      await press('ArrowLeft');
      await drawn();
      expect(status(element)).to.equal('April: Costs 190');
      partIn(element, 'chart-plot').blur();
      await drawn();
      expect(tooltip(element)).to.equal('');
    });

    it(`is a picture with a summary and a table to assistive technology (${way})`, async () => {
      const element = await chart({}, way);
      const tree = flat(await speak());
      const image = tree.find(({ role }) => role === 'image' || role === 'img');
      expect(image?.name).to.equal(
        'Bar and line chart: 2 series, 4 points, January to April. Sales: from 186 to 237, lowest 186 (January), highest 305 (February). Costs: from 80 to 190, lowest -20 (February), highest 190 (April).',
      );
      expect(image?.inside).to.deep.equal([]);
      const names = (role: string) => tree.filter((entry) => entry.role === role).map(({ name }) => name);
      expect(names('columnheader')).to.deep.equal(['month', 'Sales', 'Costs']);
      expect(names('rowheader')).to.deep.equal(DATA.map(({ month }) => month));
      expect(names('cell')).to.deep.equal(['186', '80', '305', '-20', '237', '–', '–', '190']);
      expect(names('listitem').length).to.equal(2);
      expect(await findings(element)).to.deep.equal([]);
    });
  }

  it('shows what the pointer is at, beside it and inside of the chart', async () => {
    const element = await chart();
    for (const [share, title] of [
      [0.02, 'January'],
      [0.4, 'February'],
      [0.98, 'April'],
    ] as const) {
      await hover(element, share);
      expect(tooltip(element)).to.match(new RegExp(`^${title}`));
      const box = partIn(element, 'chart-tooltip').getBoundingClientRect();
      const around = element.getBoundingClientRect();
      expect([box.left >= around.left, box.right <= around.right, box.top >= around.top]).to.not.include(false);
      expect(allOf(element, '.band').length).to.equal(1);
    }
    expect(status(element)).to.equal('');
    await sendMouse({ type: 'move', position: [1, 590] });
    await drawn();
    expect(tooltip(element)).to.equal('');
  });

  it('keeps what a touch showed until the focus goes on', async () => {
    const element = await chart();
    const plot = partIn(element, 'chart-plot');
    const [clientX, clientY] = at(element, 0.4);
    const touch = (type: string) =>
      plot.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerType: 'touch', bubbles: true }));
    touch('pointerdown');
    touch('pointerleave');
    await drawn();
    expect(tooltip(element)).to.match(/^February/);
    touch('pointercancel');
    await drawn();
    expect(tooltip(element)).to.equal('');
  });

  it('takes no focus and shows nothing where tooltips are off', async () => {
    const element = await chart({ showTooltip: false });
    await hover(element, 0.4);
    expect([tooltip(element), partIn(element, 'chart-plot').hasAttribute('tabindex')]).to.deep.equal(['', false]);
  });

  it('leaves keys to the page that it has no use for', async () => {
    const element = await chart();
    const plot = partIn(element, 'chart-plot');
    const isTaken = (key: string, more: object = {}) =>
      !plot.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more }));
    expect(['Tab', 'Escape', 'a', 'ArrowUp', 'constructor'].map((key) => isTaken(key))).to.not.include(true);
    expect(isTaken('ArrowRight', { ctrlKey: true })).to.equal(false);
    expect([isTaken('ArrowRight'), isTaken('Escape'), isTaken('Escape')]).to.deep.equal([true, true, false]);
  });

  it('begins at the right where texts go from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const element = await chart({ showYAxis: true });
    await hover(element, 0.8);
    expect(tooltip(element)).to.match(/^January/);
    partIn(element, 'chart-plot').focus();
    await press('Escape');
    await press('ArrowLeft');
    await press('ArrowLeft');
    await drawn();
    expect(status(element)).to.match(/^February/);
    await press('ArrowRight');
    await drawn();
    expect(status(element)).to.match(/^January/);
    const [tick] = allOf(element, '[part=chart-axis] text').map((text) => text.getBoundingClientRect());
    expect(tick!.left).to.be.above(partIn(element, 'chart-plot').getBoundingClientRect().right - 40);
  });

  it('has its room before what draws is there, and keeps it', async () => {
    const box = document.createElement('div');
    box.style.width = '320px';
    const element = document.createElement('ck-chart') as Chart;
    Object.assign(element, NODE);
    box.append(element);
    document.body.append(box);
    const early = element.getBoundingClientRect();
    expect([early.width, early.height]).to.deep.equal([320, 180]);
    await element.updateComplete;
    await drawn();
    const late = element.getBoundingClientRect();
    expect([late.width, late.height]).to.deep.equal([320, 180]);
    box.style.width = '200px';
    expect(element.getBoundingClientRect().height).to.equal(160);
    element.height = 100;
    expect(element.getBoundingClientRect().height).to.equal(100);
  });

  it('is drawn anew when its box has another size', async () => {
    const element = await chart();
    const sizeOf = () => Number(allOf(element, '.plot > svg')[0]!.getAttribute('width'));
    const before = sizeOf();
    document.body.style.width = '300px';
    await drawn(4);
    expect(sizeOf()).to.equal(300);
    expect(sizeOf()).to.be.below(before);
    const labels = allOf(element, '[part=chart-axis] text').map((text) => text.getBoundingClientRect());
    for (const [i, label] of labels.entries()) if (i) expect(label.left).to.be.above(labels[i - 1]!.right);
    document.body.style.removeProperty('width');
  });

  it('shows again what was hidden, and moves to another place', async () => {
    const element = await chart({}, 'html');
    element.style.display = 'none';
    await drawn(3);
    element.style.removeProperty('display');
    await drawn(4);
    expect(allOf(element, '.marks').length).to.equal(1);
    const place = document.createElement('div');
    place.style.width = '250px';
    document.body.append(place);
    place.append(element);
    await drawn(4);
    expect(allOf(element, '.plot > svg')[0]!.getAttribute('width')).to.equal('250');
  });

  it('says that there is no data', async () => {
    for (const props of [{ data: [] }, { series: [] }, { data: [{ month: 'May', sales: 'x' }] }, { data: 7 }]) {
      const element = await chart(props);
      expect(partIn(element, 'chart-empty').textContent).to.equal('No data');
      expect(allOf(element, 'svg, .legend, [tabindex]').length).to.equal(0);
      expect(await findings(element)).to.deep.equal([]);
    }
  });

  it('follows new data, and forgets what the user was at', async () => {
    const element = await chart();
    await hover(element, 0.4);
    element.data = [{ month: 'May', sales: 1 }];
    await element.updateComplete;
    await drawn();
    expect([tooltip(element), textOf(element, 'tbody tr')]).to.deep.equal(['', 'May1–']);
  });

  it('has the colours of the theme, and those that series name', async () => {
    const colours = { light: 'rgb(1, 2, 3)', dark: 'rgb(4, 5, 6)' };
    const series = [
      SALES,
      { ...SALES, color: 'purple' },
      SALES,
      { ...SALES, color: colours },
      { ...SALES, color: 'red-100' },
    ];
    for (const theme of ['light', 'dark'] as const) {
      const card = await show({ type: 'Basic', theme, children: [{ ...NODE, series }] });
      const element = card.firstElementChild as Chart;
      await element.updateComplete;
      const probe = document.createElement('div');
      card.append(probe);
      const token = (name: string) => {
        probe.style.color = `var(--ck-chart-${name})`;
        return getComputedStyle(probe).color;
      };
      const fills = allOf(element, '.marks .bar').map((bar) => getComputedStyle(bar).fill);
      expect(fills).to.deep.equal([
        token('blue'),
        token('purple'),
        token('orange'),
        colours[theme],
        'rgb(255, 164, 162)',
      ]);
    }
  });

  it('has colours that are told from the surface, light and dark', () => {
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      const probe = document.createElement('div');
      document.body.append(probe);
      const colour = (token: string) => {
        probe.style.color = `var(--ck-${token})`;
        return rgbaOf(getComputedStyle(probe).color);
      };
      for (const token of Object.values(CHART_COLORS)) {
        for (const surface of ['surface', 'surface-elevated']) {
          expect(contrast(colour(token), colour(surface)), `${token} on ${surface}, ${scheme}`).to.be.at.least(3);
        }
      }
    }
  });

  it('has nothing that axe finds, with a tooltip and a legend that scrolls, light and dark', async () => {
    const series = Array.from({ length: 20 }, (_, i) => ({
      ...[SALES, COSTS][i % 2],
      label: `The series no. ${i + 1}`,
    }));
    document.documentElement.style.backgroundColor = 'var(--ck-surface)';
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      const element = await chart({ series, showYAxis: true });
      partIn(element, 'chart-plot').focus();
      await press('End');
      await drawn();
      expect(tooltip(element)).to.include('April');
      const legend = partIn(element, 'chart-legend');
      expect([legend.scrollHeight > legend.clientHeight, legend.tabIndex]).to.deep.equal([true, 0]);
      expect(await findings(document.body)).to.deep.equal([]);
    }
  });

  it('tells series apart without colours', async () => {
    await setMedia({ forcedColors: 'active' });
    const series = ['bar', 'line', 'area'].flatMap((type) => [1, 2, 3].map(() => ({ type, dataKey: 'sales' })));
    const element = await chart({ series });
    const marks = allOf(element, '.marks .series');
    const looks = marks.flatMap((mark) => {
      const pieces = [...mark.querySelectorAll('path:not(.halo, .edge)')].map((path) => {
        const { fill, stroke, strokeDasharray, fillOpacity, display } = getComputedStyle(path);
        return display === 'none' ? '' : `${fill} ${fillOpacity} ${stroke} ${strokeDasharray}`;
      });
      return pieces.length ? pieces.join() : [];
    });
    expect(new Set(looks).size).to.equal(looks.length);
    const inks = new Set(marks.map((mark) => getComputedStyle(mark).color));
    expect(inks.size).to.equal(1);
    expect(await findings(element)).to.deep.equal([]);
  });

  it('comes in with a movement, unless less of it is wanted', async () => {
    const moving = async () => {
      const element = await chart();
      return allOf(element, '.columns, .curves').map((group) => getComputedStyle(group).animationName);
    };
    expect(await moving()).to.deep.equal(['none', 'none', 'none']);
    await setMedia({});
    expect(await moving()).to.deep.equal(['come', 'rise', 'come']);
  });

  it('draws as much as its widget, its host and the default allow, in this order', async () => {
    const codes = errors();
    const host = document.createElement('ck-widget-host');
    const widget = document.createElement('ck-widget');
    host.append(widget);
    document.body.append(host);
    const data = [1, 2, 3, 4, 5].map((a) => ({ month: `${a}`, a, b: a }));
    const series = ['a', 'b'].map((dataKey) => ({ type: 'line', dataKey }));
    widget.widget = { type: 'Chart', data, series, xAxis: 'month' };
    const counts = async () => {
      await widget.updateComplete;
      const element = widget.shadowRoot!.querySelector<Chart>('ck-chart')!;
      await element.updateComplete;
      return [allOf(element, 'tbody tr').length, allOf(element, '.marks .series').length, codes.splice(0).length];
    };
    expect(await counts()).to.deep.equal([5, 2, 0]);
    host.limits = { points: 4, series: undefined as never };
    expect(await counts()).to.deep.equal([4, 2, 1]);
    widget.limits = { points: 3, series: 1 };
    expect(await counts()).to.deep.equal([3, 1, 1]);
    widget.limits = host.limits = undefined;
    expect(await counts()).to.deep.equal([5, 2, 0]);
  });

  it('draws as much as a chart may have, quickly, and says what is left out', async function () {
    this.timeout(30_000);
    const codes = errors();
    const keys = Array.from({ length: 25 }, (_, i) => `s${i}`);
    const data = Array.from({ length: 5000 }, (_, i) => ({
      month: `Row ${i}`,
      ...Object.fromEntries(keys.map((key, j) => [key, Math.sin(i / 40 + j) * 100])),
    }));
    const seriesOf = (count: number) =>
      keys.slice(0, count).map((dataKey, i) => ({ type: ['bar', 'line', 'area'][i % 3], dataKey }));
    await chart();
    const start = performance.now();
    const element = await chart({ data: data.slice(0, 2000), series: seriesOf(20) });
    expect(performance.now() - start).to.be.below(4000);
    expect(codes).to.deep.equal([]);
    expect(allOf(element, '[part=chart-note]').length).to.equal(0);
    await chart({ data, series: seriesOf(1) });
    expect(codes).to.deep.equal(['limit']);
    const large = await chart({ data, series: seriesOf(25) });
    expect(codes).to.deep.equal(['limit', 'limit']);
    expect(partIn(large, 'chart-note').textContent).to.equal('This chart is too large to be shown whole.');
    expect(allOf(large, '.marks .series').length).to.be.at.least(20);
    expect(textOf(large, 'caption')).to.equal('Data of the chart: the first 200 of 2000 points');
    large.showYAxis = true;
    await large.updateComplete;
    expect(codes.length).to.equal(2);
    expect(await findings(large)).to.deep.equal([]);
  });

  it('draws something of whatever it is given, and throws nothing', async function () {
    this.timeout(30_000);
    const values = [
      Infinity,
      -Infinity,
      Number.NaN,
      1e308,
      -1e308,
      5e-324,
      '1e999',
      '',
      null,
      [],
      {},
      FORGED,
      true,
      'x'.repeat(300_000),
    ];
    const names = ['x'.repeat(300_000), '<b onclick=alert(1)>b</b>', '\u202egnp', '__proto__', '', 7, FORGED, null];
    const failures: unknown[] = [];
    const fail = (event: Event) => failures.push(event);
    addEventListener('error', fail);
    addEventListener('unhandledrejection', fail);
    for (const value of values) {
      for (const type of ['bar', 'line', 'area']) {
        const element = await chart({
          data: [{ month: 'a', v: 1 }, { month: value, v: value }, FORGED, null, [], { month: 'b', v: 2 }],
          series: [
            { type, dataKey: 'v', stack: 's' },
            { type, dataKey: 'v', stack: 's', color: value, curveType: value },
            FORGED,
            null,
          ],
          barGap: value,
          showYAxis: true,
        });
        expect(allOf(element, '.marks .series').length, String(value).slice(0, 20)).to.be.at.least(2);
        for (const path of allOf(element, 'path')) expect(path.getAttribute('d')).to.not.match(/NaN|Infinity/);
      }
    }
    for (const name of names) {
      const element = await chart({
        data: [{ [String(name)]: name, v: 1 }],
        series: [{ type: 'bar', dataKey: 'v', label: name }],
        xAxis: { dataKey: String(name), labels: { [String(name)]: name } },
      });
      expect(allOf(element, 'b, img, [onclick]').length).to.equal(0);
      expect(element.shadowRoot!.textContent.length).to.be.below(4000);
      expect(partIn(element, 'chart-plot').getAttribute('aria-label')!.length).to.be.below(2000);
    }
    for (const xAxis of [null, 7, [], FORGED, { dataKey: 'month', labels: FORGED, hide: 1 }, { dataKey: FORGED }]) {
      await chart({ xAxis });
    }
    removeEventListener('error', fail);
    removeEventListener('unhandledrejection', fail);
    expect(failures).to.deep.equal([]);
  });

  it('takes what CSS values are colours, and nothing else of them', async function () {
    this.timeout(30_000);
    interface Case {
      readonly value: string;
      readonly expect: string;
      readonly class: string;
    }
    const list = (await (await fetch('/__cases/css-values.json')).json()) as {
      readonly cases?: readonly Case[];
    } | null;
    if (!list?.cases) {
      console.info('the list of CSS values is not there');
      this.skip();
    }
    const leaks = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/__leak/chart'));
    const probe = document.createElement('div');
    const inkOf = (element: Element) => getComputedStyle(allOf(element, '.marks .series')[0]!).color;
    const seriesIn = (color: unknown) => ({ series: [{ ...SALES, color }], showLegend: true });
    const usual = await chart();
    const plain = inkOf(usual);
    const faults: string[] = [];
    const element = await chart(seriesIn('blue'));
    document.body.append(probe);
    for (const [i, { value: pattern, ...wanted }] of list.cases.entries()) {
      const value = pattern.replaceAll('LEAK', `${location.origin}/__leak/chart${i}`);
      for (const color of [value, { light: value, dark: value }]) {
        element.series = seriesIn(color).series as never;
        await element.updateComplete;
        const ink = inkOf(element);
        const short = JSON.stringify(color).slice(0, 80);
        if (wanted.expect === 'reject' && ink !== plain) faults.push(`${short} is ${ink}`);
        const isColour = wanted.class === 'css colour' && typeof color === 'string';
        probe.style.color = '';
        probe.style.color = value;
        if (wanted.expect === 'accept' && isColour && !/^(?:inherit|unset|currentColor)$/.test(value)) {
          const own = getComputedStyle(probe).color;
          if (ink !== own) faults.push(`${short} is ${ink} and not ${own}`);
        }
        const texts = styleTextsOf(element).filter(
          (text) => wanted.expect === 'reject' && text.includes(value) && value.length > 2,
        );
        if (texts.length) faults.push(`${short} stands in ${texts.join()}`);
        const foreign = allIn(element.shadowRoot!).filter((inner) => {
          const { backgroundImage, fill } = getComputedStyle(inner);
          return backgroundImage !== 'none' || (fill.includes('url(') && !/url\("?#hatch-\d"?\)/.test(fill));
        });
        if (foreign.length) faults.push(`${short}: ${foreign[0]!.outerHTML.slice(0, 80)}`);
      }
    }
    expect(faults.slice(0, 10)).to.deep.equal([]);
    expect(leaks().length).to.equal(0);
  });
});
