import { describe, expect, it } from 'vitest';
import { fringeLook, PRESENT_FRINGE } from '../../src/domain/fringe/fringeLook';
import type { HeadPoints } from '../../src/domain/head/types';
import type { Mask } from '../../src/domain/image';
import { fringeOf, hairLost } from '../../src/domain/scalp/fringe';
import type { ColourMap } from '../../src/domain/scalp/types';
import { CURVE, GAIN_RANGE, lightMap, type LightMap } from '../../src/domain/light';
import { NO_GRAIN } from '../../src/render/inputs';
import { fringeUniforms } from '../../src/render/uniforms';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { SKULL_SIDE_PX, paintedSkull } from '../support/paintedSkull';

/** On skin of type III, as light as grey hair. */
const lookOf = (fringe: TreatmentPlan['fringe'], longHairLight = 0) =>
  fringeLook({ fringe, skin: { type: 'III' } }, longHairLight > 0 ? 'long' : 'cropped', longHairLight || 0.5);

describe('hair that is lost where loss goes on', () => {
  const SIDE = SKULL_SIDE_PX;
  const MM_PER_PX = 0.85;
  /** Hair on both sides of the ball's upper half, from here outwards; between them it is bald. */
  const HAIR_FROM_X = 0.25;
  const SKIN = [0.5, 0.3, 0.2] as const;
  const { maps } = paintedSkull((x, y) => ({
    rgb: SKIN,
    hair: Math.abs(x) > HAIR_FROM_X && y > 0 ? 1 : 0,
  }));
  const far = [0, -90, -90] as const;
  /** The face looks down: no skin of this ball is forehead. */
  const points = {
    glabella: [0, 95, 0],
    leftTragion: far,
    rightTragion: far,
  } as unknown as HeadPoints;
  const lost = hairLost(maps, points, MM_PER_PX);
  const column = (x: number): number => Math.round(SIDE / 2 + 110 * x);
  const row = (y: number): number => Math.round(SIDE / 2 - 110 * y);
  const at = (x: number, y: number): number => lost[row(y) * SIDE + column(x)]!;
  const mmFromBare = (mm: number): number => HAIR_FROM_X + mm / (110 * MM_PER_PX);

  it('is gone next to bare skin and all there deep in the fringe', () => {
    for (const y of [0.3, 0.4, 0.5]) {
      for (const side of [-1, 1]) {
        expect(at(side * mmFromBare(3), y)).toBe(255);
        expect(at(side * mmFromBare(8), y)).toBe(255);
        expect(at(side * mmFromBare(12 + 10 + 4), y)).toBe(0);
      }
    }
  });

  it('keeps a band above its lower border at the sides and the nape', () => {
    /** Both ears lie in front of this ball: all of it is side or nape. */
    const near = [0, -90, 200] as const;
    const behind = hairLost(maps, { ...points, leftTragion: near, rightTragion: near }, MM_PER_PX);
    let kept = 0,
      gone = 0;
    for (let i = 0; i < behind.length; i++) {
      if (lost[i] !== 255) continue;
      const border = maps.borderDistanceMm[i]!;
      if (border > 0 && border < 8) {
        expect(behind[i]).toBeLessThan(20);
        kept++;
      } else if (border > 36) {
        expect(behind[i]).toBe(255);
        gone++;
      }
    }
    expect(kept).toBeGreaterThan(50);
    expect(gone).toBeGreaterThan(50);
  });

  it('draws back by about 12 mm, thins over 10 mm more, and its new border wanders', () => {
    /** From the bare skin outwards to where less than `least` is gone, along each row. */
    const reachesMm = (least: number): number[] => {
      const found: number[] = [];
      for (let y = row(0.6); y <= row(0.05); y++)
        for (const side of [-1, 1]) {
          const inRow = (x: number): number => y * SIDE + SIDE / 2 + side * x;
          let x = 0;
          while (maps.hair.coverage[inRow(x)] === 0) x++;
          const from = x;
          while (lost[inRow(x)]! >= least) x++;
          found.push((x - from) * MM_PER_PX);
        }
      return found;
    };
    const mean = (values: readonly number[]): number => values.reduce((a, v) => a + v, 0) / values.length;
    const [whole, some] = [reachesMm(255), reachesMm(1)];
    expect(Math.abs(mean(whole) - 12)).toBeLessThan(2);
    expect(Math.abs(mean(some) - mean(whole) - 10)).toBeLessThan(2);
    const wanderMm = Math.max(...whole) - Math.min(...whole);
    expect(wanderMm).toBeGreaterThan(2);
    expect(wanderMm).toBeLessThan(8);
  });

  it('leaves the lower border and skin without hair alone', () => {
    const lower = mmFromBare(40);
    for (const y of [0.02, 0.05, 0.1]) expect(at(lower, y)).toBe(0);
    for (let i = 0; i < lost.length; i++) if (maps.hair.coverage[i] === 0) expect(lost[i]).toBe(0);
  });

  it('draws back from the forehead too, and only from there where nothing else is bare', () => {
    const haired = paintedSkull((_, y) => ({ rgb: SKIN, hair: y > 0 ? 1 : 0 })).maps;
    const forehead = { ...points, glabella: [0, -60, 95] } as unknown as HeadPoints;
    const front = hairLost(haired, forehead, MM_PER_PX);
    expect(front[row(0.1) * SIDE + SIDE / 2]).toBe(255);
    expect(front[row(0.8) * SIDE + SIDE / 2]).toBe(0);
    expect(hairLost(haired, points, MM_PER_PX).every((value) => value === 0)).toBe(true);
  });
});

