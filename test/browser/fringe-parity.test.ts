import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedHair } from '../../src/domain/fringe/changedHair';
import { fringeLook, type FringeLook, type OwnHair } from '../../src/domain/fringe/fringeLook';
import { hairPointAt, hairPointTile } from '../../src/domain/fringe/hairPoints';
import { speckAt, specksPerPx, speckTile } from '../../src/domain/fringe/specks';
import { ANGLES } from '../../src/domain/fringe/strandDirection';
import { LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { Rgb } from '../../src/domain/pigment/look';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

/** Pixels of the strip in a row of its picture. */
const ROW = 256;
const MM_PER_PX = 0.2;
/** sRGB of bare skin, and how light the hair on it is beside it. */
const SKINS: readonly Rgb[] = [
  [226, 184, 160],
  [150, 104, 78],
  [84, 56, 44],
];
const DARKNESS = [0.25, 0.5, 0.8, 1];
const OPACITIES = [0, 60, 150, 255];
const SHARES = [0, 60, 128, 200, 255];
/** 0 for none; of cropped hair how squarely it faces the camera. */
const DIRECTIONS = [0, 1, 70, 190];

const pixels = SKINS.flatMap((skin) =>
  DARKNESS.flatMap((darkness) =>
    OPACITIES.flatMap((opacity) =>
      SHARES.flatMap((share) =>
        DIRECTIONS.map((direction, k) => ({
          skin,
          levels: skin.map((level, c) => Math.round(level * darkness + 3 * c + k)) as unknown as Rgb,
          ground: skin.map((level) => Math.round(0.9 * level)) as unknown as Rgb,
          opacity,
          share,
          direction,
        })),
      ),
    ),
  ),
);

const linear = (levels: Rgb) =>
  [LINEAR_OF_LEVEL[levels[0]]!, LINEAR_OF_LEVEL[levels[1]]!, LINEAR_OF_LEVEL[levels[2]]!] as const;
const encoded = (light: number): number =>
  255 * Math.min(1, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

const lookOf = (fringe: Partial<TreatmentPlan['fringe']>, hair: OwnHair, hairLight: number): FringeLook =>
  fringeLook({ fringe: { ...DEFAULT_PLAN.fringe, ...fringe }, skin: { type: 'IV' } }, hair, hairLight);
const LOOKS: Readonly<Record<string, FringeLook>> = {
  receded: lookOf({ future: 'receded' }, 'cropped', 0.4),
  greyed: lookOf({ future: 'greyed' }, 'cropped', 0.4),
  'greyed, of light hair': lookOf({ future: 'greyed' }, 'cropped', 0.9),
  'long and greyed': lookOf({ future: 'greyed' }, 'long', 0.03),
  'freshly shaven': lookOf({ shavedDaysAgo: 0 }, 'cropped', 0.4),
  'greyed, shaven four days ago': lookOf({ future: 'greyed', shavedDaysAgo: 4 }, 'cropped', 0.4),
};

describe('the picture’s shader and the domain', () => {
  it.each(Object.entries(LOOKS))('change hair alike within a level: %s', async (_name, look) => {
    const count = pixels.length;
    const none = pixels.map(() => 0);
    const strip = {
      photo: pixels.flatMap(({ levels }) => [...levels, 255]),
      marks: none,
      haloRed: none,
      haloBlue: none,
      level: pixels.map(() => 256 * 255),
      glossShare: none,
      redLost: none,
    };
    const hair = {
      look,
      mmPerPx: MM_PER_PX,
      opacity: pixels.map(({ opacity }) => opacity),
      share: pixels.map(({ share }) => share),
      bare: pixels.flatMap(({ skin }) => [...skin]),
      ground: pixels.flatMap(({ ground, direction }) => [...ground, direction]),
    };
    const { data } = await opened.page.evaluate(
      (given) => fixture.strip.compositeStrip(given.strip, given.impression, given.hair),
      { strip, hair, impression: impressionLook(DEFAULT_PLAN) },
    );
    const points = hairPointTile(MM_PER_PX, 0);
    const perPx = specksPerPx(MM_PER_PX, 0);
    const found = { worst: 0, changed: 0, haired: 0 };
    pixels.forEach(({ skin, levels, ground, opacity, share, direction }, i) => {
      const angle = ((direction - 1) / ANGLES) * Math.PI;
      const along =
        direction === 0 || look.longHairLight === 0 ? null : ([Math.cos(angle), Math.sin(angle)] as const);
      const rank = speckAt(speckTile(), perPx, (i % ROW) + 0.5, Math.floor(i / ROW) + 0.5, along);
      const light =
        opacity === 0
          ? linear(levels)
          : changedHair(
              {
                light: linear(levels),
                bare: linear(skin),
                ground: linear(ground),
                hair: opacity / 255,
                share: share / 255,
                rank,
                points: hairPointAt(points, (i % ROW) + 0.5, Math.floor(i / ROW) + 0.5),
                facing: direction / 255,
              },
              look,
              points.meanDark,
            );
      light.forEach((value, c) => {
        const level = data[4 * i + c]!;
        found.worst = Math.max(found.worst, Math.abs(level - encoded(value)));
        if (opacity === 0) expect(level).toBe(levels[c]);
        else if (level !== levels[c]) found.changed++;
      });
      if (opacity > 0) found.haired++;
    });
    expect(count).toBeGreaterThan(900);
    expect(found.changed).toBeGreaterThan(found.haired / 3);
    // Shaven hair is changed wherever there is some.
    if (look.stubblePower >= 1) expect(found.changed).toBeLessThan(2.9 * found.haired);
    expect(found.worst).toBeLessThanOrEqual(1);
  });
});
