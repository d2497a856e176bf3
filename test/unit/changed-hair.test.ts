import { describe, expect, it } from 'vitest';
import { changedHair, type HairedPixel } from '../../src/domain/fringe/changedHair';
import { fringeLook, type FringeLook } from '../../src/domain/fringe/fringeLook';
import { hairPointAt, hairPointTile } from '../../src/domain/fringe/hairPoints';
import { luminanceOf, type LinearRgb } from '../../src/domain/pigment/colour';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';

const MM_PER_PX = 0.14;
const BLUR_PX = 0.6;
const SIDE_PX = 256;
const SKIN: LinearRgb = [0.155, 0.089, 0.063];
/** Dark hair beside the skin, and what is left of a gloss that is bluer than both. */
const HAIR: LinearRgb = [0.06, 0.036, 0.027];
const BLUISH: LinearRgb = [0.05, 0.05, 0.06];
const HAIR_LIGHT = luminanceOf(HAIR) / luminanceOf(SKIN);

const tile = hairPointTile(MM_PER_PX, BLUR_PX);
const lookOf = (shavedDaysAgo: TreatmentPlan['fringe']['shavedDaysAgo']): FringeLook =>
  fringeLook({ fringe: { future: 'today', shavedDaysAgo }, skin: { type: 'IV' } }, 'cropped', HAIR_LIGHT);
const pixelOf = (light: LinearRgb, x: number, y: number): HairedPixel => ({
  light,
  bare: SKIN,
  ground: SKIN,
  hair: 1,
  share: 0,
  rank: 0,
  points: hairPointAt(tile, x + 0.5, y + 0.5),
  facing: 1,
});
const drawn = (light: LinearRgb, look: FringeLook): readonly LinearRgb[] =>
  Array.from({ length: SIDE_PX ** 2 }, (_, i) =>
    changedHair(pixelOf(light, i % SIDE_PX, Math.floor(i / SIDE_PX)), look, tile.meanDark),
  );
const meanOf = (pixels: readonly LinearRgb[]): LinearRgb => {
  const sum = [0, 0, 0];
  for (const pixel of pixels) pixel.forEach((value, k) => (sum[k]! += value / pixels.length));
  return [sum[0]!, sum[1]!, sum[2]!];
};
const colourOf = (light: LinearRgb): number => (Math.max(...light) - Math.min(...light)) / luminanceOf(light);

/** Areas of what hangs together of the pixels that are asked for, mm². */
function areas(isInside: (i: number) => boolean): number[] {
  const seen = Uint8Array.from({ length: SIDE_PX ** 2 }, (_, i) => (isInside(i) ? 1 : 0));
  const found: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 0) continue;
    const stack = [start];
    seen[start] = 0;
    let count = 0;
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      count++;
      const x = i % SIDE_PX;
      for (const [j, isBeside] of [
        [i - 1, x > 0],
        [i + 1, x < SIDE_PX - 1],
        [i - SIDE_PX, true],
        [i + SIDE_PX, true],
      ] as const)
        if (isBeside && seen[j] === 1) {
          seen[j] = 0;
          stack.push(j);
        }
    }
    found.push(count * MM_PER_PX ** 2);
  }
  return found;
}

describe('hair shaven today', () => {
  const look = lookOf(0);
  const pixels = drawn(HAIR, look);
  const mean = meanOf(pixels);

  it('is as light in the mean as is told of it', () => {
    const wanted = HAIR_LIGHT ** look.stubblePower;
    expect(luminanceOf(mean) / luminanceOf(SKIN) / wanted).toBeGreaterThan(0.97);
    expect(luminanceOf(mean) / luminanceOf(SKIN) / wanted).toBeLessThan(1.03);
  });

  it('shows single hairs with shade between them', () => {
    const threshold = 0.85 * luminanceOf(mean);
    const isDark = (i: number): boolean => luminanceOf(pixels[i]!) < threshold;
    const specks = areas(isDark).sort((a, b) => a - b);
    const perCm2 = specks.length / ((SIDE_PX * MM_PER_PX) / 10) ** 2;
    expect(perCm2).toBeGreaterThan(60);
    expect(perCm2).toBeLessThan(200);
    expect(specks[Math.floor(specks.length / 2)]).toBeLessThan(0.25);
    expect(specks.at(-1)).toBeLessThan(1.2);
  });

  it('has little of the skin’s colour: it is the shade of the hair beneath', () => {
    expect(colourOf(mean)).toBeLessThan(0.65 * colourOf(SKIN));
    expect(mean[0]).toBeGreaterThan(mean[1]);
    expect(mean[1]).toBeGreaterThan(mean[2]);
  });
});

describe('hair that was long in the photo, shaven today', () => {
  const LONG: LinearRgb = [0.022, 0.014, 0.011];
  const look = fringeLook(
    { fringe: { future: 'today', shavedDaysAgo: 0 }, skin: { type: 'IV' } },
    'cropped',
    luminanceOf(LONG) / luminanceOf(SKIN),
  );

  it('leaves as much of the skin’s light as any head that is shaven', () => {
    expect(luminanceOf(meanOf(drawn(LONG, look))) / luminanceOf(SKIN)).toBeCloseTo(0.55, 1);
  });

  it('is shorter than photographed and of the shade beneath at its edge too, where little of it is told', () => {
    const edge = { ...pixelOf(LONG, 3, 3), hair: 0.2 };
    const shown = changedHair(edge, look, tile.meanDark);
    expect(luminanceOf(shown)).toBeGreaterThan(2 * luminanceOf(LONG));
    expect(colourOf(shown)).toBeLessThan(0.65 * colourOf(SKIN));
  });
});

