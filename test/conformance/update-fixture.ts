import type { RawNode } from '../../src/schema/node.js';

/** One file of `conformance/updates`, as its README says. */
export interface UpdateFixture {
  readonly title: string;
  readonly before: RawNode | null;
  readonly updates: readonly { readonly type: string }[];
  readonly after: RawNode | null;
  readonly ignored?: readonly number[];
  readonly diff?: true;
}
