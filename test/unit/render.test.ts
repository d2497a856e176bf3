import { describe, expect, it } from 'vitest';
import { BYTES_OF_NO_CHANGE } from '../../src/domain/light';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { markAreaMm2 } from '../../src/domain/pigment/treatedMean';
import { stagesOfLook } from '../../src/render/look';
import {
  EMPTY_RECT,
  gapsBeside,
  grow,
  holds,
  intersect,
  relitPart,
  scaled,
  treatedPart,
  union,
  type Rect,
} from '../../src/render/rect';
import { DirtyStages, downstream } from '../../src/render/stages';
import {
  gaussianWeights,
  haloCellTexels,
  haloGrid,
  screenSurface,
  tileSurface,
} from '../../src/render/surface';
import { impressionUniforms, pigmentUniforms, presented, texelOfTarget } from '../../src/render/uniforms';
import {
  INITIAL_PREVIEW_VIEW,
  photoOfDevice,
  pictureRect,
  samplingOf,
  splitDeviceX,
} from '../../src/render/view';

const LOOK = impressionLook(DEFAULT_PLAN);
const GRAIN = { blurSigmaPx: 0.5, noiseFloor: 0, noisePerLight: 0, noiseCorrelation: 0, noiseGrey: 0 };

describe('stages', () => {
  it('run from the one that changed to the canvas', () => {
    expect([...downstream('splat')]).toEqual(['splat', 'halo', 'composite', 'present']);
    expect([...downstream('present')]).toEqual(['present']);
    expect(downstream('shine').has('splat')).toBe(false);
  });

  it('are taken once', () => {
    const dirty = new DirtyStages();
    expect(dirty.shows).toBe(true);
    dirty.invalidate('halo');
    expect(dirty.shows).toBe(false);
    expect([dirty.take('splat'), dirty.take('halo'), dirty.take('halo')]).toEqual([false, true, false]);
  });

  it('follow from what changed in the look', () => {
    expect(stagesOfLook(null, LOOK)).toEqual(['place']);
    expect(stagesOfLook(LOOK, { ...LOOK })).toEqual([]);
    expect(stagesOfLook(LOOK, { ...LOOK, markDensity: [2, 2, 2] })).toEqual(['composite']);
    expect(stagesOfLook(LOOK, { ...LOOK, haloSigmaMm: [2, 1] })).toEqual(['splat']);
    expect(stagesOfLook(LOOK, { ...LOOK, markSigmaMm: 0.3 })).toEqual(['place']);
  });
});

describe('uniforms', () => {
  it('turn the pose into the column-major matrix of GL and the camera into photo px', () => {
    const pose = {
      rotation: Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]),
      translationMm: [1, 2, -600] as const,
    };
    const camera = { widthPx: 500, heightPx: 400, focalPx: 700, cxPx: 250, cyPx: 200 };
    const values = impressionUniforms({ pose, camera }, { widthPx: 1000, heightPx: 800 }, LOOK, GRAIN);
    expect([...values.uHeadToCamera]).toEqual([1, 4, 7, 2, 5, 8, 3, 6, 9]);
    expect(values.uFocalPx).toBe(1400);
    expect(values.uPrincipalPx).toEqual([500, 400]);
    expect(values.uSigmaMm).toBe(LOOK.markSigmaMm);
    expect(values.uBlurVariance).toBe(0.25);
  });

  it('give a uniform reference density the halo 1, whatever the size of the marks', () => {
    for (const look of [LOOK, { ...LOOK, markSigmaMm: 0.3, sizeSpread: 0 }]) {
      const meanAmount = (look.haloReferencePerCm2 / 100) * markAreaMm2(look);
      expect(
        meanAmount *
          0.25 *
          pigmentUniforms(look, GRAIN, { amountScale: 0.25, texelsPerPx: 1, mmPerPx: 0.2 }).uHaloPerAmount,
      ).toBeCloseTo(1, 12);
    }
  });

  it('show the level of the picture that the view asks for', () => {
    const canvas = { widthPx: 400, heightPx: 300, devicePixelRatio: 2 };
    const photo = { widthPx: 4000, heightPx: 3000 };
    const view = { ...INITIAL_PREVIEW_VIEW, centreXPx: 2000, centreYPx: 1500, zoom: 0.05 };
    const surface = screenSurface(2000, 1500, 4000, 3000);
    const sampling = samplingOf(photoOfDevice(view, canvas).scaleY * surface.texelsPerPxY, 10);
    expect(sampling).toEqual({ filter: 'reduce', level: 2, filterTexels: 1.25 });
    const values = presented(view, canvas, photo, surface, sampling);
    expect(values.texelsPerPx).toEqual([0.125, 0.125]);
    expect(values.uniforms.uPhotoOfDevice).toEqual([10, 10, 0, 0]);
    // Photo px (1000, 500) lies at device px (100, 50), which a canvas counts from below.
    const [acrossX, acrossY, x, y] = texelOfTarget({ ...values, firstTexel: [20, 10] }, 300);
    expect([100 * acrossX + x, 250 * acrossY + y]).toEqual([105, 52.5]);
  });
});