describe('the look of the fringe', () => {
  it('is the photo’s where the plan changes nothing', () => {
    expect(lookOf({ future: 'today', shavedDaysAgo: null })).toMatchObject({
      lost: 0,
      greyed: 0,
      stubblePower: 1,
    });
    expect(lookOf({ future: 'today', shavedDaysAgo: 2 }).stubblePower).toBe(1);
  });

  it('loses hair, greys it, and lets stubble darken day by day', () => {
    expect(lookOf({ future: 'receded', shavedDaysAgo: null })).toMatchObject({ lost: 1, greyed: 0 });
    const { greyed, lost } = lookOf({ future: 'greyed', shavedDaysAgo: null });
    expect(lost).toBe(0);
    expect(greyed).toBeGreaterThan(0.5);
    expect(greyed).toBeLessThan(1);
    const powers = ([0, 2, 4] as const).map(
      (shavedDaysAgo) => lookOf({ future: 'today', shavedDaysAgo }).stubblePower,
    );
    expect(powers[0]).toBeLessThan(powers[1]!);
    expect(powers[1]).toBeLessThan(powers[2]!);
  });
});

it('greys long hair and leaves it where it is: what it hides is not known', () => {
  for (const future of ['today', 'receded', 'greyed'] as const)
    expect(lookOf({ future, shavedDaysAgo: 0 }, 0.05)).toMatchObject({ lost: 0, stubblePower: 1 });
  expect(lookOf({ future: 'receded', shavedDaysAgo: 0 }, 0.05).greyed).toBe(0);
  const { greyed, longHairLight } = lookOf({ future: 'greyed', shavedDaysAgo: null }, 0.05);
  expect(greyed).toBeGreaterThan(0.5);
  expect(longHairLight).toBe(0.05);
});

it('shows a bald head as it is, whatever the plan looks ahead to', () => {
  for (const future of ['receded', 'greyed'] as const)
    expect(
      fringeLook({ fringe: { future, shavedDaysAgo: 4 }, skin: { type: 'III' } }, 'none', 0),
    ).toMatchObject({ lost: 0, greyed: 0, stubblePower: 1 });
});

