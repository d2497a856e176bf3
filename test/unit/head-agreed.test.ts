import { describe, expect, it } from 'vitest';
import { fitCameraOf, translationOf, type FitCamera } from '../../src/domain/head/fit/camera';
import { personRegion } from '../../src/domain/head/fit/personRegion';
import { outlineEvidence } from '../../src/domain/head/fit/poseFitter';
import { MODE_COUNT } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { agreedHeads, type AgreedHeads, type PosedPhoto } from '../../src/domain/head/skin/agreedHeads';
import { withHeadMoved, type HeadMotion } from '../../src/domain/head/skin/headMotion';
import { skinDetail } from '../../src/domain/head/skin/skinDetail';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadPose, HeadShape, PhotoCamera } from '../../src/domain/head/types';
import { rasterise, type SurfaceRaster } from '../../src/domain/scalp/raster';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const DEGREE = Math.PI / 180;
const SHAPE: HeadShape = {
  modes: Float32Array.from({ length: MODE_COUNT }, (_, k) => [0.6, -0.5, 0.4, 0.4, -0.4][k] ?? 0),
  scale: 1,
};
const { widthPx, heightPx } = MODEL_HEAD_CAMERA;
const PX_PER_PX = 2;

interface Seen {
  readonly photo: PosedPhoto;
  readonly truth: SurfaceRaster;
}

/** Mottled by `mottling`, with a camera that is off by `motion`. */
function seen(azimuthDeg: number, elevationDeg: number, mottling: number, motion: HeadMotion): Seen {
  const angles = { azimuthDeg, elevationDeg, rollDeg: 0 };
  const { input, pose } = photoOfModelHead(SHAPE, angles, false, undefined, mottling);
  const { analysis, observation } = input;
  const region = personRegion(observation.person!, null);
  const truth = fitCameraOf({ pose, camera: MODEL_HEAD_CAMERA, shape: SHAPE }, PX_PER_PX);
  return {
    photo: {
      camera: withHeadMoved(truth, motion),
      detail: skinDetail(analysis, region, truth.pxPerMm),
      evidence: outlineEvidence({ region, image: analysis, view: undefined, lens: null }),
    },
    truth: rasterOf(SHAPE, pose, MODEL_HEAD_CAMERA),
  };
}

const rasterOf = (shape: HeadShape, pose: HeadPose, camera: PhotoCamera): SurfaceRaster =>
  rasterise(buildHeadSurface(shape, 'fine'), pose, camera, widthPx, heightPx, 1);

const fitOf = (camera: FitCamera): { pose: HeadPose; camera: PhotoCamera } => ({
  pose: { rotation: camera.rotation, translationMm: translationOf(camera) },
  camera: { ...MODEL_HEAD_CAMERA, focalPx: PX_PER_PX * camera.focalPx },
});

/** Seen less squarely nothing is drawn. */
const DRAWN_COSINE = 0.4;
const GRID_PX = 8;

/** How far from there on the skin the second photo shows what is drawn all over the scalp on the first one: mean, mm. */
function apartMm([from, to]: readonly [Seen, Seen], { cameras, weights }: AgreedHeads): number {
  const [here, there] = [fitOf(cameras[0]!), fitOf(cameras[1]!)];
  const drawnOn = rasterOf({ modes: Float32Array.from(weights), scale: 1 }, here.pose, here.camera);
  const at = ({ positionMm }: SurfaceRaster, i: number): [number, number, number] => [
    positionMm[3 * i]!,
    positionMm[3 * i + 1]!,
    positionMm[3 * i + 2]!,
  ];
  const distances: number[] = [];
  for (let y = 0; y < heightPx; y += GRID_PX)
    for (let x = 0; x < widthPx; x += GRID_PX) {
      const i = y * widthPx + x;
      const isScalp = from.truth.borderDistanceMm[i]! > 0 && from.truth.facing[i]! > DRAWN_COSINE;
      if (!isScalp || drawnOn.triangle[i]! < 0) continue;
      const shown = projectPoint(there, ...at(drawnOn, i));
      const j = Math.floor(shown.y) * widthPx + Math.floor(shown.x);
      if (!(to.truth.facing[j]! > DRAWN_COSINE)) continue;
      const [drawn, seenAs] = [at(from.truth, i), at(to.truth, j)];
      distances.push(Math.hypot(...drawn.map((value, c) => value - seenAs[c]!)));
    }
  expect(distances.length).toBeGreaterThan(300);
  return distances.reduce((sum, value) => sum + value, 0) / distances.length;
}

const AVERAGE = new Float64Array(MODE_COUNT);
const AS_GIVEN = ({ photo: a }: Seen, { photo: b }: Seen): AgreedHeads => ({
  cameras: [a.camera, b.camera],
  weights: AVERAGE,
});
const TURNED: HeadMotion = [1.5 * DEGREE, -1 * DEGREE, 1 * DEGREE, 1, 0, 2];
const RIGHT: HeadMotion = [0, 0, 0, 0, 0, 0];

describe('heads that agree about the skin', () => {
  it.each([
    ['back and crown', [180, 8], [180, 44]],
    ['left and behind it', [92, 5], [130, 25]],
    ['aslant and from above', [44, 10], [20, 70]],
  ] as const)(
    '%s: what is drawn on one is shown there on the other',
    (_, [azimuth, elevation], [otherAzimuth, otherElevation]) => {
      const pair = [
        seen(azimuth, elevation, 3, TURNED),
        seen(otherAzimuth, otherElevation, 3, RIGHT),
      ] as const;
      expect(apartMm(pair, AS_GIVEN(...pair))).toBeGreaterThan(2);
      expect(
        apartMm(
          pair,
          agreedHeads(
            pair.map(({ photo }) => photo),
            AVERAGE,
          ),
        ),
      ).toBeLessThan(0.5);
    },
  );

  it('stay as they are where the skin has nothing in common', () => {
    const pair = [seen(180, 8, 3, TURNED), seen(180, 44, 4, RIGHT)] as const;
    expect(
      agreedHeads(
        pair.map(({ photo }) => photo),
        AVERAGE,
      ),
    ).toEqual(AS_GIVEN(...pair));
  });
});
