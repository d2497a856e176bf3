import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';
import { fullRun } from '../support/shared';
import { badlyPlaced, WELL_PLACED } from './support/placing';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const add = (page: Page) => page.getByRole('button', { name: /^Try another variant/ });
const letter = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Variants', exact: true }).getByRole('button', { name, exact: true });
/** There one more is behind the letter that is shown. */
async function openMenuOfNarrow(page: Page): Promise<void> {
  const letterShown = page.locator('.variant-open');
  if (await letterShown.isVisible()) await letterShown.click();
}
const setDensity = (page: Page, impressionsPerCm2: number) =>
  page.evaluate(
    (density) => window.uiFixture.commands.updatePlan({ density: { impressionsPerCm2: density } }),
    impressionsPerCm2,
  );

/** As a consultant sees it, with this many variants of different density. */
async function consultation(count: 1 | 2 | 3, options: Parameters<Screen['open']>[1] = {}): Promise<Page> {
  const page = await screen.open('ready', options);
  await page.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
  await page.getByRole('group', { name: 'Variants', exact: true }).waitFor();
  for (const density of [60, 160].slice(0, count - 1)) {
    await openMenuOfNarrow(page);
    await add(page).click();
    await setDensity(page, density);
  }
  return page;
}

/** In the short run the smallest, where least fits. */
const sizes = fullRun ? (Object.keys(SIZES) as (keyof typeof SIZES)[]) : (['phone'] as const);

describe('the letters of variants', () => {
  test.each(sizes)('on a %s: axe finds nothing, nothing is cut off or lies on another', async (size) => {
    for (const count of [1, 3] as const) {
      const page = await consultation(count, { viewport: SIZES[size] });
      if (count > 1) await page.evaluate(() => window.uiFixture.view.setState({ compare: 'variants' }));
      expect(await badlyPlaced(page)).toEqual(WELL_PLACED);
      expect(await axeViolations(page)).toEqual([]);
    }
  });

  test.each(sizes)('the menu on a %s: axe finds nothing, all of it is seen', async (size) => {
    const page = await consultation(3, { viewport: SIZES[size] });
    await page.getByRole('button', { name: /compare, copy or delete variants$/i }).click();
    const menu = page.locator('.variant-menu');
    const box = (await menu.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(SIZES[size].width);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
  });

  test('one more is a copy, and the letters say which is shown', async () => {
    const page = await consultation(2);
    await letter(page, 'Variant B, shown').waitFor();
    await letter(page, 'Variant A').click();
    await letter(page, 'Variant A, shown').waitFor();
    expect((await plan(page)).density.impressionsPerCm2).toBe(110);
    await letter(page, 'Variant B').click();
    expect((await plan(page)).density.impressionsPerCm2).toBe(60);
  });

  test('three are the most', async () => {
    const page = await consultation(3);
    expect(await add(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^There are three variants/ }).isDisabled()).toBe(true);
  });

  test('V goes on to the next, and undo back', async () => {
    const page = await consultation(2);
    await page.keyboard.press('v');
    expect((await plan(page)).density.impressionsPerCm2).toBe(110);
    await page.keyboard.press('v');
    expect((await plan(page)).density.impressionsPerCm2).toBe(60);
    await page.keyboard.press('v');
    await page.keyboard.press('Control+z');
    expect((await plan(page)).density.impressionsPerCm2).toBe(60);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByText('The next variant, in a consultation').waitFor();
  });

  test('one is made like another, deleted, and brought back', async () => {
    const page = await consultation(3);
    await page.getByRole('button', { name: 'Compare, copy or delete variants' }).click();
    await page.getByRole('button', { name: 'Make it like C: variant A' }).click();
    await page.getByRole('button', { name: 'Delete variant C' }).click();
    await letter(page, 'Variant A, shown').waitFor();
    expect((await plan(page)).density.impressionsPerCm2).toBe(160);
    await page.getByRole('button', { name: 'Delete variant A' }).click();
    expect(await page.locator('.variant-letter').count()).toBe(1);
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z');
    await letter(page, 'Variant C, shown').waitFor();
    await letter(page, 'Variant A').click();
    expect((await plan(page)).density.impressionsPerCm2).toBe(110);
  });

  test('at home there are none, by letter or by key', async () => {
    const page = await consultation(2);
    await page.evaluate(() => window.uiFixture.view.setState({ face: 'home' }));
    await page.locator('.variants').waitFor({ state: 'detached' });
    await page.keyboard.press('v');
    expect((await plan(page)).density.impressionsPerCm2).toBe(60);
    expect(await page.getByRole('radio', { name: 'Variants' }).count()).toBe(0);
  });
});

