import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToolId } from '../../src/state/viewStore';
import { pollUntil } from '../support/app';
import { calls, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

async function drag(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

async function photoPointAt(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([cx, cy]) => {
      const box = document.querySelector('.stage')?.getBoundingClientRect();
      return window.uiFixture.commands.toPhoto(cx - (box?.left ?? 0), cy - (box?.top ?? 0));
    },
    [x, y] as const,
  );
}

describe('pointer on the picture', () => {
  test('a drag pans, the wheel zooms about the pointer', async () => {
    const page = await screen.open('ready');
    await page.mouse.move(500, 400);
    const under = await photoPointAt(page, 500, 400);
    await page.mouse.wheel(0, -300);
    await pollUntil('the zoom', async () => (await calls(page, 'zoomBy')).length > 0);
    const still = await photoPointAt(page, 500, 400);
    expect(still.x).toBeCloseTo(under.x, 3);
    expect(still.y).toBeCloseTo(under.y, 3);
    await drag(page, [500, 400], [540, 430]);
    const moved = await photoPointAt(page, 540, 430);
    expect(moved.x).toBeCloseTo(under.x, 3);
    expect(moved.y).toBeCloseTo(under.y, 3);
  });

  test('the handle follows the pointer and nothing pans', async () => {
    const page = await screen.open('ready');
    const box = await page.getByRole('slider', { name: /^Border/ }).boundingBox();
    if (!box) throw new Error('no handle');
    const x = box.x + box.width / 2;
    await drag(page, [x, 300], [x - 90, 300]);
    const { zoom, split } = await view(page);
    expect(split).toBeCloseTo(0.5 - 90 / (1200 * zoom), 3);
    expect(await calls(page, 'panBy')).toEqual([]);
  });

  test('the brush draws in photo pixels, in the mirror too', async () => {
    const page = await screen.open('ready');
    await page.keyboard.press('m');
    await page.keyboard.press('a');
    const start = await photoPointAt(page, 420, 300);
    await drag(page, [420, 300], [460, 320]);
    const [first] = await calls(page, 'strokeStart');
    expect(first?.[1]).toBeCloseTo(start.x, 3);
    expect(first?.[2]).toBeCloseTo(start.y, 3);
    const end = await photoPointAt(page, 460, 320);
    const last = (await calls(page, 'strokeMove')).at(-1)?.[1] as number[];
    expect(last.at(-2)).toBeCloseTo(end.x, 3);
    expect(last.at(-1)).toBeCloseTo(end.y, 3);
    expect(await calls(page, 'strokeEnd')).toHaveLength(1);
    expect(await calls(page, 'panBy')).toEqual([]);
  });

  test('the brush cursor has the true size: 16 mm across', async () => {
    const page = await screen.open('ready');
    await page.keyboard.press('a');
    await page.mouse.move(420, 300);
    const diameter = await page
      .locator('.brush-cursor')
      .evaluate((element) => parseFloat(getComputedStyle(element, '::before').width));
    const { zoom } = await view(page);
    expect(diameter).toBeCloseTo((16 / 0.243) * zoom, 0);
  });

  test('two fingers zoom and paint nothing, whatever the tool', async () => {
    const page = await screen.open('ready', { viewport: SIZES.tablet, hasTouch: true });
    await page.keyboard.press('a');
    const touch = await page.context().newCDPSession(page);
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly (readonly [number, number])[],
    ) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    const before = (await view(page)).zoom;
    await send('touchStart', [[300, 300]]);
    await send('touchStart', [
      [300, 300],
      [400, 300],
    ]);
    for (let i = 1; i <= 5; i++)
      await send('touchMove', [
        [300 - 10 * i, 300],
        [400 + 10 * i, 300],
      ]);
    await send('touchEnd', []);
    await pollUntil('the zoom', async () => (await view(page)).zoom > before * 1.7);
    expect(await calls(page, 'strokeStart')).toEqual([]);
  });

  test('a drag draws the oval where no head was found', async () => {
    const page = await screen.open('no-head');
    const a = await photoPointAt(page, 400, 120);
    const b = await photoPointAt(page, 650, 460);
    await drag(page, [400, 120], [650, 460]);
    await page.getByRole('button', { name: 'Use this oval' }).click();
    const [call] = await calls(page, 'pointAtHead');
    const oval = call?.[1] as { cx: number; cy: number; rx: number; ry: number };
    expect(oval.cx).toBeCloseTo((a.x + b.x) / 2, 3);
    expect(oval.ry).toBeCloseTo((b.y - a.y) / 2, 3);
  });
});

