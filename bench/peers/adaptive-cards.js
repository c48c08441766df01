/**
 * Adaptive Cards' own JavaScript renderer, one card per widget.
 *
 * What its format cannot say is said as near as it goes: a Row is a ColumnSet with a Column per child, a Col or Box a
 * Container, a Spacer a Column that stretches, a Divider a separator on what follows it, a Badge a TextBlock in a Column
 * or Container with a style, an Icon an Image of the same SVG; gaps, sizes and colours are the renderer's. It has no
 * reconciliation: whatever changes in a card, the card is parsed and drawn anew, which is how it is used. Its inputs
 * have their labels in them; a Select is a compact ChoiceSet, a RadioGroup an expanded one, and the height of a Textarea
 * cannot be said.
 */
import { AdaptiveCard } from 'adaptivecards';
import { withLabels } from './labels.js';
import { pathOf } from './look.js';

const TONES = { success: 'good', warning: 'warning', danger: 'attention', info: 'accent' };
const SIZES = { sm: 'small', lg: 'large' };
const WEIGHTS = { medium: 'bolder', semibold: 'bolder' };

const svgOf = (name) => {
  const path = `<path d="${pathOf(name)}" fill="none" stroke="#0d0d0d" stroke-width="2"/>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${path}</svg>`)}`;
};

const textBlock = (node, props) => ({
  type: 'TextBlock',
  text: node.value,
  wrap: true,
  ...(node.size && SIZES[node.size] && { size: SIZES[node.size] }),
  ...(node.weight && { weight: WEIGHTS[node.weight] }),
  ...(node.color === 'secondary' && { isSubtle: true }),
  ...props,
});

const submit = ({ type, payload }) => ({ type: 'Action.Submit', data: { type, payload } });

const badgeStyle = ({ color }) => TONES[color] ?? 'emphasis';
const badgeText = ({ label }) => ({ type: 'TextBlock', text: label, size: 'small', weight: 'bolder' });

const input = (type, { name, said, required, placeholder, defaultValue }, props) => ({
  type: `Input.${type}`,
  id: name,
  label: said,
  ...(required && { isRequired: true, errorMessage: `${said} is required` }),
  ...(placeholder && { placeholder }),
  ...(defaultValue !== undefined && { value: defaultValue }),
  ...props,
});

const inputOf = ({ inputType, ...node }) =>
  inputType === 'number'
    ? input('Number', node, node.defaultValue !== undefined && { value: Number(node.defaultValue) })
    : input('Text', node, { style: inputType });

const choicesOf = (options) => options.map(({ label, value }) => ({ title: label, value }));

const isButton = ({ type }) => type === 'Button';

const columnOf = (node) => {
  if (node.type === 'Spacer') return { type: 'Column', width: 'stretch', items: [] };
  if (node.type === 'Badge')
    return { type: 'Column', width: 'auto', style: badgeStyle(node), items: [badgeText(node)] };
  return { type: 'Column', width: node.flex ? 'stretch' : 'auto', items: [translate(node)] };
};

const actionOf = (node) => ({ ...submit(node.onClickAction), title: node.label });

const TYPES = {
  Row: ({ children, align }) =>
    children.every(isButton)
      ? { type: 'ActionSet', actions: children.map(actionOf) }
      : {
          type: 'ColumnSet',
          ...(align !== 'stretch' && { verticalCellContentAlignment: 'center' }),
          columns: children.map(columnOf),
        },
  Col: ({ children, align }) => ({
    type: 'Container',
    ...(align === 'end' && { horizontalAlignment: 'right' }),
    items: itemsOf(children),
  }),
  Box: ({ children }) => ({ type: 'Container', style: 'emphasis', items: itemsOf(children) }),
  ListViewItem: ({ children, onClickAction }) => ({
    type: 'Container',
    selectAction: submit(onClickAction),
    items: [{ type: 'ColumnSet', columns: children.map(columnOf) }],
  }),
  Text: (node) => textBlock(node),
  Title: (node) => textBlock(node, { size: 'medium', weight: 'bolder' }),
  Caption: (node) => textBlock(node, { size: 'small', isSubtle: true }),
  Badge: (node) => ({ type: 'Container', style: badgeStyle(node), items: [badgeText(node)] }),
  Icon: ({ name }) => ({ type: 'Image', url: svgOf(name), width: '18px', height: '18px' }),
  Button: (node) => ({ type: 'ActionSet', actions: [actionOf(node)] }),
  Input: inputOf,
  Textarea: (node) => input('Text', node, { isMultiline: true }),
  Select: (node) => input('ChoiceSet', node, { style: 'compact', choices: choicesOf(node.options) }),
  Checkbox: (node) => input('Toggle', node, { title: node.label, value: String(node.defaultChecked === true) }),
  RadioGroup: (node) => input('ChoiceSet', node, { style: 'expanded', choices: choicesOf(node.options) }),
  DatePicker: (node) => input('Date', node),
};

const translate = (node) => ({ ...TYPES[node.type](node), ...(node.id && { id: node.id }) });

const itemsOf = (children) => {
  const items = [];
  let separator = false;
  for (const child of withLabels(children)) {
    if (child.type !== 'Divider') items.push({ ...translate(child), ...(separator && { separator }) });
    separator = child.type === 'Divider';
  }
  return items;
};

const payloadOf = ({ children, confirm }) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: itemsOf(children),
  ...(confirm && { actions: [actionOf({ label: confirm.label, onClickAction: confirm.action })] }),
});

/** A tree in which one node is replaced. */
const withComponent = (node, id, component) => {
  if (node.id === id) return component;
  return node.children ? { ...node, children: node.children.map((one) => withComponent(one, id, component)) } : node;
};

const render = (payload) => {
  const card = new AdaptiveCard();
  card.parse(payload);
  return card.render();
};

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'adaptive-cards',
  translate: (trees) => trees.map(payloadOf),
  translateChange: ({ tree, id, component }, trees) => ({
    tree,
    payload: payloadOf(withComponent(trees[tree], id, component)),
  }),
  mount(container, payloads) {
    const cards = payloads.map(render);
    container.append(...cards);
    const redraw = (index, payload) => {
      const card = render(payload);
      cards[index].replaceWith(card);
      cards[index] = card;
    };
    return {
      replace: (next) => next.forEach((payload, index) => redraw(index, payload)),
      update: ({ tree, payload }) => redraw(tree, payload),
      unmount: () => container.replaceChildren(),
    };
  },
};