it('lets skin be seen between cropped strands that grey', () => {
  const { greyed, greyCover } = lookOf({ future: 'greyed', shavedDaysAgo: null });
  expect(greyed).toBeGreaterThan(0);
  expect(greyCover).toBeGreaterThan(0.3);
  expect(greyCover).toBeLessThan(1);
});

it('makes grey hair lighter beside darker skin', () => {
  const beside = (['I', 'II', 'III', 'IV', 'V', 'VI'] as const).map(
    (type) =>
      fringeLook({ fringe: { future: 'greyed', shavedDaysAgo: null }, skin: { type } }, 'cropped', 0)
        .greyBesideSkin,
  );
  expect(beside).toEqual([...beside].sort((a, b) => a - b));
  expect(beside[5]).toBeGreaterThan(3);
});

describe('what the shader is told of the fringe', () => {
  it('is nothing where hair is as photographed', () => {
    expect(fringeUniforms(PRESENT_FRINGE, 0.2, NO_GRAIN)).toBeNull();
  });

  it.each([
    [{ lost: 1 }, { uLost: 1 }],
    [{ greyed: 0.85 }, { uGreyed: 0.85 }],
    [{ stubblePower: 0.55 }, { uStubblePower: 0.55 }],
  ])('is there for %o', (change, told) => {
    expect(fringeUniforms({ ...PRESENT_FRINGE, ...change }, 0.2, NO_GRAIN)?.look).toMatchObject(told);
  });
});

