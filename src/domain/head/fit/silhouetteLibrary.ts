import { BODY_TRIANGLES, projectedBody } from './body';
import { projectPoints, type FitCamera } from './camera';
import { vertexNormals, type HeadTemplate } from './headTemplate';
import { seenRegion, type SeenRegion } from './region';
import { outlineOf, outwardOf, type OutlinePart } from './silhouette';
import { fillTriangles, type SilhouetteRaster } from './silhouetteRaster';
import { rotationFromAngles, type ViewAngles } from './viewGeometry';

/** Outline of the mean head from one direction, mm in the plane of the head's middle (x right, y down), middle at 0. */
export interface Silhouette {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly count: number;
  /** 2n */
  readonly points: Float64Array;
  /** 2n, unit */
  readonly outward: Float64Array;
  readonly parts: readonly OutlinePart[];
  /** How much each point counts where outlines are compared. */
  readonly weights: Float64Array;
  /** 1 where no edge may be seen, in front of the body. */
  readonly hidden: Uint8Array;
  /** Distance to the head's edge on a grid whose analysis px are mm, shifted by `originMm`. */
  readonly head: SeenRegion;
  readonly originXMm: number;
  readonly originYMm: number;
  /** 1 where neck, shoulders and body may be seen, on the same grid. */
  readonly body: Uint8Array;
  /** Largest circle inside the head above the neck. */
  readonly circle: { readonly x: number; readonly y: number; readonly radius: number };
  /** Points of brows, eyes, nostrils, mouth and ears that face the camera: x, y, mm. */
  readonly features: Float64Array;
  /** Points of nose and cheeks that face the camera, where nobody has hair: x, y, mm. */
  readonly hairless: Float64Array;
  /** Points inside the neck: x, y, mm; they lie in the seen region, behind the head or below it. */
  readonly neck: Float64Array;
}

/** Distance of the camera for the library, mm: a head that fills half of a photo at the expected lens. */
const LIBRARY_DEPTH_MM = 520;
const GRID_MM = 5;
/** Half the side of the grid, mm; nothing further from the head's middle is compared. */
const GRID_REACH_MM = 160;
const PART_WEIGHT = { cranium: 1, ear: 0.7, face: 1, neck: 0.3, hidden: 0.6 } as const;
/** Points well inside every neck, head frame, mm. */
const NECK_MM: readonly number[] = [0, -72, -25, 30, -76, -25, -30, -76, -25, 0, -92, -28, 0, -108, -32];

const LIBRARY_ELEVATIONS_DEG: readonly number[] = [-10, 5, 20, 35, 50, 66, 84];
const LIBRARY_AZIMUTH_STEP_DEG = 15;
const LIBRARY_ANGLES: readonly ViewAngles[] = LIBRARY_ELEVATIONS_DEG.flatMap((elevationDeg) => {
  const step = elevationDeg > 75 ? 2 * LIBRARY_AZIMUTH_STEP_DEG : LIBRARY_AZIMUTH_STEP_DEG;
  return Array.from({ length: 180 / step + 1 }, (_, k) => ({
    azimuthDeg: k * step,
    elevationDeg,
    rollDeg: 0,
  }));
});

const libraries = new WeakMap<HeadTemplate, Silhouette[]>();

/** Outlines at azimuths 0..180 (the mean head is symmetric, the other side is their mirror image); kept as long as the template. */
export function silhouetteLibrary(template: HeadTemplate): readonly Silhouette[] {
  for (const _ of librarySteps(template)) continue;
  return libraries.get(template)!;
}

/** Makes the library ahead, one outline a step. */
export function* librarySteps(template: HeadTemplate): Generator<void, void> {
  let library = libraries.get(template);
  if (library === undefined) libraries.set(template, (library = []));
  while (library.length < LIBRARY_ANGLES.length) {
    library.push(silhouetteFrom(template, LIBRARY_ANGLES[library.length]!));
    yield;
  }
}

