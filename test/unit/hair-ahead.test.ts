import { describe, expect, it } from 'vitest';
import { greyShare } from '../../src/domain/fringe/greyShare';
import { hairAheadOf, type HairAhead } from '../../src/domain/fringe/hairAhead';
import { isChanged } from '../../src/domain/fringe/fringeLook';
import { croppedHairLight } from '../../src/domain/fringe/skinUnderHair';
import { changedOf, speckAt, specksPerPx, speckTile } from '../../src/domain/fringe/specks';
import { ANGLES, strandDirections } from '../../src/domain/fringe/strandDirection';
import { windowAround } from '../../src/domain/fringe/window';
import type { HeadPoints } from '../../src/domain/head/types';
import { LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import { latticeNoise } from '../../src/domain/random';
import { bareSkin, colourCellPx, skinMap } from '../../src/domain/scalp/bareSkin';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { SKULL_SIDE_PX as SIDE, paintedSkull } from '../support/paintedSkull';

const MM_PER_PX = 0.85;
const SKIN = [0.42, 0.26, 0.18] as const;
/** Light of the hair beside the skin's. */
const HAIR = 0.35;

const points = {
  glabella: [0, -60, 60],
  leftTragion: [-90, 0, 0],
  rightTragion: [90, 0, 0],
} as unknown as HeadPoints;

/** A ball of skin with speckled texture, shaded towards its rim, with hair on its right upper quarter. */
function hairedBall() {
  const texture = (x: number, y: number): number =>
    1 + 0.12 * (latticeNoise(Math.floor(37 * x), Math.floor(37 * y), 0, 5) - 0.5);
  const lit = (x: number, facing: number): number => (0.45 + 0.55 * facing) * (1 + 0.2 * x);
  const isHair = (x: number, y: number): boolean => x > 0.15 && y > 0.05;
  const { analysis, maps } = paintedSkull((x, y, facing) => {
    const light = lit(x, facing) * texture(x, y) * (isHair(x, y) ? HAIR : 1);
    return {
      rgb: [SKIN[0] * light, SKIN[1] * light, SKIN[2] * light],
      hair: isHair(x, y) ? 1 : 0,
    };
  });
  const cellPx = colourCellPx(MM_PER_PX);
  const field = bareSkin(analysis, maps, maps.hair.coverage, cellPx)!;
  const withSkin: ScalpMaps = { ...maps, skin: skinMap(field, analysis, maps, cellPx) };
  return { analysis, maps: withSkin, lit };
}
const ball = hairedBall();
const lost = new Uint8Array(SIDE ** 2).fill(7);
const ahead = hairAheadOf({
  ...ball,
  points,
  masks: { person: null, hair: null },
  fringe: { isLong: false, lost: () => lost },
  mmPerPx: MM_PER_PX,
});

const pixelAt = (x: number, y: number): number =>
  Math.round(SIDE / 2 - 110 * y) * SIDE + Math.round(SIDE / 2 + 110 * x);
const greenOf = ({ ground }: HairAhead, i: number): number => LINEAR_OF_LEVEL[ground[4 * i + 1]!]!;

describe('specks of hair', () => {
  const tile = speckTile();
  const perPx = specksPerPx(0.2, 0.4);
  const ranks = (along: readonly [number, number] | null): Float64Array =>
    Float64Array.from({ length: 128 ** 2 }, (_, i) =>
      speckAt(tile, perPx, (i % 128) + 0.5, (i >> 7) + 0.5, along),
    );
  const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

  it.each([0.1, 0.3, 0.5, 0.7, 0.9])('change the share of the hairs that is asked for: %f', (share) => {
    for (const all of [ranks(null), ranks([1, 0]), ranks([0.6, 0.8])]) {
      const changed = all.map((rank) => changedOf(share, rank));
      expect(Math.abs(mean(changed) - share)).toBeLessThan(0.035);
      // Neither all of them a little nor all of them at all.
      expect(changed.filter((value) => value > 0.75).length / changed.length).toBeGreaterThan(
        0.5 * share - 0.05,
      );
      expect(changed.filter((value) => value < 0.25).length / changed.length).toBeGreaterThan(
        0.5 * (1 - share) - 0.05,
      );
    }
  });

  it('change none where none is asked for and all where all are', () => {
    for (const rank of [-3, 0, 3]) expect([changedOf(0, rank), changedOf(1, rank)]).toEqual([0, 1]);
  });

  it('keep their mean where many of them are seen as one', () => {
    for (const share of [0.2, 0.5, 0.8]) expect(Math.abs(changedOf(share, 0, 0) - share)).toBeLessThan(0.02);
  });

  it('are as small as a hair of the photo, and long along its strands alone', () => {
    const correlation = (along: readonly [number, number] | null, dx: number, dy: number): number => {
      const all = ranks(along);
      let [products, squares] = [0, 0];
      for (let y = 0; y < 100; y++)
        for (let x = 0; x < 100; x++) {
          products += all[128 * y + x]! * all[128 * (y + dy) + x + dx]!;
          squares += all[128 * y + x]! ** 2;
        }
      return products / squares;
    };
    expect(Math.abs(correlation(null, 3, 0))).toBeLessThan(0.15);
    expect(correlation([1, 0], 5, 0)).toBeGreaterThan(0.4);
    expect(Math.abs(correlation([1, 0], 0, 3))).toBeLessThan(0.15);
  });

  it('grow with the photo’s resolution and blur', () => {
    expect(specksPerPx(0.05, 0.4)).toBeLessThan(perPx);
    expect(specksPerPx(0.2, 2)).toBeLessThan(perPx);
  });
});

describe('the skin under cropped hair', () => {
  it('is as light as bare skin would be there, towards the rim as well', () => {
    const made = ahead('receded')!;
    for (const [x, y] of [
      [0.3, 0.2],
      [0.3, 0.5],
      [0.5, 0.3],
      [0.6, 0.6],
      [0.8, 0.4],
    ] as const) {
      const facing = Math.sqrt(1 - x * x - y * y);
      const expected = SKIN[1] * ball.lit(x, facing);
      let sum = 0;
      for (let dy = -4; dy <= 4; dy++)
        for (let dx = -4; dx <= 4; dx++) sum += greenOf(made, pixelAt(x, y) + SIDE * dy + dx);
      expect(sum / 81 / expected).toBeGreaterThan(0.85);
      expect(sum / 81 / expected).toBeLessThan(1.12);
    }
  });

  it('has the fine texture of bare skin, and nothing of the hair’s', () => {
    const made = ahead('receded')!;
    const roughness = (light: (i: number) => number, x: number, y: number): number => {
      const values: number[] = [];
      for (let dy = -8; dy <= 8; dy++)
        for (let dx = -8; dx <= 8; dx++) {
          const i = pixelAt(x, y) + SIDE * dy + dx;
          const around = (light(i - 3) + light(i + 3) + light(i - 3 * SIDE) + light(i + 3 * SIDE)) / 4;
          values.push(light(i) / around - 1);
        }
      return Math.sqrt(values.reduce((a, b) => a + b * b, 0) / values.length);
    };
    const photo = (i: number): number => LINEAR_OF_LEVEL[ball.analysis.data[4 * i + 1]!]!;
    const under = roughness((i) => greenOf(made, i), 0.45, 0.4);
    const bare = roughness(photo, -0.45, 0.4);
    expect(under).toBeGreaterThan(0.3 * bare);
    expect(under).toBeLessThan(1.2 * bare);
  });

  it('is told from how light its hair is', () => {
    expect(Math.abs(croppedHairLight(ball.analysis, ball.maps, ball.maps.skin!) - HAIR)).toBeLessThan(0.1);
  });

  it('is not known where no bare skin is seen, nor on a bald head', () => {
    const of = (maps: ScalpMaps) =>
      hairAheadOf({
        analysis: ball.analysis,
        maps,
        points,
        masks: { person: null, hair: null },
        fringe: { isLong: false, lost: () => lost },
        mmPerPx: MM_PER_PX,
      })('greyed');
    expect(of({ ...ball.maps, skin: null })).toBeNull();
    const none = { ...ball.maps.hair, coverage: new Uint8Array(SIDE ** 2) };
    expect(of({ ...ball.maps, hair: none })).toBeNull();
  });
});

describe('the edge of hair that was told too wide', () => {
  const [EDGE, TOO_WIDE] = [0.15, 0.11];
  const { analysis, maps } = paintedSkull((x, y, facing) => {
    const light = ball.lit(x, facing) * (x > EDGE && y > 0.05 ? HAIR : 1);
    return {
      rgb: [SKIN[0] * light, SKIN[1] * light, SKIN[2] * light],
      hair: x > TOO_WIDE && y > 0.05 ? 1 : 0,
    };
  });
  const { opacity } = hairAheadOf({
    analysis,
    maps: { ...maps, skin: ball.maps.skin },
    points,
    masks: { person: null, hair: null },
    fringe: { isLong: false, lost: () => lost },
    mmPerPx: MM_PER_PX,
  })('today')!;

  it('is no hair where the photo shows bare skin', () => {
    for (const y of [0.1, 0.15, 0.2]) expect(opacity[pixelAt(TOO_WIDE + 0.01, y)]).toBe(0);
  });

  it('stays hair where the photo shows hair', () => {
    for (const y of [0.1, 0.15, 0.2])
      for (const x of [EDGE + 0.01, EDGE + 0.05, EDGE + 0.2]) expect(opacity[pixelAt(x, y)]).toBe(255);
  });
});

describe('the share of hair that a future changes', () => {
  it('is what is lost, what is white, or none', () => {
    expect(ahead('receded')!.share).toEqual(lost);
    expect(ahead('today')!.share).toBeNull();
    const grey = ahead('greyed')!.share!;
    ball.maps.hair.coverage.forEach((opacity, i) => {
      if (opacity === 0) expect(grey[i]).toBe(0);
      else expect(grey[i]! > 0 && grey[i]! < 255).toBe(true);
    });
  });

  it('is largest at the temples', () => {
    const all = new Uint8Array(SIDE ** 2).fill(255);
    const temple = { ...points, rightTragion: [70, 0, 40] } as unknown as HeadPoints;
    const share = greyShare(ball.maps, temple, all, false);
    expect(share[pixelAt(0.75, 0.3)]!).toBeGreaterThan(share[pixelAt(-0.1, 0.9)]! + 40);
    const long = greyShare(ball.maps, temple, all, true);
    expect(long[pixelAt(0.75, 0.3)]!).toBeGreaterThan(share[pixelAt(0.75, 0.3)]!);
  });
});

describe('the direction of strands', () => {
  const all = new Uint8Array(SIDE ** 2).fill(255);
  const window = windowAround(all, SIDE, SIDE, 0)!;
  const directions = (light: (x: number, y: number) => number): Uint8Array => {
    const data = new Uint8ClampedArray(4 * SIDE ** 2).fill(255);
    for (let i = 0; i < SIDE ** 2; i++) data.fill(light(i % SIDE, Math.floor(i / SIDE)), 4 * i, 4 * i + 3);
    return strandDirections({ width: SIDE, height: SIDE, data, photoPxPerPx: 1 }, all, window, 0.3);
  };

  it.each([0, 30, 90, 135])('is found in strands at %i degrees', (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const across = (x: number, y: number): number => y * Math.cos(angle) - x * Math.sin(angle);
    const found = directions((x, y) => 90 + 60 * Math.sin(across(x, y)));
    const told = (((found[120 * SIDE + 120]! - 1) / ANGLES) * 180) % 180;
    const off = Math.abs(told - degrees);
    expect(Math.min(off, 180 - off)).toBeLessThan(4);
  });

  it('is not told in stubble', () => {
    const found = directions((x, y) => 60 + 80 * latticeNoise(x, y, 0, 3));
    const inside = found.filter((_, i) => {
      const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
      return x > 40 && y > 40 && x < 200 && y < 200;
    });
    expect(inside.filter((code) => code > 0).length / inside.length).toBeLessThan(0.2);
  });
});

it('knows hair as photographed from hair that is shown otherwise', () => {
  expect(isChanged({ future: 'today', shavedDaysAgo: null })).toBe(false);
  expect(isChanged({ future: 'today', shavedDaysAgo: 2 })).toBe(false);
  expect(isChanged({ future: 'today', shavedDaysAgo: 0 })).toBe(true);
  expect(isChanged({ future: 'greyed', shavedDaysAgo: null })).toBe(true);
});
