import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINEAR_OF_LEVEL, levelOf, type LinearRgb } from '../../src/domain/pigment/colour';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { shareWithin } from '../../src/domain/scalp/rimColours';
import type { Mask } from '../../src/domain/image';
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

describe('the treatment at an outline that is set a few pixels too far in and out', () => {
  it.each<[string, [number, number, number]]>([
    ['dark', [24, 28, 40]],
    ['bright', [232, 232, 240]],
  ])('ends where the person does, before something %s', async (_name, behind) => {
    const { known, unknown } = await opened.page.evaluate(async (around) => {
      const [side, radius] = [640, 250];
      const skin = [206, 164, 140];
      const linear = (level: number): number => fixture.scene.linearOf(level);
      const encoded = (light: number): number =>
        255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
      const picture = new ImageData(side, side);
      const coverage = new Uint8Array(side * side);
      const away = new Float32Array(side * side);
      for (let i = 0; i < side * side; i++) {
        const [x, y] = [(i % side) + 0.5 - side / 2, Math.floor(i / side) + 0.5 - side / 2];
        away[i] = Math.hypot(x, y) - radius;
        const share = Math.min(1, Math.max(0, 0.5 - away[i]! / 2));
        for (let k = 0; k < 3; k++)
          picture.data[4 * i + k] = encoded(share * linear(skin[k]!) + (1 - share) * linear(around[k]!));
        picture.data[4 * i + 3] = 255;
        coverage[i] = away[i]! < 3 * Math.sin(9 * Math.atan2(y, x)) ? 255 : 0;
      }
      const off = { width: side, height: side, coverage };
      const box = { x0: 0, y0: 0, x1: side - 1, y1: side - 1 };
      const seen = fixture.rimSeen(
        { width: side, height: side, photoPxPerPx: 1, data: picture.data },
        off,
        box,
      )!;
      const still = { width: 1, height: 1, cellPx: side, shiftPx: new Float32Array(2) };
      const drawn = async (treatment: Mask, rim: object) => {
        const { viewport } = await fixture.openScene({
          photoSidePx: side,
          picture,
          impressionsPerCm2: 110,
          count: 130_000,
          treatment,
          rim: { ...still, ...rim },
        });
        viewport.setLook({
          ...fixture.scene.SCENE_LOOK,
          markDensity: [1e-4, 1e-4, 1e-4],
          haloDensity: [0.5, 0.5, 0.5],
        });
        const { data } = fixture.readCanvas(viewport);
        viewport.dispose();
        const lightOf = (pixels: Uint8ClampedArray, i: number): number => linear(pixels[4 * i + 1]!);
        const depth = (from: number, to: number): number => {
          let [lost, before] = [0, 0];
          for (let i = 0; i < side * side; i++) {
            if (away[i]! < from || away[i]! > to) continue;
            lost += lightOf(picture.data, i) - lightOf(data, i);
            before += lightOf(picture.data, i);
          }
          return lost / before;
        };
        let beside = 0;
        for (let i = 0; i < side * side; i++)
          if (away[i]! > 2.5 && [0, 1, 2].some((k) => data[4 * i + k] !== picture.data[4 * i + k])) beside++;
        return { rim: depth(-3, -1.2), outer: depth(1.2, 2.5), inner: depth(-60, -20), beside };
      };
      return {
        known: await drawn(seen.mask, { colours: seen.colours }),
        unknown: await drawn(off, {}),
      };
    }, behind);
    expect(unknown.rim / unknown.inner).toBeLessThan(0.8);
    expect(unknown.beside).toBeGreaterThan(100);
    expect(known.inner).toBeGreaterThan(0.2);
    expect(known.rim / known.inner).toBeGreaterThan(0.9);
    expect(known.rim / known.inner).toBeLessThan(1.1);
    expect(known.outer / known.inner).toBeLessThan(0.1);
    expect(known.beside).toBe(0);
  });

  it('is that of the person’s share of a pixel: the same maths in shader and domain', async () => {
    const pixels = [0, 0.05, 0.2, 0.5, 0.75, 1].flatMap((share) =>
      [0, 90, 255].flatMap((told) =>
        [0, 1].flatMap((side) => [0, 70].map((lightSpread) => ({ share, told, side, lightSpread }))),
      ),
    );
    const [skin, behind] = [
      [206, 164, 140],
      [
        [24, 28, 40],
        [232, 232, 240],
      ],
    ] as const;
    const linear = (level: number): number => LINEAR_OF_LEVEL[level]!;
    const photo = pixels.map(({ share, side, lightSpread }) =>
      [0, 1, 2].map((k) => {
        const lit = lightSpread > 0 ? 0.8 : 1;
        return Math.round(levelOf(share * lit * linear(skin[k]!) + (1 - share) * linear(behind[side]![k]!)));
      }),
    );
    const strip = (colours: readonly (readonly number[])[]) => ({
      photo: colours.flatMap((colour) => [...colour, 255]),
      marks: pixels.map(() => 0.4),
      haloRed: pixels.map(() => 9000),
      haloBlue: pixels.map(() => 7000),
      level: pixels.map(() => 256 * 255),
      glossShare: pixels.map(() => 0),
      redLost: pixels.map(() => 0),
    });
    const rim = {
      told: pixels.map(({ told }) => told),
      within: pixels.flatMap(() => [...skin]),
      beyond: pixels.flatMap(({ side }) => [...behind[side]!]),
      lightSpread: pixels.map(({ lightSpread }) => lightSpread),
    };
    const shares = pixels.map(({ told, side, lightSpread }, i) =>
      shareWithin(
        photo[i]!.map(linear) as unknown as LinearRgb,
        skin.map(linear) as unknown as LinearRgb,
        behind[side]!.map(linear) as unknown as LinearRgb,
        told / 255,
        lightSpread / 255,
      ),
    );
    /** Light of the person alone. */
    const person = pixels.map(({ side }, i) =>
      [0, 1, 2].map((k) => {
        const mixed = shares[i]! * linear(skin[k]!) + (1 - shares[i]!) * linear(behind[side]![k]!);
        return (linear(photo[i]![k]!) * linear(skin[k]!)) / mixed;
      }),
    );
    const alone = person.map((light) => light.map((value) => Math.round(levelOf(value))));
    const [mixed, treated] = await opened.page.evaluate(
      ({ strips, look, rim: given }) => [
        fixture.strip.compositeStrip(strips[0]!, look, null, given).data,
        fixture.strip.compositeStrip(strips[1]!, look).data,
      ],
      { strips: [strip(photo), strip(alone)], look: impressionLook(DEFAULT_PLAN), rim },
    );
    pixels.forEach((_, i) => {
      for (let k = 0; k < 3; k++) {
        const beyond = linear(photo[i]![k]!) - shares[i]! * person[i]![k]!;
        const expected = levelOf(beyond + shares[i]! * linear(treated[4 * i + k]!));
        expect(Math.abs(mixed[4 * i + k]! - expected)).toBeLessThan(1.5);
      }
    });
    expect(new Set(shares).size).toBeGreaterThan(10);
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
