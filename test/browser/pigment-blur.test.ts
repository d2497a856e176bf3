import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINE_STYLES } from '../../src/domain/hairline/styles';
import type { ImpressionLook } from '../../src/domain/pigment/look';
import { markProfile } from '../../src/domain/pigment/markProfile';
import { NO_GRAIN } from '../../src/render/inputs';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';
import { fullRun } from '../support/shared';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

/** Variance of a pixel's own box, px2. */
const PIXEL_VARIANCE = 1 / 12;
const SIDE_PX = 1024;

/** Round marks, all alike, without halo. */
const PLAIN: Partial<ImpressionLook> = {
  elongation: 1,
  sizeSpread: 0,
  strengthSpread: 0,
  depthSpread: 0,
  shapeSpread: 0,
  haloStrength: 0,
  haloDensity: [0, 0, 0],
  veil: [0, 0, 0],
  deepVeil: [0, 0, 0],
  markDensity: [3, 3, 3],
  sessions: [
    { upTo: 0.5, strength: 1, size: 1 },
    { upTo: 0.8, strength: 1, size: 1 },
    { upTo: 1, strength: 1, size: 1 },
  ],
};

/** Of `ImpressionLook`, of the dots at the very front; and where on the ramp behind it they are looked at, 0..1. */
interface DotsAtEdge {
  readonly way: number;
  readonly edgeSize: number;
  readonly edgeStrength: number;
}

interface Dots {
  /** One sigma, px: as drawn, as in the skin, and as listed. */
  readonly sigmaPx: number;
  readonly ownPx: number;
  readonly listedPx: number;
  /** Mean of the density summed over a dot's pixels. */
  readonly sum: number;
  readonly dots: number;
}

/** Pixels of one dot: distance from its middle, px, and density. */
type DotPixels = readonly (readonly [distancePx: number, density: number])[];

/** Width (one sigma, px) at which the profile of a mark comes nearest to the pixels, whatever its strength. */
function fittedSigmaPx(pixels: DotPixels): number {
  const unlike = (sigmaPx: number): number => {
    let [dd, dp, pp] = [0, 0, 0];
    for (const [distancePx, density] of pixels) {
      const profile = markProfile(distancePx / sigmaPx, 0);
      dd += density * density;
      dp += density * profile;
      pp += profile * profile;
    }
    return dd - (dp * dp) / pp;
  };
  let [low, high] = [0.3, 6];
  while (high - low > 1e-3) {
    const [one, other] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
    if (unlike(one) < unlike(other)) high = other;
    else low = one;
  }
  return (low + high) / 2;
}

/** Of the single dots in the middle of the picture. */
async function dotWidth(blurSigmaPx: number, atEdge: DotsAtEdge | null = null): Promise<Dots> {
  const { dots, ...means } = await seenDots(blurSigmaPx, atEdge);
  return {
    ...means,
    sigmaPx: dots.reduce((sum, pixels) => sum + fittedSigmaPx(pixels), 0) / dots.length,
    dots: dots.length,
  };
}

type SeenDots = Omit<Dots, 'sigmaPx' | 'dots'> & { readonly dots: readonly DotPixels[] };

const seenDots = (blurSigmaPx: number, atEdge: DotsAtEdge | null): Promise<SeenDots> =>
  opened.page.evaluate(
    async ({ side, plain, noGrain, blurSigmaPx, atEdge }) => {
      const { viewport, picture, mask } = await fixture.openScene({
        photoSidePx: side,
        grey: 230,
        impressionsPerCm2: 4,
        treatment: fixture.scene.discMask(256, 0.25, 0.001),
      });
      const { way = 1, ...edge } = atEdge ?? {};
      viewport.setLook({ ...fixture.scene.SCENE_LOOK, ...plain, ...edge });
      const { width, height, layers } = fixture.scene.treatmentOf(mask);
      const front = layers.map((value, i) => (i % 4 === 1 ? Math.round(way * value) : value));
      if (atEdge) viewport.setMasks(mask, { width, height, layers: front });
      viewport.setGrain({ ...noGrain, blurSigmaPx });
      const { data } = fixture.redrawn(viewport);
      const { x, y, diameterPx } = viewport.readFollicles();
      viewport.dispose();
      const bare = fixture.scene.linearOf(picture.data[0]!);
      // Skin in the middle faces the camera and is nearer than the ball's middle.
      const near = [...x.keys()].filter((i) => Math.hypot(x[i]! - side / 2, y[i]! - side / 2) < 0.1 * side);
      const alone = near.filter((i) =>
        [...x.keys()].every((j) => j === i || Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) > 14),
      );
      const sums: number[] = [];
      const dots = alone.map((i) => {
        const pixels: [number, number][] = [];
        let sum = 0;
        const reachPx = 2 * (diameterPx[i]! / 2.3548);
        for (let py = Math.floor(y[i]! - reachPx); py <= y[i]! + reachPx; py++)
          for (let px = Math.floor(x[i]! - reachPx); px <= x[i]! + reachPx; px++) {
            const distancePx = Math.hypot(px + 0.5 - x[i]!, py + 0.5 - y[i]!);
            const density = -Math.log(fixture.scene.linearOf(data[4 * (py * side + px)]!) / bare);
            sum += density;
            if (distancePx <= reachPx) pixels.push([distancePx, density]);
          }
        sums.push(sum);
        return pixels;
      });
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const head = fixture.scene.sphereHead(side);
      const nearestMm = fixture.scene.SPHERE_DISTANCE_MM - fixture.scene.SPHERE_RADIUS_MM;
      return {
        ownPx: (fixture.scene.SCENE_LOOK.markSigmaMm * head.camera.focalPx) / nearestMm,
        listedPx: mean(alone.map((i) => diameterPx[i]!)) / (2 * Math.sqrt(2 * Math.LN2)),
        sum: mean(sums),
        dots,
      };
    },
    { side: SIDE_PX, plain: PLAIN, noGrain: NO_GRAIN, blurSigmaPx, atEdge },
  );

