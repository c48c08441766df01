/**
 * One action of a widget on test: which fault answers it, and how it shows.
 *
 * @typedef {object} Planned
 * @property {string} fault - The name of the fault.
 * @property {'self' | 'container' | 'none'} [loadingBehavior]
 * @property {'server' | 'client'} [handler]
 * @property {boolean} [streaming]
 * @property {number} [pace] - Milliseconds from one byte to the next, where the fault is that of a slow server.
 * @property {boolean} [isHeld] - Whether a connection is cut only when the test says so.
 */

/**
 * The widget that page and server both know: a text, a field, and a button for each action. Every action carries the whole
 * plan, so that the server can send the widget again as it is.
 *
 * @param {readonly Planned[]} plan
 * @param {string} value - What the text says.
 */
export const treeOf = (plan, value) => ({
  type: 'Card',
  id: 'card',
  children: [
    textOf(value),
    { type: 'Input', id: 'note', name: 'note' },
    ...plan.map(({ loadingBehavior, handler, streaming, ...rest }, i) => ({
      type: 'Button',
      id: `go-${i}`,
      label: `Go ${i}`,
      onClickAction: { type: 'go', loadingBehavior, handler, streaming, payload: { ...rest, plan } },
    })),
  ],
});

/**
 * The text of that widget.
 *
 * @param {string} value
 * @param {boolean} [streaming]
 */
export const textOf = (value, streaming) => ({ type: 'Text', id: 'text', value, streaming });
