import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImpressionLook } from '../../src/domain/pigment/look';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

const SIDE_PX = 768;

/** Neutral marks without halo: what differs between the channels is their tone. */
const NEUTRAL: Partial<ImpressionLook> = {
  haloStrength: 0,
  haloDensity: [0, 0, 0],
  veil: [0, 0, 0],
  deepVeil: [0, 0, 0],
  markDensity: [1.2, 1.2, 1.2],
};

interface Dot {
  /** Natural log of red's density over blue's, and green's density. */
  readonly tone: number;
  readonly density: number;
}

/** At the centre of each dot that stands alone in the middle of the picture. */
const dots = (toneSpread: number): Promise<Dot[]> =>
  opened.page.evaluate(
    async ({ side, look }) => {
      const { viewport, picture, mask } = await fixture.openScene({
        photoSidePx: side,
        grey: 230,
        impressionsPerCm2: 8,
        treatment: fixture.scene.discMask(256, 0.25, 0.001),
      });
      viewport.setLook({ ...fixture.scene.SCENE_LOOK, ...look });
      viewport.setMasks(mask, fixture.scene.treatmentOf(mask));
      const { data } = fixture.redrawn(viewport);
      const { x, y } = viewport.readFollicles();
      viewport.dispose();
      const bare = fixture.scene.linearOf(picture.data[0]!);
      const alone = [...x.keys()].filter(
        (i) =>
          Math.hypot(x[i]! - side / 2, y[i]! - side / 2) < 0.15 * side &&
          [...x.keys()].every((j) => j === i || Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) > 6),
      );
      return alone.map((i) => {
        const at = 4 * (Math.floor(y[i]!) * side + Math.floor(x[i]!));
        const density = (c: number) => -Math.log(fixture.scene.linearOf(data[at + c]!) / bare);
        return { tone: Math.log(density(0) / density(2)), density: density(1) };
      });
    },
    { side: SIDE_PX, look: { ...NEUTRAL, toneSpread } },
  );

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - middle) ** 2)));
}

it('single dots are warmer or cooler than the average, whatever their strength; in the mean they are as the plan says', async () => {
  const found = await dots(0.16);
  const alike = await dots(0);
  expect(found.length).toBeGreaterThan(80);
  const tones = found.map(({ tone }) => tone);
  // Log of (1 - 0.16 w) / (1 + 0.16 w) for w even between -1 and 1.
  expect(deviation(tones)).toBeGreaterThan(0.15);
  expect(deviation(tones)).toBeLessThan(0.22);
  expect(Math.abs(mean(tones))).toBeLessThan((3 * 0.185) / Math.sqrt(found.length));
  const densities = found.map(({ density }) => density);
  const together = mean(found.map(({ tone, density }) => (tone - mean(tones)) * (density - mean(densities))));
  expect(Math.abs(together / (deviation(tones) * deviation(densities)))).toBeLessThan(0.35);
  expect(deviation(alike.map(({ tone }) => tone))).toBeLessThan(0.02);
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
