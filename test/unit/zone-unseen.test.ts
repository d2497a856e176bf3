import { describe, expect, it } from 'vitest';
import { treated, type PhotoGeometry } from '../../src/app/treatPhoto';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit, Vec3 } from '../../src/domain/head/types';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import type { BareShare } from '../../src/domain/scalp/bareShare';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { lostSkin } from '../../src/domain/zones/lostSkin';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import { plannedZones } from '../../src/domain/zones/plannedZones';
import { newZone, SCALP_ZONE, type Zone, type ZonePart } from '../../src/domain/zones/zone';
import { zoneGround } from '../../src/domain/zones/zoneShape';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const ground = zoneGround(shape);
const { glabella, inion } = surface.points;

function photo(azimuthDeg: number, elevationDeg: number) {
  const { input, pose } = photoOfModelHead(shape, { azimuthDeg, elevationDeg, rollDeg: 0 }, false);
  const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, outlineEvidence: 'person' } as HeadFit;
  return { fit, analysis: input.analysis, maps: scalpMaps(surface, fit, input.analysis, input.observation) };
}
const front = photo(0, 10);
const back = photo(180, 0);

const stroke = (mode: ZonePart['mode'], points: readonly Vec3[], widthMm: number): ZonePart => ({
  mode,
  shape: 'track',
  pointsMm: points.flatMap((point) => [...ground.ontoSkin(point)]),
  widthsMm: [widthMm],
  edgeMm: 2,
});
/** Up the midline of the forehead, by heights above the glabella, mm. */
const upFront = (from: number, to: number): readonly Vec3[] =>
  [0, 0.25, 0.5, 0.75, 1].map((t) => [0, glabella[1] + from + t * (to - from), 100]);
const area = (parts: readonly ZonePart[], id = 'area'): Zone => newZone('area', id, parts);

describe('what of a shape is lost', () => {
  const lostOf = ({ maps }: typeof front, ...parts: readonly ZonePart[]) =>
    lostSkin(maps, ground, area([]), parts);

  it('is nothing on the scalp, nor before the planned line on the upper forehead', () => {
    expect(lostOf(front, stroke('add', upFront(60, 85), 20)).share).toBe(0);
    expect(lostOf(front, stroke('add', upFront(40, 60), 16)).share).toBe(0);
  });

  it('is the share of its skin that lies lower on the forehead', () => {
    const { share, region } = lostOf(front, stroke('add', upFront(2, 52), 4));
    // Impressions end 40 mm in front of the natural border, here 27 mm above the glabella.
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(region).toBe('forehead');
  });

  it('is told apart on the cheek and below the hair of the nape', () => {
    const cheek = stroke('add', [[45, glabella[1] - 60, 90]], 20);
    expect(lostOf(front, cheek)).toEqual({ share: 1, region: 'face' });
    const nape = stroke('add', [[0, inion[1] - 95, -58]], 12);
    expect(lostOf(back, nape)).toEqual({ share: 1, region: 'below' });
  });

  it('leaves out what was rubbed out again', () => {
    const both = [stroke('add', upFront(2, 80), 10), stroke('remove', upFront(-4, 26), 30)];
    expect(lostOf(front, both[0]!).share).toBeGreaterThan(0.2);
    expect(lostOf(front, ...both).share).toBeLessThan(0.1);
  });
});

describe('why nothing is seen of a zone', () => {
  function unseen(
    { fit, analysis, maps }: typeof front,
    zones: readonly Zone[],
    bare: BareShare | null = null,
  ) {
    const geometry = {
      surface,
      maps,
      fit,
      ground,
      parts: new PartsInPhoto(maps, ground),
      fringe: { bare: null, blended: () => bare },
      hairAhead: () => null,
      hairOfParts: () => null,
      scars: null,
    } as unknown as PhotoGeometry;
    const planned = plannedZones({ ...DEFAULT_PLAN, zones });
    const { zones: figures } = treated({ picture: { analysis } }, geometry, {
      photoId: 'p',
      line: { hairline: DEFAULT_PLAN.hairline, regional: true },
      strokes: [],
      zones: planned,
      outlinedIds: [],
      scars: [],
      future: null,
    });
    return Object.fromEntries(figures.map((zone) => [zone.id, zone.unseen ?? null]));
  }
  const top = stroke('add', upFront(65, 80), 20);
  const wider = stroke('add', upFront(55, 90), 50);

  it('is not said of one that is seen, nor of one that is still to be drawn', () => {
    expect(unseen(front, [area([top]), area([], 'empty'), SCALP_ZONE])).toEqual({
      area: null,
      empty: null,
      scalp: null,
    });
    expect(unseen(front, [SCALP_ZONE])).toEqual({ scalp: null });
  });

  it('is that all of it was rubbed out, or lies where it cannot', () => {
    const rubbed = area([top, stroke('remove', upFront(50, 95), 60)]);
    const brow = area([stroke('add', upFront(0, 8), 8)], 'brow');
    expect(unseen(front, [rubbed, brow, SCALP_ZONE])).toMatchObject({ area: 'gone', brow: 'gone' });
  });

  it('is the zone above it', () => {
    expect(unseen(front, [area([wider], 'upper'), area([top])])).toEqual({ upper: null, area: 'covered' });
  });

  it('is that the photo does not show its skin', () => {
    expect(unseen(back, [area([top]), SCALP_ZONE])).toEqual({ area: 'photo', scalp: null });
  });

  it('is the hair over it', () => {
    const columns = Math.ceil(front.maps.width / 16) + 1;
    const share = new Float32Array(columns ** 2);
    const hair = { columns, rows: columns, cellPx: 16, share };
    expect(unseen(front, [area([top])], hair)).toEqual({ area: 'hair' });
    expect(unseen(front, [area([top])], { ...hair, share: share.fill(0.5) })).toEqual({ area: null });
  });
});
