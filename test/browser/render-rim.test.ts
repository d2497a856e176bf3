import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

const SIDE_PX = 512;
/** 4 by 4 cells of 128 px: the left half moves, the right half stays. */
const CELLS = 4;
const SHIFT_PX = [5, -3] as const;

describe('the shift near the outline', () => {
  it('moves impressions by what the cells around them say', async () => {
    const [still, moved] = await opened.page.evaluate(
      async ({ side, cells, shift }) => {
        const shiftPx = new Float32Array(2 * cells * cells);
        for (let cell = 0; cell < cells * cells; cell++)
          if (cell % cells < cells / 2) shiftPx.set(shift, 2 * cell);
        const rim = { width: cells, height: cells, cellPx: side / cells, shiftPx };
        const found: { index: number[]; x: number[]; y: number[] }[] = [];
        for (const options of [{}, { rim }]) {
          const { viewport } = await fixture.openScene({
            photoSidePx: side,
            impressionsPerCm2: 60,
            ...options,
          });
          fixture.redrawn(viewport);
          const { index, x, y } = viewport.readFollicles();
          found.push({ index: [...index], x: [...x], y: [...y] });
          viewport.dispose();
        }
        return found;
      },
      { side: SIDE_PX, cells: CELLS, shift: [...SHIFT_PX] },
    );
    const places = new Map(still!.index.map((index, k) => [index, k]));
    const cell = SIDE_PX / CELLS;
    const seen = { whole: 0, none: 0 };
    moved!.index.forEach((index, k) => {
      const at = places.get(index);
      if (at === undefined) return;
      const dx = moved!.x[k]! - still!.x[at]!;
      const dy = moved!.y[k]! - still!.y[at]!;
      // Between the middles of the second and the third column the shift fades linearly.
      const share = Math.min(1, Math.max(0, 2.5 - still!.x[at]! / cell));
      expect(dx).toBeCloseTo(share * SHIFT_PX[0], 2);
      expect(dy).toBeCloseTo(share * SHIFT_PX[1], 2);
      if (share === 1) seen.whole++;
      if (share === 0) seen.none++;
    });
    expect(seen.whole).toBeGreaterThan(500);
    expect(seen.none).toBeGreaterThan(500);
  });
});

describe('the tone between marks', () => {
  it('reaches the outline of the head as dark as it is within', async () => {
    const [rim, middle] = await opened.page.evaluate(async () => {
      const side = 640;
      const { viewport } = await fixture.openScene({
        photoSidePx: side,
        grey: 200,
        impressionsPerCm2: 110,
        count: 130_000,
        treatment: fixture.scene.discMask(side, 0.4, 0.002),
      });
      viewport.setLook({
        ...fixture.scene.SCENE_LOOK,
        markDensity: [1e-4, 1e-4, 1e-4],
        haloDensity: [0.5, 0.5, 0.5],
      });
      const { data } = fixture.readCanvas(viewport);
      viewport.dispose();
      /** Mean optical density of what is so far from the middle, in sides. */
      const density = (from: number, to: number): number => {
        let [sum, count] = [0, 0];
        for (let y = 0; y < side; y++)
          for (let x = 0; x < side; x++) {
            const r = Math.hypot((x + 0.5) / side - 0.5, (y + 0.5) / side - 0.5);
            if (r < from || r > to) continue;
            const green = data[4 * (y * side + x) + 1]!;
            sum -= Math.log(fixture.scene.linearOf(green) / fixture.scene.linearOf(200));
            count++;
          }
        return sum / count;
      };
      return [density(0.392, 0.396), density(0, 0.2)];
    });
    expect(middle).toBeGreaterThan(0.3);
    expect(rim / middle).toBeGreaterThan(0.85);
    expect(rim / middle).toBeLessThan(1.15);
  });

  it('is uneven where skin is red, and even where it is healed', async () => {
    const [even, patchy] = await opened.page.evaluate(async () => {
      const [side, block] = [640, 20];
      const found: number[] = [];
      for (const patchiness of [0, 0.6]) {
        const { viewport } = await fixture.openScene({
          photoSidePx: side,
          grey: 200,
          impressionsPerCm2: 110,
          count: 130_000,
          treatment: fixture.scene.discMask(side, 0.4, 0.002),
        });
        viewport.setLook({
          ...fixture.scene.SCENE_LOOK,
          markDensity: [1e-4, 1e-4, 1e-4],
          haloDensity: [0.02, 0.25, 0.25],
          patchiness,
        });
        const { data } = fixture.readCanvas(viewport);
        viewport.dispose();
        const means: number[] = [];
        for (let top = 200; top < 440; top += block)
          for (let left = 200; left < 440; left += block) {
            let sum = 0;
            for (let y = top; y < top + block; y++)
              for (let x = left; x < left + block; x++)
                sum += fixture.scene.linearOf(data[4 * (y * side + x) + 2]!);
            means.push(-Math.log(sum / block ** 2 / fixture.scene.linearOf(200)));
          }
        const mean = means.reduce((a, b) => a + b) / means.length;
        found.push(Math.sqrt(means.reduce((a, b) => a + (b / mean - 1) ** 2, 0) / means.length));
      }
      return found as [number, number];
    });
    expect(even).toBeLessThan(0.1);
    expect(patchy).toBeGreaterThan(0.15);
  });
});
