import { css } from 'lit';
import { LightWidget } from '../element/light-widget.js';
import type { Movement } from '../element/movement.js';
import { define } from '../element/registry.js';
import { nodes } from '../schema/node.js';

/**
 * Lets its one child come, go, become another (one of another `key`), grow and shrink with a movement, unless the user
 * wants less motion. What moves loads when the first one is there; before that, changes happen at once.
 */
export class Transition extends LightWidget('Transition', {
  /** The child: one node. */
  children: nodes,
}) {
  static readonly styles = css`
    :where(ck-transition) {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      place-items: stretch;
      min-width: 0;
      max-width: 100%;
    }
    :where(ck-transition:empty) {
      position: absolute;
    }
    :where(ck-transition:has(> [style*='width: '][style*='%'], > ck-input, > ck-textarea, > [block])),
    :where(ck-transition:has(> :is(ck-chart, ck-table):not([style*='width']))) {
      width: 100%;
    }
    :where(ck-transition:has(> [style*='flex: ']:not([style*='flex: 0']), > [block])) {
      flex: 1 1 0%;
    }
    :where(ck-transition:not(:first-child)) {
      --_inset-top: 0px;
    }
    :where(ck-transition:not(:last-child)) {
      --_inset-bottom: 0px;
    }
  `;

  #movement: Movement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  /** What moves ends where it is taken out. */
  disconnectedCallback(): void {
    this.#movement?.stop();
  }

  async #start(): Promise<void> {
    try {
      const { Movement } = await import('../element/movement.js');
      this.#movement ??= new Movement(this);
      if (this.isConnected) this.#movement.start();
    } catch {
      // Its file cannot be had: changes happen at once.
    }
  }
}
define(Transition);

declare module '../schema/node.js' {
  interface WidgetClasses {
    Transition: typeof Transition;
  }
}
