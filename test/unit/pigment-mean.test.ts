import { describe, expect, it } from 'vitest';
import { chromaOf, labOf, luminanceOf, type Lab } from '../../src/domain/pigment/colour';
import { visualDensity } from '../../src/domain/pigment/fading';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { ImpressionLook, Rgb } from '../../src/domain/pigment/look';
import { pigmentedLight, withoutShine } from '../../src/domain/pigment/pigmentedSkin';
import { matchedShade } from '../../src/domain/pigment/shadeMatch';
import { itaDegOf, skinClassOf } from '../../src/domain/pigment/skinClass';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { markAreaMm2, treatedMean as toldMean } from '../../src/domain/pigment/treatedMean';
import { markAmounts } from '../support/treatedPatch';

/** Linear light of human skin, as photographs show it. */
const SKINS: readonly (readonly [string, Rgb])[] = [
  ['pale pink', [0.68, 0.47, 0.4]],
  ['light', [0.6, 0.38, 0.28]],
  ['medium', [0.47, 0.28, 0.185]],
  ['tan', [0.36, 0.2, 0.125]],
  ['brown', [0.22, 0.115, 0.068]],
  ['dark brown', [0.12, 0.06, 0.036]],
];
const HAIR_TONES = ['black', 'dark-brown', 'light-brown', 'blond-or-red', 'grey'] as const;
const PX_PER_MM = 10;
const CHANNELS = [0, 1, 2] as const;

function matchedLook(skin: Rgb, change: Partial<TreatmentPlan> = {}): ImpressionLook {
  const type = skinClassOf(itaDegOf(labOf(skin)));
  const { shade, family } = matchedShade(type, null, null);
  return impressionLook({
    ...DEFAULT_PLAN,
    skin: { type },
    pigment: { ...DEFAULT_PLAN.pigment, shade, family },
    ...change,
  });
}

interface Mean {
  readonly light: Rgb;
  readonly lab: Lab;
}

/**
 * Of a patch of skin, as stippleStats of the reference's tools takes them: the means of each pixel's light and of each
 * pixel's Lab.
 */
function meanOf(skin: Rgb, look: ImpressionLook, impressionsPerCm2: number): Mean {
  const halo = impressionsPerCm2 / look.haloReferencePerCm2;
  const shine = withoutShine(Math.min(...skin));
  const pixelOf = (mark: number): Mean => {
    const light = pigmentedLight(skin, shine, { mark, halo: [halo, halo] }, look);
    return { light, lab: labOf(light) };
  };
  const amounts = markAmounts(look, impressionsPerCm2, PX_PER_MM);
  // Most of them lie between the marks, where all look alike.
  const between = pixelOf(0);
  const light: [number, number, number] = [0, 0, 0];
  const lab = { l: 0, a: 0, b: 0 };
  for (const mark of amounts) {
    const pixel = mark === 0 ? between : pixelOf(mark);
    for (const c of CHANNELS) light[c] += pixel.light[c] / amounts.length;
    for (const c of ['l', 'a', 'b'] as const) lab[c] += pixel.lab[c] / amounts.length;
  }
  return { light, lab };
}

const means = new Map<string, Mean>();

/** Computed once for the same skin, plan and density. */
function treatedMean(
  skin: Rgb,
  change: Partial<TreatmentPlan> = {},
  plannedPerCm2 = DEFAULT_PLAN.density.impressionsPerCm2,
): Mean {
  const look = matchedLook(skin, change);
  const key = JSON.stringify([skin, look, plannedPerCm2]);
  const mean = means.get(key) ?? meanOf(skin, look, plannedPerCm2 * look.visible);
  means.set(key, mean);
  return mean;
}

const hueDeg = ({ a, b }: Lab): number => (Math.atan2(b, a) * 180) / Math.PI;

it('turns skin yellower rather than pinker, as real work does by 4.5 degrees in the middle', () => {
  const shifts = SKINS.map(([, skin]) => hueDeg(treatedMean(skin).lab) - hueDeg(labOf(skin)));
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  expect(mean).toBeGreaterThan(3.5);
  expect(mean).toBeLessThan(5.5);
  expect(Math.min(...shifts)).toBeGreaterThan(2);
});

