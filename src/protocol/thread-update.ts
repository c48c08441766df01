/** The whole tree is another. */
export interface RootUpdate {
  readonly type: 'widget.root.updated';
  readonly widget: unknown;
}

/** The node with an id is another. */
export interface ComponentUpdate {
  readonly type: 'widget.component.updated';
  readonly component_id: string;
  readonly component: unknown;
}

/** The Text or Markdown with an id got longer. */
export interface TextDelta {
  readonly type: 'widget.streaming_text.value_delta';
  readonly component_id: string;
  readonly delta: string;
  /** The end of the text, where the node was streaming; means nothing elsewhere. */
  readonly done: boolean;
}

/** A change to a widget. */
export type WidgetUpdate = RootUpdate | ComponentUpdate | TextDelta;

/** A change to an item that shows something else; what it holds is passed on unread. */
export interface OtherUpdate {
  readonly type: `assistant_message.${string}` | `workflow.${string}` | 'generated_image.updated';
  readonly [field: string]: unknown;
}

/** A change to an item. */
export type ThreadUpdate = WidgetUpdate | OtherUpdate;
