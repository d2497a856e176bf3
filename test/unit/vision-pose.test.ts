import { describe, expect, it } from 'vitest';
import { reframePose } from '../../src/vision/worker/pose';

const FOCAL_PER_HEIGHT = 0.5 / Math.tan((31.5 * Math.PI) / 180);

/** Where a point of the face (cm) falls in a picture of this size, by the pose's own camera. */
function project(pose: ArrayLike<number>, point: readonly number[], widthPx: number, heightPx: number) {
  const at = (row: number): number =>
    pose[row]! * point[0]! + pose[4 + row]! * point[1]! + pose[8 + row]! * point[2]! + pose[12 + row]!;
  const focalPx = heightPx * FOCAL_PER_HEIGHT;
  return {
    xPx: widthPx / 2 + (focalPx * at(0)) / -at(2),
    yPx: heightPx / 2 - (focalPx * at(1)) / -at(2),
  };
}

/** Turned by 0.4 about y, then set at (x, y, z) cm. */
const poseAt = (x: number, y: number, z: number): number[] => {
  const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
  return [c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, x, y, z, 1];
};

describe('a pose from a cut of the picture', () => {
  it('stays as it is where the cut is the picture', () => {
    const pose = poseAt(3, -2, -40);
    const same = reframePose(pose, { xPx: 0, yPx: 0, sidePx: 800 }, 800, 800);
    for (let i = 0; i < 16; i++) expect(same[i]).toBeCloseTo(pose[i]!, 5);
  });

  it('shows the face at the same place and size in the whole picture', () => {
    const pose = poseAt(2, -1, -45);
    const cut = { xPx: 430, yPx: 250, sidePx: 400 };
    const whole = reframePose(pose, cut, 820, 1024);
    const points = [
      [0, 0, 0],
      [4, 0, 0],
      [0, 5, 0],
      [-4, -5, 0],
    ];
    for (const point of points) {
      const inCut = project(pose, point, cut.sidePx, cut.sidePx);
      const inWhole = project(whole, point, 820, 1024);
      // The two cameras differ in perspective, by less than 2 % of the face's 90 px.
      expect(Math.abs(inWhole.xPx - (cut.xPx + inCut.xPx))).toBeLessThan(1.8);
      expect(Math.abs(inWhole.yPx - (cut.yPx + inCut.yPx))).toBeLessThan(1.8);
    }
  });

  it('stays a rotation', () => {
    const pose = reframePose(poseAt(5, 8, -30), { xPx: 600, yPx: 0, sidePx: 300 }, 1024, 768);
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        let dot = 0;
        for (let k = 0; k < 3; k++) dot += pose[a * 4 + k]! * pose[b * 4 + k]!;
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });
});