describe.each(SKINS)('treated %s skin', (_, skin) => {
  const bare = labOf(skin);
  const { light, lab } = treatedMean(skin);

  it('is darker by what real work darkens it', () => {
    expect(lab.l - bare.l).toBeGreaterThan(-20);
    expect(lab.l - bare.l).toBeLessThan(-6);
  });

  it('has lost about half of its chroma and stays warm', () => {
    const chroma = chromaOf(lab) / chromaOf(bare);
    expect(chroma).toBeGreaterThan(0.44);
    expect(chroma).toBeLessThan(0.54);
    expect(hueDeg(lab) - hueDeg(bare)).toBeGreaterThan(-3);
    expect(hueDeg(lab) - hueDeg(bare)).toBeLessThan(13);
  });

  it('loses nearly as much of its chroma to faint work as to strong work, whichever hair it is matched to', () => {
    const type = skinClassOf(itaDegOf(bare));
    const left = HAIR_TONES.flatMap((hair) =>
      [0, 1].map((hairBesideSkin) => {
        const { shade, family } = matchedShade(type, hair, null, hairBesideSkin);
        const pigment = { ...DEFAULT_PLAN.pigment, shade, family };
        return chromaOf(treatedMean(skin, { pigment }).lab) / chromaOf(bare);
      }),
    );
    expect(Math.min(...left)).toBeGreaterThan(0.43);
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(0.12);
  });

  it('keeps its colour between the dots, darker by every channel: no pale grey film', () => {
    const look = matchedLook(skin);
    const at = (mark: number): Rgb =>
      pigmentedLight(skin, withoutShine(Math.min(...skin)), { mark, halo: [1, 1] }, look);
    const [between, dot] = [at(0), at(1)];
    expect(chromaOf(labOf(between)) / chromaOf(bare)).toBeGreaterThan(0.48);
    expect(chromaOf(labOf(between)) / chromaOf(bare)).toBeLessThan(0.6);
    // The dots carry the more of the loss.
    expect(chromaOf(labOf(dot))).toBeLessThan(chromaOf(labOf(between)));
    for (const c of CHANNELS) expect(between[c] / skin[c]).toBeLessThan(0.94);
    expect(hueDeg(labOf(between))).toBeGreaterThan(hueDeg(bare) - 1);
  });

  it('has little tone where dots stand apart, as at a front row', () => {
    const look = matchedLook(skin);
    const lost = (halo: number): number => {
      const toned = pigmentedLight(
        skin,
        withoutShine(Math.min(...skin)),
        { mark: 0, halo: [halo, halo] },
        look,
      );
      return 1 - chromaOf(labOf(toned)) / chromaOf(bare);
    };
    expect(lost(0.25) / lost(1)).toBeLessThan(0.25);
    expect(lost(0.5) / lost(1)).toBeLessThan(0.5);
  });

  it('gets about half of its chroma back in five years', () => {
    const lost = (days: number): number => {
      const { lab: then } = treatedMean(skin, { age: { ...DEFAULT_PLAN.age, days } });
      return 1 - chromaOf(then) / chromaOf(bare);
    };
    const left = lost(5 * 365) / lost(30);
    expect(left).toBeGreaterThan(0.45);
    expect(left).toBeLessThan(0.65);
  });

  it('has lost as much of its darkness as the sources say: a tenth in half a year, half in five years', () => {
    const density = (days: number): number => {
      const { light: then } = treatedMean(skin, { age: { ...DEFAULT_PLAN.age, days } });
      return -Math.log(luminanceOf(then) / luminanceOf(skin));
    };
    const healed = density(30);
    const fading = (days: number): number =>
      visualDensity(days, { skin: skinClassOf(itaDegOf(bare)), sun: DEFAULT_PLAN.age.sun, scar: false });
    for (const days of [182, 365, 5 * 365])
      expect(Math.abs(density(days) / healed - fading(days)), `${days} days`).toBeLessThan(0.03);
  });

  it('does not turn grey, however dense', () => {
    expect(chromaOf(treatedMean(skin, {}, 210).lab) / chromaOf(bare)).toBeGreaterThan(0.33);
  });

  it('is not black when fresh', () => {
    const { lab: fresh } = treatedMean(skin, { age: { ...DEFAULT_PLAN.age, days: 0 } });
    expect(fresh.l).toBeLessThan(lab.l - 2);
    expect(fresh.l).toBeGreaterThan(bare.l - 22);
    // Red, not mauve.
    expect(hueDeg(fresh)).toBeGreaterThan(28);
    expect(hueDeg(fresh)).toBeLessThan(hueDeg(bare));
  });

  it('has lost most of its red and least of its blue light', () => {
    const [red, green, blue] = CHANNELS.map((c) => light[c] / skin[c]);
    expect(red).toBeLessThan(green!);
    expect(green).toBeLessThan(blue!);
    expect(blue).toBeLessThan(1);
  });

  it('keeps its highlights', () => {
    const look = matchedLook(skin);
    const level = Math.min(...skin);
    const amounts = { mark: 1, halo: [1, 1] } as const;
    const treated = (gloss: number): Rgb =>
      pigmentedLight([skin[0] + gloss, skin[1] + gloss, skin[2] + gloss], withoutShine(level), amounts, look);
    // What the skin's own light may reach before any of it counts as gloss.
    const knee = 0.3 * level;
    const [dull, shining, glaring] = [treated(knee), treated(knee + 0.05), treated(knee + 0.25)];
    for (const c of CHANNELS) {
      expect(shining[c] - dull[c]).toBeCloseTo(0.05, 12);
      expect(glaring[c] - dull[c]).toBeCloseTo(0.25, 12);
    }
  });

  it('keeps a sheen as broad as the skin around it', () => {
    const look = matchedLook(skin);
    const level = Math.min(...skin);
    const amounts = { mark: 1, halo: [1, 1] } as const;
    const gloss = 0.25 * level;
    const glossy: Rgb = [skin[0] + gloss, skin[1] + gloss, skin[2] + gloss];
    const sheen = { level, glossShare: gloss / (level + gloss), redLost: 0 };
    const matt = pigmentedLight(skin, withoutShine(level), amounts, look);
    const shown = pigmentedLight(glossy, sheen, amounts, look);
    const flat = pigmentedLight(glossy, sheen, amounts, { ...look, matte: 1 });
    for (const c of CHANNELS) {
      expect(shown[c]).toBeCloseTo(matt[c] + gloss, 12);
      expect(flat[c]).toBeCloseTo(matt[c], 12);
    }
  });

  it.each([
    ['little, in a natural finish', 1.08, 0],
    ['much, in a matte one', 1.3, 1],
  ])('is as warm where the photo’s red was clipped: %s', (_much, red, matte) => {
    const look = { ...matchedLook(skin), matte };
    const brighter = red / skin[0];
    const lit: Rgb = [red, skin[1] * brighter, skin[2] * brighter];
    const level = Math.min(...lit);
    const amounts = { mark: 0, halo: [1, 1] } as const;
    const whole = pigmentedLight(lit, withoutShine(level), amounts, look);
    const clipped: Rgb = [1, lit[1], lit[2]];
    const restored = pigmentedLight(clipped, { ...withoutShine(level), redLost: red - 1 }, amounts, look);
    for (const c of CHANNELS) expect(restored[c]).toBeCloseTo(whole[c], 12);
  });
});