describe('the view', () => {
  const photo = { widthPx: 100, heightPx: 80 };
  const canvas = { widthPx: 201, heightPx: 100, devicePixelRatio: 1 };
  const view = { ...INITIAL_PREVIEW_VIEW, centreXPx: 50, centreYPx: 40 };

  it('lays whole pixels on whole pixels at 100 %', () => {
    const map = photoOfDevice(view, canvas);
    expect(Number.isInteger(map.offsetX)).toBe(true);
    expect(samplingOf(map.scaleY, 5).filter).toBe('exact');
  });

  it('keeps the centre in the middle when mirrored', () => {
    const map = photoOfDevice({ ...view, zoom: 1.3, mirrored: true, centreXPx: 30 }, canvas);
    expect(100.5 * map.scaleX + map.offsetX).toBeCloseTo(30, 9);
    expect(map.scaleX).toBeLessThan(0);
  });

  it('splits the part of the picture that is visible', () => {
    const whole = pictureRect(view, canvas, photo);
    expect(whole).toMatchObject({ width: 100, height: 80, y: 10 });
    expect(splitDeviceX(0.25, whole)).toBe(whole.x + 25);
    const zoomed = pictureRect({ ...view, zoom: 10 }, canvas, photo);
    expect(zoomed).toEqual({ x: 0, y: 0, width: 201, height: 100 });
  });

  it('blends enlarged pixels up to 300 % and shows them crisp beyond', () => {
    expect(samplingOf(0.5, 5)).toEqual({ filter: 'enlarge', level: 0, filterTexels: 1 });
    expect(samplingOf(1 / 3, 5).filterTexels).toBe(1);
    expect(samplingOf(0.125, 5).filterTexels).toBe(0.125);
  });
});