describe('variants side by side', () => {
  const panes = (page: Page) =>
    page
      .locator('.pane-label')
      .evaluateAll((labels) =>
        labels.map((label) => [label.querySelector('b')!.textContent, label.getAttribute('aria-current')]),
      );

  test('each has its letter and what sets it apart, and a press works on it', async () => {
    const page = await consultation(3);
    await page.getByRole('radio', { name: 'Variants' }).check({ force: true });
    expect((await view(page)).compare).toBe('variants');
    expect(await panes(page)).toEqual([
      ['A', 'false'],
      ['B', 'false'],
      ['C', 'true'],
    ]);
    const said = await page.locator('.pane-label').allInnerTexts();
    for (const [i, density] of [110, 60, 160].entries()) expect(said[i]).toContain(`${density} per cm²`);
    await page.getByRole('button', { name: /^Variant B: / }).click();
    expect((await plan(page)).density.impressionsPerCm2).toBe(60);
  });

  test('on a phone are two at most, the one that is worked on and the next', async () => {
    const page = await consultation(3, { viewport: SIZES.phone });
    await page.evaluate(() => window.uiFixture.view.setState({ compare: 'variants' }));
    await page.locator('.pane-label').first().waitFor();
    expect((await panes(page)).map(([one]) => one).join('')).toBe('AC');
    await page.keyboard.press('v');
    await expect.poll(async () => (await panes(page)).map(([one]) => one).join('')).toBe('AB');
  });

  test('shown to the patient they have no figures, and the key swaps them', async () => {
    const page = await consultation(2, { viewport: SIZES.tablet });
    await page.getByRole('button', { name: 'Show patient' }).click();
    const caption = page.locator('.showing-caption');
    await caption.getByText('Variant B. Medium density').waitFor();
    await page.keyboard.press('v');
    await caption.getByText('Variant A. Medium density').waitFor();
    await page.getByRole('radio', { name: 'Variants' }).check({ force: true });
    await caption.getByText('Variants A and B, side by side.').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/\d|%|cm²/);
    expect(await badlyPlaced(page)).toEqual(WELL_PLACED);
    expect(await axeViolations(page)).toEqual([]);
  });
});

test('nothing of the dialog to save lies over its buttons, however far it is scrolled', async () => {
  const page = await consultation(2, { viewport: SIZES.tablet });
  await page.getByRole('button', { name: /^Save/ }).first().click();
  const covered = await page.getByRole('dialog').evaluate((dialog) => {
    const buttons = [...dialog.querySelectorAll('footer button')];
    const found: number[] = [];
    const last = dialog.scrollHeight - dialog.clientHeight;
    for (let top = 0; top <= last; top += 8) {
      dialog.scrollTop = top;
      for (const button of buttons) {
        const { left, right, top: y, height } = button.getBoundingClientRect();
        for (const x of [left + 12, (left + right) / 2, right - 12])
          if (!button.contains(document.elementFromPoint(x, y + height / 2))) found.push(top);
      }
    }
    return { found, last };
  });
  expect(covered.last).toBeGreaterThan(40);
  expect(covered.found).toEqual([]);
});
