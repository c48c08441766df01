// What the sources of the demo's widgets are written with.

/** A value that the template computes: an expression in Jinja. */
export class Expression {
  /** @param {string} code */
  constructor(code) {
    this.code = code;
  }
}

/** One thing or another, as a child or as the value of a prop. */
export class Choice {
  /**
   * @param {string} condition
   * @param {unknown} then
   * @param {unknown} [otherwise]
   */
  constructor(condition, then, otherwise) {
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }
}

/** One node for each entry of a list. */
export class Loop {
  /**
   * @param {string} list
   * @param {string} name
   * @param {Node} node
   */
  constructor(list, name, node) {
    this.list = list;
    this.name = name;
    this.node = node;
  }
}

/** A component with its props and children. */
export class Node {
  /**
   * @param {string} type
   * @param {Record<string, unknown>} props
   * @param {(Node | Loop | Choice)[]} children
   */
  constructor(type, props, children) {
    this.type = type;
    this.props = props;
    this.children = children;
  }
}

const component =
  (type) =>
  (props = {}, ...children) =>
    new Node(type, props, children);

export const Card = component('Card');
export const ListView = component('ListView');
export const ListViewItem = component('ListViewItem');
export const Basic = component('Basic');
export const Box = component('Box');
export const Row = component('Row');
export const Col = component('Col');
export const Form = component('Form');
export const Spacer = component('Spacer');
export const Divider = component('Divider');
export const Title = component('Title');
export const Caption = component('Caption');
export const Text = component('Text');
export const Badge = component('Badge');
export const Icon = component('Icon');
export const Image = component('Image');
export const Button = component('Button');
export const Label = component('Label');
export const Input = component('Input');
export const Textarea = component('Textarea');
export const Select = component('Select');
export const DatePicker = component('DatePicker');
export const Checkbox = component('Checkbox');
export const RadioGroup = component('RadioGroup');
export const Markdown = component('Markdown');
export const Chart = component('Chart');
export const Table = component('Table');
export const TableRow = component('Table.Row');
export const TableCell = component('Table.Cell');
export const Transition = component('Transition');

/** An expression: x`flight.price`. */
export const x = (code) => new Expression(code[0]);

/** `then` where the condition holds, else `otherwise`. */
export const when = (condition, then, otherwise) => new Choice(condition, then, otherwise);

/** A node for each entry of a list, which the node knows by a name. */
export const each = (list, name, node) => new Loop(list, name, node);

/** A shape of data: one of some words. */
export const oneOf = (...words) => ({ words });

/** A shape of data: text, or null. */
export const maybeText = { nullable: true };
