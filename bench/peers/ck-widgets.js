/** ck-widgets as a page uses it: one script, `<ck-widget>`, its property `widget` and its method `applyUpdate`. */
import '/dist/ck-widgets.js';

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'ck-widgets',
  translate: (trees) => trees,
  translateChange: ({ tree, id, component }) => ({
    tree,
    update: { type: 'widget.component.updated', component_id: id, component },
  }),
  mount(container, trees) {
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
      unmount: () => container.replaceChildren(),
    };
  },
};
