import { beforeAll, describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadPoints } from '../../src/domain/head/types';
import { valueNoise } from '../../src/domain/random';
import { croppedHair } from '../../src/domain/scalp/croppedHair';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { LIGHT as LIGHT_LOOK, lookCells, LOOKS } from '../../src/domain/scalp/lookCells';
import { rasterise, type SurfaceRaster } from '../../src/domain/scalp/raster';
import { azimuthDeg } from '../support/heads/border';
import type { HeadCamera } from '../support/heads/camera';
import type { HeadLook } from '../support/heads/look';
import { renderHead, type RenderedHead } from '../support/heads/renderHead';
import { SOURCE_SCALE } from '../support/heads/sharedHead';
import { smoothstep } from '../support/heads/vector';
import { paintedSkull, SKULL_SIDE_PX } from '../support/paintedSkull';
import { sharedDir } from '../support/shared';

const HAIR_FROM = 128;

describe('hair on a ball of skin', () => {
  const SIDE = SKULL_SIDE_PX;
  const MM_PER_PX = 0.85;
  /** Ears and face far below. */
  const POINTS = {
    glabella: [0, -140, 0],
    leftTragion: [80, -40, 0],
    rightTragion: [-80, -40, 0],
  } as unknown as HeadPoints;
  const LIGHT = [-0.5, 0.4, 0.77] as const;
  type Rgb = readonly [number, number, number];
  const PALE: Rgb = [0.6, 0.42, 0.33];
  const DEEP: Rgb = [0.1, 0.045, 0.028];

  const isFound = (coverage: number): number => (coverage >= HAIR_FROM ? 1 : 0);

  /** @param of the share of light and the gloss that is added, at x and y on the ball */
  const found = (
    skin: Rgb,
    of: (x: number, y: number) => { share: Rgb; gloss?: number; model?: number },
    mmPerPx = MM_PER_PX,
  ) => {
    const { analysis, maps } = paintedSkull((x, y, z) => {
      const matt = Math.max(0, x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2]);
      const grain = 1 + 0.05 * valueNoise(40 * x, 40 * y, 40 * z, 3);
      const { share, gloss = 0 } = of(x, y);
      const level = (k: 0 | 1 | 2): number => skin[k] * (0.25 + 0.75 * matt) * grain * share[k] + gloss;
      return { rgb: [level(0), level(1), level(2)] };
    });
    const count = SIDE * SIDE;
    const raster: SurfaceRaster = { ...maps, region: new Uint8Array(count), triangle: new Int32Array(count) };
    const coverage = Uint8Array.from({ length: count }, (_, i) => {
      const x = ((i % SIDE) + 0.5 - SIDE / 2) / 110,
        y = -(Math.floor(i / SIDE) + 0.5 - SIDE / 2) / 110;
      return 255 * (of(x, y).model ?? 0);
    });
    const model = { width: SIDE, height: SIDE, coverage };
    const { hair } = croppedHair(analysis, raster, POINTS, { model, person: null, box: maps.box }, mmPerPx);
    return (isIn: (x: number, y: number) => boolean, counted = isFound): number => {
      let [hit, all] = [0, 0];
      for (let i = 0; i < count; i++) {
        const x = ((i % SIDE) + 0.5 - SIDE / 2) / 110,
          y = -(Math.floor(i / SIDE) + 0.5 - SIDE / 2) / 110;
        if (y < 0.05 || Math.hypot(x, y) > 0.9 || !isIn(x, y)) continue;
        all++;
        hit += counted(hair.coverage[i]!);
      }
      return hit / all;
    };
  };
  const PLAIN: Rgb = [1, 1, 1];

  it.each([
    ['dark stubble on pale skin', PALE, [0.45, 0.46, 0.5]],
    ['black stubble on deep skin', DEEP, [0.5, 0.55, 0.6]],
    ['grey stubble on pale skin', PALE, [0.75, 0.95, 1.15]],
  ] as const)('is found: %s', (_name, skin, stubble) => {
    const share = found(skin, (x, y) => ({ share: x > 0.2 && y > 0 ? stubble : PLAIN }));
    expect(share((x) => x > 0.27)).toBeGreaterThan(0.95);
    expect(share((x) => x < 0.13)).toBeLessThan(0.02);
  });

  it('ends where it does within a cell', () => {
    // Notches of a cell's width into the hair.
    const isNotched = (y: number): boolean => Math.floor(y / 0.04) % 2 === 0;
    const isHair = (x: number, y: number): boolean => y > 0 && x > (isNotched(y) ? 0.3 : 0.2);
    const middle = (y: number): boolean => Math.abs(((y / 0.04) % 1) - 0.5) < 0.2;
    const share = found(PALE, (x, y) => ({ share: isHair(x, y) ? ([0.45, 0.46, 0.5] as const) : PLAIN }));
    const inRows = (notched: boolean): number =>
      share(
        (x, y) => x > 0.22 && x < 0.28 && y < 0.7 && middle(y) && isNotched(y) === notched,
        (coverage) => coverage / 255,
      );
    expect(inRows(true)).toBeLessThan(0.2);
    expect(inRows(false)).toBeGreaterThan(0.8);
  });

  it('is none in a speck of bald scalp that the model alone takes for hair', () => {
    const speck = (x: number, y: number): boolean => Math.hypot(x + 0.3, y - 0.5) < 0.08;
    const share = found(PALE, (x, y) => ({
      share: x > 0.2 && y > 0 ? ([0.45, 0.46, 0.5] as const) : PLAIN,
      model: speck(x, y) ? 1 : 0,
    }));
    expect(share(speck)).toBe(0);
    expect(share((x) => x > 0.27)).toBeGreaterThan(0.95);
  });

  it('is none where the model takes a part of a head of plain skin for hair, and is where it takes nearly all', () => {
    const part = (x: number, y: number): boolean => Math.hypot(x, y - 0.4) < 0.3;
    expect(found(PALE, (x, y) => ({ share: PLAIN, model: part(x, y) ? 1 : 0 }))(part)).toBe(0);
    expect(found(PALE, () => ({ share: PLAIN, model: 1 }))(() => true)).toBe(1);
  });

  it('is where the model takes it for hair on so little of a head that colours are not asked, but for specks', () => {
    const disc = (radius: number) => (x: number, y: number) => Math.hypot(x, y - 0.4) < radius;
    const fewCells = (model: (x: number, y: number) => boolean) =>
      found(PALE, (x, y) => ({ share: PLAIN, model: model(x, y) ? 1 : 0 }), MM_PER_PX / 8)(model);
    expect(fewCells(disc(0.3))).toBe(1);
    expect(fewCells(disc(0.08))).toBe(0);
  });

  it('comes little by little the more of a head of plain skin the model takes for hair', () => {
    const opacities = Array.from({ length: 7 }, (_, k) => {
      const seen = found(PALE, (x) => ({ share: PLAIN, model: x < -0.36 + 0.12 * k ? 1 : 0 }));
      return seen(
        (x) => x < -0.6,
        (coverage) => coverage / 255,
      );
    });
    expect([opacities.at(0), opacities.at(-1)]).toEqual([0, 1]);
    opacities.slice(1).forEach((opacity, k) => {
      expect(opacity - opacities[k]!).toBeGreaterThanOrEqual(0);
      expect(opacity - opacities[k]!).toBeLessThan(0.35);
    });
  });

  it('looks as black beside skin at a tenth of the light', () => {
    const stepAt = (light: number): number => {
      const { analysis, maps } = paintedSkull((x) => {
        const share = x > 0 ? 0.3 : 1;
        return { rgb: [DEEP[0] * share * light, DEEP[1] * share * light, DEEP[2] * share * light] };
      });
      const count = SIDE * SIDE;
      const raster: SurfaceRaster = {
        ...maps,
        region: new Uint8Array(count),
        triangle: new Int32Array(count),
      };
      const model = { width: SIDE, height: SIDE, coverage: new Uint8Array(count) };
      const { told, looks } = lookCells(analysis, raster, POINTS, { model, person: null }, MM_PER_PX);
      const lights = Float64Array.from(told, (cell) => looks[LOOKS * cell + LIGHT_LOOK]!).sort();
      return lights[Math.floor(0.9 * lights.length)]! - lights[Math.floor(0.1 * lights.length)]!;
    };
    expect(Math.abs(stepAt(0.1) - stepAt(1))).toBeLessThan(0.12);
  });

  it('is found under gloss, which makes it as light as skin', () => {
    const [X, Y, RADIUS] = [0.2, 0.45, 0.16];
    const share = found(DEEP, (x, y) => ({
      share: x > X && y > 0 ? ([0.5, 0.51, 0.52] as const) : PLAIN,
      gloss: 0.06 * Math.exp(-((x - X) ** 2 + (y - Y) ** 2) / RADIUS ** 2),
    }));
    const inGloss = (x: number, y: number): boolean => Math.hypot(x - X, y - Y) < RADIUS;
    expect(share((x, y) => inGloss(x, y) && x > X + 0.06)).toBeGreaterThan(0.9);
    expect(share((x, y) => inGloss(x, y) && x < X - 0.06)).toBeLessThan(0.1);
  });

  it.each([
    ['skin in its light', () => ({ share: PLAIN })],
    [
      'gloss',
      (x: number, y: number) => ({
        share: PLAIN,
        gloss: 0.5 * Math.exp(-((x / 0.12) ** 2) - ((y - 0.5) / 0.12) ** 2),
      }),
    ],
    [
      'a soft shadow',
      (x: number) => {
        const s = 1 - 0.5 * smoothstep(-0.4, 0.6, x);
        return { share: [s, s, s] as Rgb };
      },
    ],
  ])('is none: %s', (_name, of) => {
    for (const skin of [PALE, DEEP]) expect(found(skin, of)(() => true)).toBe(0);
  });
});

