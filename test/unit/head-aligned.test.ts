import { describe, expect, it } from 'vitest';
import { alignedCameras, type AlignedPhoto } from '../../src/domain/head/skin/alignedCameras';
import { fitCameraOf, HEAD_CENTRE_MM, projectPoints, type FitCamera } from '../../src/domain/head/fit/camera';
import { headTurn, withHeadMoved, type HeadMotion } from '../../src/domain/head/skin/headMotion';
import { personRegion } from '../../src/domain/head/fit/personRegion';
import { meanShape } from '../../src/domain/head/model';
import type { Vec3 } from '../../src/domain/head/types';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const DEGREE = Math.PI / 180;
const shape = meanShape();

/** From behind or above, mottled by `mottling`, with a camera that is off by `motion`. */
function photo(
  elevationDeg: number,
  mottling: number,
  motion: HeadMotion,
): AlignedPhoto & { truth: FitCamera } {
  const { input, pose } = photoOfModelHead(
    shape,
    { azimuthDeg: 180, elevationDeg, rollDeg: 0 },
    false,
    'back',
    mottling,
  );
  const { analysis, observation } = input;
  const truth = fitCameraOf({ pose, camera: MODEL_HEAD_CAMERA, shape }, analysis.photoPxPerPx);
  const camera = withHeadMoved(truth, motion);
  return {
    analysis,
    region: personRegion(observation.person!, null),
    camera,
    ownRotation: camera.rotation,
    byFace: false,
    rivals: [],
    truth,
  };
}

/** Middle of the head in the camera frame, mm. */
function middleMm(camera: FitCamera): [number, number, number] {
  const { centreXPx, centreYPx, axisXPx, axisYPx, pxPerMm, focalPx } = camera;
  return [(centreXPx - axisXPx) / pxPerMm, (axisYPx - centreYPx) / pxPerMm, -focalPx / pxPerMm];
}

/** By how much a camera shows a point of the skin elsewhere than it is, head frame, mm. */
function errorMm(truth: FitCamera, camera: FitCamera, [px, py, pz]: Vec3): Vec3 {
  const [wx, wy, wz] = headTurn(truth.rotation, camera.rotation);
  const r = truth.rotation;
  const [from, to] = [middleMm(truth), middleMm(camera)];
  const [sx, sy, sz] = [0, 1, 2].map((c) =>
    [0, 1, 2].reduce((sum, row) => sum + r[3 * row + c]! * (to[row]! - from[row]!), 0),
  ) as [number, number, number];
  const [x, y, z] = [px - HEAD_CENTRE_MM[0], py - HEAD_CENTRE_MM[1], pz - HEAD_CENTRE_MM[2]];
  return [wy * z - wz * y + sx, wz * x - wx * z + sy, wx * y - wy * x + sz];
}

/** Places on crown and back of the head that both photos show. */
const PLACES: readonly Vec3[] = [
  [0, 115, -65],
  [40, 100, -60],
  [-40, 100, -60],
  [0, 80, -88],
];

/** How far apart on the skin the two photos show the same impression, mm. */
function disagreementMm(
  photos: readonly { readonly truth: FitCamera }[],
  cameras: readonly FitCamera[],
): number {
  const distances = PLACES.map((place) => {
    const [a, b] = photos.map(({ truth }, i) => errorMm(truth, cameras[i]!, place)) as [Vec3, Vec3];
    const off = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    const out = place.map((value, k) => value - HEAD_CENTRE_MM[k]!);
    const along = off.reduce((sum, value, k) => sum + value * out[k]!, 0) / Math.hypot(...out);
    return Math.sqrt(Math.max(0, Math.hypot(...off) ** 2 - along ** 2));
  });
  return distances.reduce((sum, value) => sum + value, 0) / distances.length;
}

const TILTED: HeadMotion = [8 * DEGREE, -2 * DEGREE, 0, 2, 0, 0];
const RIGHT: HeadMotion = [0, 0, 0, 0, 0, 0];

