import { describe, expect, it } from 'vitest';
import { labOf } from '../../src/domain/pigment/colour';
import { seenAt, seenColumn } from '../../src/domain/pigment/column';
import { skewedDeviation } from '../../src/domain/pigment/deviation';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { ImpressionLook, Rgb } from '../../src/domain/pigment/look';
import { pigmentedLight, withoutShine } from '../../src/domain/pigment/pigmentedSkin';
import { FAMILIES, LADDER } from '../../src/domain/pigment/shades';
import { SKIN_CLASSES, type SkinClass } from '../../src/domain/pigment/skinClass';
import { ladderOnSkin } from '../../src/domain/pigment/swatch';
import { deepVeil, skinVeil } from '../../src/domain/pigment/skinVeil';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { markAreaMm2 } from '../../src/domain/pigment/treatedMean';

const lookOf = (change: Partial<TreatmentPlan>): ImpressionLook =>
  impressionLook({ ...DEFAULT_PLAN, ...change });
const deposited = (change: Partial<TreatmentPlan['deposit']>, more: Partial<TreatmentPlan> = {}) =>
  lookOf({ ...more, deposit: { ...DEFAULT_PLAN.deposit, ...change } });

/** `count` values from `from` to `to`, both within. */
const range = (from: number, to: number, count = 31): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const CHANNELS = [0, 1, 2] as const;

/** Every value is above the one before it. */
function expectRising(values: readonly number[]): void {
  expect(values.filter((value, i) => i > 0 && !(value > values[i - 1]!))).toEqual([]);
}
const expectFalling = (values: readonly number[]): void => expectRising(values.map((value) => -value));

/** Integral of what a mark of peak 1 adds, mm2. */
const areaOf = (look: ImpressionLook): number => 2 * Math.PI * look.markSigmaMm ** 2 * look.elongation;
const shareOfRed = ([r, g, b]: Rgb): number => r / (r + g + b);
/** Light that the middle of a mark takes away beside its halo, over the light there. */
function contrast(look: ImpressionLook, skin: Rgb): Rgb {
  const level = withoutShine(Math.min(...skin));
  const around = pigmentedLight(skin, level, { mark: 0, halo: [1, 1] }, look);
  const middle = pigmentedLight(skin, level, { mark: 1, halo: [1, 1] }, look);
  return [1 - middle[0] / around[0], 1 - middle[1] / around[1], 1 - middle[2] / around[2]];
}
const SKIN: Rgb = [0.48, 0.29, 0.2];

describe('a deeper deposit', () => {
  const depths = range(0.25, 1);
  /** Small and large needles, oblique and upright, on light and dark skin. */
  const courses = [0.18, 0.25, 0.3].flatMap((diameterMm) =>
    [30, 60, 90].map((angleDeg) => depths.map((depthMm) => deposited({ diameterMm, angleDeg, depthMm }))),
  );

  it('is wider, its peak lower beside all of it, and its halo wider', () => {
    for (const looks of courses) {
      expectRising(looks.map((look) => look.markSigmaMm));
      expectFalling(looks.map((look) => 1 / areaOf(look)));
      for (const k of [0, 1] as const) expectRising(looks.map((look) => look.haloSigmaMm[k]));
    }
  });

  it('gains no contrast in green and blue below 0.4 mm', () => {
    for (const looks of courses) {
      const deep = looks.filter((_, i) => depths[i]! > 0.4);
      for (const c of [1, 2] as const) expectFalling(deep.map((look) => look.markDensity[c]));
    }
  });

  it('is bluer: more of it is taken from red light', () => {
    for (const looks of courses) {
      expectRising(looks.map(({ markDensity }) => shareOfRed(markDensity)));
      expectRising(looks.map(({ haloDensity }) => shareOfRed(haloDensity)));
    }
  });

  it('dulls the skin around it more', () => {
    for (const looks of courses) {
      for (const c of CHANNELS) expectRising(looks.map((look) => look.haloDensity[c]));
      expectRising(looks.map((look) => look.haloStrength));
    }
  });
});

