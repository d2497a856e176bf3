import { describe, expect, it } from 'vitest';
import { labOf, luminanceOf, type LinearRgb } from '../../src/domain/pigment/colour';
import { hairTone, type HairTone } from '../../src/domain/pigment/hairTone';
import { MEASURED_TO_LIT, skinTone, type SkinTone } from '../../src/domain/pigment/skinTone';
import { itaDegOf, skinClassOf } from '../../src/domain/pigment/skinClass';
import { linearColour, SKIN_SRGB } from '../support/heads/look';
import { paintedSkull, type SkullPixel } from '../support/paintedSkull';

const scaled = ([r, g, b]: LinearRgb, by: number): LinearRgb => [r * by, g * by, b * by];
const mixed = (a: LinearRgb, b: LinearRgb, share: number): LinearRgb => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
  a[2] + share * (b[2] - a[2]),
];
/** As bright as the camera makes skin that is this to a colorimeter. */
const photographed = (skin: LinearRgb): LinearRgb => scaled(skin, 1 / MEASURED_TO_LIT);
const TAN = photographed(linearColour([190, 148, 120]));

function skinOf(paint: (x: number, y: number, facing: number) => SkullPixel): SkinTone {
  const { analysis, maps } = paintedSkull(paint);
  return skinTone(analysis, maps)!;
}

