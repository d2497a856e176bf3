import { faceMarks, MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import type { FitHeadInput } from '../../src/domain/head/fit/fitHead';
import { rotationFromAngles, type ViewAngles } from '../../src/domain/head/fit/viewGeometry';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadPose, HeadShape, HeadSurface, PhotoCamera } from '../../src/domain/head/types';
import type { ClinicalView } from '../../src/domain/observation';
import { randomSource, valueNoise } from '../../src/domain/random';
import { rasterise } from '../../src/domain/scalp/raster';

const SIDE_PX = 480;
const PHOTO_PX_PER_PX = 2;
export const MODEL_HEAD_CAMERA: PhotoCamera = {
  widthPx: PHOTO_PX_PER_PX * SIDE_PX,
  heightPx: PHOTO_PX_PER_PX * SIDE_PX,
  focalPx: 760 * PHOTO_PX_PER_PX,
  cxPx: SIDE_PX,
  cyPx: SIDE_PX,
};

export interface ModelHeadPhoto {
  readonly input: FitHeadInput;
  readonly pose: HeadPose;
}

/** Standard deviation of the camera's noise, sRGB steps. */
const NOISE_LEVELS = 1.5;
/** Size of the spots on mottled skin, mm, and by how much they are lighter or darker. */
const SPOT_MM = 7;
const SPOT_SHARE = 0.06;

/**
 * A head of the app's own model as a photo with its person mask; with the face's landmarks where asked for. Its skin is
 * plain, or mottled by the number given: the same number on the same place in every photo.
 */
export function photoOfModelHead(
  shape: HeadShape,
  angles: ViewAngles,
  withFace: boolean,
  view?: ClinicalView,
  mottling?: number,
): ModelHeadPhoto {
  const rotation = rotationFromAngles(angles);
  const pose: HeadPose = {
    rotation,
    translationMm: [-40 * rotation[1]!, -40 * rotation[4]! + 5, -520 - 40 * rotation[7]!],
  };
  const surface = buildHeadSurface(shape, 'fine');
  const raster = rasterise(surface, pose, MODEL_HEAD_CAMERA, SIDE_PX, SIDE_PX, 1 / PHOTO_PX_PER_PX);
  const data = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4);
  const coverage = new Uint8Array(SIDE_PX * SIDE_PX);
  const random = randomSource(Math.round(1000 + 7 * angles.azimuthDeg + 13 * angles.elevationDeg));
  for (let i = 0; i < coverage.length; i++) {
    const noise = NOISE_LEVELS * (random() + random() + random() - 1.5) * 2;
    const isHead = raster.triangle[i]! >= 0;
    coverage[i] = isHead ? 255 : 0;
    const tone =
      isHead && mottling !== undefined ? 1 + SPOT_SHARE * spotAt(surface, raster.triangle[i]!, mottling) : 1;
    const light = tone * (0.55 + 0.45 * raster.facing[i]!);
    data.set(
      isHead
        ? [205 * light + noise, 160 * light + noise, 135 * light + noise, 255]
        : [70 + noise, 90 + noise, 130 + noise, 255],
      i * 4,
    );
  }
  const person = { width: SIDE_PX, height: SIDE_PX, coverage };
  const face = withFace ? faceOf(shape, pose) : null;
  return {
    pose,
    input: {
      analysis: { width: SIDE_PX, height: SIDE_PX, photoPxPerPx: PHOTO_PX_PER_PX, data },
      observation: { person, hair: null, face, source: 'models' },
      photoWidthPx: MODEL_HEAD_CAMERA.widthPx,
      photoHeightPx: MODEL_HEAD_CAMERA.heightPx,
      view,
    },
  };
}

/** -1..1 */
function spotAt({ positionsMm, triangles }: HeadSurface, triangle: number, seed: number): number {
  const vertex = triangles[3 * triangle]!;
  const [x, y, z] = [0, 1, 2].map((k) => positionsMm[3 * vertex + k]! / SPOT_MM) as [number, number, number];
  return valueNoise(x, y, z, seed);
}

/** What the face model would see if it made no errors; without irises. */
function faceOf(shape: HeadShape, pose: HeadPose) {
  const points = faceMarks(shape);
  const landmarks = new Float32Array(468 * 3);
  MESH_OF_LANDMARK.forEach((mesh, k) => {
    const at = projectPoint(
      { pose, camera: MODEL_HEAD_CAMERA },
      points[k * 3]!,
      points[k * 3 + 1]!,
      points[k * 3 + 2]!,
    );
    landmarks[mesh * 3] = at.x / PHOTO_PX_PER_PX;
    landmarks[mesh * 3 + 1] = at.y / PHOTO_PX_PER_PX;
  });
  const r = pose.rotation;
  const columns = [0, 1, 2].flatMap((c) => [r[c]!, r[3 + c]!, r[6 + c]!, 0]);
  return { landmarks, poseCm: Float32Array.from([...columns, 0, 0, -50, 1]) };
}