describe('a column of pigment', () => {
  const overRed = ([r, g, b]: Rgb) => [g / r, b / r] as const;
  /** SMP reference, Monte Carlo: R : G : B of a shallow column and of a disc at 0.35 mm. */
  const SHALLOW = [0.74, 0.53] as const;
  const DISC = [0.44, 0.31] as const;

  it('loses contrast with depth in green and blue beside red as the reference says', () => {
    const shallow = overRed(seenColumn(0.25).mark);
    const disc = overRed(seenAt(0.35));
    for (const k of [0, 1] as const)
      expect(Math.abs(disc[k] / shallow[k] / (DISC[k] / SHALLOW[k]) - 1)).toBeLessThan(0.1);
  });

  it('adds up what is seen of its slices', () => {
    for (const depthMm of [0.25, 0.5, 1]) {
      const { mark } = seenColumn(depthMm);
      for (const c of CHANNELS) {
        let sum = 0;
        for (let z = 0.08 + 5e-5; z < depthMm; z += 1e-4) sum += 1e-4 * seenAt(z)[c];
        expect(mark[c] / sum).toBeCloseTo(1, 2);
      }
    }
  });

  it('shows little of what lies below 0.4 mm in the mark, more in the tone around', () => {
    const [half, whole] = [seenColumn(0.4), seenColumn(1)];
    expect(half.mark[1] / whole.mark[1]).toBeGreaterThan(0.85);
    expect(half.halo[1] / whole.halo[1]).toBeLessThan(0.75);
  });
});

describe('a larger deposit', () => {
  it('is wider and darker, marks and halo', () => {
    for (const depthMm of [0.25, 0.5, 1]) {
      const looks = range(0.18, 0.3).map((diameterMm) => deposited({ diameterMm, depthMm }));
      expectRising(looks.map((look) => look.markSigmaMm));
      for (const c of CHANNELS) {
        expectRising(looks.map((look) => look.markDensity[c]));
        expectRising(looks.map((look) => look.haloDensity[c]));
        expectRising(looks.map((look) => contrast(look, SKIN)[c]));
      }
    }
  });

  it('is wider with three points, and dulls the skin more', () => {
    for (const diameterMm of [0.18, 0.25, 0.3]) {
      const of = (points: 1 | 3) =>
        impressionLook({ ...DEFAULT_PLAN, deposit: { ...DEFAULT_PLAN.deposit, diameterMm, points } });
      expect(of(3).markSigmaMm).toBeGreaterThan(1.05 * of(1).markSigmaMm);
      expect(of(3).haloDensity[1]).toBeGreaterThan(1.3 * of(1).haloDensity[1]);
      expect(markAreaMm2(of(3)) * of(3).markDensity[1]).toBeGreaterThan(
        markAreaMm2(of(1)) * of(1).markDensity[1],
      );
    }
  });
});

describe('an oblique deposit', () => {
  it('is the longer along its way the flatter the needle; round where it is upright', () => {
    for (const depthMm of [0.25, 0.5, 1]) {
      const looks = range(90, 30).map((angleDeg) => deposited({ angleDeg, depthMm }));
      expect(looks[0]!.elongation).toBeCloseTo(1, 12);
      expectRising(looks.map((look) => look.elongation));
      expectFalling(looks.map((look) => look.markDensity[1]));
    }
  });
});

describe('a thinner mixture', () => {
  it.each(FAMILIES)('is lighter at every step of the ladder, marks and halo (%s)', (family) => {
    const looks = LADDER.map((shade) => lookOf({ pigment: { ...DEFAULT_PLAN.pigment, family, shade } }));
    for (const c of CHANNELS) {
      expectFalling(looks.map((look) => look.markDensity[c]));
      expectFalling(looks.map((look) => look.haloDensity[c]));
      expectFalling(looks.map((look) => contrast(look, SKIN)[c]));
    }
    expectFalling(looks.map((look) => look.haloStrength));
  });

  it('takes less of the tone around evenly: its fall nowhere changes at once', () => {
    const looks = range(15, 60, 451).map((dilution) =>
      lookOf({ pigment: { ...DEFAULT_PLAN.pigment, shade: 'custom', custom: { dilution, warmth: 0 } } }),
    );
    const falls = looks.slice(1).map((look, i) => {
      const thicker = looks[i]!;
      return (thicker.haloStrength - look.haloStrength) / (thicker.markDensity[1] - look.markDensity[1]);
    });
    for (const [i, fall] of falls.slice(1).entries()) {
      expect(fall / falls[i]!).toBeGreaterThan(0.9);
      expect(fall / falls[i]!).toBeLessThan(1.1);
    }
  });

  it('is so between the steps as well, warm or ashen', () => {
    for (const warmth of [-1, 0, 1]) {
      const looks = range(4, 60, 57).map((dilution) =>
        lookOf({ pigment: { ...DEFAULT_PLAN.pigment, shade: 'custom', custom: { dilution, warmth } } }),
      );
      for (const c of CHANNELS) expectFalling(looks.map((look) => look.markDensity[c]));
    }
  });
});