describe('skin tone', () => {
  it.each(Object.entries({ ...SKIN_SRGB, I: [222, 192, 178] as const }))(
    'finds evenly lit skin of type %s as it is',
    (_, srgb) => {
      const skin = linearColour(srgb);
      const tone = skinOf(() => ({ rgb: photographed(skin) }));
      expect(tone.lab).toEqual(labOf(tone.linear));
      expect(Math.abs(tone.itaDeg - itaDegOf(labOf(skin)))).toBeLessThan(1.5);
      expect(itaDegOf(tone.lab)).toBeGreaterThan(tone.itaDeg);
      expect(tone.skinClass).toBe(skinClassOf(tone.itaDeg));
      expect(tone.notes).toEqual(expect.arrayContaining(['white-balance-unknown', 'exposure-assumed']));
    },
  );

  it('leaves out highlights, shadow and hair', () => {
    const plain = skinOf(() => ({ rgb: TAN }));
    const spoilt = skinOf((x, y) => {
      if (x < -0.5) return { rgb: scaled(TAN, 0.2) };
      if (Math.hypot(x - 0.2, y - 0.5) < 0.2) return { rgb: mixed(TAN, [1, 1, 1], 0.6) };
      if (x > 0.5) return { rgb: [0.02, 0.02, 0.02], hair: 1 };
      return { rgb: TAN };
    });
    expect(Math.abs(spoilt.itaDeg - plain.itaDeg)).toBeLessThan(0.5);
    spoilt.linear.forEach((value, k) => {
      expect(Math.abs(value / plain.linear[k]! - 1)).toBeLessThan(0.02);
    });
  });

  it('takes the forehead where the scalp is under hair, and says so', () => {
    const seen = skinOf((_, y) => (y > 0 ? { rgb: [0.02, 0.015, 0.01], hair: 1 } : { rgb: TAN }));
    const bare = skinOf(() => ({ rgb: TAN }));
    expect(seen.notes).toContain('forehead');
    expect(bare.notes).not.toContain('forehead');
    expect(Math.abs(seen.itaDeg - bare.itaDeg)).toBeLessThan(0.5);
  });

  it('says nothing where hair or nothing is seen', () => {
    const { analysis, maps } = paintedSkull(() => ({ rgb: [0.02, 0.02, 0.02], hair: 1 }));
    expect(skinTone(analysis, maps)).toBeNull();
    const nowhere = { ...maps, scalp: { ...maps.scalp, coverage: new Uint8Array(maps.facing.length) } };
    expect(skinTone(analysis, nowhere)).toBeNull();
  });

  it('takes the cheeks of a face that looks at the camera where hair hides the rest, and says so', () => {
    const hairToBrows = paintedSkull((_, y) =>
      y > -0.47 ? { rgb: [0.02, 0.02, 0.02], hair: 1 } : { rgb: TAN },
    );
    const eyes = { leftExocanthion: [45, -25, 80], rightExocanthion: [-45, -25, 80] } as const;
    const facedAt = (cosine: number): SkinTone | null => {
      const { analysis, maps } = hairToBrows;
      const facing = maps.facing.map((of) => (of > 0 ? cosine : 0));
      return skinTone(analysis, { ...maps, facing, points: { ...maps.points, ...eyes } });
    };
    const plain = skinOf(() => ({ rgb: TAN }));
    const seen = facedAt(0.9)!;
    expect(seen.notes).toContain('cheeks');
    expect(seen.notes).not.toContain('forehead');
    expect(Math.abs(seen.itaDeg - plain.itaDeg)).toBeLessThan(0.5);
    expect(seen.confidence).toBeLessThan(plain.confidence);
    // Bent down or turned away it shades itself.
    expect(facedAt(0.7)).toBeNull();
  });

  it('doubts skin under coloured light, and does not correct it', () => {
    const blue: LinearRgb = [TAN[0] * 0.6, TAN[1] * 0.9, TAN[2] * 1.6];
    const tone = skinOf(() => ({ rgb: blue }));
    expect(tone.notes).toContain('odd-hue');
    blue.forEach((value, k) => {
      expect(Math.abs(value / tone.linear[k]! - 1)).toBeLessThan(0.02);
    });
  });

  it('doubts the type where the photo is too dark or has no colour, and says which', () => {
    const dark = skinOf(() => ({ rgb: scaled(photographed(linearColour(SKIN_SRGB.II)), 0.03) }));
    expect(dark.notes).toContain('too-dark');
    expect(dark.confidence).toBeLessThan(0.5);
    const grey = skinOf(() => ({ rgb: [0.3, 0.3, 0.3] }));
    expect(grey.notes).toContain('colourless');
    expect(grey.notes).not.toContain('odd-hue');
    expect(grey.confidence).toBeLessThan(0.5);
    for (const srgb of Object.values({ ...SKIN_SRGB, I: [222, 192, 178] as const })) {
      const usual = skinOf(() => ({ rgb: photographed(linearColour(srgb)) }));
      expect(usual.notes).not.toContain('too-dark');
      expect(usual.notes).not.toContain('colourless');
    }
  });

  it('calls no type that a photo without colour does not tell a close call', () => {
    const seen = Array.from({ length: 12 }, (_, k) => {
      const level = 0.23 + 0.004 * k;
      return skinOf(() => ({ rgb: [level, 0.95 * level, 0.87 * level] }));
    });
    for (const { notes } of seen) {
      expect(notes).toContain('colourless');
      expect(notes).not.toContain('near-edge');
    }
  });

  it('is surer in the middle of a wide class than near an edge', () => {
    const toneOf = (type: 'III' | 'VI'): SkinTone =>
      skinOf(() => ({ rgb: photographed(linearColour(SKIN_SRGB[type])) }));
    expect(toneOf('VI').confidence).toBeGreaterThan(0.9);
    expect(toneOf('VI').notes).not.toContain('near-edge');
    expect(toneOf('III').confidence).toBeLessThan(0.6);
    expect(toneOf('III').notes).toContain('near-edge');
  });
});

const HAIR: Readonly<Record<HairTone, LinearRgb>> = {
  black: linearColour([30, 27, 25]),
  'dark-brown': linearColour([78, 60, 48]),
  'light-brown': linearColour([124, 94, 70]),
  'blond-or-red': linearColour([190, 152, 106]),
  grey: linearColour([170, 168, 164]),
};
const TONES = Object.keys(HAIR) as HairTone[];

/** From dark to light; how far two tones are apart on it. */
const stepsApart = (a: HairTone, b: HairTone): number => Math.abs(TONES.indexOf(a) - TONES.indexOf(b));

