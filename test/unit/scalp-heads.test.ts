import { describe, expect, it } from 'vitest';
import { blendTable, landmark68, meanShape, MODE_COUNT } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_SCALP, type HeadPose, type PhotoCamera } from '../../src/domain/head/types';
import { rasterise } from '../../src/domain/scalp/raster';
import {
  readSharedHead,
  shapeOfLandmarks,
  sharedHeadNames,
  SOURCE_SCALE,
  type SharedHead,
} from '../support/heads/sharedHead';
import { readPng } from '../support/png';
import { sharedDir, sharedFile } from '../support/shared';

function trueView({ headToCamera: m, projection, size }: SharedHead): {
  pose: HeadPose;
  camera: PhotoCamera;
} {
  const [widthPx, heightPx] = size;
  const rotation = Float64Array.from([0, 4, 8, 1, 5, 9, 2, 6, 10], (i) => m[i]!);
  return {
    pose: { rotation, translationMm: [10 * m[12]!, 10 * m[13]!, 10 * m[14]!] },
    camera: {
      widthPx,
      heightPx,
      focalPx: (projection[5]! * heightPx) / 2,
      cxPx: widthPx / 2,
      cyPx: heightPx / 2,
    },
  };
}

describe.skipIf(!sharedDir)('mean head at the true camera', () => {
  const surface = buildHeadSurface({ ...meanShape(), scale: SOURCE_SCALE }, 'fine');
  const byView = new Map<string, number[]>();
  for (const name of sharedHeadNames) {
    const head = readSharedHead(name);
    const { pose, camera } = trueView(head);
    const { triangle, region } = rasterise(surface, pose, camera, camera.widthPx, camera.heightPx, 1);
    const truth = readPng(sharedFile('heads', `${name}.scalp.png`));
    let [both, either] = [0, 0];
    for (let i = 0; i < triangle.length; i++) {
      const value = truth.data[4 * i]!;
      if (value > 64 && value < 192) continue;
      const isScalp = value >= 192;
      const isMine = triangle[i]! >= 0 && region[i] === REGION_SCALP;
      if (isScalp && isMine) both++;
      if (isScalp || isMine) either++;
    }
    byView.set(head.view, [...(byView.get(head.view) ?? []), both / either]);
  }
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

  it.each([
    ['front', 0.65],
    ['front-down', 0.87],
    ['left45', 0.82],
    ['right45', 0.8],
    ['left', 0.88],
    ['right', 0.75],
    ['top', 0.96],
    ['crown', 0.93],
    ['back', 0.93],
    ['top45', 0.93],
  ])('%s overlaps the true scalp by at least %f', (view, floor) => {
    expect(mean(byView.get(view) ?? [])).toBeGreaterThan(floor);
  });

  it('overlaps by at least 0.87 over all views', () => {
    expect(mean([...byView.values()].flat())).toBeGreaterThan(0.87);
  });
});

describe.skipIf(!sharedDir)('facial landmarks of the model', () => {
  it('follow the true ones within 2.5 mm root mean square when the modes may move', () => {
    const squares: number[] = [];
    for (const name of sharedHeadNames) {
      const landmarks = readSharedHead(name).pointsCm.landmarks68;
      const target = landmarks.flat().map((cm) => 10 * cm);
      const fitted = landmark68(shapeOfLandmarks(landmarks));
      const square = target.reduce((sum, x, i) => sum + (x - fitted[i]!) ** 2, 0) / 68;
      squares.push(square);
    }
    expect(Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length)).toBeLessThan(2.5);
  });
});

describe('a table of the model', () => {
  it('is mean plus weighted modes, times the scale', () => {
    const modes = new Float32Array(MODE_COUNT);
    modes[1] = 2;
    const rows = new Float64Array(MODE_COUNT * 2);
    rows.set([3, 5], 2);
    expect([
      ...blendTable({ mean: Float64Array.from([10, 20]), modes: rows }, { modes, scale: 0.5 }),
    ]).toEqual([8, 15]);
  });
});
