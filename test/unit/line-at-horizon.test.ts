import { describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { lineBeyondHorizonMm } from '../../src/domain/scalp/lineAtHorizon';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { correctedScalp } from '../../src/domain/scalp/strokes';
import { treatedSkin } from '../../src/domain/scalp/treatment';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const { hairline: plan } = DEFAULT_PLAN;
const lineAhead = (forwardMm: number) =>
  plannedHairline(surface, { hairline: plan, regional: true }, 1, forwardMm);
const planned = lineAhead(0);

function photo(azimuthDeg: number, elevationDeg: number, source: HeadFit['source'] = 'outline') {
  const { input, pose } = photoOfModelHead(shape, { azimuthDeg, elevationDeg, rollDeg: 0 }, false);
  const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, source, outlineEvidence: 'person' } as HeadFit;
  return { fit, maps: scalpMaps(surface, fit, input.analysis, input.observation) };
}
const aheadMm = ({ maps, fit }: ReturnType<typeof photo>, own: typeof plan.own = null) =>
  lineBeyondHorizonMm(maps, surface.points, planned, fit, own);

/** Least share of the full density along the upper edge of the scalp seen, 0..1. */
function densityAtTop({ maps }: ReturnType<typeof photo>, forwardMm: number): number {
  const { map } = treatedSkin(maps, correctedScalp(maps, []), lineAhead(forwardMm), null);
  const { width, scalp, box } = maps;
  const shares: number[] = [];
  for (let x = box.x0; x <= box.x1; x++) {
    let y = box.y0;
    while (y <= box.y1 && scalp.coverage[y * width + x]! < 255) y++;
    if (Math.abs(x - (box.x0 + box.x1) / 2) < (box.x1 - box.x0) / 8)
      shares.push(map.layers[4 * (y * width + x)]!);
  }
  return Math.min(...shares) / 255;
}

/** Density of the foremost dots in the middle, 0..1, and whether bare skin shows in front of them. */
function front({ maps }: ReturnType<typeof photo>, forwardMm: number) {
  const { map } = treatedSkin(maps, correctedScalp(maps, []), lineAhead(forwardMm), null);
  const { width, box, facing } = maps;
  const column = Math.round((box.x0 + box.x1) / 2);
  const at = (y: number) => y * width + column;
  let y = box.y0;
  while (!(facing[at(y)]! > 0)) y++;
  const top = y;
  while (map.layers[4 * at(y)] === 0) y++;
  return { density: map.layers[4 * at(y)]! / 255, isBareAhead: y > top };
}

const fromBehind = photo(172, 52);

describe('a line that shows at the horizon alone', () => {
  it('goes beyond it, so that no crescent stays bare', () => {
    const forwardMm = aheadMm(fromBehind);
    expect(densityAtTop(fromBehind, 0)).toBeLessThan(0.3);
    expect(densityAtTop(fromBehind, forwardMm)).toBeGreaterThan(0.7);
  });

  it('stays where the face tells how the head is turned, or it was drawn', () => {
    expect(aheadMm(photo(172, 52, 'face'))).toBe(0);
    expect(aheadMm(fromBehind, { kind: 'drawn', pointsMm: [] })).toBe(0);
  });

  it('stays where the photo shows the skin in front of it', () => {
    for (const [azimuth, elevation] of [
      [0, 10],
      [45, 0],
      [90, 0],
      [0, 80],
      [30, 45],
    ] as const)
      expect(aheadMm(photo(azimuth, elevation))).toBe(0);
  });

  it.each([54, 56, 58, 60, 62, 64])(
    'ends in no cut before bare skin, seen from behind at %i degrees',
    (elevation) => {
      const seen = photo(178, elevation);
      const { density, isBareAhead } = front(seen, aheadMm(seen));
      if (isBareAhead) expect(density).toBeLessThan(0.5);
      else expect(density).toBeGreaterThan(0);
    },
  );

  it('is not moved where it lies far behind the horizon', () => {
    expect(aheadMm(photo(180, 0))).toBe(0);
  });
});
