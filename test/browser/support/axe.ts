import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Longer ones come and go. */
const APPEARS_WITHIN_MS = 1000;

/**
 * Accessibility rules that the page breaks, each with the elements that break it, in the page or in the elements
 * that a selector names. The page's own policy forbids
 * inline scripts, but not what a test evaluates.
 */
export async function axeViolations(page: Page, within = 'html', without?: string): Promise<string[]> {
  // Half a megabyte: once a page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // What fades in has less contrast on its way; what is taken away meanwhile never finishes.
  // A message that goes by itself is looked at in its midst, instead of waiting until it is gone.
  await page.evaluate(
    (longestMs) =>
      Promise.allSettled(
        document.getAnimations().map((animation) => {
          const endMs = Number(animation.effect?.getComputedTiming().endTime ?? 0);
          if (endMs > longestMs) {
            animation.pause();
            animation.currentTime = endMs / 2;
          }
          return endMs > longestMs ? animation.ready : animation.finished;
        }),
      ),
    APPEARS_WITHIN_MS,
  );
  const { violations } = await page.evaluate(
    async ({ within, without }) => {
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const context = { include: [[within]], exclude: without === undefined ? [] : [[without]] };
      const found = await checker.run(context, { resultTypes: ['violations'] });
      for (const animation of document.getAnimations())
        if (animation.playState === 'paused') animation.play();
      return found;
    },
    { within, without },
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
