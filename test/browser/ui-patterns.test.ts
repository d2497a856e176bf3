import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullRun } from '../support/shared';
import { axeViolations, calls, serveScreen, SIZES, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

async function openPicker(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Start' });
  if ((await tab.count()) > 0) await tab.click();
  await page.getByRole('button', { name: 'Choose a starting point' }).click();
}

const EVERY = [
  ['phone', 'light'],
  ['desktop', 'dark'],
  ['tablet', 'light'],
  ['phone', 'dark'],
] as const;
const cases = fullRun ? EVERY : EVERY.slice(0, 2);

describe('the picker of starting points', () => {
  test.each(cases)('on a %s, %s: axe finds nothing, all is 44 px and inside', async (size, colorScheme) => {
    const viewport = SIZES[size];
    const page = await screen.open('ready', { viewport, colorScheme });
    await openPicker(page);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('radio', { name: /Norwood IV/ }).press('Space');
    await page.getByText('not yet used').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const wrong = await page.evaluate(
      (width) =>
        [...document.querySelectorAll('.pattern-choices .choice, .pattern-use button')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 43.5 || box.height < 43.5 || box.right > width)
          .map(({ element, box }) => `${element.textContent} ${box.width} x ${box.height}`),
      viewport.width,
    );
    expect(wrong).toEqual([]);
    const foot = await page.locator('.pattern-use').boundingBox();
    expect(foot!.y + foot!.height).toBeLessThanOrEqual(viewport.height);
  });

  test('goes by arrow keys through both scales, and each is shown', async () => {
    const page = await screen.open('ready');
    await openPicker(page);
    await page.getByRole('radio', { name: /Norwood VII/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const shown = (await calls(page, 'showPattern')).slice(-3).map(([, id]) => id);
    expect(shown).toEqual(['norwood-7', 'ludwig-1', 'ludwig-2']);
  });

  test('says plain words first at home, and the numerals first in a consultation', async () => {
    const page = await screen.open('ready');
    await openPicker(page);
    const third = page.locator('.pattern-choices .choice').nth(2);
    expect((await third.innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'Receding at the temples Norwood III What this photo looks like',
    );
    await page.getByText('Consultation', { exact: true }).click();
    expect(await third.innerText()).toMatch(/^Norwood III/);
    await page.getByText('At home', { exact: true }).click();
  });

  test('proposes what the machine sees, and says what else it could be', async () => {
    const page = await screen.open('ready');
    await openPicker(page);
    const said = await page.locator('.pattern-seen').innerText();
    expect(said).toContain('This photo looks like receding at the temples (Norwood III) – fairly sure.');
    expect(said).toContain('From this view it could also be temples and a small bare crown');
    await page.getByRole('button', { name: 'Show this on the photo' }).click();
    expect((await calls(page, 'showPattern')).at(-1)).toEqual(['showPattern', 'norwood-3']);
    await page.getByRole('button', { name: 'Not now' }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose a starting point');
  });
});
