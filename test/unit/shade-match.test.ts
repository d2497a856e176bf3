import { describe, expect, it } from 'vitest';
import { chromaOf, labOf, LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import {
  isLighterThanDots,
  lightBesideSkin,
  matchedShade,
  nearestShade,
} from '../../src/domain/pigment/shadeMatch';
import { LADDER } from '../../src/domain/pigment/shades';
import { classChance, itaDegOf, SKIN_CLASSES, skinClassOf } from '../../src/domain/pigment/skinClass';
import type { HairTone } from '../../src/domain/pigment/hairTone';
import { pigmentShown } from '../support/shownPigment';

const labOfSrgb = (r: number, g: number, b: number) =>
  labOf([LINEAR_OF_LEVEL[r]!, LINEAR_OF_LEVEL[g]!, LINEAR_OF_LEVEL[b]!]);

describe('colour', () => {
  it.each([
    [255, 255, 255, 100, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [255, 0, 0, 53.24, 80.09, 67.2],
    [0, 255, 0, 87.73, -86.18, 83.18],
    [0, 0, 255, 32.3, 79.19, -107.86],
    [119, 119, 119, 50.03, 0, 0],
  ])('sRGB %d %d %d is L* %f a* %f b* %f', (r, g, b, l, a, bStar) => {
    const lab = labOfSrgb(r, g, b);
    expect(Math.abs(lab.l - l)).toBeLessThan(0.05);
    expect(Math.abs(lab.a - a)).toBeLessThan(0.05);
    expect(Math.abs(lab.b - bStar)).toBeLessThan(0.05);
  });

  it('has no chroma in grey', () => {
    for (let level = 0; level < 256; level++)
      expect(chromaOf(labOfSrgb(level, level, level))).toBeLessThan(0.02);
  });
});

describe('skin class', () => {
  it('has the edges of the typology angle', () => {
    expect([56, 54, 40, 27, 9, -31].map(skinClassOf)).toEqual(SKIN_CLASSES);
    expect([55, 41, 28, 10, -30].map(skinClassOf)).toEqual(SKIN_CLASSES.slice(1));
    expect(itaDegOf({ l: 70, a: 8, b: 20 })).toBeCloseTo(45, 10);
  });

  it('shares out all chance', () => {
    for (const ita of [-60, 0, 27, 48, 80]) {
      const chances = SKIN_CLASSES.map((skinClass) => classChance(skinClass, ita, 12));
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      expect(Math.max(...chances)).toBe(chances[SKIN_CLASSES.indexOf(skinClassOf(ita))]);
    }
  });
});

describe('start shade', () => {
  it.each([
    ['I', 'black', 26],
    ['III', 'dark-brown', 30],
    ['IV', 'dark-brown', 22],
    ['IV', 'black', 18],
    ['V', 'black', 8],
    ['VI', 'dark-brown', 10],
    ['II', 'blond-or-red', 50],
    ['III', 'grey', 38],
    ['VI', 'light-brown', 18],
  ] as const)('of skin %s and %s hair is %d to 1', (skinClass, hair, dilution) => {
    expect(Number(matchedShade(skinClass, hair, null).shade)).toBe(dilution);
  });

  it('is a step of the ladder within the range of the table', () => {
    for (const skinClass of SKIN_CLASSES)
      for (const hair of ['black', 'dark-brown', 'light-brown', 'blond-or-red', 'grey'] as const) {
        const { shade, reasons } = matchedShade(skinClass, hair, null);
        const dilution = Number(shade);
        const range = reasons.find((reason) => reason.id === 'start-range')!;
        expect(LADDER).toContain(shade);
        expect(dilution).toBeGreaterThanOrEqual(range.from);
        expect(dilution).toBeLessThanOrEqual(range.to);
        expect(range.basis).toBe('assumption');
      }
  });

  it('is never lighter on darker skin, nor darker for lighter hair', () => {
    const hairs: readonly HairTone[] = ['black', 'dark-brown', 'light-brown', 'blond-or-red'];
    const dilutions = SKIN_CLASSES.map((skinClass) =>
      hairs.map((hair) => Number(matchedShade(skinClass, hair, null).shade)),
    );
    dilutions.forEach((row, skin) =>
      row.forEach((dilution, hair) => {
        if (skin > 0) expect(dilution).toBeLessThanOrEqual(dilutions[skin - 1]![hair]!);
        if (hair > 0) expect(dilution).toBeGreaterThan(row[hair - 1]!);
      }),
    );
  });

  it('takes dark brown where no hair is seen, black on dark skin, and says so', () => {
    for (const skinClass of SKIN_CLASSES) {
      const hair = skinClass === 'V' || skinClass === 'VI' ? 'black' : 'dark-brown';
      const { shade, reasons } = matchedShade(skinClass, null, null);
      expect(shade).toBe(matchedShade(skinClass, hair, null).shade);
      expect(reasons).toContainEqual({ id: 'hair-assumed', hair, basis: 'assumption' });
      expect(reasons.map(({ id }) => id)).not.toContain('hair-seen');
    }
  });

  const greyOn = (skinClass: (typeof SKIN_CLASSES)[number], besideSkin: number | null): number =>
    Number(matchedShade(skinClass, 'grey', null, besideSkin).shade);

  it('for grey hair is the lighter the lighter the hair is beside the skin, within the table', () => {
    expect([null, 0.3, 0.63, 0.84, 1.5].map((light) => greyOn('III', light))).toEqual([38, 30, 38, 42, 42]);
    expect([0.3, 1.5].map((light) => greyOn('IV', light))).toEqual([22, 30]);
    for (const skinClass of SKIN_CLASSES)
      for (let light = 0.1; light < 1.6; light += 0.05) {
        const { shade, reasons } = matchedShade(skinClass, 'grey', null, light);
        const range = reasons.find((reason) => reason.id === 'start-range')!;
        expect(range).toMatchObject({ by: 'lightness' });
        expect(Number(shade)).toBeGreaterThanOrEqual(range.from);
        expect(Number(shade)).toBeLessThanOrEqual(range.to);
        expect(greyOn(skinClass, light + 0.05)).toBeGreaterThanOrEqual(Number(shade));
      }
  });

  it('of hair that is not grey does not hang on its lightness', () => {
    for (const hair of ['black', 'dark-brown', 'light-brown', 'blond-or-red'] as const)
      expect(matchedShade('III', hair, null, 1.5)).toEqual(matchedShade('III', hair, null));
  });

  it('tells grey hair that no dots can meet', () => {
    const { skin, hair } = pigmentShown();
    const grey = (l: number) => ({ ...hair!, tone: 'grey', lab: { l, a: 0, b: 0 } }) as const;
    const skinL = labOf(skin!.linear).l;
    expect(lightBesideSkin(grey(skinL), skin!)).toBeCloseTo(1 / 0.8, 2);
    expect(isLighterThanDots(grey(62), skin)).toBe(true);
    expect(isLighterThanDots(grey(45), skin)).toBe(false);
    expect(isLighterThanDots({ ...grey(62), tone: 'blond-or-red' }, skin)).toBe(false);
    expect(isLighterThanDots(null, skin)).toBe(false);
    expect(isLighterThanDots(grey(62), null)).toBe(false);
  });

  it('has a pigment family by skin', () => {
    expect(SKIN_CLASSES.map((skinClass) => matchedShade(skinClass, null, null).family)).toEqual([
      'light',
      'light',
      'medium',
      'medium',
      'dark',
      'dark',
    ]);
  });

  it('prefers the lighter of two steps as near', () => {
    expect([16, 1, 56].map(nearestShade)).toEqual(['18', '4', '60']);
  });
});
