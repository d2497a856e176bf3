import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { ImpressionLook, Rgb } from '../../src/domain/pigment/look';
import { markProfile, REACH_SIGMAS } from '../../src/domain/pigment/markProfile';
import { pigmentedLight } from '../../src/domain/pigment/pigmentedSkin';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';
import { MARK_SHARE } from '../support/markRings';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

/** sRGB, from pale to dark skin, and what is not skin: grey, white, black, blue. */
const COLOURS: readonly Rgb[] = [
  [236, 201, 182],
  [214, 166, 142],
  [178, 128, 100],
  [141, 94, 66],
  [98, 62, 44],
  [58, 36, 27],
  [128, 128, 128],
  [255, 255, 255],
  [3, 2, 1],
  [90, 120, 200],
];
/** On top of each, levels; the last burns out. */
const GLOSS = [0, 8, 40, 110];
/** Of 255, one beside each halo and mark in turn. */
const SHEENS = [
  { glossShare: 0, redLost: 0 },
  { glossShare: 90, redLost: 0 },
  { glossShare: 12, redLost: 120 },
  { glossShare: 30, redLost: 33 },
  { glossShare: 0, redLost: 0 },
  { glossShare: 200, redLost: 255 },
];
const MARKS = [0, 0.002, 0.1, 0.5, 1, 2.4];
/** One beside each mark in turn; the coolest and the warmest are -1 and 1. */
const WARMTHS = [0, 0.4, 1, -1, 0.7, -0.9];
/** Mean mark amounts, red and blue; the default's marks at the highest density give 0.4. */
const HALOS = [
  [0, 0],
  [0.004, 0.01],
  [0.13, 0.11],
  [0.35, 0.4],
  [1.6, 1.4],
  [2.4, 2.2],
] as const;
/** shaders/chunks/packed.glsl */
const HALO_RANGE = 8;

const packed = (value: number): number => {
  const steps = value * 255;
  return 256 * Math.floor(steps) + Math.round(255 * (steps - Math.floor(steps)));
};
const unpacked = (value: number): number => (value >> 8) / 255 + (value & 255) / 255 / 255;
const linear = (levels: Rgb): Rgb => [
  LINEAR_OF_LEVEL[levels[0]]!,
  LINEAR_OF_LEVEL[levels[1]]!,
  LINEAR_OF_LEVEL[levels[2]]!,
];
const encoded = (light: number): number =>
  255 * Math.min(1, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

const pixels = COLOURS.flatMap((colour) => {
  const level = packed(Math.min(...linear(colour)));
  return GLOSS.flatMap((gloss) => {
    const levels = colour.map((level) => Math.min(255, level + gloss)) as unknown as Rgb;
    return MARKS.flatMap((mark, j) =>
      HALOS.map((halo, k) => {
        const warm = mark * WARMTHS[(j + k) % WARMTHS.length]!;
        return { levels, level, ...SHEENS[(j + k) % SHEENS.length]!, mark, warm, halo };
      }),
    );
  });
});

const lookOf = (change: Partial<TreatmentPlan>): ImpressionLook =>
  impressionLook({ ...DEFAULT_PLAN, ...change });
const { age, deposit, pigment } = DEFAULT_PLAN;
const LOOKS: Readonly<Record<string, ImpressionLook>> = {
  'the default': lookOf({}),
  'the default, matte': lookOf({ finish: 'matte' }),
  'fresh and red, matte': lookOf({ age: { ...age, days: 0 }, skin: { type: 'I' }, finish: 'matte' }),
  'flaking, fine and shallow': lookOf({
    age: { ...age, days: 8 },
    deposit: { diameterMm: 0.18, points: 1, depthMm: 0.25, angleDeg: 90 },
  }),
  'deep, old and thin': lookOf({
    age: { ...age, days: 2000 },
    deposit: { ...deposit, depthMm: 1 },
    pigment: { ...pigment, family: 'light', shade: '60' },
  }),
  'the darkest on dark skin': lookOf({
    skin: { type: 'VI' },
    pigment: { ...pigment, family: 'dark', shade: '4' },
  }),
};

describe('the picture’s shader and the domain', () => {
  it.each(Object.entries(LOOKS))(
    'give the same light of a strip of skin within a level: %s',
    async (_name, look) => {
      const strip = {
        photo: pixels.flatMap(({ levels }) => [...levels, 255]),
        marks: pixels.map(({ mark }) => mark),
        warm: pixels.map(({ warm }) => warm),
        haloRed: pixels.map(({ halo }) => packed(halo[0] / HALO_RANGE)),
        haloBlue: pixels.map(({ halo }) => packed(halo[1] / HALO_RANGE)),
        level: pixels.map(({ level }) => level),
        glossShare: pixels.map(({ glossShare }) => glossShare),
        redLost: pixels.map(({ redLost }) => redLost),
      };
      const drawn = await opened.page.evaluate(
        (given) => fixture.strip.compositeStrip(given.strip, given.look),
        { strip, look },
      );
      const { pigment: used } = drawn;
      const optics = { ...look, markDensity: used.uMarkDensity };
      const found = { worst: 0, changed: 0 };
      pixels.forEach(({ levels, mark, warm }, i) => {
        const halo = [strip.haloRed[i]!, strip.haloBlue[i]!].map(
          (value) => used.uHaloPerAmount * HALO_RANGE * unpacked(value),
        ) as [number, number];
        const shine = {
          level: unpacked(strip.level[i]!),
          glossShare: strip.glossShare[i]! / 255,
          redLost: strip.redLost[i]! / 255,
        };
        const light = pigmentedLight(linear(levels), shine, { mark, warm, halo }, optics);
        light.forEach((value, c) => {
          const level = drawn.data[4 * i + c]!;
          found.worst = Math.max(found.worst, Math.abs(level - encoded(value)));
          if (level !== levels[c]) found.changed++;
        });
      });
      expect(found.changed).toBeGreaterThan(2000);
      expect(found.worst).toBeLessThanOrEqual(1);
    },
  );

  it('have the same profile of a mark', async () => {
    const [steps, reach] = [64, 1.1 * REACH_SIGMAS];
    const { profile, markShare } = await opened.page.evaluate(
      (given) => fixture.strip.shaderProfile(given.steps, given.reach),
      { steps, reach },
    );
    const at = (step: number): number => (reach * step) / (steps - 1);
    const expected = profile.map((_, i) => markProfile(at(i % steps), at(Math.floor(i / steps))));
    expect(expected[0]).toBe(1);
    expect(expected.at(-1)).toBe(0);
    const worst = Math.max(...profile.map((value, i) => Math.abs(value - expected[i]!)));
    expect(worst).toBeLessThan(1e-5);
    expect(markShare).toBeCloseTo(MARK_SHARE, 4);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
