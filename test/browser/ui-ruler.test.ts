import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centreOf, changes, drag } from './fixtures/ui/handle';
import { calls, serveScreen, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

describe('the ruler', () => {
  const ends = (page: Page) => page.locator('.ruler-line path').first().getAttribute('d');

  test('an end is dragged, a length chosen, and both reach the head as one change', async () => {
    const page = await screen.open('ruler');
    const use = page.getByRole('button', { name: 'Use', exact: true });
    expect(await use.isDisabled()).toBe(true);
    const [x, y] = await centreOf(page, '.ruler-end >> nth=1');
    await drag(page, [x, y], [x + 100, y]);
    const { zoom } = await view(page);
    await page.getByLabel('This is').selectOption('Bank card, 85.60 mm');
    await use.click();
    const [change, ...more] = await changes(page, 'ruler');
    expect(more).toEqual([]);
    const { ruler } = change!;
    expect(ruler?.lengthMm).toBe(85.6);
    // A third of the head's width, and what the second end was dragged by.
    expect(ruler!.toPx[0] - ruler!.fromPx[0]).toBeCloseTo((2 * 240) / 3 + 80 / zoom, 0);
    expect((await view(page)).tool).toBe('pan');
  });

  test('says how long it is by the scale so far, and follows its ends', async () => {
    const page = await screen.open('ruler');
    const shown = page.locator('.ruler-measured');
    const lengthMm = async (): Promise<number> => {
      const [, figure, unit] = /^about ([\d.]+) (mm|cm)$/.exec(await shown.innerText())!;
      return Number(figure) * (unit === 'cm' ? 10 : 1);
    };
    const longCss = async (): Promise<number> => {
      const [x0, y0, x1, y1] = (await ends(page))!.match(/-?[\d.]+/g)!.map(Number);
      return Math.hypot(x1! - x0!, y1! - y0!);
    };
    const before = (await lengthMm()) / (await longCss());
    const [x, y] = await centreOf(page, '.ruler-end >> nth=1');
    await drag(page, [x, y], [x + 120, y + 40]);
    const after = (await lengthMm()) / (await longCss());
    expect(before).toBeGreaterThan(0);
    // Both lengths are said to a millimetre.
    expect(after / before).toBeGreaterThan(0.97);
    expect(after / before).toBeLessThan(1.03);
  });

  test('a drag anywhere else lays it anew; Escape takes that back, then cancels', async () => {
    const page = await screen.open('ruler');
    const before = await ends(page);
    await drag(page, [420, 600], [520, 600], false);
    expect(await ends(page)).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await ends(page)).toBe(before);
    await page.keyboard.press('Escape');
    expect(await view(page)).toMatchObject({ tool: 'pan', compare: 'split' });
    expect(await calls(page, 'adjustHead')).toEqual([]);
  });

  test('keys move an end and use it', async () => {
    const page = await screen.open('ruler');
    await page.getByRole('button', { name: 'First end' }).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const { zoom } = await view(page);
    await page.keyboard.press('Enter');
    const [change] = await changes(page, 'ruler');
    expect(change?.ruler?.fromPx[0]).toBeCloseTo(600 - 80 - 11 / zoom, 6);
    expect(change?.ruler?.lengthMm).toBe(10);
  });

  test.each(['Escape', 'Enter'])('by keys the focus comes back to what laid it: %s', async (key) => {
    const page = await screen.open('ready');
    const opens = page.getByRole('button', { name: 'Set the scale with a ruler' });
    await opens.press('Enter');
    await page.getByRole('button', { name: 'First end' }).press('ArrowLeft');
    await page.keyboard.press(key);
    await page.locator('.ruler').waitFor({ state: 'detached' });
    expect(await opens.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('a typed length must be one that a ruler can have', async () => {
    const page = await screen.open('ruler');
    await page.getByRole('button', { name: 'First end' }).press('ArrowLeft');
    await page.getByLabel('This is').selectOption('Another length …');
    const typed = page.getByLabel('Length in mm');
    for (const wrong of ['2', '301', 'abc', '']) {
      await typed.fill(wrong);
      await page.getByText('Type a length from 3 to 300 mm.').waitFor();
      expect(await page.getByRole('button', { name: 'Use', exact: true }).isDisabled()).toBe(true);
    }
    await typed.fill('38,5');
    await typed.press('Enter');
    expect((await changes(page, 'ruler'))[0]?.ruler?.lengthMm).toBe(38.5);
  });

  test('a length that would make an odd head is questioned; one that is there can be removed', async () => {
    const page = await screen.open('ruler');
    const odd = page.getByText('Please check both ends.');
    expect(await odd.count()).toBe(0);
    await page.getByRole('button', { name: 'First end' }).press('ArrowLeft');
    await page.getByText(/would be \d+ % smaller than most\. Please check both ends\./).waitFor();
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByRole('button', { name: 'Set the scale with a ruler' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect((await changes(page, 'ruler')).at(-1)?.ruler).toBeNull();
  });

  test('a head of an odd size by its ruler is said in the panel', async () => {
    const page = await screen.open('odd-ruler');
    await page
      .getByText('By this ruler the head would be 18 % larger than most. Please check both ends.')
      .waitFor();
  });
});
