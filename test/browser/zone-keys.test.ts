import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pollUntil } from '../support/app';
import { SAMPLE_SIDE_PX, type Point } from './support/samplePhoto';
import { openZonePhoto, reachMm, type ZonePhoto } from './support/zonePhoto';

let at: ZonePhoto;

beforeAll(async () => {
  at = await openZonePhoto();
});
afterAll(() => at.app.close());

const keys = async (...names: readonly string[]) => {
  for (const name of names) await at.app.page.keyboard.press(name);
};
const times = (name: string, count: number) => Array.from({ length: count }, () => name);

/** Through the tools by arrows from the first one, then Enter goes to the photo. */
async function takeByKeys(name: string): Promise<void> {
  await at.toolGroup.getByRole('radio', { name: 'Off' }).focus();
  await keys('Space');
  const isChosen = () => at.toolGroup.getByRole('radio', { name, exact: true }).isChecked();
  while (!(await isChosen())) await keys('ArrowRight');
  await keys('Enter');
  await at.app.page.locator('.key-cursor .brush-size').waitFor();
}

/** From the middle of the picture, where the cursor begins. */
async function goTo([x, y]: Point): Promise<void> {
  const go = async (mm: number, back: string, on: string) => {
    const key = mm < 0 ? back : on;
    const steps = Math.round(Math.abs(mm) / 2);
    await keys(...times(`Shift+${key}`, Math.floor(steps / 5)), ...times(key, steps % 5));
  };
  await go((x - SAMPLE_SIDE_PX / 2) / at.pxPerMm, 'ArrowLeft', 'ArrowRight');
  await go((y - SAMPLE_SIDE_PX / 2) / at.pxPerMm, 'ArrowUp', 'ArrowDown');
}

describe('zones drawn by keys alone', () => {
  beforeEach(() => at.emptied());

  it('with the brush, whose size is seen and its place heard', async () => {
    await takeByKeys('Brush');
    expect(await at.app.page.locator('.key-cursor').textContent()).toBe('12 mm');
    await goTo(at.beside(-15, 0));
    await keys('Space');
    await at.said('Brush down.');
    await keys(...times('Shift+ArrowRight', 3), 'Space');
    await at.said('Lifted.');
    // It is drawn on the way: the last place comes with the others' answer.
    await pollUntil('all of the stroke', async () => (await at.parts()).some((part) => reachMm(part) > 24));
    const [stroke] = await at.parts();
    expect(stroke).toMatchObject({ mode: 'add', shape: 'track' });
    expect(reachMm(stroke!)).toBeLessThan(45);
    await pollUntil('its place', () =>
      at.app.page
        .getByText(/percent across/)
        .first()
        .isVisible(),
    );
    await keys(']');
    expect(await at.app.page.locator('.key-cursor').textContent()).toBe('15 mm');
    await keys('[');
  });

  it('with the eraser', async () => {
    await takeByKeys('Eraser');
    await goTo(at.middle);
    await keys('Space', 'ArrowRight', 'Enter');
    expect((await at.drawnParts(1))[0]).toMatchObject({ mode: 'remove', shape: 'track' });
  });

  it('with the lasso', async () => {
    await takeByKeys('Lasso');
    await goTo(at.corners[0]);
    await keys('Space', ...times('Shift+ArrowRight', 4), ...times('Shift+ArrowDown', 2));
    await keys(...times('Shift+ArrowLeft', 4), 'Space');
    expect((await at.drawnParts(1))[0]).toMatchObject({ mode: 'add', shape: 'outline' });
  });

  it('with a polygon, a corner of which is taken back', async () => {
    await takeByKeys('Polygon');
    await goTo(at.corners[0]);
    await keys('Space', ...times('Shift+ArrowRight', 4), 'Space');
    await at.said('Corner 2 set.');
    await keys('Enter');
    await at.said('three corners or more');
    await keys('Backspace');
    await at.said('1 corner is left');
    await keys('Space', ...times('Shift+ArrowDown', 2), 'Space', 'Enter');
    await at.said('Closed.');
    expect((await at.drawnParts(1))[0]).toMatchObject({ mode: 'add', shape: 'outline' });
  });

  it('with a fill', async () => {
    await takeByKeys('Fill');
    await goTo(at.middle);
    await keys('Space');
    await at.said('part of the zone now');
    expect(reachMm((await at.drawnParts(1))[0]!)).toBeGreaterThan(60);
  });

  it('and leaves nothing of what Escape takes back; a second one puts the tool down', async () => {
    for (const tool of ['Brush', 'Polygon']) {
      await takeByKeys(tool);
      await goTo(at.middle);
      await keys('Space', 'Shift+ArrowRight', 'Escape');
      expect(await at.parts()).toEqual([]);
      expect(await at.app.page.locator('.key-cursor').count()).toBe(1);
      await keys('Escape');
      expect(await at.app.page.locator('.key-cursor').count()).toBe(0);
    }
  });

  it('lifts the pen where the focus goes away', async () => {
    await takeByKeys('Brush');
    await goTo(at.middle);
    await keys('Space', 'ArrowRight', 'Tab');
    expect(await at.drawnParts(1)).toHaveLength(1);
  });

  it('leaves the arrows to the picture while no tool is chosen', async () => {
    await at.takeTool('Off');
    await at.app.page.locator('.surface').focus();
    await keys('ArrowRight');
    expect(await at.app.page.locator('.key-cursor').count()).toBe(0);
    await keys('0');
  });
});
