import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Accessibility rules that the page breaks, each with the elements that break it. The page's own policy forbids
 * inline scripts, but not what a test evaluates.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // Half a megabyte: once a page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // What fades in has less contrast on its way; what is taken away meanwhile never finishes.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