const IDENTITY: readonly number[] = [];
const BACK = { azimuthDeg: 172, elevationDeg: 8, fovYDeg: 30, sizePx: 400 };
const RIM = { cover: 0.6, topCm: [10, 9] } as const;
const BLACK = [24, 20, 19] as const;

/** How far above the upper end of the rim of hair, mm; positive on the bald top. */
const aboveRimMm = (p: readonly [number, number, number]): number =>
  10 * (p[1] - RIM.topCm[0] - smoothstep(60, 170, azimuthDeg(p)) * (RIM.topCm[1] - RIM.topCm[0]));

/** What does not depend on how the head looks. */
let fixed: ReturnType<typeof seenSurface> | null = null;

function seenSurface({ widthPx: width, heightPx: height, focalPx, rotation, translationCm }: HeadCamera) {
  const surface = buildHeadSurface({ ...meanShape(), scale: SOURCE_SCALE }, 'fine');
  const pose = {
    rotation: Float64Array.from(rotation.flat()),
    translationMm: [10 * translationCm[0], 10 * translationCm[1], 10 * translationCm[2]] as const,
  };
  const camera = { widthPx: width, heightPx: height, focalPx, cxPx: width / 2, cyPx: height / 2 };
  const raster = rasterise(surface, pose, camera, width, height, 1);
  return { surface, raster, mmPerPx: 10 * (-translationCm[2] / focalPx) };
}

