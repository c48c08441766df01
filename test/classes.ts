import type { WidgetClass } from '../src/element/props.js';
import * as library from '../src/index.js';

const isWidgetClass = (value: unknown): boolean => typeof value === 'function' && 'props' in value && 'tag' in value;

/** The class of every element of ours that stands for a type of node. */
export const CLASSES = Object.values(library).filter(isWidgetClass) as unknown as readonly WidgetClass[];
