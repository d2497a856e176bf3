import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { joinedFields } from '../../src/domain/follicles/joinedFields';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { beardTriangles, plantableTriangles } from '../../src/domain/follicles/surfaceAreas';
import { MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import { landmark68, meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit, Vec3 } from '../../src/domain/head/types';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { treatedSkin } from '../../src/domain/scalp/treatment';
import { headPlacesMm } from '../../src/domain/scar/onHead';
import { faceParts } from '../../src/domain/zones/faceParts';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import { plannedZones } from '../../src/domain/zones/plannedZones';
import { type FaceZoneKind, newZone, SCALP_ZONE } from '../../src/domain/zones/zone';
import { zoneAreasCm2 } from '../../src/domain/zones/zoneAreas';
import { laidParts, zoneGround } from '../../src/domain/zones/zoneShape';
import { zonesInPhoto } from '../../src/domain/zones/zonesInPhoto';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const ground = zoneGround(shape);
const hairline = plannedHairline(surface, { hairline: DEFAULT_PLAN.hairline, regional: true }, 1);

/** A photo of the model's head from the front, and what zones on the face treat there. */
function photo(elevationDeg = 0) {
  const { input, pose } = photoOfModelHead(shape, { azimuthDeg: 0, elevationDeg, rollDeg: 0 }, true);
  const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, outlineEvidence: 'person' } as HeadFit;
  const maps = scalpMaps(surface, fit, input.analysis, input.observation);
  const { landmarks } = input.observation.face!;
  const px = MESH_OF_LANDMARK.flatMap((mesh) =>
    [0, 1].map((axis) => maps.photoPxPerPx * landmarks[3 * mesh + axis]!),
  );
  const seenMm = headPlacesMm(maps, px);
  const pixelOf = ([x, y, z]: Vec3): number => {
    const at = projectPoint(fit, x, y, z);
    return Math.floor(at.y / maps.photoPxPerPx) * maps.width + Math.floor(at.x / maps.photoPxPerPx);
  };
  return { maps, seenMm, pixelOf, analysis: input.analysis };
}

const front = photo();
const zoneOf = (kind: FaceZoneKind) => newZone(kind, kind, faceParts(kind, shape, front.seenMm));
const NO_HAIR = { blended: () => null };
const treatedBy = (...zones: Parameters<typeof plannedZones>[0]['zones']) => {
  const planned = plannedZones({ ...DEFAULT_PLAN, zones });
  const parts = new PartsInPhoto(front.maps, ground);
  return treatedSkin(
    front.maps,
    { scalp: front.maps.scalp, added: null, removed: null },
    hairline,
    null,
    null,
    zonesInPhoto(parts, planned, NO_HAIR),
  );
};
const landmarks = landmark68(shape);
const place = (k: number): Vec3 => [landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!];
const mean = (...ks: readonly number[]): Vec3 =>
  [0, 1, 2].map((axis) => ks.reduce((sum, k) => sum + place(k)[axis]!, 0) / ks.length) as unknown as Vec3;
const moved = ([x, y, z]: Vec3, dx: number, dy: number): Vec3 => [x + dx, y + dy, z];

/** Share of the densest zone's density at a place, 0..1. */
const at = (skin: ReturnType<typeof treatedBy>, point: Vec3): number =>
  skin.map.layers[4 * front.pixelOf(point)]! / 255;

