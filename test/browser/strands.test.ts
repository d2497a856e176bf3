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

const SKIN = [206, 150, 128] as const;
/** Of every so many columns the first few are a strand. */
const EVERY_PX = 8;
const STRAND_PX = 3;

/** Mean change of the levels of strands and of the skin between them by a treatment of all of the head. */
const changes = (strand: readonly number[]): Promise<{ readonly strands: number; readonly skin: number }> =>
  opened.page.evaluate(
    async ({ strand, SKIN, EVERY_PX, STRAND_PX }) => {
      const [side, mapSide] = [256, 64];
      const isStrand = (i: number): boolean => (i % side) % EVERY_PX < STRAND_PX;
      const picture = new ImageData(side, side);
      for (let i = 0; i < side * side; i++) picture.data.set([...(isStrand(i) ? strand : SKIN), 255], 4 * i);
      const { viewport, mask } = await fixture.openScene({
        photoSidePx: side,
        picture,
        impressionsPerCm2: 110,
        count: 120_000,
        treatment: fixture.scene.discMask(mapSide, 0.4, 0.01),
      });
      const layers = new Uint8Array(4 * mapSide ** 2);
      for (let i = 0; i < mapSide ** 2; i++) layers.set([255, 255, 0, 128], 4 * i);
      viewport.setMasks(mask, { width: mapSide, height: mapSide, layers });
      const rgba = Uint8Array.from({ length: 4 * 64 }, (_, k) => [...SKIN, 255][k % 4]!);
      viewport.setSkin({ width: 8, height: 8, coversX: 1, coversY: 1, rgba }, null, null);
      const { data } = fixture.redrawn(viewport);
      viewport.dispose();
      const sums = { strands: 0, skin: 0 };
      const counts = { strands: 0, skin: 0 };
      for (let y = 96; y < 160; y++)
        for (let x = 96; x < 160; x++) {
          const i = y * side + x;
          const kind = isStrand(i) ? 'strands' : 'skin';
          for (let c = 0; c < 3; c++) sums[kind] += Math.abs(data[4 * i + c]! - picture.data[4 * i + c]!) / 3;
          counts[kind]++;
        }
      return { strands: sums.strands / counts.strands, skin: sums.skin / counts.skin };
    },
    { strand, SKIN, EVERY_PX, STRAND_PX },
  );

it('pigment lies under white strands, and tones the skin between them', async () => {
  const { strands, skin } = await changes([236, 226, 220]);
  expect(skin).toBeGreaterThan(12);
  expect(strands).toBeLessThan(0.05 * skin);
});

it('impressions fade where the photo mixes skin and stubble, and end on dark strands', async () => {
  const mixed = await changes([130, 95, 81]);
  const dark = await changes([48, 34, 28]);
  expect(mixed.strands).toBeGreaterThan(0.47 * mixed.skin);
  expect(mixed.strands).toBeLessThan(0.58 * mixed.skin);
  expect(dark.strands).toBeLessThan(0.2 * dark.skin);
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
