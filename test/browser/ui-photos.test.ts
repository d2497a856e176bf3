import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeViolations,
  calls,
  DEVICES,
  serveScreen,
  view,
  type Device,
  type Screen,
} from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const PHOTO = { name: 'crown.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('a photo') };
const THREE = [
  { id: 'one', view: 'front' },
  { id: 'two', view: 'front-down' },
  { id: 'three', view: null },
] as const;
const devices = ['desktop', 'tablet', 'phone'] as const satisfies readonly Device[];

const guided = async (page: Page) => {
  await page.evaluate(() => window.uiFixture.view.setState({ guided: true, face: 'home' }));
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
};

describe('a second photo of the head', () => {
  test.each(devices)('is added on a %s in both faces, and nothing is asked or lost', async (device) => {
    const page = await screen.open('ready', DEVICES[device]);
    const added = page.locator('label', { hasText: 'Add a photo of this head' }).locator('input');
    const add = async (times: number) => {
      await added.setInputFiles(PHOTO);
      await expect.poll(async () => (await calls(page, 'addPhoto')).length).toBe(times);
      expect(await page.getByRole('dialog').count()).toBe(0);
    };
    await page.evaluate(() => window.uiFixture.status.setState({ canUndo: true }));
    await guided(page);
    await page.getByRole('button', { name: 'Head', exact: true }).click();
    const { scrollHeight, clientHeight } = await page
      .locator('.home-step')
      .evaluate(({ scrollHeight, clientHeight }) => ({ scrollHeight, clientHeight }));
    expect(scrollHeight).toBeLessThanOrEqual(clientHeight);
    await add(1);
    await page.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
    if (device === 'phone') await page.getByRole('tab', { name: 'Photo' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await add(2);
    expect(await calls(page, 'openPhoto')).toEqual([]);
  });

  test.each(devices)('and the first are a press from each other on a %s', async (device) => {
    const page = await screen.open('ready', DEVICES[device]);
    const row = page.getByRole('group', { name: 'Photos of this head' });
    expect(await row.count()).toBe(0);
    await page.evaluate((photos) => window.uiFixture.status.setState({ photos }), THREE);
    for (const face of ['home', 'consultation'] as const) {
      if (face === 'home') await guided(page);
      else await page.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
      expect(await row.locator('[aria-pressed]').allInnerTexts()).toEqual([
        '1: front',
        '2: front, head bent',
        '3: no head',
      ]);
      expect(await row.getByRole('button', { pressed: true }).innerText()).toBe('1: front');
      expect(await axeViolations(page)).toEqual([]);
      const boxes = await row
        .locator('button, label')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
      for (const { width, height, right, left } of boxes) {
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(page.viewportSize()!.width);
      }
    }
    await row.getByRole('button', { name: '2: front, head bent', exact: true }).click();
    expect(await calls(page, 'selectPhoto')).toEqual([['selectPhoto', 'two']]);
    expect((await view(page)).face).toBe('consultation');
  });

  test.each(devices)('is removed on a %s by keys, once that is confirmed', async (device) => {
    const page = await screen.open('ready', DEVICES[device]);
    const row = page.getByRole('group', { name: 'Photos of this head' });
    const dialog = page.getByRole('dialog', { name: 'Remove this photo?' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.evaluate((photos) => {
      const { document, status } = window.uiFixture;
      status.setState({ photos, photo: { ...status.getState().photo!, id: 'two' } });
      document.setState({ ovals: { two: { cx: 9, cy: 9, rx: 5, ry: 5 } } });
    }, THREE);
    if (device === 'phone') await guided(page);
    const ask = async (name: string) => {
      await row.getByRole('button', { name: `Remove photo ${name}` }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
    };
    await ask('1: front');
    expect(await axeViolations(page)).toEqual([]);
    expect(await dialog.innerText()).not.toContain('What you marked on it');
    await page.keyboard.press('Escape');
    expect(await row.locator('[aria-pressed]').count()).toBe(3);

    await ask('2: front, head bent');
    expect(await dialog.innerText()).toContain('What you marked on it goes too');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => row.locator('[aria-pressed]').allInnerTexts())
      .toEqual(['1: front', '2: no head']);
    await expect.poll(focused).toBe('2: no head');

    await ask('2: no head');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => row.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('work-panel');
    expect(await calls(page, 'removePhoto')).toEqual([
      ['removePhoto', 'two'],
      ['removePhoto', 'three'],
    ]);
  });

  test('leaves the part of the panel that is open on a phone, and another head begins anew', async () => {
    const page = await screen.open('ready', DEVICES.phone);
    const show = (id: string, photos: readonly { readonly id: string; readonly view: 'front' }[]) =>
      page.evaluate(
        ([shown, listed]) => {
          const { status } = window.uiFixture;
          status.setState({ photos: listed, photo: { ...status.getState().photo!, id: shown } });
        },
        [id, photos] as const,
      );
    const two = (['one', 'two'] as const).map((id) => ({ id, view: 'front' }) as const);
    const zones = page.getByRole('tab', { name: 'Zones' });
    await show('one', two);
    await page.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
    await zones.click();
    await show('two', two);
    await page.getByRole('button', { name: '2: front', pressed: true }).waitFor();
    expect(await zones.getAttribute('aria-selected')).toBe('true');
    await show('two', two.slice(1));
    await page.getByRole('button', { name: '2: front', exact: true }).waitFor({ state: 'detached' });
    expect(await zones.getAttribute('aria-selected')).toBe('true');
    await show('three', [{ id: 'three', view: 'front' }]);
    await page.getByRole('tab', { name: 'Density', selected: true }).waitFor();
  });
});
