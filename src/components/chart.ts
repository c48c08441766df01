import { ContextConsumer } from '@lit/context';
import { css, nothing } from 'lit';
import { data, series, xAxis } from '../chart/chart-props.js';
import type { ChartView } from '../chart/chart-view.js';
import { mergeLimits, policyContext, type Limits } from '../element/contexts.js';
import { define } from '../element/registry.js';
import { Widget } from '../element/widget.js';
import { flag, flagOn, number, required } from '../schema/prop.js';
import { sizes } from '../style/box.js';
import { flex } from '../style/length.js';

/**
 * Draws numbers as bars, lines and areas, alone or together: as wide as there is room, 16 to 9, and at least 160 px high
 * unless said otherwise. What draws comes when the first chart is needed.
 *
 * @csspart chart - The box around all of it.
 * @csspart chart-plot - The drawing, which the keys move over.
 * @csspart chart-axis - What is written along the axes.
 * @csspart chart-tooltip - The box with the values of one point.
 * @csspart chart-legend - The list of series below.
 * @csspart chart-empty - What stands there when there is no data.
 * @csspart chart-note - What says that not all of the data is drawn.
 * @cssproperty [--ck-chart-blue] - First colour of series, and the colour `blue`; likewise `purple`, `orange`, `green`, `red`, `yellow`, `pink`.
 * @fires {CkErrorEvent} ck-error - There is more data than a chart draws, or the code that draws could not be loaded.
 */
export class Chart extends Widget('Chart', {
  /** The rows: a list of records. */
  data: required(data),
  /** What is drawn of each row: bars, lines and areas. */
  series: required(series),
  /** The key of what stands along the x axis, or an object that also hides it or says its labels. */
  xAxis: required(xAxis),
  /** Whether values are written along a y axis. */
  showYAxis: flag,
  /** Whether a legend stands below. */
  showLegend: flagOn,
  /** Whether the values of a point show when the pointer or the keys are at it. */
  showTooltip: flagOn,
  /** Px between the bars of a row; 4 unless said otherwise. */
  barGap: number(0, 999),
  /** Px between the bars of two rows; a fifth of a row where it is absent. */
  barCategoryGap: number(0, 999),
  /** Share of the parent's free room, a number or a CSS flex value. */
  flex,
  ...sizes,
}) {
  static override readonly parts = 'chart,chart-plot,chart-axis,chart-tooltip,chart-legend,chart-empty,chart-note';

  static override readonly styles = css`
    :host {
      display: flex;
      box-sizing: border-box;
      width: 100%;
      min-width: 0;
      max-width: 100%;
      aspect-ratio: 16 / 9;
      min-height: 160px;
    }
    :host([style*='height']),
    :host([style*='aspect']) {
      min-height: 0;
    }
  `;

  #policy = new ContextConsumer(this, { context: policyContext, subscribe: true });
  #view: ChartView | undefined;
  #loading: Promise<void> | undefined;

  /** How much it draws, as the page has it. */
  get limits(): Limits {
    return mergeLimits(this.#policy.value?.limits);
  }

  /** Waits for what draws, too, and for the drawing to fit. */
  protected override async getUpdateComplete(): Promise<boolean> {
    do {
      await super.getUpdateComplete();
      await this.#loading;
    } while (this.isUpdatePending);
    return true;
  }

  protected override render() {
    return this.#view?.render() ?? nothing;
  }

  protected override updated(): void {
    if (!this.#view) this.#loading ??= this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { ChartView } = await import('../chart/chart-view.js');
      this.#view = new ChartView(this, (detail) => this.report(detail));
      this.requestUpdate();
    } catch {
      this.report({ code: 'load', message: 'The chart could not be loaded' });
    }
    this.#loading = undefined;
  }
}
define(Chart);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Chart: typeof Chart;
  }
}
