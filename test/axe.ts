import 'axe-core/axe.min.js';
import type { AxeResults, RunOptions } from 'axe-core';

declare global {
  interface Window {
    readonly axe: { run(element: Element, options: RunOptions): Promise<AxeResults> };
  }
}

/** Rules about whole pages, which no widget can keep or break. */
const OF_PAGES = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass', 'document-title', 'html-has-lang'];

const rules = Object.fromEntries([
  ...OF_PAGES.map((rule) => [rule, { enabled: false }]),
  ['target-size', { enabled: true }],
]);

/** What axe finds wrong with an element and all in it, every rule for elements switched on. */
export const findings = async (element: Element): Promise<readonly string[]> => {
  const { violations } = await window.axe.run(element, { resultTypes: ['violations'], rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, target, failureSummary = '' }) =>
        `${id}: ${html.slice(0, 160)} at ${JSON.stringify(target)} ${failureSummary}`,
    ),
  );
};