describe('hair tone', () => {
  const LIGHT_SKIN = photographed(linearColour([205, 165, 142]));
  interface Seen {
    readonly cover?: number;
    readonly light?: (x: number) => number;
    /** As the hair model says, 0..1. */
    readonly opacity?: number;
  }
  /** Hair on both sides. */
  const seenOn = (skin: LinearRgb, hair: LinearRgb, { cover = 1, light, opacity = 1 }: Seen = {}) => {
    const { analysis, maps } = paintedSkull((x, y) => {
      const isHair = y > 0 && Math.abs(x) > 0.45;
      const rgb = isHair ? mixed(skin, photographed(hair), cover) : skin;
      return { rgb: scaled(rgb, light?.(x) ?? 1), hair: isHair ? opacity : 0 };
    });
    return hairTone(analysis, maps, skinTone(analysis, maps)!, null);
  };

  it('finds dark hair that hides the skin, and supposes no skin in it', () => {
    const seen = seenOn(LIGHT_SKIN, HAIR.black)!;
    expect(seen).toMatchObject({ tone: 'black', source: 'fringe', cover: 1, notes: [] });
    expect(Math.abs(seen.lab.l - labOf(HAIR.black).l)).toBeLessThan(3);
    expect(seenOn(LIGHT_SKIN, HAIR['dark-brown'])?.tone).toBe('dark-brown');
  });

  it.each(TONES)('finds %s hair clipped short, or its neighbour: how much is skin is not seen', (tone) => {
    for (const cover of [0.6, 0.75, 0.9]) {
      const seen = seenOn(LIGHT_SKIN, HAIR[tone], { cover })!;
      if (tone === 'grey') expect(seen.tone).toBe('grey');
      else expect(seen.tone).not.toBe('grey');
      expect(stepsApart(seen.tone, tone), `cover ${String(cover)}`).toBeLessThanOrEqual(1);
      if (cover < 0.8) expect(seen.notes).toContain('cropped');
    }
  });

  it.each(TONES)('finds %s hair or its neighbour where the light falls off by half over the head', (tone) => {
    const seen = seenOn(LIGHT_SKIN, HAIR[tone], { cover: 0.7, light: (x) => 0.75 - 0.25 * x })!;
    expect(stepsApart(seen.tone, tone)).toBeLessThanOrEqual(1);
  });

  it('says cropped of cropped hair alone', () => {
    const { analysis, maps } = paintedSkull((x, y) => {
      const isHair = y > 0 && Math.abs(x) > 0.45;
      const rgb = isHair ? mixed(LIGHT_SKIN, photographed(HAIR.grey), 0.6) : LIGHT_SKIN;
      return { rgb, hair: isHair ? 1 : 0 };
    });
    const skin = skinTone(analysis, maps)!;
    const cropped = hairTone(analysis, maps, skin, null, false)!;
    const long = hairTone(analysis, maps, skin, null, true)!;
    expect(cropped.notes).toEqual(['cropped']);
    expect(long.notes).toEqual(['see-through']);
    expect({ ...long, notes: [] }).toEqual({ ...cropped, notes: [] });
  });

  it('finds black and grey on dark skin', () => {
    const dark = photographed(linearColour(SKIN_SRGB.VI));
    expect(seenOn(dark, HAIR.black, { cover: 0.7 })?.tone).toBe('black');
    expect(seenOn(dark, HAIR.grey, { cover: 0.7 })?.tone).toBe('grey');
  });

  it.each(['light-brown', 'dark-brown'] as const)(
    'reads %s hair by its lit strands, not by the shade',
    (tone) => {
      const { analysis, maps } = paintedSkull((x, y) => {
        if (!(y > 0 && Math.abs(x) > 0.45)) return { rgb: LIGHT_SKIN };
        // Broad strands, the deeper the darker.
        const shade = 0.15 + 0.85 * Math.abs(Math.sin(37 * x) * Math.cos(29 * y)) ** 0.7;
        return { rgb: scaled(photographed(HAIR[tone]), shade), hair: 1 };
      });
      expect(hairTone(analysis, maps, skinTone(analysis, maps)!, null)).toMatchObject({ tone, cover: 1 });
    },
  );

  /** All of it in the shade, with strands and gaps between them, and with gloss on the brightest. */
  const shaded = (hair: LinearRgb, share: number, gloss = 0, skin = LIGHT_SKIN) => {
    const { analysis, maps } = paintedSkull((x, y) => {
      if (!(y > 0 && Math.abs(x) > 0.45)) return { rgb: skin };
      const strand = Math.abs(Math.sin(37 * x) * Math.cos(29 * y));
      const [r, g, b] = scaled(photographed(hair), share * (0.3 + 0.7 * strand ** 0.7));
      const shine = gloss * strand ** 2;
      return { rgb: [r + shine, g + shine, b + shine], hair: 1 };
    });
    return hairTone(analysis, maps, skinTone(analysis, maps)!, null)!;
  };

  it('tells brown hair in the shade from black by its colour, which shade does not take', () => {
    for (const share of [0.35, 0.45, 0.6]) {
      const seen = shaded(HAIR['dark-brown'], share);
      expect(seen.lab.l).toBeLessThan(20);
      expect(seen).toMatchObject({ tone: 'dark-brown', cover: 1 });
      expect(shaded(HAIR.black, share).tone).toBe('black');
    }
  });

  it('calls no dark hair brown in a photo without colour', () => {
    for (const level of [30, 33, 36, 40]) {
      const hair = linearColour([level, level, level]);
      expect(shaded(hair, 0.6, 0, linearColour([190, 190, 190])).tone).toBe('black');
    }
  });

  it('takes no gloss on brown hair for grey, and no lit grey hair for brown', () => {
    for (const gloss of [0.05, 0.07]) {
      const seen = shaded(linearColour([72, 59, 51]), 1, gloss);
      expect(seen).toMatchObject({ tone: 'dark-brown', cover: 1 });
    }
    expect(shaded(linearColour([84, 82, 79]), 1).tone).toBe('grey');
    expect(shaded(linearColour([84, 82, 79]), 1, 0.03).tone).toBe('grey');
  });

  it.each([0.03, 0.05, 0.08])(
    'reads hair with gloss %f little by little darker from grey to brown',
    (gloss) => {
      const [grey, brown] = [linearColour([68, 66, 64]), linearColour([72, 57, 46])];
      const steps = Array.from({ length: 21 }, (_, k) => {
        const hair = mixed(grey, brown, k / 20);
        return { own: labOf(hair), read: shaded(hair, 1, gloss).lab };
      });
      steps.slice(1).forEach(({ own, read }, k) => {
        const last = steps[k]!;
        const changed = Math.hypot(own.l - last.own.l, own.a - last.own.a, own.b - last.own.b);
        expect(Math.abs(read.l - last.read.l) / changed).toBeLessThan(4);
      });
    },
  );

  it('takes no shaded skin or highlight for hair', () => {
    const [shaded, shining] = [scaled(LIGHT_SKIN, 0.7), mixed(LIGHT_SKIN, [1, 1, 1], 0.15)];
    for (const rgb of [shaded, shining])
      expect(seenOn(LIGHT_SKIN, scaled(rgb, MEASURED_TO_LIT), { opacity: 0.55 })).toBeNull();
  });

  const nowhere = [0, 0, 0] as const;
  const POINTS = {
    glabella: [0, -50, 80],
    trichion: nowhere,
    vertex: nowhere,
    inion: nowhere,
    leftTragion: nowhere,
    rightTragion: nowhere,
    leftExocanthion: nowhere,
    rightExocanthion: nowhere,
    whorl: nowhere,
  } as const;
  const withBrows = (brow: LinearRgb) =>
    paintedSkull((x, y) => {
      const isBrow = Math.abs(Math.abs(x) - 0.3) < 0.18 && Math.abs(y + 0.5) < 0.06;
      return { rgb: isBrow ? brow : LIGHT_SKIN };
    });

  it('is null where there is no hair, and falls back on brows only with points to find them', () => {
    const { analysis, maps } = withBrows(HAIR['dark-brown']);
    const skin = skinTone(analysis, maps)!;
    expect(luminanceOf(skin.linear)).toBeCloseTo(luminanceOf(LIGHT_SKIN), 1);
    expect(hairTone(analysis, maps, skin, null)).toBeNull();
    const brows = hairTone(analysis, maps, skin, POINTS)!;
    expect(brows.source).toBe('brows');
    expect(brows.notes).toContain('brows');
    expect(['black', 'dark-brown']).toContain(brows.tone);
  });

  it('tells fair hair by brows that are yellower than the skin', () => {
    const { analysis, maps } = withBrows(photographed(linearColour([138, 108, 76])));
    const brows = hairTone(analysis, maps, skinTone(analysis, maps)!, POINTS)!;
    expect(brows).toMatchObject({ source: 'brows', tone: 'blond-or-red' });
  });
});
