/**
 * A2UI's own Lit renderer with its basic catalog, one surface per widget.
 *
 * What its format cannot say is said as near as it goes: a Badge is a caption text, a Spacer an empty Row with a weight,
 * a Box a Column without padding, border and background; gaps, sizes and colours are the catalog's; a clickable item is
 * a Button around a Row. No Markdown renderer is given to it, so its texts are drawn as they stand.
 *
 * Controls are bound to the surface's data model, in which their values begin, and have their labels in them, but a
 * CheckBox, next to which a caption text stands. A Select is a ChoicePicker, which shows all options as radio buttons.
 * Placeholders and heights cannot be said; that a field is required is left out, since its check would complain at once.
 */
import { MessageProcessor } from '@a2ui/web_core/v0_9';
import { basicCatalog } from '@a2ui/lit/v0_9';
import { nodesOf } from '../workloads.js';
import { withLabels } from './labels.js';
import { pathOf } from './look.js';

const VERSION = 'v0.9';
const ALIGN = { start: 'start', center: 'center', end: 'end', stretch: 'stretch' };

const event = ({ type, payload }) => ({ event: { name: type, context: payload } });

const bound = (component, { name, said }) => ({ component, label: said, value: { path: `/${name}` } });
const isLabelled = (type) => type !== 'Checkbox';

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
    Card: (node) => ({
      component: 'Card',
      child: add({ component: 'Column', children: [...childrenOf(node), ...confirmOf(node)] }),
    }),
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
    Label: (node) => ({ component: 'Text', text: node.value, variant: 'caption' }),
    Input: (node) => ({ ...bound('TextField', node), variant: node.inputType === 'number' ? 'number' : 'shortText' }),
    Textarea: (node) => ({ ...bound('TextField', node), variant: 'longText' }),
    Select: (node) => ({ ...bound('ChoicePicker', node), variant: 'mutuallyExclusive', options: node.options }),
    Checkbox: (node) => ({ ...bound('CheckBox', node), label: node.label }),
    RadioGroup: (node) => ({ ...bound('ChoicePicker', node), variant: 'mutuallyExclusive', options: node.options }),
    DatePicker: (node) => ({ ...bound('DateTimeInput', node), enableDate: true }),
    Spacer: () => ({ component: 'Row', weight: 1, children: [] }),
    Divider: () => ({ component: 'Divider' }),
  };
  const translate = (node) => TYPES[node.type](node);
  const childrenOf = (node) => withLabels(node.children, isLabelled).map((child) => add(translate(child), child.id));
  const confirmOf = ({ confirm }) =>
    confirm ? [add(TYPES.Button({ label: confirm.label, onClickAction: confirm.action }))] : [];

  add(translate(root), 'root');
  return components;
};

const messageFor = (index, components) => ({
  version: VERSION,
  updateComponents: { surfaceId: `surface-${index}`, components },
});

/** What the fields of a tree hold at first. */
const valuesOf = (tree) => {
  const values = {};
  for (const { name, defaultValue, defaultChecked } of nodesOf(tree)) {
    const value = defaultValue ?? defaultChecked;
    if (value !== undefined) values[name] = value;
  }
  return values;
};

const dataFor = (index, tree) =>
  tree.asForm
    ? [{ version: VERSION, updateDataModel: { surfaceId: `surface-${index}`, path: '/', value: valuesOf(tree) } }]
    : [];

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'a2ui',
  translate: (trees) => trees.map((tree, index) => [...dataFor(index, tree), messageFor(index, componentsOf(tree))]),
  translateChange: ({ tree, id, component }) => {
    const components = componentsOf({ type: 'Row', children: [{ ...component, id }] });
    return messageFor(
      tree,
      components.filter((one) => one.id !== 'root'),
    );
  },
  mount(container, widgets) {
    const processor = new MessageProcessor([basicCatalog]);
    const surfaces = widgets.map((messages, index) => {
      const surfaceId = `surface-${index}`;
      processor.processMessages([
        { version: VERSION, createSurface: { surfaceId, catalogId: basicCatalog.id, sendDataModel: true } },
        ...messages,
      ]);
      const element = document.createElement('a2ui-surface');
      element.surface = processor.model.getSurface(surfaceId);
      return element;
    });
    container.append(...surfaces);
    return {
      replace: (next) => processor.processMessages(next.flat()),
      update: (message) => processor.processMessages([message]),
      unmount: () => container.replaceChildren(),
    };
  },
};
