/** The limit: the same elements as React makes, by hand and with no library. */
import { nodesOf } from '../workloads.js';
import {
  badgeClass,
  boxClass,
  boxStyle,
  buttonClass,
  choicesClass,
  controlClass,
  fieldId,
  iconClass,
  labelId,
  pathOf,
  textClass,
} from './look.js';

const SVG = 'http://www.w3.org/2000/svg';

const send = (action) => document.dispatchEvent(new CustomEvent('action', { detail: action }));

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

const press = (className, action, ...children) => {
  const element = make('button', className, ...children);
  element.type = 'button';
  element.addEventListener('click', () => send(action));
  return element;
};

const drawText = (node) => make('div', textClass(node), node.value);

const drawBox = (node, className, ...before) => {
  const element = make('div', className, ...before, ...node.children.map(draw));
  const style = boxStyle(node);
  if (style) Object.assign(element.style, style);
  return element;
};

const drawIcon = (node) => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', iconClass(node));
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', pathOf(node.name));
  svg.append(path);
  return svg;
};

const drawButton = (node) => {
  const label = make('span', '', node.label);
  const inside = node.iconStart ? [drawIcon({ name: node.iconStart }), label] : [label];
  return press(buttonClass(node), node.onClickAction, ...inside);
};

const drawItem = (node) => {
  const cover = press('item-press', node.onClickAction);
  cover.ariaLabel = 'Open';
  const element = drawBox(node, 'item', cover);
  element.role = 'listitem';
  return element;
};

const withRole = (element, role) => {
  element.role = role;
  return element;
};

const drawForm = (node) => {
  const { label, action } = node.confirm;
  const confirm = make('button', buttonClass({ size: 'md' }), make('span', '', label));
  confirm.type = 'submit';
  const form = make('form', 'card', ...node.children.map(draw), make('div', 'footer', confirm));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send({ ...action, payload: { ...action.payload, ...Object.fromEntries(new FormData(form)) } });
  });
  return form;
};

const drawLabel = ({ value, fieldName }) => {
  const label = make('label', 'label', value);
  label.id = labelId(fieldName);
  label.htmlFor = fieldId(fieldName);
  return label;
};

const makeControl = (tag, node, ...children) => {
  const control = make(tag, controlClass(node), ...children);
  control.id = fieldId(node.name);
  return control;
};

const drawInput = (node, type) => {
  const input = makeControl('input', node);
  if (node.placeholder && type !== 'date') input.placeholder = node.placeholder;
  if (node.required) input.required = true;
  input.type = type;
  if (node.defaultValue !== undefined) input.defaultValue = node.defaultValue;
  input.name = node.name;
  return input;
};

const drawTextarea = (node) => {
  const area = makeControl('textarea', node);
  area.name = node.name;
  if (node.rows) area.rows = node.rows;
  if (node.placeholder) area.placeholder = node.placeholder;
  if (node.required) area.required = true;
  if (node.defaultValue !== undefined) area.defaultValue = node.defaultValue;
  return area;
};

const drawOption = ({ value, label }) => {
  const option = make('option', '', label);
  option.value = value;
  return option;
};

const drawSelect = (node) => {
  const none = drawOption({ value: '', label: node.placeholder });
  none.hidden = true;
  const options = [none, ...node.options.map(drawOption)];
  options.find(({ value }) => value === (node.defaultValue ?? '')).defaultSelected = true;
  const select = makeControl('select', node, ...options);
  select.name = node.name;
  if (node.required) select.required = true;
  return select;
};

const drawChoice = (type, { id, name, value, label, required, isChecked }) => {
  const input = make('input');
  if (id) input.id = id;
  if (required) input.required = true;
  input.type = type;
  if (value !== undefined) input.value = value;
  if (isChecked) input.defaultChecked = true;
  input.name = name;
  return make('label', 'choice', input, make('span', '', label));
};

const drawCheckbox = ({ name, label, required, defaultChecked }) =>
  drawChoice('checkbox', { id: fieldId(name), name, label, required, isChecked: defaultChecked });

const drawRadioGroup = ({ name, required, options, defaultValue, ...node }) => {
  const choices = options.map((option) =>
    drawChoice('radio', { ...option, name, required, isChecked: option.value === defaultValue }),
  );
  const group = withRole(make('div', choicesClass(node), ...choices), 'radiogroup');
  group.setAttribute('aria-labelledby', labelId(name));
  return group;
};

const DRAW = {
  Card: (node) => (node.asForm ? drawForm(node) : drawBox(node, 'card')),
  ListView: (node) => withRole(drawBox(node, 'list'), 'list'),
  ListViewItem: drawItem,
  Row: (node) => drawBox(node, boxClass(node)),
  Col: (node) => drawBox(node, boxClass(node)),
  Box: (node) => drawBox(node, boxClass(node)),
  Text: drawText,
  Title: drawText,
  Caption: drawText,
  Badge: (node) => make('span', badgeClass(node), node.label),
  Icon: drawIcon,
  Button: drawButton,
  Label: drawLabel,
  Input: (node) => drawInput(node, node.inputType),
  Textarea: drawTextarea,
  Select: drawSelect,
  Checkbox: drawCheckbox,
  RadioGroup: drawRadioGroup,
  DatePicker: (node) => drawInput(node, 'date'),
  Spacer: () => make('div', 'spacer'),
  Divider: () => withRole(make('div', 'divider'), 'separator'),
};

const elements = new WeakMap();

const draw = (node) => {
  const element = DRAW[node.type](node);
  elements.set(node, element);
  return element;
};

const isSame = (a, b) => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key]));
};

/** Whether two nodes are drawn alike but for their children, which are as many. */
const isAlike = ({ children = [], ...rest }, { children: others = [], ...own }) =>
  children.length === others.length && isSame(rest, own);

/** Changes what is drawn for a node into what another one needs. */
const patch = (node, next) => {
  const element = elements.get(node);
  if (!isAlike(node, next)) {
    element.replaceWith(draw(next));
    return;
  }
  elements.set(next, element);
  node.children?.forEach((child, index) => patch(child, next.children[index]));
};

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'dom',
  translate: (trees) => trees,
  translateChange: (change) => change,
  mount(container, trees) {
    let shown = trees;
    const byId = trees.map((tree) => {
      const nodes = new Map();
      for (const node of nodesOf(tree)) if (node.id) nodes.set(node.id, node);
      return nodes;
    });
    container.append(...trees.map((tree) => make('div', 'widget', draw(tree))));
    return {
      replace(next) {
        next.forEach((tree, index) => patch(shown[index], tree));
        shown = next;
      },
      update({ tree, id, component }) {
        patch(byId[tree].get(id), component);
        byId[tree].set(id, component);
      },
      append: (delta, _, id = 'answer') => elements.get(byId[0].get(id)).firstChild.appendData(delta),
      unmount: () => container.replaceChildren(),
    };
  },
};
