import type { RawNode } from '../../src/schema/node.js';
import type { Step } from './fixture.js';

/** An action as it goes over the wire. */
interface SentAction {
  readonly type: string;
  readonly payload?: unknown;
}

/** What happens in a fixture of actions: the steps of forms, and what an application does. */
export type ActionStep = Step | { readonly send: SentAction; readonly item?: string } | { readonly retry: true };

/** A request that has to reach the server. */
export interface ExpectedRequest {
  readonly type: string;
  readonly params: { readonly thread_id?: string; readonly item_id?: string; readonly action: SentAction };
  readonly key?: number;
  readonly during?: number;
}

/** What has to come of the steps and the replies. */
export interface ActionExpectation {
  readonly requests: readonly ExpectedRequest[];
  readonly callbacks?: readonly { readonly action: SentAction; readonly item?: string }[];
  readonly widget: RawNode;
  readonly items?: Readonly<Record<string, RawNode | null>>;
  readonly told?: readonly { readonly type: string }[];
  readonly errors: readonly { readonly code: string }[];
}

/** One file of `conformance/actions`, as its README says. */
export interface ActionFixture {
  readonly title: string;
  readonly thread?: string;
  readonly item?: string;
  readonly widget: RawNode;
  readonly others?: Readonly<Record<string, RawNode>>;
  readonly steps: readonly ActionStep[];
  readonly replies: readonly object[];
  readonly expect: ActionExpectation;
}
