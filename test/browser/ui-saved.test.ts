import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SavedConsultation } from '../../src/domain/consultation';
import { axeViolations, calls, serveScreen, SIZES, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(() => screen.close());

const WHOLE: SavedConsultation = {
  id: 'a',
  name: 'B. K.',
  savedAtMs: new Date(2026, 2, 4, 15, 30).getTime(),
  photos: 3,
  state: 'whole',
};
const UNNAMED: SavedConsultation = { ...WHOLE, id: 'b', name: '', photos: 1 };
const NEWER: SavedConsultation = { id: 'c', name: '', savedAtMs: 0, photos: 0, state: 'newer' };
const DAMAGED: SavedConsultation = { ...NEWER, id: 'd', state: 'damaged' };

const list = (page: Page, saved: readonly SavedConsultation[]) =>
  page.evaluate((all) => window.uiFixture.saved.setState({ list: all }), saved);

async function started(
  saved: readonly SavedConsultation[],
  viewport = SIZES.desktop as (typeof SIZES)[keyof typeof SIZES],
) {
  const page = await screen.open('empty', { viewport });
  await list(page, saved);
  await page.getByRole('heading', { name: /^Go on with/ }).waitFor();
  return page;
}

const small = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.saved button, dialog button, dialog input[type=text]')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 43.5 || box.height < 43.5)
      .map(({ element }) => element.outerHTML),
  );

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('saved consultations', () => {
  test.each(Object.entries(SIZES))('on the first screen of a %s: axe finds nothing', async (_, viewport) => {
    const page = await started([WHOLE, UNNAMED, NEWER, DAMAGED], viewport);
    expect(await axeViolations(page)).toEqual([]);
    expect(await small(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    await page.getByRole('button', { name: 'Delete B. K.' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await small(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();
  });

  test('are told by name or date, and only what can be opened has a button for it', async () => {
    const page = await started([WHOLE, UNNAMED, NEWER, DAMAGED]);
    const lines = await page.locator('.saved li').allInnerTexts();
    expect(lines[0]).toMatch(/^B\. K\.\s+4 March 2026.* 15:30, 3 photos\s+Open$/);
    expect(lines[1]).toMatch(/^4 March 2026.* 15:30\s+1 photo\s+Open$/);
    expect(lines[2]).toContain('Saved by a newer version of this page.');
    expect(lines[3]).toContain('Damaged, so it cannot be opened. It is left as it is.');
    expect(await page.getByRole('button', { name: /^Open / }).count()).toBe(2);
    await page.getByRole('button', { name: 'Open B. K.' }).press('Enter');
    expect(await calls(page, 'openConsultation')).toEqual([['openConsultation', 'a']]);
  });

  test('are deleted only after a question', async () => {
    const page = await started([WHOLE]);
    const bin = page.getByRole('button', { name: 'Delete B. K.' });
    await bin.press('Enter');
    await page.getByText('They are only on this device').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    expect(await calls(page, 'deleteConsultation')).toEqual([]);
    await bin.press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page, 'deleteConsultation')).toEqual([['deleteConsultation', 'a']]);
    // The stand-in app deletes nothing: what is not gone is not said to be.
    expect(await page.getByText('The consultation is deleted.').count()).toBe(0);
  });

  test('where none is there is no word of them, and another photo is picked at once', async () => {
    const page = await screen.open('empty');
    expect(await page.getByText('saved consultation').count()).toBe(0);
    await page.evaluate(() => window.uiFixture.show('ready'));
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Another photo' }).click();
    await choosing;
  });

  test('stand beside the ways to another photo', async () => {
    const page = await screen.open('ready');
    await list(page, [WHOLE]);
    await page.getByRole('button', { name: 'Another photo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Another photo' });
    await dialog.getByRole('button', { name: 'Open B. K.' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await calls(page, 'openConsultation')).toHaveLength(1);
  });
});

describe('saving a consultation', () => {
  test.each(Object.entries(SIZES))('its dialog on a %s: axe finds nothing', async (_, viewport) => {
    const page = await screen.open('ready', { viewport });
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Save consultation' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await small(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
  });

  test('is reached from the header, from the dialog that saves a picture, and by its key', async () => {
    const page = await screen.open('ready');
    const dialog = page.getByRole('dialog', { name: 'Save consultation' });
    await page.getByRole('button', { name: 'Save consultation' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Save picture' }).click();
    await page.getByRole('button', { name: 'Keep the whole consultation' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Control+s');
    await dialog.getByLabel('Name, if you like').fill('B. K.');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await calls(page, 'saveConsultation')).toEqual([['saveConsultation', 'B. K.']]);
  });

  test('again shows the name it has and what it replaces', async () => {
    const page = await screen.open('ready');
    await page.evaluate((current) => window.uiFixture.saved.setState({ current }), WHOLE);
    await page.keyboard.press('Control+s');
    await page.getByText(/takes the place of what you saved on 4 March 2026/).waitFor();
    expect(await page.getByLabel('Name, if you like').inputValue()).toBe('B. K.');
  });

  test('leaving does not ask where all is saved', async () => {
    const page = await screen.open('changed');
    await page.evaluate(() => window.uiFixture.saved.setState({ kept: true }));
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Another photo' }).click();
    await choosing;
    await page.evaluate(() => window.uiFixture.saved.setState({ kept: false }));
    await page.getByRole('button', { name: 'Another photo' }).click();
    await page.getByRole('button', { name: 'Keep working' }).waitFor();
  });
});