describe('a beard and a moustache', () => {
  const beard = treatedBy(zoneOf('beard'));
  const moustache = treatedBy(zoneOf('moustache'));

  it('lie on chin, jaw and cheeks, or above the lip, on both sides alike', () => {
    const chin = moved(place(8), 0, 14);
    const jaws = [moved(place(4), 6, 12), moved(place(12), -6, 12)];
    for (const point of [chin, ...jaws]) {
      expect(at(beard, point)).toBeGreaterThan(0.8);
      expect(at(moustache, point)).toBe(0);
    }
    const aboveLip = mean(33, 51, 51);
    expect(at(moustache, aboveLip)).toBeGreaterThan(0.6);
    for (const side of [mean(31, 48, 49), mean(35, 53, 54)]) expect(at(moustache, side)).toBeGreaterThan(0.5);
    expect(at(beard, aboveLip)).toBe(0);
  });

  it('alone of all zones reach the cheek', () => {
    const parts = new PartsInPhoto(front.maps, ground);
    const brushed = ([x, y, z]: Vec3) => [
      { mode: 'add', shape: 'track', pointsMm: [x, y, z], widthsMm: [14], edgeMm: 2 } as const,
    ];
    const cheek = brushed(moved(place(4), 6, 12));
    const forehead = brushed(moved(front.maps.points.glabella, 0, 50));
    expect(parts.reaches(newZone('beard', 'b'), cheek)).toBe(true);
    for (const kind of ['area', 'patch', 'crown'] as const) {
      expect(parts.reaches(newZone(kind, 'z'), cheek), kind).toBe(false);
      expect(parts.reaches(newZone(kind, 'z'), forehead), kind).toBe(true);
      expect(parts.reaches(newZone(kind, 'z'), [{ ...cheek[0]!, mode: 'remove' }]), kind).toBe(false);
    }
  });

  it('leave lips, mouth, nose and eyes free', () => {
    const free = [
      mean(51, 62),
      mean(62, 66),
      mean(57, 66),
      place(30),
      mean(31, 33),
      mean(33, 35),
      mean(36, 39),
      mean(42, 45),
      place(27),
    ];
    for (const point of free) for (const skin of [beard, moustache]) expect(at(skin, point)).toBe(0);
  });

  it('have an area that a face has', () => {
    const areas = zoneAreasCm2(
      surface,
      hairline,
      plannedZones({ ...DEFAULT_PLAN, zones: [zoneOf('beard'), zoneOf('moustache')] }).map((zone) => ({
        ...zone,
        parts: laidParts(zone, ground),
      })),
    );
    expect(areas[0]).toBeGreaterThan(80);
    expect(areas[0]).toBeLessThan(200);
    expect(areas[1]).toBeGreaterThan(6);
    expect(areas[1]).toBeLessThan(20);
  });

  it('leave the scalp as it is, and are left out of it', () => {
    const scalp = treatedBy({ ...SCALP_ZONE, own: { ...SCALP_ZONE.own, impressionsPerCm2: 105 } });
    const both = treatedBy(zoneOf('beard'), SCALP_ZONE);
    const { maps } = front;
    let differing = 0;
    for (let i = 0; i < maps.scalp.coverage.length; i++)
      if (maps.borderDistanceMm[i]! > -10 && scalp.map.layers[4 * i] !== both.map.layers[4 * i]) differing++;
    expect(differing).toBeLessThan(100);
    expect(at(both, moved(place(8), 0, 14))).toBeCloseTo(70 / 105, 1);
  });

  it('are where the model has them when the photo does not show them', () => {
    const unseen = new Float64Array(3 * 68).fill(NaN);
    const seen = faceParts('moustache', shape, front.seenMm)[0]!.pointsMm;
    const known = faceParts('moustache', shape, unseen)[0]!.pointsMm;
    known.forEach((mm, k) => expect(Math.abs(mm - seen[k]!)).toBeLessThan(8));
  });
});

describe('impressions where a beard grows', () => {
  const seeds = plantSeeds(surface, 7, 60);
  const ofFace = plantSeeds(surface, 8, 60, 'fine', beardTriangles(surface));
  const scalp = follicleField(seeds, surface, 60);
  const face = follicleField(ofFace, surface, 60);
  const joined = joinedFields(scalp, face);

  it('lie beside those of the scalp and not among them', () => {
    const planted = new Set(plantableTriangles(surface));
    expect(beardTriangles(surface).some((t) => planted.has(t))).toBe(false);
    expect(face.areaCm2).toBeGreaterThan(150);
  });

  it('come as early as those of the scalp, which keep their order', () => {
    expect(joined.areaCm2).toBeCloseTo(scalp.areaCm2 + face.areaCm2, 6);
    const isScalp = (i: number, k: number): boolean =>
      [0, 1, 2].every((axis) => joined.positionMm[3 * i + axis] === scalp.positionMm[3 * k + axis]);
    let ofScalp = 0;
    for (let i = 0; i < joined.count; i++) {
      if (ofScalp < scalp.count && isScalp(i, ofScalp)) ofScalp++;
      if (i % 5000 === 4999) expect(ofScalp / (i + 1)).toBeCloseTo(scalp.areaCm2 / joined.areaCm2, 2);
    }
    expect(ofScalp).toBe(scalp.count);
  });
});