describe('another light', () => {
  /** Shaded, mean and bright skin, the wall, and a cell half of which is head. */
  const levels = [94, 188, 230, 10, 94];
  const shares = [255, 255, 255, 0, 128];
  const skin: ColourMap = {
    width: 5,
    height: 1,
    coversX: 1,
    coversY: 1,
    rgba: Uint8Array.from(levels.flatMap((level, i) => [level, level, level, shares[i]!])),
  };
  const everywhere = (width: number): Mask => ({
    width,
    height: 1,
    coverage: new Uint8Array(width).fill(255),
  });
  const gainsOf = ({ gains }: LightMap) =>
    Array.from(
      { length: gains.length / 2 },
      (_, i) => (GAIN_RANGE * (gains[2 * i]! + gains[2 * i + 1]! / 255)) / 255,
    );
  const factorsOf = (map: LightMap) => gainsOf(map).map((gain) => gain ** CURVE);

  it('is none where it is the photo’s own', () => {
    expect(lightMap(skin, everywhere(5), 'photo')).toBeNull();
  });

  it('flattens or hardens shading about the head’s mean, and gloss with it', () => {
    const [flat, hard] = (['flat', 'hard'] as const).map((light) => lightMap(skin, everywhere(5), light)!);
    const [shaded, , bright, , rim] = factorsOf(flat!);
    expect(shaded).toBeGreaterThan(1.3);
    expect(bright).toBeLessThan(0.9);
    // Where the head ends is told by its mask.
    expect(rim).toBe(shaded);
    const [darker, , brighter] = factorsOf(hard!);
    expect(darker).toBeLessThan(0.7);
    expect(brighter).toBeGreaterThan(1.1);
    expect(flat!.glossKept).toBeLessThan(1);
    expect(hard!.glossKept).toBeGreaterThan(1);
  });

  it('is a factor of 16 bits: the exponent on light over the mean', () => {
    const alone: ColourMap = { ...skin, width: 2, rgba: skin.rgba.slice(0, 8) };
    const linear = (level: number) => ((level / 255 + 0.055) / 1.055) ** 2.4;
    const mean = (linear(94) + linear(188)) / 2;
    const factors = factorsOf(lightMap(alone, everywhere(2), 'hard')!);
    expect(factors).toHaveLength(2);
    factors.forEach((factor, i) => expect(factor).toBeCloseTo((linear(levels[i]!) / mean) ** 0.7, 3));
  });

  it('changes nothing at all beside the head, and goes over to that within the head', () => {
    const head = everywhere(40);
    head.coverage.fill(0, 20);
    const dark: ColourMap = { ...skin, width: 2, rgba: skin.rgba.slice(0, 8) };
    const gains = gainsOf(lightMap(dark, head, 'hard')!);
    for (const gain of gains.slice(20)) expect(gain).toBe(1);
    const [whole] = gains as [number];
    expect(whole).toBeLessThan(0.9);
    expect(gains[18]).toBeGreaterThan(whole);
    expect(gains[18]).toBeLessThan(1);
  });

  it('is no larger than a page can make at once, and ends where the head does', () => {
    const head = everywhere(1001);
    head.coverage.fill(0, 420);
    const dark: ColourMap = { ...skin, width: 2, rgba: skin.rgba.slice(0, 8) };
    const map = lightMap(dark, head, 'hard')!;
    expect([map.width, map.height]).toEqual([256, 1]);
    const changed = gainsOf(map).filter((gain) => gain !== 1).length;
    expect((changed / map.width) * head.width).toBeGreaterThan(420 - 2 * (1001 / 256));
    expect((changed / map.width) * head.width).toBeLessThanOrEqual(420);
  });

  it.each([256, 400, 1001])(
    'changes nothing beside a head on %d px where texels are drawn between',
    (sidePx) => {
      const dark: ColourMap = { ...skin, width: 2, rgba: skin.rgba.slice(0, 8) };
      for (let outline = 100; outline < 110; outline++) {
        const head = everywhere(sidePx);
        head.coverage.fill(0, outline);
        const gains = gainsOf(lightMap(dark, head, 'hard')!);
        const at = (px: number): number => {
          const texel = ((px + 0.5) / sidePx) * gains.length - 0.5;
          const share = texel - Math.floor(texel);
          return (1 - share) * gains[Math.floor(texel)]! + share * gains[Math.ceil(texel)]!;
        };
        for (let px = outline; px < sidePx - 8; px++) expect(at(px)).toBe(1);
        expect(at(outline - 16)).toBeLessThan(0.95);
      }
    },
  );

  it('lies between the middles of the skin’s cells, of which the last may reach beyond the photo', () => {
    const two: ColourMap = { ...skin, width: 2, coversX: 1.25, rgba: skin.rgba.slice(0, 8) };
    const [dark, bright] = gainsOf(lightMap({ ...two, coversX: 1 }, everywhere(2), 'hard')!) as [
      number,
      number,
    ];
    const gains = gainsOf(lightMap(two, everywhere(4), 'hard')!);
    // Pixel middles at 1/8, 3/8 … of the photo: 0.2, 0.6, 1 and 1.4 cells.
    [0, 0.1, 0.5, 0.9].forEach((share, i) => expect(gains[i]).toBeCloseTo(dark + share * (bright - dark), 3));
  });
});

it('leaves nothing bare in long hair up to the outline of the head, beside which none is drawn', () => {
  const MM_PER_PX = 0.85;
  const { maps } = paintedSkull((_, y) => ({ rgb: [0.1, 0.07, 0.05], hair: y > 0 ? 1 : 0 }));
  const far = [0, -90, -90] as const;
  const points = { glabella: far, leftTragion: far, rightTragion: far } as unknown as HeadPoints;
  const { columns, cellPx, share } = fringeOf({ ...maps, hairBeyondHead: 0.4 }, points, MM_PER_PX).bare!;
  let most = 0;
  for (let y = 0; y < SKULL_SIDE_PX; y++)
    for (let x = 0; x < SKULL_SIDE_PX; x++) {
      const i = y * SKULL_SIDE_PX + x;
      // Above where hair begins over some mm.
      if (maps.facing[i]! > 0 && maps.borderDistanceMm[i]! > 20)
        most = Math.max(most, share[Math.floor(y / cellPx) * columns + Math.floor(x / cellPx)]!);
    }
  expect(most).toBeLessThan(0.02);
});
