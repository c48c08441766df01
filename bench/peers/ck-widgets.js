/**
 * ck-widgets as a page uses it: one script, `<ck-widget>`, its property `widget` and its method `applyUpdate`. What
 * streams is an element by itself, since a `<ck-widget>` draws all deltas of a frame at once.
 */
import '/dist/ck-widgets.js';

const mountAnswer = (container, { type, value, streaming }) => {
  const answer = Object.assign(document.createElement(`ck-${type.toLowerCase()}`), { value, streaming });
  container.append(answer);
  return {
    append(delta, isLast) {
      answer.value += delta;
      answer.streaming = !isLast;
    },
    unmount: () => container.replaceChildren(),
  };
};

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'ck-widgets',
  translate: (trees) => trees,
  translateChange: ({ tree, id, component }) => ({
    tree,
    update: { type: 'widget.component.updated', component_id: id, component },
  }),
  mount(container, trees) {
    if (trees[0].id === 'answer') return mountAnswer(container, trees[0]);
    const widgets = trees.map((tree) => {
      const widget = document.createElement('ck-widget');
      widget.widget = tree;
      return widget;
    });
    container.append(...widgets);
    return {
      replace(next) {
        next.forEach((tree, index) => {
          widgets[index].widget = tree;
        });
      },
      update: ({ tree, update }) => widgets[tree].applyUpdate(update),
      append: (delta, done, id) =>
        widgets[0].applyUpdate({ type: 'widget.streaming_text.value_delta', component_id: id, delta, done }),
      unmount: () => container.replaceChildren(),
    };
  },
};
