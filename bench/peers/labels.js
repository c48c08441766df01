/** For peers whose controls have their labels in them, where ChatKit has a Label next to a control. */

const isLabel = ({ type }) => type === 'Label';

/** The children without the labels of controls that take them; each such control has its words as `said`. */
export const withLabels = (children, takesLabel = () => true) => {
  const labels = new Map(children.filter(isLabel).map(({ fieldName, value }) => [fieldName, value]));
  const isTaken = ({ name, type }) => labels.has(name) && takesLabel(type);
  const taken = new Set(children.filter(isTaken).map(({ name }) => name));
  return children
    .filter((child) => !isLabel(child) || !taken.has(child.fieldName))
    .map((child) => (taken.has(child.name) ? { ...child, said: labels.get(child.name) } : child));
};
