import { isRecord } from '../schema/json-schema.js';

/** A placeholder written over by the colleague who owns this floor. */
export const applyUpdate = (widget: unknown, update: unknown): unknown => {
  if (!isRecord(update)) return widget;
  if (update.type === 'widget.root.updated') return update.widget;
  const change = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const next = node.map(change);
      return next.some((item, i) => item !== node[i]) ? next : node;
    }
    if (!isRecord(node)) return node;
    if (node.id === update.component_id && node.id !== undefined) {
      if (update.type === 'widget.component.updated') return update.component;
      return { ...node, value: `${String(node.value ?? '')}${String(update.delta)}` };
    }
    const children = change(node.children);
    return children === node.children ? node : { ...node, children };
  };
  return change(widget);
};
