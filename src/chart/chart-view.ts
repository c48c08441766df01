import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { FrameResizeObserver } from '../style/frame-resize-observer.js';
import { boxOf, type ChartBox } from './chart-box.js';
import { isEmpty, toChartData, toWords, type ChartData, type ChartLimits } from './chart-data.js';
import type { Row, Series, XAxis } from './chart-props.js';
import { chartStyles } from './chart-styles.js';
import { chartTable } from './chart-table.js';
import { inksOf, type Ink } from './colors.js';
import { drawingOf, type Drawing } from './drawing.js';
import { drawCursor, drawDots, drawPlot } from './plot.js';
import { remember } from './remember.js';
import { pointOf, summaryOf } from './summary.js';
import { ordersOf, swatch } from './swatch.js';

/** The element that a chart is drawn in, and what it says. */
export interface ChartHost extends LitElement {
  readonly data: readonly Row[] | undefined;
  readonly series: readonly Series[] | undefined;
  readonly xAxis: string | XAxis | undefined;
  readonly showYAxis: boolean | undefined;
  readonly showLegend: boolean | undefined;
  readonly showTooltip: boolean | undefined;
  readonly barGap: number | undefined;
  readonly barCategoryGap: number | undefined;
  readonly limits: ChartLimits;
}

/** Tells the page that something is wrong. */
export type Report = (detail: { readonly code: 'limit'; readonly message: string }) => void;

/** How many rows further a page is. */
const PAGE = 10;

/** Px between a tooltip and the point that it is about. */
const ASIDE = 12;

