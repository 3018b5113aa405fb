import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe-core finds on the page as it is, of what is serious or critical. */
export async function barriersOn(page: Page): Promise<string[]> {
  // A page that was looked at before has it already.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  const { violations } = found.parse(
    await page.evaluate("axe.run({ resultTypes: ['violations'] })"),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`);
      return `${id}: ${places.join(' ')}`;
    });
}
