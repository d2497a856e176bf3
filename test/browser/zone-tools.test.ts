import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pollUntil } from '../support/app';
import { fullRun } from '../support/shared';
import { axeViolations } from './support/axe';
import type { Point } from './support/samplePhoto';
import { openZonePhoto, reachMm, type ZonePhoto } from './support/zonePhoto';

const SIZES = [
  { width: 1440, height: 900 },
  ...(fullRun ? [{ width: 1024, height: 768 }] : []),
  { width: 390, height: 844 },
];

let at: ZonePhoto;
let touch: CDPSession;

beforeAll(async () => {
  at = await openZonePhoto();
  touch = await at.app.context.newCDPSession(at.app.page);
});
afterAll(() => at.app.close());

/** Of one hand: how it draws along points, and presses one. */
interface Hand {
  readonly drag: (points: readonly Point[]) => Promise<void>;
  readonly tap: (point: Point) => Promise<void>;
}

const mouse: Hand = {
  async drag([first, ...rest]) {
    await at.app.page.mouse.move(...(await at.onScreen(first!)));
    await at.app.page.mouse.down();
    for (const point of rest) await at.app.page.mouse.move(...(await at.onScreen(point)), { steps: 5 });
    await at.app.page.mouse.up();
  },
  async tap(point) {
    await at.app.page.mouse.click(...(await at.onScreen(point)));
  },
};

const sendTouch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
  touch.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: await Promise.all(
      points.map(async (point, id) => {
        const [x, y] = await at.onScreen(point);
        return { x, y, id };
      }),
    ),
  });
const finger: Hand = {
  async drag([first, ...rest]) {
    await sendTouch('touchStart', [first!]);
    let from = first!;
    for (const to of rest) {
      for (let k = 1; k <= 5; k++) {
        const between = (axis: 0 | 1) => from[axis] + (k / 5) * (to[axis] - from[axis]);
        await sendTouch('touchMove', [[between(0), between(1)]]);
      }
      from = to;
    }
    await sendTouch('touchEnd', []);
  },
  async tap(point) {
    await sendTouch('touchStart', [point]);
    await sendTouch('touchEnd', []);
  },
};

describe.each([
  ['a mouse', mouse],
  ['a finger', finger],
])('zones drawn by %s alone', (_, hand) => {
  beforeEach(() => at.emptied());

  it('with brush and eraser', async () => {
    await at.takeTool('Brush');
    await hand.drag([at.beside(-15, 0), at.beside(15, 0)]);
    const [stroke] = await at.drawnParts(1);
    expect(stroke).toMatchObject({ mode: 'add', shape: 'track' });
    await at.takeTool('Eraser');
    await hand.tap(at.beside(0, 0));
    expect((await at.drawnParts(2))[1]).toMatchObject({ mode: 'remove', shape: 'track' });
  });

  // A finger goes to them as it goes to the brush and to corners.
  const drawsAll = hand === mouse || fullRun;

  it.skipIf(!drawsAll)('with the lasso', async () => {
    await at.takeTool('Lasso');
    await hand.drag(at.corners);
    expect((await at.drawnParts(1))[0]).toMatchObject({ mode: 'add', shape: 'outline' });
  });

  it('with a polygon that a press on its first corner closes', async () => {
    await at.takeTool('Polygon');
    for (const corner of [at.corners[0], at.corners[1], at.middle]) await hand.tap(corner);
    await at.app.page.getByRole('button', { name: 'Undo' }).click();
    await at.said('2 corners are left');
    for (const corner of at.corners.slice(2)) await hand.tap(corner);
    expect(await at.app.page.locator('.zone-path circle').count()).toBe(4);
    expect(await at.parts()).toEqual([]);
    await hand.tap(at.corners[0]);
    const [outline] = await at.drawnParts(1);
    expect(outline).toMatchObject({ mode: 'add', shape: 'outline' });
    expect(reachMm(outline!)).toBeGreaterThan(40);
    expect(await at.app.page.locator('.zone-path circle').count()).toBe(0);
  });

  it('with a polygon that a double press on its last corner closes', async () => {
    await at.takeTool('Polygon');
    for (const corner of at.corners.slice(0, 3)) await hand.tap(corner);
    await hand.tap(at.corners[2]);
    expect(await at.drawnParts(1)).toHaveLength(1);
  });

  it.skipIf(!drawsAll)(
    'with one press that fills bare skin, and says where there is nothing to fill',
    async () => {
      await at.takeTool('Fill');
      await hand.tap(at.middle);
      const [outline] = await at.drawnParts(1);
      expect(outline).toMatchObject({ mode: 'add', shape: 'outline' });
      expect(reachMm(outline!)).toBeGreaterThan(60);
      await hand.tap(at.middle);
      await at.said('this place belongs to the zone already');
      await hand.tap([20, 20]);
      await at.said('please press on the scalp itself');
    },
  );
});