describe('darker skin', () => {
  it('veils the same dot more in every channel, and shows it with less contrast', () => {
    const looks = SKIN_CLASSES.map((type: SkinClass) => lookOf({ skin: { type } }));
    for (const c of CHANNELS) {
      expectRising(SKIN_CLASSES.map((type) => skinVeil(type)[c]));
      expectFalling(looks.map((look) => contrast(look, SKIN)[c]));
    }
  });

  it.each(SKIN_CLASSES)('leaves no dot black on type %s, however much pigment it holds', (type) => {
    const look = lookOf({ skin: { type }, pigment: { ...DEFAULT_PLAN.pigment, family: 'dark' } });
    const matt = withoutShine(Math.min(...SKIN));
    const bare = pigmentedLight(SKIN, matt, { mark: 0, halo: [0, 0] }, look);
    const full = pigmentedLight(SKIN, matt, { mark: 20, halo: [0, 0] }, look);
    for (const c of CHANNELS) {
      expect(full[c] / bare[c]).toBeGreaterThan(0.18);
      expect(full[c] / bare[c]).toBeLessThan(0.3);
    }
  });

  it('loses its colour to the tone about as light skin does, and more of it than to a mark as dense', () => {
    // Blue is the darkest of its channels: none of that is colour.
    for (const c of [0, 1] as const) {
      expect(deepVeil('VI')[c] - deepVeil('I')[c]).toBeLessThan(0.1);
      for (const type of SKIN_CLASSES) expect(skinVeil(type)[c]).toBeGreaterThan(deepVeil(type)[c] + 0.05);
    }
  });
});

describe('warmer and cooler dots', () => {
  const look = lookOf({});
  const dot = (warmth: number): Rgb =>
    pigmentedLight(SKIN, withoutShine(Math.min(...SKIN)), { mark: 1, warm: warmth, halo: [1, 1] }, look);

  it('differ in colour by what is just seen, hardly in lightness, and average to the plan’s', () => {
    const [cool, middle, warm] = [labOf(dot(-1)), labOf(dot(0)), labOf(dot(1))];
    expect(warm.b - cool.b).toBeGreaterThan(2);
    expect(warm.b - cool.b).toBeLessThan(8);
    expect(Math.abs(warm.l - cool.l)).toBeLessThan(2);
    for (const k of ['l', 'a', 'b'] as const)
      expect(Math.abs((warm[k] + cool[k]) / 2 - middle[k])).toBeLessThan(0.3);
  });
});

describe('the mixture that dark skin takes', () => {
  const DARK: Rgb = [0.12, 0.06, 0.036];
  const look = lookOf({
    skin: { type: 'VI' },
    pigment: { ...DEFAULT_PLAN.pigment, family: 'dark', shade: '8' },
  });
  const lightOf = (mark: number): Rgb =>
    pigmentedLight(DARK, withoutShine(Math.min(...DARK)), { mark, halo: [1, 1] }, look);
  const pigments = range(0, 1, 1001).map(
    (trait) => 1 + look.strengthSpread * skewedDeviation(trait, look.strengthSkew),
  );

  it('makes dots of differing darkness: few as black as a dot can be', () => {
    const [blackest] = lightOf(10),
      [around] = lightOf(0);
    const black = pigments.filter((mark) => lightOf(mark)[0] < blackest + 0.2 * (around - blackest));
    expect(black.length / pigments.length).toBeLessThan(0.58);
  });

  it('leaves no dot so faint that it is lost among its neighbours', () => {
    const faintest = Math.min(...pigments);
    expect(faintest).toBeGreaterThan(1 / 3);
    expect(lightOf(faintest)[0] / lightOf(0)[0]).toBeLessThan(0.6);
  });

  it('leaves the middle of a dot as brown as the skin around it', () => {
    const saturation = ([r, g, b]: Rgb): number => 1 - Math.min(r, g, b) / Math.max(r, g, b);
    expect(saturation(lightOf(1)) / saturation(lightOf(0))).toBeGreaterThan(0.9);
  });
});