describe('plan and files', () => {
  test('a slider draws live while it moves and commits once', async () => {
    const page = await screen.open('ready');
    const slider = page.getByLabel('Exact density');
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error('no slider');
    const y = box.y + box.height / 2;
    await drag(page, [box.x + box.width * 0.45, y], [box.x + box.width * 0.8, y]);
    const updates = await calls(page, 'updatePlan');
    const live = updates.filter((call) => call[2] !== undefined);
    expect(live.length).toBeGreaterThan(1);
    expect(updates.length - live.length).toBe(1);
    expect((await plan(page)).density.impressionsPerCm2).toBeGreaterThan(150);
  });

  test('another photo is chosen from the work screen; a refused one leaves the open one there', async () => {
    const page = await screen.open('ready');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Another photo' }).click();
    await (await choosing).setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    expect(await calls(page, 'openPhoto')).toHaveLength(1);
    expect(await calls(page, 'closePhoto')).toEqual([]);
    await page.evaluate(() =>
      window.uiFixture.status.setState({
        error: { code: 'unsupported-format', message: 'This file is not a photo.' },
      }),
    );
    await page.getByRole('alert').getByText('This file is not a photo.').waitFor();
    expect(await page.locator('canvas').isVisible()).toBe(true);
    // The message covers no control: the button answers while it stands.
    const again = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Another photo' }).click({ timeout: 3000 });
    await again;
  });

  test('a device with a camera chooses between files, camera and sample', async () => {
    const page = await screen.open('ready', { viewport: SIZES.phone, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'Another photo' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Another photo' });
    expect(await dialog.getByLabel('Take a photo').getAttribute('capture')).toBe('user');
    expect(await dialog.getByLabel('Choose a photo').getAttribute('accept')).toBe('image/*,.heic,.heif');
    await dialog.getByRole('button', { name: 'Try a sample photo' }).tap();
    await dialog.waitFor({ state: 'detached' });
    expect(await calls(page, 'openSample')).toHaveLength(1);
  });

  test('picked, dropped and pasted photos are opened; an empty paste says so', async () => {
    const page = await screen.open('empty');
    await page
      .getByLabel('Choose a photo')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('a') });
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(['b'], 'b.png', { type: 'image/png' }));
      window.dispatchEvent(new DragEvent('dragover', { dataTransfer: carried, cancelable: true }));
    });
    await page.getByText('Drop the photo to open it').waitFor();
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(['b'], 'b.png', { type: 'image/png' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried }));
    });
    expect(await calls(page, 'openPhoto')).toHaveLength(3);
    await page.evaluate(() =>
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: new DataTransfer() })),
    );
    await page.getByRole('alert').getByText('There is no picture there.').waitFor();
  });
});

describe('what is drawn on the head', () => {
  const TABLET = { viewport: SIZES.tablet, hasTouch: true } as const;
  const corners = (page: Page) => page.locator('.zone-path circle');

  test('loses its last corner by Undo, and all of them with the zone', async () => {
    const page = await screen.openSetting('zones', TABLET);
    await page.keyboard.press('n');
    await page.getByText('Undo or Backspace takes the last corner back').waitFor();
    const box = (await page.locator('.surface').boundingBox())!;
    for (const [right, down] of [
      [0, 0],
      [80, 0],
      [80, 60],
    ] as const)
      await page.touchscreen.tap(box.x + box.width / 2 + right, box.y + box.height / 3 + down);
    expect(await corners(page).count()).toBe(3);
    const { zones } = await plan(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await corners(page).count()).toBe(2);
    await page.keyboard.press('Control+z');
    expect(await corners(page).count()).toBe(1);
    expect((await plan(page)).zones).toEqual(zones);
    await page.evaluate(() => {
      const { document: kept, view: shown } = window.uiFixture;
      const { zoneId } = shown.getState();
      kept.setState((now) => ({
        plan: { ...now.plan, zones: now.plan.zones.filter(({ id }) => id !== zoneId) },
      }));
    });
    await expect.poll(() => corners(page).count()).toBe(0);
  });

  test('scars begun from the list of zones are seen at once, and ended there', async () => {
    const page = await screen.openSetting('zone-kinds', TABLET);
    await page.evaluate(() => window.uiFixture.view.setState({ compare: 'split' }));
    await page
      .locator('.zone-kinds')
      .getByRole('button', { name: /^Round scars/ })
      .click();
    await expect.poll(() => view(page)).toMatchObject({ tool: 'scar', compare: 'after' });
    await page.getByRole('group', { name: 'Draw the scar on the photo.' }).getByText('Done').click();
    await expect.poll(() => view(page)).toMatchObject({ tool: 'pan', compare: 'split' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Zones, the uppermost first');
  });

  test('a tool is put down with the tab that shows it', async () => {
    const page = await screen.openSetting('consultation', { viewport: SIZES.phone, hasTouch: true });
    const take = (tool: ToolId) =>
      page.evaluate((taken) => window.uiFixture.view.setState({ tool: taken }), tool);
    await page.getByRole('tab', { name: 'Zones' }).click();
    await take('scar');
    await page.getByRole('tab', { name: 'Scars' }).click();
    expect((await view(page)).tool).toBe('scar');
    await page.getByRole('tab', { name: 'Density' }).click();
    expect((await view(page)).tool).toBe('pan');
    await page.getByRole('tab', { name: 'Scalp' }).click();
    await take('add');
    await page.getByRole('tab', { name: 'Scalp' }).press('ArrowRight');
    expect((await view(page)).tool).toBe('pan');
    // Its bar stays, with the way out.
    await take('hairline');
    await page.getByRole('tab', { name: 'Time' }).click();
    expect((await view(page)).tool).toBe('hairline');
  });
});
