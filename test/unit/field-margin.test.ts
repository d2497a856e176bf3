import { beforeAll, describe, expect, it } from 'vitest';
import { plantableTriangles } from '../../src/domain/follicles/surfaceAreas';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_EAR, type HeadFit } from '../../src/domain/head/types';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { correctedScalp } from '../../src/domain/scalp/strokes';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { headPointsMm } from '../../src/domain/scar/onHead';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import { zoneGround } from '../../src/domain/zones/zoneShape';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
/** The corners of a triangle are never farther from its inside. */
const TRIANGLE_MM = 6;
/** Ears, which bear nothing, are left out with the skin at their root. */
const EAR_MM = 10;
/** Skin on which no hair grows, but a stroke may. */
const BEYOND_MM = [-40, -12] as const;

describe.each([
  ['behind the ears', 140, 5],
  ['on the forehead', 20, 10],
])('what is drawn beyond the hair border %s', (_name, azimuthDeg, elevationDeg) => {
  let maps: ScalpMaps;
  let beyond: readonly number[];
  let planted: (i: number) => boolean;

  beforeAll(() => {
    const { input, pose } = photoOfModelHead(shape, { azimuthDeg, elevationDeg, rollDeg: 0 }, false);
    const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, outlineEvidence: 'person' } as HeadFit;
    maps = scalpMaps(surface, fit, input.analysis, input.observation);
    const corners = [...plantableTriangles(surface)].flatMap((t) => [...surface.triangles.slice(t, t + 3)]);
    const p = surface.positionsMm;
    const awayMm = (i: number, v: number): number =>
      Math.hypot(...[0, 1, 2].map((k) => maps.positionMm[3 * i + k]! - p[3 * v + k]!));
    const ears = [...surface.regions.keys()].filter((v) => surface.regions[v] === REGION_EAR);
    const isEar = (i: number): boolean => ears.some((v) => awayMm(i, v) < EAR_MM);
    const near = [...new Set(corners)].filter((v) => surface.borderDistanceMm[v]! < 0);
    planted = (i) =>
      near.some(
        (v) => Math.hypot(...[0, 1, 2].map((k) => maps.positionMm[3 * i + k]! - p[3 * v + k]!)) < TRIANGLE_MM,
      );
    beyond = [...maps.facing.keys()].filter((i) => {
      const border = maps.borderDistanceMm[i]!;
      const isBeyond = border > BEYOND_MM[0] && border < BEYOND_MM[1];
      return i % 7 === 0 && maps.facing[i]! > 0.2 && isBeyond && !isEar(i);
    });
  });

  const pixel = (i: number): [number, number] => {
    const { width, photoPxPerPx } = maps;
    return [((i % width) + 0.5) * photoPxPerPx, (Math.floor(i / width) + 0.5) * photoPxPerPx];
  };
  const expectPlanted = (drawn: readonly number[]): void => {
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.length).toBeLessThan(beyond.length);
    expect(drawn.filter((i) => !planted(i))).toEqual([]);
  };

  it('gets dots where the outline brush adds it', () => {
    const { added } = correctedScalp(maps, [
      { mode: 'add', radiusPx: 2000, points: [maps.width, maps.height] },
    ]);
    expectPlanted(beyond.filter((i) => added!.coverage[i]! > 0));
  });

  it('gets dots where a zone holds it', () => {
    const middle = surface.points.vertex;
    const parts = [
      { mode: 'add', shape: 'track', pointsMm: [...middle], widthsMm: [600], edgeMm: 1 },
    ] as const;
    const limits = new PartsInPhoto(maps, zoneGround(shape)).limits({
      id: 'a',
      kind: 'area',
      softnessMm: 1,
      parts,
    });
    expectPlanted(beyond.filter((i) => limits!.least[i]! > 0));
  });

  it('gets dots where a scar is drawn', () => {
    expectPlanted(beyond.filter((i) => headPointsMm(maps, pixel(i)).length > 0));
  });
});