describe('photos of one head', () => {
  it('are turned until they show the same skin at the same place', () => {
    const photos = [photo(8, 3, TILTED), photo(42, 3, RIGHT)];
    expect(
      disagreementMm(
        photos,
        photos.map(({ camera }) => camera),
      ),
    ).toBeGreaterThan(10);
    expect(disagreementMm(photos, alignedCameras(photos, shape).cameras)).toBeLessThan(2);
  });

  it('share the error, as neither is surer than the other', () => {
    const photos = [photo(8, 3, TILTED), photo(42, 3, RIGHT)];
    const [back, crown] = alignedCameras(photos, shape).cameras.map(
      ({ rotation }, i) => headTurn(photos[i]!.truth.rotation, rotation)[0] / DEGREE,
    );
    expect(back).toBeGreaterThan(2);
    expect(back).toBeLessThan(6);
    expect(crown).toBeGreaterThan(2);
  });

  it('take another kind of pose where that shows the same skin', () => {
    const back = photo(8, 3, RIGHT);
    const crown = photo(42, 3, RIGHT);
    const fromFront = withHeadMoved(crown.camera, [0, Math.PI, 0, 0, 0, 0]);
    const mistaken = {
      ...crown,
      camera: fromFront,
      ownRotation: fromFront.rotation,
      rivals: [crown.camera],
    };
    const aligned = alignedCameras([back, mistaken], shape).cameras;
    expect(disagreementMm([back, crown], aligned)).toBeLessThan(2);
    const throughAnotherLens = { ...crown.camera, focalPx: 0.7 * crown.camera.focalPx };
    const [, relensed] = alignedCameras([back, { ...mistaken, rivals: [throughAnotherLens] }], shape).cameras;
    expect(relensed).toEqual(aligned[1]);
    const otherSkin = { ...photo(42, 4, RIGHT), ...{ camera: fromFront, ownRotation: fromFront.rotation } };
    const [, kept] = alignedCameras([back, { ...otherSkin, rivals: [crown.camera] }], shape).cameras;
    expect(kept).toEqual(fromFront);
  });

  it('are left alone where their skin has nothing in common', () => {
    const photos = [photo(8, 3, TILTED), photo(42, 4, RIGHT)];
    const cameras = alignedCameras(photos, shape).cameras;
    cameras.forEach((camera, i) => expect(camera).toEqual(photos[i]!.camera));
  });

  it('are left alone where they share no skin', () => {
    const back = photo(8, 3, TILTED);
    const front = photoOfModelHead(shape, { azimuthDeg: 0, elevationDeg: 0, rollDeg: 0 }, false, 'front', 3);
    const camera = fitCameraOf({ pose: front.pose, camera: MODEL_HEAD_CAMERA, shape }, 2);
    const region = personRegion(front.input.observation.person!, null);
    const photos = [
      back,
      {
        analysis: front.input.analysis,
        region,
        camera,
        ownRotation: camera.rotation,
        byFace: true,
        rivals: [],
      },
    ];
    alignedCameras(photos, shape).cameras.forEach((aligned, i) => expect(aligned).toEqual(photos[i]!.camera));
  });
});

it('moves a head in its own frame, as its points would move', () => {
  const { truth } = photo(8, 3, RIGHT);
  const [x, y, z] = [20, 55, -80] as const;
  const moved = new Float64Array(2);
  const expected = new Float64Array(2);
  projectPoints(withHeadMoved(truth, [0, 0, 0, 3, -4, 5]), [x, y, z], 1, moved);
  projectPoints(truth, [x + 3, y - 4, z + 5], 1, expected);
  expect(moved[0]).toBeCloseTo(expected[0]!, 6);
  expect(moved[1]).toBeCloseTo(expected[1]!, 6);
  const turn = 0.2;
  // About the head's middle, (0, 40, 10).
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  projectPoints(withHeadMoved(truth, [turn, 0, 0, 0, 0, 0]), [x, y, z], 1, moved);
  projectPoints(truth, [x, 40 + c * (y - 40) - s * (z - 10), 10 + s * (y - 40) + c * (z - 10)], 1, expected);
  expect(moved[0]).toBeCloseTo(expected[0]!, 6);
  expect(moved[1]).toBeCloseTo(expected[1]!, 6);
});
