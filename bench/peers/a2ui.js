/**
 * A2UI's own Lit renderer with its basic catalog, one surface per widget.
 *
 * What its format cannot say is said as near as it goes: a Badge is a caption text, a Spacer an empty Row with a weight,
 * a Box a Column without padding, border and background; gaps, sizes and colours are the catalog's; a clickable item is
 * a Button around a Row. No Markdown renderer is given to it, so its texts are drawn as they stand.
 */
import { MessageProcessor } from '@a2ui/web_core/v0_9';
import { basicCatalog } from '@a2ui/lit/v0_9';
import { pathOf } from './look.js';

const VERSION = 'v0.9';
const ALIGN = { start: 'start', center: 'center', end: 'end', stretch: 'stretch' };

const event = ({ type, payload }) => ({ event: { name: type, context: payload } });

/** Flattens a tree into the list of components that refer to each other by id. */
const componentsOf = (root) => {
  const components = [];
  let count = 0;
  const add = (component, id = `c${++count}`) => {
    components.push({ id, ...component });
    return id;
  };
  const text = (value, variant) => add({ component: 'Text', text: value, variant });

  const TYPES = {
    Row: (node) => ({ component: 'Row', align: ALIGN[node.align] ?? 'center', children: childrenOf(node) }),
    Col: (node) => ({ component: 'Column', align: ALIGN[node.align] ?? 'stretch', children: childrenOf(node) }),
    Box: (node) => ({ component: 'Column', ...(node.flex && { weight: node.flex }), children: childrenOf(node) }),
    Card: (node) => ({ component: 'Card', child: add({ component: 'Column', children: childrenOf(node) }) }),
    ListView: (node) => ({ component: 'List', children: childrenOf(node) }),
    ListViewItem: (node) => ({
      component: 'Button',
      variant: 'borderless',
      action: event(node.onClickAction),
      child: add({ component: 'Row', align: 'center', children: childrenOf(node) }),
    }),
    Text: (node) => ({ component: 'Text', text: node.value, variant: 'body' }),
    Title: (node) => ({ component: 'Text', text: node.value, variant: 'h4' }),
    Caption: (node) => ({ component: 'Text', text: node.value, variant: 'caption' }),
    Badge: (node) => ({ component: 'Text', text: node.label, variant: 'caption' }),
    Icon: (node) => ({ component: 'Icon', name: { svgPath: pathOf(node.name) } }),
    Button: (node) => ({
      component: 'Button',
      variant: node.variant === undefined ? 'primary' : node.variant === 'ghost' ? 'borderless' : 'default',
      action: event(node.onClickAction),
      child: node.iconStart
        ? add({
            component: 'Row',
            align: 'center',
            children: [
              add({ component: 'Icon', name: { svgPath: pathOf(node.iconStart) } }),
              text(node.label, 'caption'),
            ],
          })
        : text(node.label, 'caption'),
    }),
    Spacer: () => ({ component: 'Row', weight: 1, children: [] }),
    Divider: () => ({ component: 'Divider' }),
  };
  const translate = (node) => TYPES[node.type](node);
  const childrenOf = (node) => node.children.map((child) => add(translate(child), child.id));

  add(translate(root), 'root');
  return components;
};

const messageFor = (index, components) => ({
  version: VERSION,
  updateComponents: { surfaceId: `surface-${index}`, components },
});

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'a2ui',
  translate: (trees) => trees.map((tree, index) => messageFor(index, componentsOf(tree))),
  translateChange: ({ tree, id, component }) => {
    const components = componentsOf({ type: 'Row', children: [{ ...component, id }] });
    return messageFor(
      tree,
      components.filter((one) => one.id !== 'root'),
    );
  },
  mount(container, messages) {
    const processor = new MessageProcessor([basicCatalog]);
    const surfaces = messages.map((message, index) => {
      const surfaceId = `surface-${index}`;
      processor.processMessages([
        { version: VERSION, createSurface: { surfaceId, catalogId: basicCatalog.id } },
        message,
      ]);
      const element = document.createElement('a2ui-surface');
      element.surface = processor.model.getSurface(surfaceId);
      return element;
    });
    container.append(...surfaces);
    return {
      replace: (next) => processor.processMessages(next),
      update: (message) => processor.processMessages([message]),
      unmount: () => container.replaceChildren(),
    };
  },
};