function seenAnew(look: Partial<HeadLook>) {
  const head = renderHead({ identity: IDENTITY, view: BACK, look });
  const { widthPx: width, heightPx: height } = head.camera;
  const { surface, raster, mmPerPx } = (fixed ??= seenSurface(head.camera));
  const data = Uint8ClampedArray.from(head.image.data);
  const person = { width, height, coverage: Uint8Array.from(head.truth.triangle, (t) => (t >= 0 ? 255 : 0)) };
  const model = { width, height, coverage: new Uint8Array(width * height) };
  const { hair } = croppedHair(
    { width, height, data, photoPxPerPx: 1 },
    raster,
    surface.points,
    { model, person, box: raster.box },
    mmPerPx,
  );
  return { head, hair, raster, surface, mmPerPx };
}

const heads = new Map<string, ReturnType<typeof seenAnew>>();

/** Rendered once for the same look. */
function seen(look: Partial<HeadLook>) {
  const key = JSON.stringify(look);
  const known = heads.get(key) ?? seenAnew(look);
  heads.set(key, known);
  return known;
}

/** Visits the scalp that faces the camera. */
function forEachOnScalp(
  { truth }: RenderedHead,
  { facing }: SurfaceRaster,
  visit: (i: number, above: number) => void,
) {
  for (let i = 0; i < facing.length; i++) {
    if (truth.scalp[i] !== 255 || facing[i]! < 0.4) continue;
    const point = truth.surfaceAt((i % truth.widthPx) + 0.5, Math.floor(i / truth.widthPx) + 0.5);
    if (point) visit(i, aboveRimMm(point));
  }
}

