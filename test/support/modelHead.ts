import { MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceFit';
import type { FitHeadInput } from '../../src/domain/head/fit/fitHead';
import { rotationFromAngles, type ViewAngles } from '../../src/domain/head/fit/viewGeometry';
import { landmark68 } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadPose, HeadShape, PhotoCamera } from '../../src/domain/head/types';
import type { ClinicalView } from '../../src/domain/observation';
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

/** A head of the app's own model as a photo with its person mask; with the face's landmarks where asked for. */
export function photoOfModelHead(
  shape: HeadShape,
  angles: ViewAngles,
  withFace: boolean,
  view?: ClinicalView,
): ModelHeadPhoto {
  const rotation = rotationFromAngles(angles);
  const pose: HeadPose = {
    rotation,
    translationMm: [-40 * rotation[1]!, -40 * rotation[4]! + 5, -520 - 40 * rotation[7]!],
  };
  const raster = rasterise(
    buildHeadSurface(shape, 'fine'),
    pose,
    MODEL_HEAD_CAMERA,
    SIDE_PX,
    SIDE_PX,
    1 / PHOTO_PX_PER_PX,
  );
  const data = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4);
  const coverage = new Uint8Array(SIDE_PX * SIDE_PX);
  for (let i = 0; i < coverage.length; i++) {
    const isHead = raster.triangle[i]! >= 0;
    coverage[i] = isHead ? 255 : 0;
    const light = 0.55 + 0.45 * raster.facing[i]!;
    data.set(isHead ? [205 * light, 160 * light, 135 * light, 255] : [70, 90, 130, 255], i * 4);
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

/** What the face model would see if it made no errors; without irises. */
function faceOf(shape: HeadShape, pose: HeadPose) {
  const points = landmark68(shape);
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
