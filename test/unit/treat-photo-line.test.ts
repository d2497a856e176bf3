import { describe, expect, it } from 'vitest';
import { treated, type PhotoGeometry } from '../../src/app/treatPhoto';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { medianMmPerPx, scalpMaps } from '../../src/domain/scalp/maps';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import { plannedZones } from '../../src/domain/zones/plannedZones';
import { zoneGround } from '../../src/domain/zones/zoneShape';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const ground = zoneGround(shape);
const line = { hairline: { ...DEFAULT_PLAN.hairline, irregularity: 0 }, regional: false };
const planned = plannedHairline(surface, line, 1);
const { input, pose } = photoOfModelHead(shape, { azimuthDeg: 0, elevationDeg: 45, rollDeg: 0 }, false);
const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, source: 'face', outlineEvidence: 'person' } as HeadFit;
const bald = scalpMaps(surface, fit, input.analysis, input.observation);

const aheadMm = (i: number): number => {
  const { positionMm: p, borderDistanceMm } = bald;
  return -planned.distanceMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, borderDistanceMm[i]!);
};
const asideMm = (i: number): number => Math.abs(bald.positionMm[3 * i]!);

/** Cropped hair on both temples, up to ten mm ahead of the planned line. */
const withTempleHair = (hairBeyondHead = 0): ScalpMaps => ({
  ...bald,
  hairBeyondHead,
  hair: {
    ...bald.hair,
    coverage: bald.hair.coverage.map((_, i) =>
      bald.facing[i]! > 0.3 && asideMm(i) > 50 && asideMm(i) < 57 && aheadMm(i) < 10 && aheadMm(i) > -20
        ? 255
        : 0,
    ),
  },
});

function treatedIn(maps: ScalpMaps, irregularity = 0) {
  const geometry: PhotoGeometry = {
    fringe: fringeOf(maps, surface.points, medianMmPerPx(maps) * maps.photoPxPerPx),
    lead: null,
    hairAhead: () => null,
    hairOfParts: () => null,
    surface,
    maps,
    fit,
    scars: null,
    ground,
    parts: new PartsInPhoto(maps, ground),
  };
  return treated({ picture: { analysis: input.analysis } }, geometry, {
    photoId: 'a',
    line: { ...line, hairline: { ...line.hairline, irregularity } },
    strokes: [],
    zones: plannedZones(DEFAULT_PLAN),
    outlinedIds: [],
    scars: [],
    future: null,
  });
}

/** Mean share of the full density in the notch between line and hair. */
function inNotch({ map }: ReturnType<typeof treatedIn>): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < bald.facing.length; i++) {
    if (!(bald.facing[i]! > 0.3) || asideMm(i) < 44 || asideMm(i) > 48 || Math.abs(aheadMm(i)) > 2) continue;
    sum += map.layers[4 * i]! / 255;
    count++;
  }
  return sum / count;
}

describe('a photo with cropped temple hair ahead of the line', () => {
  const haired = treatedIn(withTempleHair());

  it('is treated up to it', () => {
    expect(inNotch(treatedIn(bald))).toBeLessThan(0.15);
    expect(inNotch(haired)).toBeGreaterThan(0.35);
  });

  it('has the outline go around it, which does not wander as the dots do', () => {
    const { scalp, shownIn, map } = haired;
    expect(treatedIn(bald).shownIn.coverage).toEqual(bald.scalp.coverage);
    let grown = 0;
    for (let i = 0; i < scalp.coverage.length; i++) {
      if (map.layers[4 * i]! > 0) expect(shownIn.coverage[i]).toBeGreaterThan(0);
      if (shownIn.coverage[i]! > scalp.coverage[i]!) grown++;
    }
    expect(grown).toBeGreaterThan(100);
    expect(treatedIn(withTempleHair(), 2).shownIn.coverage).toEqual(shownIn.coverage);
  });

  it('has figures of the line that it shows', () => {
    const areaOf = ({ zones }: typeof haired): number => zones.reduce((sum, { areaCm2 }) => sum + areaCm2, 0);
    expect(areaOf(haired)).toBeGreaterThan(areaOf(treatedIn(bald)) + 1);
  });

  it('keeps to the planned line where the hair is long: its strands hang over the forehead', () => {
    expect(inNotch(treatedIn(withTempleHair(1)))).toBeLessThan(0.15);
  });
});
