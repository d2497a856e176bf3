import { describe, expect, it } from 'vitest';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { MODE_COUNT } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadShape } from '../../src/domain/head/types';
import type { PatternId } from '../../src/domain/patterns/pattern';
import { patternGround } from '../../src/domain/patterns/patternGround';
import { isInside, patternRegion } from '../../src/domain/patterns/patternRegions';
import { seenPattern, type HairOnHead } from '../../src/domain/patterns/seenPattern';
import { randomSource } from '../../src/domain/random';
import { rasterise, type SurfaceRaster } from '../../src/domain/scalp/raster';
import { MODEL_HEAD_CAMERA } from '../support/modelHead';

const SIDE_PX = 300;
const PX_PER_PX = MODEL_HEAD_CAMERA.widthPx / SIDE_PX;
const VIEWS = {
  front: { azimuthDeg: 4, elevationDeg: 3, rollDeg: 2 },
  'front-down': { azimuthDeg: -6, elevationDeg: 36, rollDeg: 0 },
  top: { azimuthDeg: 8, elevationDeg: 78, rollDeg: -4 },
  crown: { azimuthDeg: 176, elevationDeg: 42, rollDeg: 3 },
  back: { azimuthDeg: 182, elevationDeg: 4, rollDeg: 0 },
} as const;
type View = keyof typeof VIEWS;

const shape: HeadShape = {
  modes: Float32Array.from({ length: MODE_COUNT }, (_, k) => [0.7, -0.5, 0.4][k] ?? 0),
  scale: 1.02,
};
const surface = buildHeadSurface(shape, 'fine');
const ground = patternGround(shape);

interface SeenFrom {
  readonly raster: SurfaceRaster;
  /** Where each pixel of the scalp lies on the mean head; null elsewhere. */
  readonly onMean: readonly (ReturnType<typeof ground.onMean> | null)[];
}
const seenFromViews = new Map<View, SeenFrom>();

/** The head itself is the same in every photo from a view. */
function seenFrom(view: View): SeenFrom {
  const known = seenFromViews.get(view);
  if (known) return known;
  const rotation = rotationFromAngles(VIEWS[view]);
  const pose = {
    rotation,
    translationMm: [-40 * rotation[1]!, -40 * rotation[4]! + 5, -520 - 40 * rotation[7]!] as const,
  };
  const raster = rasterise(surface, pose, MODEL_HEAD_CAMERA, SIDE_PX, SIDE_PX, 1 / PX_PER_PX);
  const { positionMm: p } = raster;
  const onMean = Array.from(raster.facing, (facing, i) =>
    facing > 0 && raster.borderDistanceMm[i]! > 0
      ? ground.onMean(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!)
      : null,
  );
  const seen = { raster, onMean };
  seenFromViews.set(view, seen);
  return seen;
}

/** The head in a photo, with cropped hair that models see unevenly: `hairAt` says how opaque, 0..255. */
function headSeen(view: View, hairAt: (u: number, v: number) => number): HairOnHead {
  const { raster, onMean } = seenFrom(view);
  const random = randomSource(5);
  const coverage = Uint8Array.from(onMean, (place) => {
    const noise = 0.7 + 0.6 * random();
    return place ? Math.min(255, noise * hairAt(...place)) : 0;
  });
  return {
    ...raster,
    width: SIDE_PX,
    photoPxPerPx: PX_PER_PX,
    box: { x0: 0, y0: 0, x1: SIDE_PX - 1, y1: SIDE_PX - 1 },
    hair: { width: SIDE_PX, height: SIDE_PX, coverage },
  };
}

/** How opaque hair stays where Ludwig's patterns thin it. */
const THIN: Partial<Record<PatternId, number>> = { 'ludwig-1': 110, 'ludwig-2': 80, 'ludwig-3': 40 };
function lostAs(id: PatternId): (u: number, v: number) => number {
  const { front, island } = patternRegion(id);
  return (u, v) => {
    const isLost = (front && isInside(front, [u, v])) || (island && isInside(island, [u, v]));
    return isLost ? (THIN[id] ?? 0) : 160;
  };
}
const told = (view: View, id: PatternId) => seenPattern(headSeen(view, lostAs(id)), ground);

describe('the pattern that a photo shows', () => {
  it.each([
    'norwood-1',
    'norwood-3',
    'norwood-3v',
    'norwood-4',
    'norwood-5',
    'norwood-6',
    'norwood-7',
    'ludwig-2',
    'ludwig-3',
  ] as const)('%s is told from above', (id) => {
    const seen = told('top', id);
    expect(seen.pattern).toBe(id);
    expect(seen.confidence).toBeGreaterThan(0.4);
  });

  it('counts neighbours of a slight pattern as possible', () => {
    for (const id of ['norwood-2', 'ludwig-1'] as const) {
      const { pattern, alsoPossible } = told('top', id);
      expect([pattern, ...alsoPossible]).toContain(id);
    }
  });

  it.each(['norwood-5', 'norwood-6', 'norwood-7'] as const)('%s is told from the crown', (id) => {
    const { pattern, alsoPossible } = told('crown', id);
    expect([pattern, ...alsoPossible]).toContain(id);
  });

  it('keeps the crown open where the view does not show it', () => {
    const { pattern, alsoPossible, confidence } = told('front-down', 'norwood-3v');
    const possible = [pattern, ...alsoPossible];
    if (pattern !== null) expect(possible).toContain('norwood-3');
    expect(confidence).toBeLessThan(told('top', 'norwood-3v').confidence);
  });

  it.each(['norwood-3v', 'norwood-6', 'norwood-1'] as const)(
    'cannot be told from the front or behind: %s',
    (id) => {
      for (const view of ['front', 'back'] as const)
        expect(told(view, id)).toMatchObject({ pattern: null, untold: 'little-seen', confidence: 0 });
    },
  );

  it('cannot be told of a head without any hair, or with specks of it', () => {
    for (const view of ['top', 'crown'] as const)
      expect(
        seenPattern(
          headSeen(view, () => 0),
          ground,
        ),
      ).toMatchObject({ pattern: null, untold: 'no-hair' });
    const specks = headSeen('top', (u, v) => (Math.hypot(u - 80, v - 40) < 10 ? 200 : 0));
    expect(seenPattern(specks, ground).untold).toBe('no-hair');
  });

  it('cannot be told of hair that is lost in no such pattern', () => {
    const patchy = headSeen('top', (u) => (u > 0 ? 160 : 0));
    expect(seenPattern(patchy, ground)).toMatchObject({ pattern: null, untold: 'unclear' });
  });
});