/** Draws a chart into an element and lets the user move over its points. */
export class ChartView implements ReactiveController {
  #host: ChartHost;
  #report: Report;
  #box: ChartBox | undefined;
  #data: ChartData | undefined;
  #drawing: Drawing | undefined;
  #inks: readonly Ink[] = [];
  #orders: readonly number[] = [];
  #row: number | undefined;
  #said = '';
  #told: ChartData | undefined;
  #isScrolled = false;
  #sizes = new FrameResizeObserver(() => this.#measure());
  #toData = remember(
    (
      rows: ChartHost['data'],
      series: ChartHost['series'],
      xAxis: ChartHost['xAxis'],
      mostPoints: number,
      mostSeries: number,
    ) =>
      toChartData(rows, series, typeof xAxis === 'string' ? { dataKey: xAxis } : xAxis, {
        points: mostPoints,
        series: mostSeries,
      }),
  );
  #toInks = remember(inksOf);
  #toOrders = remember(ordersOf);
  #toSummary = remember(summaryOf);
  #toDrawing = remember(
    (data: ChartData, box: ChartBox, hasXAxis: boolean, hasYAxis: boolean, gap?: number, categoryGap?: number) =>
      drawingOf(data, { ...box, hasXAxis, hasYAxis, gap, categoryGap, format: box.format.short }),
  );

  /** `report` is told once of data that goes beyond the limits. */
  constructor(host: ChartHost, report: Report) {
    this.#host = host;
    this.#report = report;
    // What it draws depends on the room that is left beside the legend.
    (host.constructor as typeof LitElement).disableWarning?.('change-in-update');
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(chartStyles.styleSheet!);
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  hostUpdated(): void {
    this.#measure();
    this.#place();
    const data = this.#data!;
    if (data === this.#told) return;
    this.#told = data;
    if (data.exceeded !== undefined) this.#report({ code: 'limit', message: `The chart has ${data.exceeded}` });
  }

  /** What stands in the element. */
  render(): TemplateResult {
    const { data: rows, series, xAxis, showLegend = true, limits } = this.#host;
    const data = this.#toData(rows, series, xAxis, limits.points, limits.series);
    if (data !== this.#data) this.#leave();
    this.#data = data;
    this.#inks = this.#toInks(data.series);
    this.#orders = this.#toOrders(data.series);
    return html`<div class="chart" part="chart">
      ${isEmpty(data) ? html`<div class="field"><p class="empty" part="chart-empty">No data</p></div>` : this.#filled()}
      ${showLegend && !isEmpty(data) ? this.#legend(data) : nothing}
      ${
        data.exceeded === undefined
          ? nothing
          : html`<p class="note" part="chart-note">This chart is too large to be shown whole.</p>`
      }
    </div>`;
  }

  #filled() {
    const data = this.#data!;
    const { xAxis, showTooltip = true } = this.#host;
    const box = this.#box;
    const full = box?.format.full ?? String;
    const head = toWords(typeof xAxis === 'string' ? xAxis : xAxis?.dataKey);
    return html`<div class="field">
        <div
          class="plot"
          part="chart-plot"
          role="img"
          aria-label=${this.#toSummary(data, full)}
          tabindex=${showTooltip ? 0 : nothing}
          @pointermove=${this.#point}
          @pointerdown=${this.#point}
          @pointerleave=${this.#unpoint}
          @pointercancel=${this.#hide}
          @blur=${this.#hide}
          @keydown=${this.#press}
        >
          ${box && box.width > 0 && box.height > 0 ? this.#svg(data, box) : nothing}
        </div>
      </div>
      ${this.#tooltip(data, full)}
      <div class="unseen">${box ? guard([data, full, head], () => chartTable(data, head, full)) : nothing}</div>
      <p class="unseen" role="status">${this.#said}</p>`;
  }

  #svg(data: ChartData, box: ChartBox) {
    const { xAxis, showYAxis = false, barGap, barCategoryGap } = this.#host;
    const hasXAxis = xAxis !== undefined && (typeof xAxis === 'string' || xAxis.hide !== true);
    const drawing = this.#toDrawing(data, box, hasXAxis, showYAxis, barGap, barCategoryGap);
    const row = this.#row;
    this.#drawing = drawing;
    return html`<svg
      width=${box.width}
      height=${box.height}
      viewBox="0 0 ${box.width} ${box.height}"
      aria-hidden="true"
    >
      ${row === undefined ? nothing : drawCursor(drawing, data, row)}
      ${guard([drawing, this.#inks], () => drawPlot(drawing, box, data, this.#inks, this.#orders))}
      ${row === undefined ? nothing : drawDots(drawing, data, this.#inks, row)}
    </svg>`;
  }

  #tooltip({ categories, series }: ChartData, full: (value: number) => string) {
    const row = this.#row;
    if (row === undefined || !this.#box) return nothing;
    const { height, line } = this.#box;
    const said = series.map((_, i) => i).filter((i) => series[i]!.values[row] !== undefined);
    const fits = Math.max(2, Math.floor((height - 16) / line) - 1);
    const shown = said.length > fits ? said.slice(0, fits - 1) : said;
    return html`<div class="tooltip" part="chart-tooltip" aria-hidden="true">
      ${categories[row] ? html`<p>${categories[row]}</p>` : nothing}
      ${shown.map(
        (i) =>
          html`<div class="item">
            ${swatch(series[i]!, this.#inks[i]!, this.#orders[i]!)}
            <span class="name">${series[i]!.label}</span>
            <span class="value">${full(series[i]!.values[row]!)}</span>
          </div>`,
      )}
      ${said.length > shown.length ? html`<div>and ${said.length - shown.length} more</div>` : nothing}
      ${said.length ? nothing : html`<div>No value</div>`}
    </div>`;
  }

  #legend({ series }: ChartData) {
    return html`<ul class="legend" part="chart-legend" aria-label="Legend" tabindex=${this.#isScrolled ? 0 : nothing}>
      ${series.map(
        (each, i) =>
          html`<li class="item">
            ${swatch(each, this.#inks[i]!, this.#orders[i]!)}<span class="name">${each.label}</span>
          </li>`,
      )}
    </ul>`;
  }

  /** Finds out what room there is; where that is other than before, the chart is drawn anew. */
  #measure(): void {
    const root = this.#host.renderRoot;
    const plot = root.querySelector<HTMLElement>('.plot');
    const legend = root.querySelector('.legend');
    const box = plot ? boxOf(plot, this.#box) : this.#box;
    const isScrolled = legend !== null && legend.scrollHeight > legend.clientHeight;
    if (box === this.#box && isScrolled === this.#isScrolled) return;
    this.#box = box;
    this.#isScrolled = isScrolled;
    this.#host.requestUpdate();
  }

  /** Puts the tooltip beside its point, and within the chart. */
  #place(): void {
    const tooltip = this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    if (!tooltip || this.#row === undefined || !this.#drawing) return;
    const { offsetWidth: width, offsetHeight: height } = tooltip;
    const { clientWidth, clientHeight } = tooltip.parentElement!;
    const { marks, at } = this.#drawing;
    const x = at(this.#row);
    const isAfter = this.#box!.isRtl ? x - ASIDE - width < 0 : x + ASIDE + width <= clientWidth;
    const left = isAfter ? x + ASIDE : x - ASIDE - width;
    const top = Math.min(...marks.map(({ ends }) => ends[this.#row!] ?? Infinity)) - height / 2;
    const within = (value: number, most: number) => Math.round(Math.max(0, Math.min(value, most)));
    const place = `${within(left, clientWidth - width)}px ${within(top, clientHeight - height)}px`;
    tooltip.style.setProperty('translate', place);
  }

  #go(row: number | undefined, said = ''): void {
    if (row === this.#row && said === this.#said) return;
    this.#row = row;
    this.#said = said;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#row = undefined;
    this.#said = '';
  }

  #hide = (): void => this.#go(undefined);

  #point = (event: PointerEvent): void => {
    if (!this.#drawing || this.#host.showTooltip === false) return;
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    // What is transformed is larger on the screen than in itself.
    this.#go(this.#drawing.rowAt(((event.clientX - left) / (width || 1)) * this.#box!.width));
  };

  #unpoint = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== 'touch') this.#hide();
  };

  #press = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || this.#host.showTooltip === false) return;
    if (key === 'Escape' && this.#row !== undefined) {
      event.stopPropagation();
      event.preventDefault();
      return this.#hide();
    }
    const row = this.#rowAfter(key);
    if (row === undefined) return;
    event.preventDefault();
    this.#go(row, pointOf(this.#data!, row, this.#box!.format.full));
  };

  /** Where a key leads to. */
  #rowAfter(key: string): number | undefined {
    const last = this.#data!.categories.length - 1;
    const forth = this.#box?.isRtl ? 'ArrowLeft' : 'ArrowRight';
    const back = this.#box?.isRtl ? 'ArrowRight' : 'ArrowLeft';
    const within = (row: number) => Math.max(0, Math.min(last, row));
    const rows = new Map([
      ['Home', 0],
      ['End', last],
      [forth, within((this.#row ?? -1) + 1)],
      [back, within((this.#row ?? last + 1) - 1)],
      ['PageDown', within((this.#row ?? 0) + PAGE)],
      ['PageUp', within((this.#row ?? last) - PAGE)],
    ]);
    return this.#drawing && rows.get(key);
  }
}