describe('a highlight of light skin that the photo has blown', () => {
  const blown: Rgb = [0.98, 0.92, 0.66];
  const between = (photo: Rgb, redLost: number, matte = 0): Rgb =>
    pigmentedLight(
      photo,
      { level: 0.55, glossShare: 0.17, redLost },
      { mark: 0, halo: [1, 1] },
      { ...matchedLook([0.6, 0.38, 0.28]), matte },
    );
  const darker = (light: Rgb): number =>
    labOf(blown).l - labOf([Math.min(1, light[0]), light[1], light[2]]).l;

  it('stays light, but is greyed as well: dots on cream skin would look like pepper', () => {
    const shown = between(blown, 0.3);
    const chroma = chromaOf(labOf(shown)) / chromaOf(labOf(blown));
    const whole = between(blown, 0.3, 1);
    expect(darker(shown)).toBeLessThan(6);
    expect(darker(shown)).toBeGreaterThan(1);
    expect(chroma).toBeGreaterThan(0.6);
    expect(chroma).toBeLessThan(0.75);
    expect(darker(whole)).toBeGreaterThan(8);
  });

  it('is spared the more the more of it was lost, without an edge', () => {
    const courses = [
      Array.from({ length: 91 }, (_, i) => between(blown, 0.005 * i)),
      Array.from({ length: 61 }, (_, i) => between([0.7 + 0.005 * i, 0.92, 0.66], 0.3)),
    ];
    for (const course of courses)
      for (let i = 1; i < course.length; i++) {
        const more = course[i]![1] - course[i - 1]![1];
        expect(more).toBeGreaterThan(-1e-12);
        expect(more).toBeLessThan(0.02);
      }
  });

  it('leaves skin that is hardly clipped its whole tone', () => {
    const [clipped, spared] = [between(blown, 0.105), between(blown, 0.105, 1)];
    for (const c of CHANNELS) expect(clipped[c] - spared[c]).toBeCloseTo(0.17 * 0.66, 12);
  });
});

