import { readFileSync } from 'node:fs';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = ['serious', 'critical'];

/** Findings of axe that keep somebody out. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated from outside, so that the page's policy has no say.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(
      ({ id, help, nodes }) =>
        `axe ${id}: ${help} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
}