describe('stubble of four days', () => {
  it('is darker than photographed and of the same colour', () => {
    const grown = meanOf(drawn(BLUISH, lookOf(4)));
    expect(luminanceOf(grown)).toBeLessThan(0.9 * luminanceOf(BLUISH));
    grown.forEach((value, k) =>
      expect(value / luminanceOf(grown)).toBeCloseTo(BLUISH[k]! / luminanceOf(BLUISH), 3),
    );
  });
});

describe('cropped hair that greys', () => {
  const look = fringeLook(
    { fringe: { future: 'greyed', shavedDaysAgo: null }, skin: { type: 'IV' } },
    'cropped',
    HAIR_LIGHT,
  );
  const lightsAt = (share: number): readonly number[] =>
    Array.from({ length: SIDE_PX ** 2 }, (_, i) => {
      const pixel = pixelOf(HAIR, i % SIDE_PX, Math.floor(i / SIDE_PX));
      return luminanceOf(changedHair({ ...pixel, share }, look, tile.meanDark));
    });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

  it('grows lighter with the share of its hairs', () => {
    const [few, many] = [mean(lightsAt(0.12)), mean(lightsAt(0.6))];
    expect(few).toBeGreaterThan(1.05 * luminanceOf(HAIR));
    expect(many).toBeGreaterThan(1.4 * few);
  });

  it('shows its light hairs as soft as the photo is, with no white squares', () => {
    const lights = lightsAt(0.3);
    const [least, most] = [Math.min(...lights), Math.max(...lights)];
    let steepest = 0;
    lights.forEach((light, i) => {
      if (i % SIDE_PX > 0) steepest = Math.max(steepest, Math.abs(light - lights[i - 1]!));
    });
    expect(most).toBeGreaterThan(1.5 * least);
    // A point that the photo's blur and its pixels spread falls by so much from one pixel to the next, at its steepest.
    expect(steepest).toBeLessThan((0.47 / Math.hypot(BLUR_PX, Math.sqrt(1 / 12))) * (most - least));
  });
});

describe('cropped hair that thins out', () => {
  const look = fringeLook(
    { fringe: { future: 'receded', shavedDaysAgo: null }, skin: { type: 'IV' } },
    'cropped',
    HAIR_LIGHT,
  );
  const [hair, skin] = [luminanceOf(HAIR), luminanceOf(SKIN)];
  /** At each pixel 0 bare skin … 1 hair as photographed. */
  const leftAt = (share: number, facing = 1): readonly number[] =>
    Array.from({ length: SIDE_PX ** 2 }, (_, i) => {
      const pixel = { ...pixelOf(HAIR, i % SIDE_PX, Math.floor(i / SIDE_PX)), share, facing };
      return (skin - luminanceOf(changedHair(pixel, look, tile.meanDark))) / (skin - hair);
    });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

  it.each([0.1, 0.3, 0.5, 0.7, 0.9])('leaves as much of it as is told: %f lost', (share) => {
    for (const facing of [1, 0.1]) expect(mean(leftAt(share, facing))).toBeCloseTo(1 - share, 1);
  });

  it('leaves all of it where none is lost, and none where all is', () => {
    for (const left of leftAt(0)) expect(left).toBeCloseTo(1, 6);
    for (const left of leftAt(1)) expect(left).toBeCloseTo(0, 6);
  });

  it('ends in single hairs, each no darker than the hair was', () => {
    const left = leftAt(0.7);
    expect(Math.max(...left)).toBeLessThanOrEqual(1 + 1e-6);
    const specks = areas((i) => left[i]! > 0.5).sort((a, b) => a - b);
    expect(specks.length / ((SIDE_PX * MM_PER_PX) / 10) ** 2).toBeGreaterThan(40);
    expect(specks[Math.floor(specks.length / 2)]).toBeLessThan(0.25);
    expect(specks.at(-1)).toBeLessThan(1.2);
  });
});

describe('long hair that greys', () => {
  const MEAN_LIGHT = 0.03;
  const look = fringeLook(
    { fringe: { future: 'greyed', shavedDaysAgo: null }, skin: { type: 'III' } },
    'long',
    MEAN_LIGHT,
  );
  /** A strand so many times as light as those around. */
  const strand = (times: number): LinearRgb => {
    const light: LinearRgb = [1.25 * times * MEAN_LIGHT, 0.95 * times * MEAN_LIGHT, 0.7 * times * MEAN_LIGHT];
    const ground: LinearRgb = [MEAN_LIGHT, MEAN_LIGHT, MEAN_LIGHT];
    const bare: LinearRgb = [0.45, 0.32, 0.26];
    return changedHair({ ...pixelOf(light, 0, 0), bare, ground, share: 0.7 }, look, tile.meanDark);
  };

  it('keeps the light of its strands: none is flat', () => {
    const lights = [0.5, 0.8, 1.2, 1.6, 1.8, 2.1].map((times) => luminanceOf(strand(times)));
    lights.slice(1).forEach((light, k) => expect(light / lights[k]!).toBeGreaterThan(1.1));
  });
});

describe('single hairs', () => {
  it('take as much light however far the photo spreads them', () => {
    for (const blurPx of [0, 1, 2.5])
      expect(hairPointTile(MM_PER_PX, blurPx).meanDark / tile.meanDark).toBeCloseTo(1, 1);
  });

  it('are as many on the skin of a small photo as of a large one', () => {
    for (const mmPerPx of [0.05, 0.3])
      expect(hairPointTile(mmPerPx, BLUR_PX).meanDark / tile.meanDark).toBeCloseTo(1, 1);
  });
});
