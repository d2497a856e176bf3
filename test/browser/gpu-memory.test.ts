import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

const MB = 1e6;

it('a photo of 12 megapixels takes 300 MB of the graphics card at most: fit, 100 % and a tile to be saved', async () => {
  const found = await opened.page.evaluate(() => fixture.lookAtLarge(120));
  expect(found.drawn).toBeGreaterThan(40_000);
  expect(found.changedInTile).toBeGreaterThan(1e6);
  // Less would mean that something was not counted: the photo, the picture, the marks.
  expect(found.peak).toBeGreaterThan(4000 * 3000 * (4 + 4 + 2));
  expect(found.peak).toBeLessThan(300 * MB);
  // At fit it is drawn at the screen's resolution: neither the picture nor its marks are there in full.
  expect(found.steps['fit']).toBeLessThan(found.steps['100 %']! - 4000 * 3000 * (4 + 1));
  expect(found.steps['tile given back']).toBeLessThan(found.steps['a tile']!);
  // Two more plans take less than one more picture in full, and give it back.
  expect(found.steps['three panes, nearly 100 %']! - found.steps['one again']!).toBeGreaterThan(
    2 * 424 * 960 * 4,
  );
  expect(found.steps['three panes, nearly 100 %']! - found.steps['one again']!).toBeLessThan(4000 * 3000 * 4);
  // three keeps its empty textures of one texel.
  expect(found.left).toBeLessThan(64);
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