/** The outline of the shape `positionsMm` (3n; the mean head unless given) from one direction and distance. The roll of `angles` must be 0 for laying it on a region. */
export function silhouetteFrom(
  template: HeadTemplate,
  angles: ViewAngles,
  positionsMm: Float32Array = template.meanMm,
  depthMm = LIBRARY_DEPTH_MM,
): Silhouette {
  const camera: FitCamera = {
    rotation: rotationFromAngles(angles),
    centreXPx: 0,
    centreYPx: 0,
    pxPerMm: 1,
    focalPx: depthMm,
    axisXPx: 0,
    axisYPx: 0,
  };
  const { crossings, raster } = outlineOf(template, positionsMm, camera);
  const count = crossings.length;
  const points = new Float64Array(2 * count);
  const weights = new Float64Array(count);
  const hidden = new Uint8Array(count);
  crossings.forEach(({ x, y, part }, i) => {
    points[2 * i] = x;
    points[2 * i + 1] = y;
    weights[i] = PART_WEIGHT[part];
    hidden[i] = part === 'hidden' ? 1 : 0;
  });
  const cells = Math.ceil((2 * GRID_REACH_MM) / GRID_MM);
  const originMm = -cells * GRID_MM * 0.5;
  const filled = onGrid(raster, cells, originMm);
  const head = seenRegion(filled, null, { width: cells, height: cells, cellPx: GRID_MM });
  const neck = new Float64Array((NECK_MM.length / 3) * 2);
  projectPoints(camera, NECK_MM, NECK_MM.length / 3, neck);
  const body = bodyOnGrid(camera, cells, originMm);
  return {
    azimuthDeg: angles.azimuthDeg,
    elevationDeg: angles.elevationDeg,
    count,
    points,
    outward: outwardOf(crossings),
    parts: crossings.map(({ part }) => part),
    weights,
    hidden,
    head,
    originXMm: originMm,
    originYMm: originMm,
    body,
    circle: largestCircle(head, body, originMm),
    features: seenPoints(featurePoints(template).features, camera),
    hairless: seenPoints(featurePoints(template).hairless, camera),
    neck,
  };
}

function onGrid(raster: SilhouetteRaster, cells: number, originMm: number): Uint8Array {
  const out = new Uint8Array(cells * cells);
  const { width, height, originXPx, originYPx, cellPx, filled } = raster;
  const columns = new Int32Array(cells);
  for (let x = 0; x < cells; x++)
    columns[x] = Math.floor((originMm + (x + 0.5) * GRID_MM - originXPx) / cellPx);
  for (let y = 0; y < cells; y++) {
    const row = Math.floor((originMm + (y + 0.5) * GRID_MM - originYPx) / cellPx);
    if (row < 0 || row >= height) continue;
    for (let x = 0; x < cells; x++) {
      const column = columns[x]!;
      if (column >= 0 && column < width) out[y * cells + x] = filled[row * width + column]!;
    }
  }
  return out;
}

function bodyOnGrid(camera: FitCamera, cells: number, originMm: number): Uint8Array {
  const filled = new Uint8Array(cells * cells);
  const raster = {
    width: cells,
    height: cells,
    originXPx: originMm,
    originYPx: originMm,
    cellPx: GRID_MM,
    filled,
  };
  fillTriangles(raster, projectedBody(camera), BODY_TRIANGLES);
  return filled;
}

function largestCircle(
  head: SeenRegion,
  body: Uint8Array,
  originMm: number,
): { x: number; y: number; radius: number } {
  let best = 0;
  for (let i = 0; i < head.inside.length; i++) {
    if (body[i] === 0 && head.signedDistancePx[i]! > head.signedDistancePx[best]!) best = i;
  }
  return {
    x: originMm + ((best % head.width) + 0.5) * GRID_MM,
    y: originMm + (Math.floor(best / head.width) + 0.5) * GRID_MM,
    radius: head.signedDistancePx[best]!,
  };
}

/** Brows, eyes, nostrils, mouth among the 68. */
const FEATURE_LANDMARKS: readonly number[] = [
  17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 31, 33, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 51,
  54, 57,
];

/** Middle of the left ear, and how far its upper and lower part lie from it, head frame, mm. */
const EAR_SPREAD_MM = [-15, 0, 15] as const;
const EAR_FORE_AFT_MM = [-9, 0, 9] as const;
const EAR_OUTWARD = [0.97, 0, -0.24] as const;

interface SkinPoints {
  /** 3n */
  readonly positionsMm: Float64Array;
  /** 3n */
  readonly normals: Float64Array;
}

