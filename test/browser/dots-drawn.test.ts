import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lightOf } from '../../src/domain/quality/light';
import { PlacesNearby } from './support/placesNearby';
import { openApp, type OpenedApp } from '../support/app';
import type { RgbaImage } from '../support/png';
import { fullRun, headNames, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const DENSITIES_PER_CM2 = fullRun ? [30, 60, 120, 200] : [200];
const DRAWN_LEAST = 0.9;
const STRAY_MOST = 0.05;
/** Views in which a broad part of the scalp that carries no hair faces the camera. */
const NAMES = headNames(['crown-107']).filter((name) => /^(front-down|top|top45|crown|back-108)/.test(name));

/** Half of what is looked at, mm: the scalp hardly curves there. */
const HALF_MM = [18, 12] as const;
/** A mark is about 0.6 mm wide: nearer ones run into one. */
const ALONE_MM = 0.7;
/** So dense, few marks stand that far apart, and fewer where the scalp turns from the camera. */
const leastAloneAt = (impressionsPerCm2: number): number => (impressionsPerCm2 > 120 ? 15 : 50);
/** From a point to its minimum, px; farther than the second it has none. */
const AT_PX = 1.1;
const STRAY_PX = 1.6;
/** Below this beside the light between marks a minimum is one of a mark. */
const MARKED = 0.93;
const BETWEEN_SHARE = 0.7;
const WEIGHTS = [0.3, 0.59, 0.11] as const;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Listed {
  readonly x: number[];
  readonly y: number[];
  readonly diameterPx: number[];
}

interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Around the middle of the points that are drawn widest: there the scalp faces the camera. */
function facingPart({ x, y, diameterPx }: Listed, pxPerMm: number, { width, height }: RgbaImage): Rect {
  const widest = [...diameterPx].sort((a, b) => a - b);
  const least = widest[Math.floor(0.8 * widest.length)]!;
  const facing = [...x.keys()].filter((i) => diameterPx[i]! >= least);
  const mean = (values: readonly number[]) => facing.reduce((sum, i) => sum + values[i]!, 0) / facing.length;
  const [cx, cy] = [mean(x), mean(y)];
  return {
    x0: Math.max(1, Math.round(cx - HALF_MM[0] * pxPerMm)),
    y0: Math.max(1, Math.round(cy - HALF_MM[1] * pxPerMm)),
    x1: Math.min(width - 2, Math.round(cx + HALF_MM[0] * pxPerMm)),
    y1: Math.min(height - 2, Math.round(cy + HALF_MM[1] * pxPerMm)),
  };
}

/** Places in `part` where the picture is darkest beside the photo, photo px. */
function minimaOf(before: RgbaImage, after: RgbaImage, { x0, y0, x1, y1 }: Rect): Point[] {
  const { width } = before;
  const kept = (x: number, y: number): number =>
    WEIGHTS.reduce((sum, weight, c) => {
      const i = 4 * (y * width + x) + c;
      return sum + (weight * (lightOf(after.data[i]!) + 0.002)) / (lightOf(before.data[i]!) + 0.002);
    }, 0);
  const columns = x1 - x0 + 3;
  const grid = Float32Array.from({ length: columns * (y1 - y0 + 3) }, (_, i) =>
    kept(x0 - 1 + (i % columns), y0 - 1 + Math.floor(i / columns)),
  );
  const between = Float32Array.from(grid).sort()[Math.floor(BETWEEN_SHARE * grid.length)]!;
  const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1];
  const found: Point[] = [];
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const i = (y - y0 + 1) * columns + x - x0 + 1;
      const value = grid[i]!;
      if (value <= MARKED * between && around.every((step) => grid[i + step]! >= value))
        found.push({ x: x + 0.5, y: y + 0.5 });
    }
  return found;
}

describe.skipIf(!sharedDir)('the impressions that are listed', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  it.each(NAMES)('%s: are the dark dots of the picture, and there are no others', async (name) => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    const { mmPerPx } = await app.page.evaluate(() => window.smpPreview!.estimate());
    const before = await smp.picture('before');
    for (const impressionsPerCm2 of DENSITIES_PER_CM2) {
      await smp.update({ density: { impressionsPerCm2, uniform: true } });
      const after = await smp.picture('after');
      const list = await app.page.evaluate(async () => {
        const { x, y, diameterPx } = await window.smpPreview!.follicles();
        return { x: Array.from(x), y: Array.from(y), diameterPx: Array.from(diameterPx) };
      });
      const part = facingPart(list, 1 / mmPerPx, before);
      const dots = new PlacesNearby(list.x.map((x, i) => ({ x, y: list.y[i]! })));
      const minima = minimaOf(before, after, part);
      const marked = new PlacesNearby(minima);
      const alone = dots.places.filter(
        ({ x, y }, i) =>
          x > part.x0 + 1 &&
          x < part.x1 &&
          y > part.y0 + 1 &&
          y < part.y1 &&
          dots.nearestPx({ x, y }, i) > ALONE_MM / mmPerPx,
      );
      const drawn = alone.filter((dot) => marked.nearestPx(dot) <= AT_PX).length / alone.length;
      const stray = minima.filter((place) => dots.nearestPx(place) > STRAY_PX).length / minima.length;
      process.stdout.write(
        `${name} at ${impressionsPerCm2}: ${alone.length} alone, drawn ${drawn.toFixed(2)}, stray ${stray.toFixed(2)}\n`,
      );
      expect.soft(stray, `stray at ${impressionsPerCm2}`).toBeLessThanOrEqual(STRAY_MOST);
      expect(alone.length).toBeGreaterThan(leastAloneAt(impressionsPerCm2));
      expect.soft(drawn, `drawn at ${impressionsPerCm2}`).toBeGreaterThanOrEqual(DRAWN_LEAST);
    }
  });
});
