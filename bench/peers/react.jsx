/** React 19 as its users would write it: memoised components, one root, updates flushed at once. */
import { createContext, memo, useCallback, useContext, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
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

const send = (action) => document.dispatchEvent(new CustomEvent('action', { detail: action }));

const Nodes = ({ nodes }) => nodes.map((node, index) => <View key={node.key ?? node.id ?? index} node={node} />);

const Box = memo(({ node }) => (
  <div className={boxClass(node)} style={boxStyle(node)}>
    <Nodes nodes={node.children} />
  </div>
));

const Form = memo(({ node }) => {
  const { label, action } = node.confirm;
  const submit = useCallback(
    (event) => {
      event.preventDefault();
      const fields = Object.fromEntries(new FormData(event.currentTarget));
      send({ ...action, payload: { ...action.payload, ...fields } });
    },
    [action],
  );
  return (
    <form className="card" onSubmit={submit}>
      <Nodes nodes={node.children} />
      <div className="footer">
        <button className={buttonClass({ size: 'md' })} type="submit">
          <span>{label}</span>
        </button>
      </div>
    </form>
  );
});

const Card = memo(({ node }) =>
  node.asForm ? (
    <Form node={node} />
  ) : (
    <div className="card">
      <Nodes nodes={node.children} />
    </div>
  ),
);

const ListView = memo(({ node }) => (
  <div className="list" role="list">
    <Nodes nodes={node.children} />
  </div>
));

const ListViewItem = memo(({ node }) => {
  const { onClickAction } = node;
  const press = useCallback(() => send(onClickAction), [onClickAction]);
  return (
    <div className="item" style={boxStyle(node)} role="listitem">
      <button className="item-press" type="button" aria-label="Open" onClick={press} />
      <Nodes nodes={node.children} />
    </div>
  );
});

const Text = memo(({ type, value, size, color, weight }) => (
  <div className={textClass({ type, size, color, weight })}>{value}</div>
));

const Badge = memo(({ label, variant, color }) => <span className={badgeClass({ variant, color })}>{label}</span>);

const Icon = memo(({ name, size, color }) => (
  <svg className={iconClass({ size, color })} viewBox="0 0 24 24" aria-hidden="true">
    <path d={pathOf(name)} />
  </svg>
));

const Button = memo(({ label, variant, color, size, iconStart, onClickAction }) => {
  const press = useCallback(() => send(onClickAction), [onClickAction]);
  return (
    <button className={buttonClass({ variant, color, size })} type="button" onClick={press}>
      {iconStart && <Icon name={iconStart} size="md" />}
      <span>{label}</span>
    </button>
  );
});

const Label = memo(({ value, fieldName }) => (
  <label className="label" id={labelId(fieldName)} htmlFor={fieldId(fieldName)}>
    {value}
  </label>
));

const Input = memo(({ name, inputType, placeholder, required, defaultValue, variant, size }) => (
  <input
    className={controlClass({ variant, size })}
    id={fieldId(name)}
    type={inputType}
    name={name}
    placeholder={placeholder}
    required={required}
    defaultValue={defaultValue}
  />
));

const Textarea = memo(({ name, rows, placeholder, required, defaultValue, variant, size }) => (
  <textarea
    className={controlClass({ variant, size })}
    id={fieldId(name)}
    name={name}
    rows={rows}
    placeholder={placeholder}
    required={required}
    defaultValue={defaultValue}
  />
));

const Select = memo(({ name, options, placeholder, required, defaultValue = '', variant, size }) => (
  <select
    className={controlClass({ variant, size })}
    id={fieldId(name)}
    name={name}
    required={required}
    defaultValue={defaultValue}
  >
    <option value="" hidden>
      {placeholder}
    </option>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
));

const Checkbox = memo(({ name, label, required, defaultChecked }) => (
  <label className="choice">
    <input id={fieldId(name)} type="checkbox" name={name} required={required} defaultChecked={defaultChecked} />
    <span>{label}</span>
  </label>
));

const RadioGroup = memo(({ name, options, direction, required, defaultValue }) => (
  <div className={choicesClass({ direction })} role="radiogroup" aria-labelledby={labelId(name)}>
    {options.map(({ value, label }) => (
      <label key={value} className="choice">
        <input type="radio" name={name} value={value} required={required} defaultChecked={value === defaultValue} />
        <span>{label}</span>
      </label>
    ))}
  </div>
));

/** The browser's own field for a date shows no placeholder. */
const DatePicker = memo(({ name, required, defaultValue, variant, size }) => (
  <input
    className={controlClass({ variant, size })}
    id={fieldId(name)}
    type="date"
    name={name}
    required={required}
    defaultValue={defaultValue}
  />
));

const Spacer = memo(() => <div className="spacer" />);
const Divider = memo(() => <div className="divider" role="separator" />);

/** Containers take their node, which stays the same while nothing in it changes; leaves take plain values. */
const CONTAINERS = { Box, Row: Box, Col: Box, Card, ListView, ListViewItem };
const FIELDS = { Label, Input, Textarea, Select, Checkbox, RadioGroup, DatePicker };
const LEAVES = { Text, Title: Text, Caption: Text, Badge, Icon, Button, Spacer, Divider, ...FIELDS };

const Drawn = ({ node }) => {
  const Container = CONTAINERS[node.type];
  if (Container) return <Container node={node} />;
  const Leaf = LEAVES[node.type];
  return <Leaf {...node} />;
};

/** The setters of one widget's nodes that have an id. */
const Setters = createContext(new Map());

const Replaceable = ({ node }) => {
  const setters = useContext(Setters);
  const [shown, show] = useState({ of: node, node });
  useLayoutEffect(() => {
    setters.set(node.id, (next) => show({ of: node, node: next }));
    return () => setters.delete(node.id);
  }, [setters, node]);
  return <Drawn node={shown.of === node ? shown.node : node} />;
};

const View = ({ node }) => (node.id ? <Replaceable node={node} /> : <Drawn node={node} />);

const Widget = memo(({ tree, setters }) => (
  <div className="widget">
    <Setters value={setters}>
      <View node={tree} />
    </Setters>
  </div>
));

const Page = ({ trees, setters }) =>
  trees.map((tree, index) => <Widget key={index} tree={tree} setters={setters[index]} />);

/** @type {import('../page.js').Peer} */
export const peer = {
  name: 'react',
  translate: (trees) => trees,
  translateChange: (change) => change,
  mount(container, trees) {
    const root = createRoot(container);
    const setters = trees.map(() => new Map());
    const draw = (next) => flushSync(() => root.render(<Page trees={next} setters={setters} />));
    draw(trees);
    let [answer] = trees;
    return {
      replace: draw,
      update: ({ tree, id, component }) => flushSync(() => setters[tree].get(id)(component)),
      append(delta) {
        answer = { ...answer, value: answer.value + delta };
        flushSync(() => setters[0].get(answer.id)(answer));
      },
      unmount: () => root.unmount(),
    };
  },
};