describe('time', () => {
  const aged = (days: number): ImpressionLook => lookOf({ age: { ...DEFAULT_PLAN.age, days } });

  it('fades marks and halo from year to year, and cools them', () => {
    const looks = [30, 182, 365, 730, 1095, 1460, 1825, 2190].map(aged);
    for (const c of CHANNELS) {
      expectFalling(looks.map((look) => look.markDensity[c]));
      expectFalling(looks.map((look) => look.haloDensity[c]));
      expectFalling(looks.map((look) => contrast(look, SKIN)[c]));
    }
    expectRising(looks.map(({ markDensity }) => shareOfRed(markDensity)));
  });

  it('shows fresh work larger, darker and red, and healed work not red at all', () => {
    const [fresh, healed] = [aged(0), aged(30)];
    // Variance of a disc is a sixteenth of its diameter squared; the skin's spread is added to either.
    const { diameterMm } = DEFAULT_PLAN.deposit;
    const grown = fresh.markSigmaMm ** 2 - healed.markSigmaMm ** 2;
    expect(grown).toBeCloseTo(((1.7 ** 2 - 1) * diameterMm ** 2) / 16, 9);
    expect(fresh.markDensity[1] / healed.markDensity[1]).toBeCloseTo(1.6, 6);
    expect(healed.redness).toEqual([0, 0, 0]);
    // Red skin sends back red light.
    expect(fresh.redness[0]).toBeLessThan(0.2 * fresh.redness[1]);
  });

  it('reddens skin in patches around single dots at first, which fade into the even tone', () => {
    const days = [0, 0.5, 1, 2, 3, 4, 5, 30].map((day) =>
      lookOf({ skin: { type: 'II' }, age: { ...DEFAULT_PLAN.age, days: day } }),
    );
    const [fresh, healed] = [days[0]!, days.at(-1)!];
    expect(fresh.patchiness).toBeGreaterThan(0.1);
    // Of the mean redness: where less than half was left, pale patches among red ones looked like a disease of the skin.
    expect(fresh.patchiness).toBeLessThan(0.5);
    expect(fresh.haloSigmaMm[1]).toBeLessThan(1);
    expect(healed.patchiness).toBe(0);
    for (let k = 1; k < days.length; k++) {
      expect(days[k]!.patchiness).toBeLessThanOrEqual(days[k - 1]!.patchiness);
      expect(days[k]!.haloSigmaMm[1]).toBeGreaterThanOrEqual(days[k - 1]!.haloSigmaMm[1]);
    }
    expect(days.find(({ redness }) => redness[1] === 0)!.haloSigmaMm).toEqual(healed.haloSigmaMm);
  });

  it('dulls the skin between as much in the first days as healed, and half as much after five years', () => {
    const [fresh, paler, healed, old] = [aged(0), aged(6), aged(30), aged(5 * 365)];
    expect(paler.haloStrength).toBe(healed.haloStrength);
    // Blood outshines it.
    expect(fresh.haloStrength).toBeLessThan(healed.haloStrength);
    const taken = ({ haloStrength }: { haloStrength: number }): number => 1 - Math.exp(-haloStrength);
    expect((taken(old) * old.visible) / taken(healed)).toBeCloseTo(0.5, 6);
  });
});

describe('swatches', () => {
  const levelsOf = (hex: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

  it.each([SKIN, [0.68, 0.47, 0.4], [0.12, 0.06, 0.036]] as const)(
    'lighten from step to step of the ladder on skin of %f %f %f',
    (...skin) => {
      const swatches = ladderOnSkin(DEFAULT_PLAN, skin);
      expect(swatches.map(({ shade }) => shade)).toEqual([...LADDER, 'custom']);
      for (const part of ['tone', 'mark'] as const) {
        const levels = swatches.slice(0, -1).map((swatch) => levelsOf(swatch[part]));
        for (let i = 1; i < levels.length; i++)
          for (const c of CHANNELS) expect(levels[i]![c]).toBeGreaterThanOrEqual(levels[i - 1]![c]!);
        expect(levels.at(-1)![0]).toBeGreaterThan(levels[0]![0]!);
      }
      for (const { skin: bare, tone, mark } of swatches) {
        expect(levelsOf(tone)[0]).toBeLessThan(levelsOf(bare)[0]!);
        expect(levelsOf(mark)[0]).toBeLessThan(levelsOf(tone)[0]!);
      }
    },
  );
});
