import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImpressionLook } from '../../src/domain/pigment/look';
import { NO_GRAIN } from '../../src/render/inputs';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

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
  haloStrength: 0,
  haloDensity: [0, 0, 0],
  veil: [0, 0, 0],
  markDensity: [3, 3, 3],
  sessions: [
    { upTo: 0.5, strength: 1, size: 1 },
    { upTo: 0.8, strength: 1, size: 1 },
    { upTo: 1, strength: 1, size: 1 },
  ],
};

/** Width (one sigma, px) of the single dots in the middle of the picture, from the slope of their density over the square of the distance. */
const dotWidth = (
  blurSigmaPx: number,
): Promise<{ sigmaPx: number; ownPx: number; listedPx: number; dots: number }> =>
  opened.page.evaluate(
    async ({ side, plain, noGrain, blurSigmaPx }) => {
      const { viewport, picture } = await fixture.openScene({
        photoSidePx: side,
        grey: 230,
        impressionsPerCm2: 4,
        treatment: fixture.scene.discMask(256, 0.25, 0.001),
      });
      viewport.setLook({ ...fixture.scene.SCENE_LOOK, ...plain });
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
      const widths: number[] = [];
      for (const i of alone) {
        // log density = a - r2 / (2 sigma2), weighted by the square of the density, over the profile's gaussian part.
        let [w, wr, wl, wrr, wrl] = [0, 0, 0, 0, 0];
        const reachPx = 2 * (diameterPx[i]! / 2.3548);
        for (let py = Math.floor(y[i]! - reachPx); py <= y[i]! + reachPx; py++)
          for (let px = Math.floor(x[i]! - reachPx); px <= x[i]! + reachPx; px++) {
            const r2 = (px + 0.5 - x[i]!) ** 2 + (py + 0.5 - y[i]!) ** 2;
            const density = -Math.log(fixture.scene.linearOf(data[4 * (py * side + px)]!) / bare);
            if (r2 > reachPx ** 2 || density < 0.02) continue;
            const weight = density ** 2;
            const log = Math.log(density);
            w += weight;
            wr += weight * r2;
            wl += weight * log;
            wrr += weight * r2 * r2;
            wrl += weight * r2 * log;
          }
        const slope = (w * wrl - wr * wl) / (w * wrr - wr * wr);
        widths.push(Math.sqrt(-0.5 / slope));
      }
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const head = fixture.scene.sphereHead(side);
      const nearestMm = fixture.scene.SPHERE_DISTANCE_MM - fixture.scene.SPHERE_RADIUS_MM;
      return {
        sigmaPx: mean(widths),
        ownPx: (fixture.scene.SCENE_LOOK.markSigmaMm * head.camera.focalPx) / nearestMm,
        listedPx: mean(alone.map((i) => diameterPx[i]!)) / (2 * Math.sqrt(2 * Math.LN2)),
        dots: alone.length,
      };
    },
    { side: SIDE_PX, plain: PLAIN, noGrain: NO_GRAIN, blurSigmaPx },
  );

describe('dots', () => {
  it.each([0, 1, 2])('are as wide as a photo with a blur of %d px shows them', async (blurSigmaPx) => {
    const { sigmaPx, ownPx, listedPx, dots } = await dotWidth(blurSigmaPx);
    const wanted = Math.sqrt(ownPx ** 2 + blurSigmaPx ** 2 + PIXEL_VARIANCE);
    expect(dots).toBeGreaterThan(30);
    expect(Math.abs(sigmaPx / wanted - 1)).toBeLessThan(0.05);
    expect(Math.abs(listedPx / wanted - 1)).toBeLessThan(0.05);
  });
});

describe('blur', () => {
  it.each([30, 60, 110])('takes no more light away, at %d per cm2', async (impressionsPerCm2) => {
    const means = await opened.page.evaluate(
      async ({ side, perCm2, noGrain }) => {
        const { viewport } = await fixture.openScene({
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
        viewport.dispose();
        return found;
      },
      { side: 768, perCm2: impressionsPerCm2, noGrain: NO_GRAIN },
    );
    expect(means[0]).toBeLessThan(0.7);
    for (const mean of means) expect(Math.abs(mean / means[0]! - 1)).toBeLessThan(0.01);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