describe.each(SKINS.slice(0, 4))('pigment placed 1 mm deep in %s skin', (_, skin) => {
  const colours = (depthMm: number): readonly Lab[] => {
    const change = { deposit: { ...DEFAULT_PLAN.deposit, depthMm } };
    const look = matchedLook(skin, change);
    const dot = pigmentedLight(skin, withoutShine(Math.min(...skin)), { mark: 1, halo: [1, 1] }, look);
    return [treatedMean(skin, change).lab, labOf(dot)];
  };

  it('is greyer and bluer than pigment at the usual depth, not greener', () => {
    const usual = colours(DEFAULT_PLAN.deposit.depthMm);
    colours(1).forEach((deep, k) => {
      expect(deep.b).toBeLessThan(usual[k]!.b - 0.5);
      expect(chromaOf(deep)).toBeLessThan(chromaOf(usual[k]!));
      expect(hueDeg(deep)).toBeLessThan(hueDeg(usual[k]!) + 1);
    });
  });
});

it.each([
  ['ruddy', [0.64, 0.35, 0.31]],
  ['very ruddy', [0.43, 0.21, 0.2]],
] as const)('makes %s skin less red between the dots, not mauve', (_, skin) => {
  const look = impressionLook({ ...DEFAULT_PLAN, skin: { type: 'II' } });
  const toned = pigmentedLight(skin, withoutShine(Math.min(...skin)), { mark: 0, halo: [1, 1] }, look);
  expect(hueDeg(labOf(toned)) - hueDeg(labOf(skin))).toBeGreaterThan(4);
  expect(hueDeg(labOf(toned)) - hueDeg(labOf(skin))).toBeLessThan(13);
});

it('takes no fixed share of a channel: on pale skin less of the red than on tan', () => {
  const [pale, tan] = ['pale pink', 'tan'].map((wanted) => SKINS.find(([name]) => name === wanted)![1]);
  const kept = (skin: Rgb): number => treatedMean(skin).light[0] / skin[0];
  expect(kept(pale!)).toBeGreaterThan(1.1 * kept(tan!));
});

it('is darker with a darker shade, a larger needle and more impressions', () => {
  const skin = SKINS[2]![1];
  const lightnessOf = (change: Partial<TreatmentPlan>, perCm2 = 110): number => {
    return meanOf(skin, impressionLook({ ...DEFAULT_PLAN, ...change }), perCm2).lab.l;
  };
  const { pigment, deposit } = DEFAULT_PLAN;
  const shades = (['10', '22', '34', '60'] as const).map((shade) =>
    lightnessOf({ pigment: { ...pigment, shade } }),
  );
  const needles = [0.3, 0.25, 0.18].map((diameterMm) => lightnessOf({ deposit: { ...deposit, diameterMm } }));
  const densities = [200, 110, 60, 30].map((perCm2) => lightnessOf({}, perCm2));
  for (const course of [shades, needles, densities])
    for (let i = 1; i < course.length; i++) expect(course[i]!).toBeGreaterThan(course[i - 1]! + 0.3);
});

it('is measured on a patch that holds as many marks as the density says', () => {
  const look = matchedLook(SKINS[1]![1]);
  for (const perCm2 of [60, 110, 200]) {
    const amounts = markAmounts(look, perCm2, PX_PER_MM);
    const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
    // A patch of 5.76 cm2 holds so few marks of different size and strength that their mean has this standard error.
    const standardError = Math.hypot(look.strengthSpread, 2 * look.sizeSpread) / Math.sqrt(5.76 * perCm2);
    expect(Math.abs(mean / ((perCm2 / 100) * markAreaMm2(look)) - 1)).toBeLessThan(3 * standardError);
  }
});

it.each(SKINS)('is told without drawing it: %s skin', (_, skin) => {
  const look = matchedLook(skin);
  const [told, drawn] = [toldMean(skin, look, 110), meanOf(skin, look, 110).light];
  // Marks are taken to lie at random; they lie more evenly and hide more.
  for (const c of CHANNELS) expect(Math.abs(told[c] / drawn[c] - 1)).toBeLessThan(0.04);
});
