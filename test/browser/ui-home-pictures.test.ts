import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, serveScreen, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

async function home(): Promise<Page> {
  const page = await screen.open('ready');
  await page.evaluate(() => window.uiFixture.view.setState({ guided: true }));
  await page.locator('.home-picture img').first().waitFor();
  return page;
}

describe('a small picture at home', () => {
  test('has a place as large while it is on its way', async () => {
    const page = await home();
    const box = () => page.locator('.home-option').first().boundingBox();
    const before = await box();
    await page.evaluate(() => window.uiFixture.trials.setState({ pictures: {}, isMaking: true }));
    await page.locator('.home-picture img').first().waitFor({ state: 'detached' });
    expect(await box()).toEqual(before);
  });

  test('says to the eye and to a screen reader that it is on its way, and not where it is not to come', async () => {
    const page = await home();
    const busy = page.locator('.home-picture[aria-busy="true"]');
    const says = page.getByRole('status').filter({ hasText: 'The pictures are being drawn.' });
    const put = (left: number, isMaking: boolean) =>
      page.evaluate(
        ([count, making]) => {
          const { trials } = window.uiFixture;
          const all = Object.entries(trials.getState().pictures);
          trials.setState({ pictures: Object.fromEntries(all.slice(0, count)), isMaking: making });
        },
        [left, isMaking] as const,
      );
    await put(1, true);
    await expect.poll(() => busy.count()).toBe(2);
    expect(await busy.first().innerText()).toBe('Drawing');
    expect(await says.count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    const pulse = () => busy.first().evaluate((box) => box.getAnimations().length);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await pulse()).toBe(1);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await pulse()).toBe(0);
    expect(await page.getByRole('button', { name: 'Medium usual', exact: true }).count()).toBe(1);
    await put(1, false);
    await expect.poll(() => busy.count()).toBe(0);
    expect(await says.count()).toBe(0);
  });
});