describe('surfaces', () => {
  it('give tiles the cells of the whole photo', () => {
    for (const sigmaPx of [1, 6.5, 9.1, 40]) {
      const cell = haloCellTexels(sigmaPx);
      const { surface, offsetX, offsetY } = tileSurface(
        { x: 700, y: 333, width: 256, height: 200 },
        3000,
        2000,
        12,
        [1.4 * sigmaPx, sigmaPx],
      );
      expect(surface.originXPx % cell).toBe(0);
      expect(surface.originYPx % cell).toBe(0);
      expect(surface.originXPx + offsetX).toBe(700);
      expect(surface.originYPx + offsetY).toBe(333);
      expect(offsetX).toBeGreaterThanOrEqual(3 * 1.4 * sigmaPx);
      expect(surface.originXPx + surface.widthTexels).toBeGreaterThanOrEqual(956 + 3 * 1.4 * sigmaPx);
    }
  });

  it('end at the border of the photo', () => {
    const { surface } = tileSurface({ x: 0, y: 1900, width: 100, height: 100 }, 3000, 2000, 12, [9, 9]);
    expect([surface.originXPx, surface.originYPx + surface.heightTexels]).toEqual([0, 2000]);
  });

  it('blur by what cells and interpolation have not blurred yet', () => {
    const surface = screenSurface(1000, 800, 1000, 800);
    const { cellTexels, sigmaCells, widthCells } = haloGrid(surface, [12, 9]);
    expect(cellTexels).toBe(4);
    expect(widthCells).toBe(250);
    expect(sigmaCells.map((sigma) => (sigma ** 2 + 1 / 12 + 1 / 6) * cellTexels ** 2)).toEqual([
      expect.closeTo(144, 9),
      expect.closeTo(81, 9),
    ]);
    const [centre, ...sides] = gaussianWeights(sigmaCells[1], 7);
    expect(centre! + 2 * sides.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });
});

describe('rectangles', () => {
  it('finds what is covered, and nothing where only other layers are set', () => {
    const layers = new Uint8Array(4 * 20).map((_, i) => (i % 4 === 0 ? 0 : 200));
    expect(treatedPart({ width: 5, height: 4, layers }).around).toMatchObject({ width: 0, height: 0 });
    layers[4 * (5 + 2)] = 1;
    layers[4 * (15 + 4)] = 255;
    expect(treatedPart({ width: 5, height: 4, layers }).around).toEqual({ x: 2, y: 1, width: 3, height: 3 });
  });

  it('finds each single pixel, whatever the size', () => {
    const found: unknown[] = [];
    const wanted: unknown[] = [];
    for (const [width, height] of [
      [7, 3],
      [4, 1],
    ] as const)
      for (let i = 0; i < width * height; i++) {
        const layers = new Uint8Array(4 * width * height);
        layers[4 * i] = 1;
        found.push(treatedPart({ width, height, layers }).around);
        wanted.push({ x: i % width, y: Math.floor(i / width), width: 1, height: 1 });
      }
    expect(found).toEqual(wanted);
  });

  it('cut what is covered into bands that hold all of it, and with their gaps all around it', () => {
    const [width, height] = [40, 33];
    const layers = new Uint8Array(4 * width * height);
    // A ball, and a spot far below it.
    const isCovered = (x: number, y: number) => Math.hypot(x - 22, y - 9) < 8 || (x === 3 && y === 30);
    for (let i = 0; i < width * height; i++)
      if (isCovered(i % width, Math.floor(i / width))) layers[4 * i] = 9;
    const { around, bands } = treatedPart({ width, height, layers });
    const count = new Uint8Array(width * height);
    const add = (rects: readonly Rect[], by: number) => {
      for (const rect of rects)
        for (let y = rect.y; y < rect.y + rect.height; y++)
          for (let x = rect.x; x < rect.x + rect.width; x++) count[y * width + x]! += by;
    };
    add(bands, 1);
    expect(count.every((c, i) => c === 1 || layers[4 * i] === 0)).toBe(true);
    const inBands = count.reduce((sum, c) => sum + c, 0);
    expect(inBands).toBeLessThan(0.6 * around.width * around.height);
    add(gapsBeside(bands, around), 1);
    expect(count.every((c) => c <= 1)).toBe(true);
    expect(count.reduce((sum, c) => sum + c, 0)).toBe(around.width * around.height);
  });

  it('leave no gap where bands lie on each other by a row', () => {
    const bands = [
      { x: 4, y: 0, width: 3, height: 5 },
      { x: 1, y: 4, width: 8, height: 3 },
    ];
    const gaps = gapsBeside(bands, { x: 1, y: 0, width: 8, height: 7 });
    expect(gaps).toEqual([
      { x: 1, y: 0, width: 3, height: 5 },
      { x: 7, y: 0, width: 2, height: 5 },
    ]);
  });

  it('hold the texels in which the light is another one', () => {
    const [width, height] = [5, 4];
    const gains = new Uint8Array(2 * width * height);
    for (let i = 0; i < width * height; i++) gains.set(BYTES_OF_NO_CHANGE, 2 * i);
    expect(relitPart({ width, height, gains, glossKept: 1 }).around).toEqual(EMPTY_RECT);
    // Brighter by the least there is, and darker.
    gains[2 * (1 * width + 1) + 1]! += 1;
    gains[2 * (2 * width + 3)]! -= 1;
    const { around, bands } = relitPart({ width, height, gains, glossKept: 1 });
    expect(around).toEqual({ x: 1, y: 1, width: 3, height: 2 });
    expect(bands).toEqual([
      { x: 1, y: 1, width: 1, height: 1 },
      { x: 3, y: 2, width: 1, height: 1 },
    ]);
  });

  it('hold what lies in them and nothing', () => {
    const outer = { x: 1, y: 1, width: 4, height: 3 };
    expect(holds(outer, outer)).toBe(true);
    expect(holds(outer, { x: 2, y: 2, width: 1, height: 1 })).toBe(true);
    expect(holds(outer, EMPTY_RECT)).toBe(true);
    expect(holds(outer, { x: 0, y: 2, width: 1, height: 1 })).toBe(false);
    expect(holds(outer, { x: 2, y: 2, width: 4, height: 1 })).toBe(false);
    expect(holds(EMPTY_RECT, outer)).toBe(false);
  });

  it('join, meet, grow and scale', () => {
    const a = { x: 0, y: 0, width: 4, height: 4 };
    const b = { x: 3, y: 3, width: 4, height: 2 };
    expect(union(a, b)).toEqual({ x: 0, y: 0, width: 7, height: 5 });
    expect(intersect(a, b)).toEqual({ x: 3, y: 3, width: 1, height: 1 });
    expect(intersect(a, { ...b, x: 4 })).toMatchObject({ width: 0, height: 0 });
    expect(grow(b, 1)).toEqual({ x: 2, y: 2, width: 6, height: 4 });
    expect(scaled({ x: 3, y: 3, width: 3, height: 1 }, 0.5, 0.5)).toEqual({
      x: 1,
      y: 1,
      width: 2,
      height: 1,
    });
  });
});
