import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pollUntil } from '../support/app';
import { centreOf, changes, correction, drag, touches, type Place } from './fixtures/ui/handle';
import { calls, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

/** The wire head in CSS px of the page. */
const wire = (page: Page) =>
  page.evaluate(() => {
    const { wire, view, commands } = window.uiFixture;
    const head = wire.getState().wire;
    const box = document.querySelector('.stage')?.getBoundingClientRect();
    if (!head || !box) throw new Error('no wire head');
    const { zoom } = view.getState();
    const middle = commands.toCanvas(head.middleXPx, head.middleYPx);
    return { x: middle.x + box.left, y: middle.y + box.top, radius: head.radiusPx * zoom, zoom };
  });

/** On the head and on no grip. */
async function onHead(page: Page): Promise<Place> {
  const { x, y, radius } = await wire(page);
  return [x + 0.5 * radius, y + 0.5 * radius];
}

const turnedBy = async (page: Page): Promise<readonly number[]> =>
  (await changes(page, 'turn')).reduce(
    (sum, { byRad }) => sum.map((angle, i) => angle + byRad[i]!),
    [0, 0, 0],
  );

describe('the wire head under a pointer', () => {
  test('what faces the viewer follows a drag, and it is one undo step', async () => {
    const page = await screen.open('adjusting');
    const { radius } = await wire(page);
    const [x, y] = await onHead(page);
    await drag(page, [x, y], [x + 60, y - 30]);
    const [nod, turn, tilt] = await turnedBy(page);
    // The drag begins once it is surely one: a few px are not turned.
    expect(Math.abs((turn ?? 0) - 60 / radius)).toBeLessThan(13 / radius);
    expect(Math.abs((nod ?? 0) + 30 / radius)).toBeLessThan(7 / radius);
    expect(tilt).toBe(0);
    expect(await calls(page, 'settleHead')).toHaveLength(1);
    expect((await calls(page, 'adjustHead')).every((call) => (call[2] as { live: boolean }).live)).toBe(true);
    expect(await calls(page, 'panBy')).toEqual([]);
    await page.keyboard.press('Control+z');
    expect(await correction(page)).toBeUndefined();
    expect((await view(page)).tool).toBe('head');
  });

  test('in the mirror it follows the finger as well', async () => {
    const page = await screen.open('adjusting');
    await page.getByRole('button', { name: 'Mirrored' }).click();
    const [x, y] = await onHead(page);
    await drag(page, [x, y], [x + 60, y]);
    const [, turn] = await turnedBy(page);
    expect(turn).toBeLessThan(-0.1);
  });

  test('the cross moves it', async () => {
    const page = await screen.open('adjusting');
    const before = await wire(page);
    const [x, y] = await centreOf(page, '.grip-move');
    await drag(page, [x, y], [x + 50, y - 40]);
    const after = await wire(page);
    // Less the first of five steps, in which the press became a drag.
    expect(after.x - before.x).toBeCloseTo(40, 3);
    expect(after.y - before.y).toBeCloseTo(-32, 3);
    expect(await changes(page, 'turn')).toEqual([]);
  });

  test('the corner sizes it outwards and tilts it around', async () => {
    const page = await screen.open('adjusting');
    const before = await wire(page);
    const [x, y] = await centreOf(page, '.grip-size');
    const [dx, dy] = [x - before.x, y - before.y];
    await drag(page, [x, y], [x + 0.3 * dx, y + 0.3 * dy]);
    const larger = (await wire(page)).radius / before.radius;
    expect(larger).toBeCloseTo(1.3 / 1.06, 2);
    expect((await turnedBy(page))[2]).toBeCloseTo(0, 6);
    // From the lower right to straight below: clockwise, against the axis that looks at the viewer.
    const [u, v] = await centreOf(page, '.grip-size');
    await drag(page, [u, v], [before.x, before.y + Math.hypot(u - before.x, v - before.y)]);
    expect((await turnedBy(page))[2]).toBeLessThan(-0.4);
    expect(await calls(page, 'settleHead')).toHaveLength(2);
  });

  test('a point is pinned by dragging it and released where it is tapped', async () => {
    const page = await screen.open('adjusting');
    const vertex = page.getByRole('button', { name: 'Top of the head' });
    const [x, y] = await centreOf(page, '[data-pin=vertex]');
    await drag(page, [x, y], [x + 30, y + 12]);
    expect(await vertex.getAttribute('aria-pressed')).toBe('true');
    const at = (await changes(page, 'pin')).at(-1)?.atPx;
    const pinnedAt = await centreOf(page, '[data-pin=vertex]');
    expect(pinnedAt[0] - x).toBeCloseTo(24, 1);
    expect(at?.[0]).toBeCloseTo((await correction(page))?.pins.vertex?.[0] ?? NaN, 6);
    await page.mouse.click(...pinnedAt);
    await page.getByRole('button', { name: 'Release' }).click();
    expect((await correction(page))?.pins).toEqual({});
    expect(await vertex.getAttribute('aria-pressed')).toBe('false');
    expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0);
  });

  test('outside the head a drag pans and the wheel zooms', async () => {
    const page = await screen.open('adjusting');
    const { x, y, radius } = await wire(page);
    await drag(page, [x - 2.2 * radius, y + radius], [x - 2.2 * radius + 40, y + radius]);
    expect(await calls(page, 'adjustHead')).toEqual([]);
    expect((await calls(page, 'panBy')).length).toBeGreaterThan(0);
    await page.mouse.wheel(0, -200);
    await pollUntil('the zoom', async () => (await calls(page, 'zoomBy')).length > 0);
  });

  test('Escape takes a drag back; idle it ends adjusting and the picture is as it was', async () => {
    const page = await screen.open('adjusting');
    expect(await view(page)).toMatchObject({ outlineShown: true, compare: 'after' });
    const [x, y] = await onHead(page);
    await drag(page, [x, y], [x + 60, y], false);
    await page.keyboard.press('Escape');
    await page.mouse.move(x + 90, y);
    await page.mouse.up();
    expect(await correction(page)).toBeUndefined();
    expect((await view(page)).tool).toBe('head');
    await page.keyboard.press('Escape');
    expect(await view(page)).toMatchObject({ tool: 'pan', outlineShown: false, compare: 'split' });
  });

  test('every drag has its buttons: each press is a step that can be undone', async () => {
    const page = await screen.open('adjusting');
    await page.getByRole('button', { name: 'Small steps' }).click();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press('Turn to the right');
    await press('Turn up');
    const [nod, turn] = await turnedBy(page);
    expect(turn).toBeGreaterThan(0);
    expect(nod).toBeLessThan(0);
    await press('Tilt to the left');
    expect((await turnedBy(page))[2]).toBeGreaterThan(0);
    await press('Larger');
    expect((await changes(page, 'scale'))[0]?.by).toBeGreaterThan(1);
    await press('The arrows turn the head. Press to move it instead.');
    await press('Move to the left');
    expect((await changes(page, 'move'))[0]?.byPx[0]).toBeLessThan(0);
    expect(await calls(page, 'settleHead')).toHaveLength(5);
  });

  test('Reset goes back to where the machine laid it; Done ends adjusting', async () => {
    const page = await screen.open('adjusting');
    const reset = page.getByRole('button', { name: 'Reset' });
    await reset.click({ force: true });
    expect(await calls(page, 'adjustHead')).toEqual([]);
    const [x, y] = await onHead(page);
    await drag(page, [x, y], [x + 60, y]);
    await reset.click();
    expect((await correction(page))?.turnRad).toEqual([0, 0, 0]);
    await page.getByRole('button', { name: 'Done' }).click();
    expect((await view(page)).tool).toBe('pan');
  });

  test('two fingers navigate, even after one began to turn', async () => {
    const page = await screen.open('adjusting', { viewport: SIZES.tablet, hasTouch: true });
    const send = await touches(page);
    const [x, y] = await onHead(page);
    const before = (await view(page)).zoom;
    await send('touchStart', [[x, y]]);
    for (let i = 1; i <= 3; i++) await send('touchMove', [[x + 15 * i, y]]);
    await pollUntil('the turn', async () => (await changes(page, 'turn')).length > 0);
    await send('touchStart', [
      [x + 45, y],
      [x + 145, y],
    ]);
    for (let i = 1; i <= 5; i++)
      await send('touchMove', [
        [x + 45 - 10 * i, y],
        [x + 145 + 10 * i, y],
      ]);
    await send('touchEnd', []);
    await pollUntil('the zoom', async () => (await view(page)).zoom > before * 1.5);
    expect(await correction(page)).toBeUndefined();
  });

  test('a head that looks small is brought near', async () => {
    const page = await screen.open('ready', { viewport: SIZES.phone });
    await page.evaluate(() => window.uiFixture.commands.zoomBy(0.6));
    await page.keyboard.press('h');
    await pollUntil('the zoom', async () => (await calls(page, 'zoomToHead')).length > 0);
  });

  test.each(['adjusting', 'ruler'] as const)(
    'on a phone %s leaves room for the head, and every control is at least 44 px',
    async (state) => {
      const page = await screen.open(state, { viewport: SIZES.phone, hasTouch: true, isMobile: true });
      const { small, stage } = await page.evaluate(() => ({
        stage: document.querySelector('.stage')?.getBoundingClientRect().height ?? 0,
        small: [...document.querySelectorAll('button, label.choice, .grip, select, input[type=text]')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
          .map(({ element, box }) => `${element.className} ${box.width} x ${box.height}`),
      }));
      expect(small).toEqual([]);
      expect(stage).toBeGreaterThan(400);
      const places = await page
        .locator('.grip, .ruler-end')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      for (const [i, a] of places.entries())
        for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
    },
  );
});

describe('the lines of the wire head', () => {
  test('show the planned hairline above all others, and the natural border as another', async () => {
    const page = await screen.open('adjusting');
    const planned = page.locator('.wire-over-hairline');
    await planned.waitFor({ state: 'attached' });
    const look = (kind: string) =>
      page.locator(`.wire-over-${kind}`).evaluate((line) => {
        const { strokeDasharray, strokeWidth } = getComputedStyle(line);
        return { strokeDasharray, width: parseFloat(strokeWidth) };
      });
    expect(await planned.evaluate((line) => line.nextElementSibling)).toBeNull();
    const [line, border] = [await look('hairline'), await look('border')];
    expect(line.strokeDasharray).toBe('none');
    expect(border.strokeDasharray).not.toBe('none');
    expect(line.width).toBeGreaterThan(border.width);
  });
});

describe('the wire head under keys', () => {
  test('H takes it up; arrows turn, Shift moves, plus sizes, brackets tilt; each press is settled', async () => {
    const page = await screen.open('ready');
    await page.keyboard.press('h');
    await page.getByRole('application', { name: 'Wire head over the photo' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(']');
    const step = Math.PI / 90;
    for (const [i, angle] of [step, step, -step / 2].entries())
      expect((await turnedBy(page))[i]).toBeCloseTo(angle, 9);
    await page.keyboard.press('+');
    expect((await changes(page, 'scale')).map(({ by }) => by)).toEqual([1.01]);
    await page.keyboard.press('Shift+ArrowLeft');
    const [moved] = await changes(page, 'move');
    expect(moved?.byPx[0]).toBeLessThan(-1);
    expect(moved?.byPx[1]).toBeCloseTo(0, 9);
    expect(await calls(page, 'settleHead')).toHaveLength(5);
    expect(await calls(page, 'panBy')).toEqual([]);
    expect(await calls(page, 'zoomBy')).toEqual([]);
  });

  test('how the head is held is said in words', async () => {
    const page = await screen.open('adjusting');
    await page.locator('.wire:focus').waitFor({ state: 'attached' });
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
    await page.getByText(/^Turned 12° to the left, bent 5° forward/).waitFor({ state: 'attached' });
  });

  test('Tab reaches a point: arrows pin and move it, Delete releases, Enter pins it where it is', async () => {
    const page = await screen.open('adjusting');
    await page.locator('.wire:focus').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['pin']);
    const point = page.locator(`[data-pin=${name}]`);
    await page.keyboard.press('ArrowRight');
    expect(await point.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Delete');
    expect(await point.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Enter');
    expect(await point.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Release' }).press('Escape');
    expect((await view(page)).tool).toBe('head');
    expect(await changes(page, 'turn')).toEqual([]);
  });

  test('the panel opens it, and the focus comes back to where it was', async () => {
    const page = await screen.open('ready');
    await page.getByRole('button', { name: 'Adjust the head' }).press('Enter');
    expect((await view(page)).tool).toBe('head');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Adjust the head');
  });

  test('it survives a head that is measured anew', async () => {
    const page = await screen.open('adjusting');
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      if (photo?.head)
        window.uiFixture.status.setState({
          photo: { ...photo, head: { ...photo.head, placedByHand: true } },
        });
    });
    expect((await view(page)).tool).toBe('head');
    expect(await page.locator('.grip-move').count()).toBe(1);
  });
});