describe('a shape that reaches down over the forehead', () => {
  it('is drawn as far as it can be treated, and what is left out is said', async () => {
    await at.emptied();
    await at.takeTool('Lasso');
    await mouse.drag([at.beside(-20, 0), at.beside(20, 0), at.beside(20, 30), at.beside(-20, 30)]);
    await at.drawnParts(1);
    expect(await at.app.page.locator('.announcer').textContent()).not.toContain('left out');
    await mouse.drag([at.beside(-25, 20), at.beside(25, 20), at.beside(25, 130), at.beside(-25, 130)]);
    await at.drawnParts(2);
    await at.said('of it is left out: dots end on the upper forehead.');
  });
});

describe('two fingers', () => {
  it('set no corner and draw nothing', async () => {
    await at.emptied();
    for (const tool of ['Polygon', 'Brush', 'Fill']) {
      await at.takeTool(tool);
      await sendTouch('touchStart', [at.beside(-10, 0)]);
      await sendTouch('touchStart', [at.beside(-10, 0), at.beside(10, 0)]);
      await sendTouch('touchMove', [at.beside(-20, 0), at.beside(20, 0)]);
      await sendTouch('touchEnd', []);
      await at.app.page.keyboard.press('0');
    }
    expect(await at.parts()).toEqual([]);
    expect(await at.app.page.locator('.zone-path circle').count()).toBe(0);
  });
});

describe('a brush that keeps to the edge', () => {
  it('comes to outlines', async () => {
    await at.emptied();
    const edge = at.app.page.getByRole('switch', { name: 'Brush keeps to the edge' });
    await at.takeTool('Brush');
    await edge.check();
    await mouse.drag([at.beside(-15, 0), at.beside(15, 0)]);
    await pollUntil('an outline', async () => (await at.parts())[0]?.shape === 'outline');
    await edge.uncheck();
  });
});

describe('the shade from hair', () => {
  it('is not told where there is none', async () => {
    const before = await at.area();
    await at.takeTool('Shade from hair');
    await mouse.tap([20, 20]);
    await at.said('hardly any hair');
    expect((await at.area()).own).toEqual(before.own);
  });
});

describe('the tools of zones on a screen', () => {
  it.each(SIZES)('of $width px break no rule, and are large enough for a finger', async (size) => {
    await at.takeTool('Polygon');
    await at.app.page.setViewportSize(size);
    const tab = at.app.page.getByRole('tab', { name: 'Zones' });
    if (await tab.isVisible()) await tab.click();
    expect(await at.toolGroup.locator('label').count()).toBe(7);
    for (const label of await at.toolGroup.locator('label').all()) {
      const box = await label.boundingBox();
      if (!box) continue;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    await at.app.page.locator('.surface').focus();
    for (const key of ['ArrowRight', 'Space', 'Shift+ArrowRight', 'Space'])
      await at.app.page.keyboard.press(key);
    expect(await at.app.page.locator('.key-cursor').count()).toBe(1);
    expect(await axeViolations(at.app.page)).toEqual([]);
    await at.app.page.keyboard.press('Escape');
    await at.app.page.setViewportSize(SIZES[0]!);
  });

  it('reports no error', () => {
    expect(at.app.pageErrors).toEqual([]);
    expect(at.app.foreignRequests()).toEqual([]);
  });
});