describe('dots', () => {
  it.each([0, 1, 2])('are as wide as a photo with a blur of %d px shows them', async (blurSigmaPx) => {
    const { sigmaPx, ownPx, listedPx, dots } = await dotWidth(blurSigmaPx);
    const wanted = Math.sqrt(ownPx ** 2 + blurSigmaPx ** 2 + PIXEL_VARIANCE);
    expect(dots).toBeGreaterThan(30);
    expect(Math.abs(sigmaPx / wanted - 1)).toBeLessThan(0.05);
    expect(Math.abs(listedPx / wanted - 1)).toBeLessThan(0.05);
  });

  it.each([
    { where: 'at the very front', way: 0, gone: 1 },
    { where: 'half way up the ramp', way: 0.5, gone: 0.75 },
  ])('are finer and paler $where, as the style of the line says', async ({ way, gone }) => {
    const behind = await dotWidth(0);
    const { dotSize: edgeSize, dotStrength: edgeStrength } = LINE_STYLES.soft;
    const front = await dotWidth(0, { way, edgeSize, edgeStrength });
    const [size, strength] = [1 - gone * (1 - edgeSize), 1 - gone * (1 - edgeStrength)];
    const wanted = Math.sqrt((size * front.ownPx) ** 2 + PIXEL_VARIANCE);
    expect(Math.abs(front.sigmaPx / wanted - 1)).toBeLessThan(0.05);
    expect(Math.abs(front.sum / behind.sum / (size ** 2 * strength) - 1)).toBeLessThan(0.1);
  });
});

describe('blur', () => {
  it.each(fullRun ? [30, 60, 110] : [110])(
    'takes no more light away, and is the same in a saved tile, at %d per cm2',
    async (impressionsPerCm2) => {
      const { means, worstInTile, events } = await opened.page.evaluate(
        async ({ side, perCm2, noGrain }) => {
          const { viewport, picture, events } = await fixture.openScene({
            photoSidePx: side,
            grey: 220,
            impressionsPerCm2: perCm2,
            count: 130_000,
          });
          viewport.setLook({ ...fixture.scene.SCENE_LOOK, haloStrength: 0, haloDensity: [0, 0, 0] });
          const found: number[] = [];
          for (const blurSigmaPx of [0, 1, 2]) {
            viewport.setGrain({ ...noGrain, blurSigmaPx });
            found.push(fixture.scene.meanLight(fixture.redrawn(viewport), 0.4, 0.6));
          }
          const screen = fixture.redrawn(viewport).data;
          const tile = { x: 301, y: 290, width: 140, height: 121 };
          const saved = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
          viewport.dispose();
          const worstInTile = saved.data.reduce((worst, value, i) => {
            const [x, y] = [tile.x + ((i >> 2) % tile.width), tile.y + Math.floor((i >> 2) / tile.width)];
            return Math.max(worst, Math.abs(value - screen[4 * (y * side + x) + (i % 4)]!));
          }, 0);
          return { means: found, worstInTile, events };
        },
        { side: 768, perCm2: impressionsPerCm2, noGrain: NO_GRAIN },
      );
      expect(events).toEqual([]);
      expect(means.filter((mean) => mean >= 0.7)).toEqual([]);
      expect(worstInTile).toBeLessThanOrEqual(1);
      for (const mean of means) expect(Math.abs(mean / means[0]! - 1)).toBeLessThan(0.01);
    },
  );
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
