import { landmark68, MODE_COUNT } from '../model';
import { buildHeadSurface } from '../surface';
import { REGION_EAR, type HeadShape } from '../types';
import { faceMarks } from './faceMarks';
import { uniqueEdges, type HeadTemplate } from './headTemplate';

let template: HeadTemplate | undefined;

/** The coarse head surface and its 68 landmarks, linear in the mode weights; made once. */
export function headTemplate(): HeadTemplate {
  return (template ??= makeTemplate());
}

function makeTemplate(): HeadTemplate {
  const mean = shapeWith(-1);
  const surface = buildHeadSurface(mean, 'coarse');
  const landmarks = landmark68(mean);
  const modes = Array.from({ length: MODE_COUNT }, (_, k) => {
    const shape = shapeWith(k);
    return {
      vertices: difference(buildHeadSurface(shape, 'coarse').positionsMm, surface.positionsMm),
      landmarks: difference(landmark68(shape), landmarks),
    };
  });
  const vertexCount = surface.positionsMm.length / 3;
  return {
    vertexCount,
    meanMm: surface.positionsMm,
    modesMm: modes.map((mode) => mode.vertices),
    triangles: surface.triangles,
    edges: uniqueEdges(surface.triangles, vertexCount),
    ear: surface.regions.map((region) => (region === REGION_EAR ? 1 : 0)),
    borderDistanceMm: surface.borderDistanceMm,
    landmarkMeanMm: Float64Array.from(landmarks),
    faceMarkMeanMm: Float64Array.from(faceMarks(mean)),
    landmarkModesMm: modes.map((mode) => Float64Array.from(mode.landmarks)),
  };
}

function shapeWith(raised: number): HeadShape {
  const modes = new Float32Array(MODE_COUNT);
  if (raised >= 0) modes[raised] = 1;
  return { modes, scale: 1 };
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value - b[i]!);
}