interface FeaturePoints {
  readonly features: SkinPoints;
  readonly hairless: SkinPoints;
}

/** Pairs of the 68 whose middles lie on bare skin: down the nose, below the eyes. */
const HAIRLESS_PAIRS: readonly (readonly [number, number])[] = [
  [28, 28],
  [29, 29],
  [30, 30],
  [41, 48],
  [46, 54],
];

const featuresOf = new WeakMap<HeadTemplate, FeaturePoints>();

function featurePoints(template: HeadTemplate): FeaturePoints {
  const known = featuresOf.get(template);
  if (known !== undefined) return known;
  const face = landmarkMiddles(
    template,
    FEATURE_LANDMARKS.map((index) => [index, index]),
  );
  const ears = earPoints(template);
  const made = {
    features: {
      positionsMm: Float64Array.of(...face.positionsMm, ...ears.positionsMm),
      normals: Float64Array.of(...face.normals, ...ears.normals),
    },
    hairless: landmarkMiddles(template, HAIRLESS_PAIRS),
  };
  featuresOf.set(template, made);
  return made;
}

function landmarkMiddles(template: HeadTemplate, pairs: readonly (readonly [number, number])[]): SkinPoints {
  const vertices = vertexNormals(template.meanMm, template.triangles);
  const positions: number[] = [];
  const normals: number[] = [];
  for (const [a, b] of pairs) {
    const vertex = nearestVertex(template, a);
    for (let c = 0; c < 3; c++) {
      positions.push((template.landmarkMeanMm[a * 3 + c]! + template.landmarkMeanMm[b * 3 + c]!) / 2);
      normals.push(vertices[vertex * 3 + c]!);
    }
  }
  return { positionsMm: Float64Array.from(positions), normals: Float64Array.from(normals) };
}

function earPoints(template: HeadTemplate): SkinPoints {
  const [ex, ey, ez] = leftEarMiddle(template);
  const positions: number[] = [];
  const normals: number[] = [];
  for (const side of [1, -1]) {
    for (const up of EAR_SPREAD_MM) {
      for (const fore of EAR_FORE_AFT_MM) {
        positions.push(side * ex, ey + up, ez + fore);
        normals.push(side * EAR_OUTWARD[0], EAR_OUTWARD[1], EAR_OUTWARD[2]);
      }
    }
  }
  return { positionsMm: Float64Array.from(positions), normals: Float64Array.from(normals) };
}

function leftEarMiddle(template: HeadTemplate): [number, number, number] {
  let [x, y, z, count] = [0, 0, 0, 0];
  for (let i = 0; i < template.vertexCount; i++) {
    if (template.ear[i] !== 1 || template.meanMm[i * 3]! <= 0) continue;
    x += template.meanMm[i * 3]!;
    y += template.meanMm[i * 3 + 1]!;
    z += template.meanMm[i * 3 + 2]!;
    count++;
  }
  return [x / Math.max(1, count), y / Math.max(1, count), z / Math.max(1, count)];
}

/** Least cosine between a feature's normal and the camera's axis at which it is seen. */
const SEEN_COSINE = 0.25;

function seenPoints({ positionsMm, normals }: SkinPoints, camera: FitCamera): Float64Array {
  const count = positionsMm.length / 3;
  const projected = new Float64Array(count * 2);
  projectPoints(camera, positionsMm, count, projected);
  const r = camera.rotation;
  const out: number[] = [];
  for (let i = 0; i < count; i++) {
    const facing = r[6]! * normals[i * 3]! + r[7]! * normals[i * 3 + 1]! + r[8]! * normals[i * 3 + 2]!;
    if (facing > SEEN_COSINE) out.push(projected[i * 2]!, projected[i * 2 + 1]!);
  }
  return Float64Array.from(out);
}

function nearestVertex(template: HeadTemplate, landmark: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < template.vertexCount; i++) {
    const d =
      (template.meanMm[i * 3]! - template.landmarkMeanMm[landmark * 3]!) ** 2 +
      (template.meanMm[i * 3 + 1]! - template.landmarkMeanMm[landmark * 3 + 1]!) ** 2 +
      (template.meanMm[i * 3 + 2]! - template.landmarkMeanMm[landmark * 3 + 2]!) ** 2;
    if (d < least) {
      least = d;
      best = i;
    }
  }
  return best;
}
