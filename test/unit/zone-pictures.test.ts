import { describe, it } from 'vitest';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { treatedSkin } from '../../src/domain/scalp/treatment';
import { headPlacesMm } from '../../src/domain/scar/onHead';
import type { Scar } from '../../src/domain/scar/scar';
import { scarCoverage, scarLines } from '../../src/domain/scar/scarCoverage';
import { strewnDots } from '../../src/domain/scar/strewnDots';
import { faceParts } from '../../src/domain/zones/faceParts';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import { plannedZones } from '../../src/domain/zones/plannedZones';
import { isOnFace, newZone, type Zone, type ZoneKind, type ZonePart } from '../../src/domain/zones/zone';
import { zoneGround } from '../../src/domain/zones/zoneShape';
import { zonesInPhoto } from '../../src/domain/zones/zonesInPhoto';
import { expectImage } from '../support/expectedImage';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';
import { writePng } from '../support/png';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const ground = zoneGround(shape);
const hairline = plannedHairline(surface, { hairline: DEFAULT_PLAN.hairline, regional: true }, 1);

function photo(elevationDeg: number) {
  const { input, pose } = photoOfModelHead(shape, { azimuthDeg: 0, elevationDeg, rollDeg: 0 }, true);
  const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, outlineEvidence: 'person' } as HeadFit;
  const maps = scalpMaps(surface, fit, input.analysis, input.observation);
  const { landmarks } = input.observation.face!;
  const px = MESH_OF_LANDMARK.flatMap((mesh) =>
    [0, 1].map((axis) => maps.photoPxPerPx * landmarks[3 * mesh + axis]!),
  );
  return { maps, analysis: input.analysis, seenMm: headPlacesMm(maps, px) };
}
const fromFront = photo(0);
const fromAbove = photo(45);

/** What is treated, as red over a plain head, at half the photo's size. */
function picture({ maps }: typeof fromFront, layers: Uint8Array): Uint8Array {
  const side = maps.width / 2;
  const data = new Uint8Array(4 * side * side);
  for (let y = 0, to = 0; y < side; y++)
    for (let x = 0; x < side; x++, to += 4) {
      const from = 4 * (2 * y * maps.width + 2 * x);
      const share = layers[from]! / 255;
      const grey = 16 * Math.round(2 + 12 * maps.facing[from / 4]!);
      data.set(
        [220, 20, 20].map((red) => Math.round(grey * (1 - share) + red * share)),
        to,
      );
      data[to + 3] = 255;
    }
  return writePng({ width: side, height: side, data });
}

function treated(seen: typeof fromFront, zones: readonly Zone[], scars: readonly Scar[] = []): Uint8Array {
  const { maps, analysis } = seen;
  const inPhoto = zonesInPhoto(new PartsInPhoto(maps, ground), plannedZones({ ...DEFAULT_PLAN, zones }), {
    blended: () => null,
  });
  const coverage = scarCoverage(analysis, maps, scarLines(scars, ground.ontoSkin));
  const skin = treatedSkin(
    maps,
    { scalp: maps.scalp, added: null, removed: null },
    hairline,
    null,
    coverage,
    inPhoto,
  );
  return picture(seen, skin.map.layers);
}

/** A ring on top of the head. */
const ring: ZonePart = {
  mode: 'add',
  shape: 'outline',
  pointsMm: Array.from({ length: 40 }, (_, k) => {
    const angle = (k / 40) * 2 * Math.PI;
    return [...ground.chart.toSkin(35 * Math.cos(angle), -20 + 45 * Math.sin(angle))];
  }).flat(),
  widthsMm: [],
  edgeMm: null,
};
/** From ear to ear over the front of the top. */
const across = Array.from({ length: 25 }, (_, k) => [...ground.chart.toSkin(4 * k - 48, -40)]).flat();

const partsOf = (kind: ZoneKind, seenMm: Float64Array): readonly ZonePart[] =>
  isOnFace(kind) ? faceParts(kind, shape, seenMm) : kind === 'scalp' || kind === 'hairline' ? [] : [ring];

describe('a zone of each kind on a head', () => {
  it.each(['scalp', 'hairline', 'crown', 'thinning', 'patch', 'area', 'beard', 'moustache'] as const)(
    '%s',
    (kind) => {
      const seen = isOnFace(kind) ? fromFront : fromAbove;
      expectImage(`zone-${kind}`, treated(seen, [newZone(kind, kind, partsOf(kind, seen.seenMm))]));
    },
  );
});

describe('a scar of each kind on a head', () => {
  const scars: Readonly<Record<Scar['kind'], Scar>> = {
    fut: { id: 'a', kind: 'fut', widthMm: 4, pointsMm: across },
    fue: { id: 'a', kind: 'fue', widthMm: 0.9, pointsMm: strewnDots(across, 20, 1, 400) },
    patch: { id: 'a', kind: 'patch', widthMm: 25, pointsMm: across.slice(0, 30) },
  };
  it.each(['fut', 'fue', 'patch'] as const)('%s', (kind) => {
    expectImage(`scar-${kind}`, treated(fromAbove, [], [scars[kind]]));
  });
});
