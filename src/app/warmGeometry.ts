import { fitHead, type FitHeadInput } from '../domain/head/fit/fitHead';
import { faceMarks, MESH_OF_LANDMARK } from '../domain/head/fit/faceMarks';
import { librarySteps } from '../domain/head/fit/silhouetteLibrary';
import { headTemplate } from '../domain/head/fit/templateOfModel';
import { rotationFromAngles, type ViewAngles } from '../domain/head/fit/viewGeometry';
import { meanShape } from '../domain/head/model';
import { projectPoint } from '../domain/head/projection';
import { buildHeadSurface } from '../domain/head/surface';
import { REGION_SCALP, type HeadPose, type PhotoCamera } from '../domain/head/types';
import type { FaceObservation } from '../domain/observation';
import { hairTone } from '../domain/pigment/hairTone';
import { skinTone } from '../domain/pigment/skinTone';
import { DEFAULT_PLAN } from '../domain/plan/TreatmentPlan';
import { plannedHairline } from '../domain/hairline/hairline';
import { depthMap } from '../domain/scalp/depthMap';
import { fringeOf } from '../domain/scalp/fringe';
import { medianMmPerPx, scalpMaps, visibleScalpAreaCm2 } from '../domain/scalp/maps';
import { rasterise } from '../domain/scalp/raster';
import { correctedScalp } from '../domain/scalp/strokes';
import { plannedAreaCm2, treatedSkin } from '../domain/scalp/treatment';

const SIDE_PX = 320;
/** The head fills half of the picture. */
const CAMERA: PhotoCamera = {
  widthPx: SIDE_PX,
  heightPx: SIDE_PX,
  focalPx: 1.6 * SIDE_PX,
  cxPx: SIDE_PX / 2,
  cyPx: SIDE_PX / 2,
};
const DISTANCE_MM = 700;
/** Code is compiled as it is used; after this many heads most of it is. */
const FACES = 6;
const OUTLINES = 4;
/** Outlines of the library that are made before other calls get their turn. */
const OUTLINES_A_STEP = 8;
/** sRGB of what is drawn: skin, hair, room. */
const COLOURS = [
  [205, 160, 140],
  [70, 55, 45],
  [120, 130, 140],
] as const;

/**
 * Takes drawn heads through everything that a photo goes through, so that tables are made and code is compiled before
 * the first photo. Other calls get their turn between the steps; after one that leaves it no longer needed it ends.
 */
export async function warmGeometry(isNeeded: () => boolean): Promise<void> {
  for (const _ of warmingSteps()) {
    await otherCalls();
    if (!isNeeded()) return;
  }
}

function* warmingSteps(): Generator<void, void> {
  const front = drawnHead({ azimuthDeg: 0, elevationDeg: 5, rollDeg: 0 }, true);
  for (let k = 0; k < FACES; k++) {
    yield;
    takeThrough(front);
  }
  let made = 0;
  for (const _ of librarySteps(headTemplate())) if (++made % OUTLINES_A_STEP === 0) yield;
  const back = drawnHead({ azimuthDeg: 160, elevationDeg: 40, rollDeg: 0 }, false);
  for (let k = 0; k < OUTLINES; k++) {
    yield;
    takeThrough(back);
    yield;
    fitHead({ ...back, observation: { ...back.observation, person: null } });
  }
}

const otherCalls = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function takeThrough(input: FitHeadInput): void {
  const fit = fitHead(input);
  if ('noHead' in fit) return;
  const surface = buildHeadSurface(fit.shape, 'fine');
  const maps = scalpMaps(surface, fit, input.analysis, input.observation);
  depthMap(maps, fit.pose);
  medianMmPerPx(maps);
  visibleScalpAreaCm2(maps);
  const hairline = plannedHairline(surface, { hairline: DEFAULT_PLAN.hairline, regional: true }, 0);
  const fringe = fringeOf(maps, surface.points, medianMmPerPx(maps) * maps.photoPxPerPx);
  treatedSkin(maps, correctedScalp(maps, []), hairline, {
    bare: fringe.bare,
    ahead: null,
    lead: fringe.lead(input.analysis, { darker: 0.5, bluer: 0.4 }),
  });
  plannedAreaCm2(surface, hairline);
  const skin = skinTone(input.analysis, maps);
  if (skin) hairTone(input.analysis, maps, skin, surface.points);
}

function drawnHead(angles: ViewAngles, withFace: boolean): FitHeadInput {
  const surface = buildHeadSurface(meanShape(), 'fine');
  const pose: HeadPose = { rotation: rotationFromAngles(angles), translationMm: [0, -20, -DISTANCE_MM] };
  const { triangle, region } = rasterise(surface, pose, CAMERA, SIDE_PX, SIDE_PX, 1);
  const mask = (covered: (i: number) => boolean) => ({
    width: SIDE_PX,
    height: SIDE_PX,
    coverage: Uint8Array.from(triangle, (_, i) => (covered(i) ? 255 : 0)),
  });
  return {
    analysis: {
      width: SIDE_PX,
      height: SIDE_PX,
      data: drawnPicture((i) => (triangle[i]! < 0 ? 2 : region[i] === REGION_SCALP ? 1 : 0)),
      photoPxPerPx: 1,
    },
    observation: {
      person: mask((i) => triangle[i]! >= 0),
      hair: mask((i) => region[i] === REGION_SCALP),
      face: withFace ? drawnFace(pose) : null,
      source: 'models',
    },
    photoWidthPx: SIDE_PX,
    photoHeightPx: SIDE_PX,
  };
}

function drawnPicture(colourAt: (i: number) => 0 | 1 | 2): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(4 * SIDE_PX * SIDE_PX);
  for (let i = 0; i < SIDE_PX * SIDE_PX; i++) data.set([...COLOURS[colourAt(i)], 255], 4 * i);
  return data;
}

/** The model's landmarks where the face model would have seen them; irises 12 mm across in the middle of the eyes. */
function drawnFace(pose: HeadPose): FaceObservation {
  const points = faceMarks(meanShape());
  const landmarks = new Float32Array(3 * 478);
  const put = (mesh: number, x: number, y: number, z: number): void => {
    const seen = projectPoint({ pose, camera: CAMERA }, x, y, z);
    landmarks[3 * mesh] = seen.x;
    landmarks[3 * mesh + 1] = seen.y;
  };
  MESH_OF_LANDMARK.forEach((mesh, k) => {
    put(mesh, points[3 * k]!, points[3 * k + 1]!, points[3 * k + 2]!);
  });
  for (const [first, outer, inner] of [
    [468, 36, 39],
    [473, 45, 42],
  ] as const) {
    const middle = (axis: number): number => (points[3 * outer + axis]! + points[3 * inner + axis]!) / 2;
    [0, 6, 0, -6, 0].forEach((across, k) => {
      put(first + k, middle(0) + across, middle(1) + [0, 0, 6, 0, -6][k]!, middle(2));
    });
  }
  const [a, b, c, d, e, f, g, h, i] = pose.rotation;
  return {
    landmarks,
    poseCm: Float32Array.of(a!, d!, g!, 0, b!, e!, h!, 0, c!, f!, i!, 0, 0, 0, -DISTANCE_MM / 10, 1),
  };
}