/** The upper end of the rim wanders, and thins out over 10 mm. */
const SURE_MM = 10;

describe.skipIf(!sharedDir)('hair that is cropped, on rendered heads, without any model', () => {
  const shares = (look: Partial<HeadLook>): { readonly ofFringe: number; readonly ofBald: number } => {
    const { head, hair, raster } = seen(look);
    const [inFringe, onBald] = [
      [0, 0],
      [0, 0],
    ];
    forEachOnScalp(head, raster, (i, above) => {
      const to = above < -SURE_MM ? inFringe : above > SURE_MM ? onBald : null;
      if (!to) return;
      to[0]!++;
      if (hair.coverage[i]! >= HAIR_FROM) to[1]!++;
    });
    return { ofFringe: inFringe[1]! / inFringe[0]!, ofBald: onBald[1]! / onBald[0]! };
  };

  it.each([
    ['VI', 'black', BLACK],
    ['IV', 'grey', [150, 150, 150]],
    ['I', 'blond', [158, 124, 84]],
  ] as const)('skin %s, %s: is found where it is, and nowhere else', (skin, _name, colour) => {
    const { ofFringe, ofBald } = shares({ skin, hair: { ...RIM, colour } });
    expect(ofFringe).toBeGreaterThan(0.9);
    expect(ofBald).toBeLessThan(0.01);
  });

  it.each(['I', 'VI'] as const)('skin %s, bald: none', (skin) => {
    const light = { from: [0.9, 0.2, 0.5], strength: 1, fill: 0.15, tint: [1, 0.97, 0.9] } as const;
    expect(shares({ skin, light, gloss: 0.8 })).toEqual({ ofFringe: 0, ofBald: 0 });
  });
});

describe.skipIf(!sharedDir)('the seam between impressions and stubble', () => {
  const BIN_MM = 4;
  const REACH_MM = 28;
  const BINS = (2 * REACH_MM) / BIN_MM;
  const impressions = new Float64Array(BINS),
    stubble = new Float64Array(BINS);

  beforeAll(() => {
    const { head, hair, raster, surface, mmPerPx } = seen({ skin: 'VI', hair: { ...RIM, colour: BLACK } });
    const { width, height, box } = raster;
    const maps = {
      ...raster,
      points: surface.points,
      photoPxPerPx: 1,
      box,
      hair,
      scalp: { width, height, coverage: head.truth.scalp },
      hairBeyondHead: 0,
      skin: null,
      person: null,
      rim: null,
    };
    const { columns, cellPx, share } = fringeOf(maps, surface.points, mmPerPx).blended(20)!;
    const count = new Float64Array(BINS);
    forEachOnScalp(head, raster, (i, above) => {
      const bin = Math.floor((REACH_MM - above) / BIN_MM);
      if (bin < 0 || bin >= BINS) return;
      const [x, y] = [i % width, Math.floor(i / width)];
      count[bin]!++;
      impressions[bin]! += share[Math.floor(y / cellPx) * columns + Math.floor(x / cellPx)]!;
      stubble[bin]! += hair.coverage[i]! / 255;
    });
    for (let bin = 0; bin < BINS; bin++) {
      impressions[bin]! /= count[bin]!;
      stubble[bin]! /= count[bin]!;
    }
  });

  it('keeps the density of both together', () => {
    for (let bin = 0; bin < BINS; bin++) {
      expect(impressions[bin]! + stubble[bin]!).toBeGreaterThan(0.9);
      expect(impressions[bin]! + stubble[bin]!).toBeLessThan(1.35);
    }
  });

  it('lets the impressions thin out over 8 to 20 mm, and ends them', () => {
    const widthMm = BIN_MM * impressions.filter((share) => share > 0.1 && share < 0.9).length;
    expect(widthMm).toBeGreaterThanOrEqual(8);
    expect(widthMm).toBeLessThanOrEqual(20);
    for (let bin = 1; bin < BINS; bin++)
      expect(impressions[bin]!).toBeLessThanOrEqual(impressions[bin - 1]! + 0.01);
    expect(impressions[0]!).toBeGreaterThan(0.98);
    expect(impressions[BINS - 1]!).toBeLessThan(0.02);
  });
});
