import type { HeadGeometry } from './geometry';
import { vertexAt, type Vec3 } from './vector';

/** Height of the hair border by azimuth on the mean, degrees and cm: README of the shared heads. */
const BORDER: readonly (readonly [number, number])[] = [
  [0, 12],
  [20, 12.2],
  [35, 12.3],
  [45, 11.8],
  [55, 10.5],
  [65, 8.5],
  [75, 6.3],
  [80, 2],
  [88, 2],
  [90, 4.2],
  [108, 4.2],
  [112, 3],
  [116, 0],
  [122, -2.5],
  [180, -4.5],
];
/** The azimuth turns about the vertical through this z. */
const AXIS_Z_CM = 1;
const FAR_CM = 6;
/** Below this the skin is neck and bust, whatever its azimuth. */
const LOWEST_CM = -6;

export const azimuthDeg = ([x, , z]: Vec3): number =>
  (Math.atan2(Math.abs(x), z - AXIS_Z_CM) * 180) / Math.PI;

export function borderHeightCm(azimuth: number): number {
  const next = BORDER.findIndex(([at]) => at >= azimuth);
  if (next <= 0) return BORDER[0]![1];
  const [a0, h0] = BORDER[next - 1]!;
  const [a1, h1] = BORDER[next]!;
  return h0 + ((h1 - h0) * (azimuth - a0)) / (a1 - a0);
}

/** Whether a point of the mean lies sideways of these planes, cm: the ear, which is never scalp. */
export const isEar = ([x, y, z]: Vec3): boolean =>
  Math.abs(x) > 7.35 && y > -2.8 && y < 4.5 && z > -2.4 && z < 1.6;

/** On the mean, from height and azimuth alone: positive on the scalp. */
const heightAbove = (point: Vec3): number => point[1] - borderHeightCm(azimuthDeg(point));

interface BorderPiece {
  readonly vertices: readonly [number, number];
  readonly share: number;
}

/** Where the triangles' edges cross the border on the mean: two crossings make one straight piece. */
function borderPieces({ meanCm, triangles }: HeadGeometry): (readonly [BorderPiece, BorderPiece])[] {
  const pieces: (readonly [BorderPiece, BorderPiece])[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const points = corners.map((v) => vertexAt(meanCm, v));
    if (points.some((p) => isEar(p) || p[1] < LOWEST_CM)) continue;
    const cuts: BorderPiece[] = [];
    for (let k = 0; k < 3; k++) {
      const [a, b] = [points[k]!, points[(k + 1) % 3]!];
      const inside = heightAbove(a) > 0;
      if (inside === heightAbove(b) > 0) continue;
      // The border has upright parts, over which the height jumps: halve rather than interpolate.
      let [low, high] = [0, 1];
      for (let step = 0; step < 20; step++) {
        const middle = (low + high) / 2;
        const p: Vec3 = [
          a[0] + middle * (b[0] - a[0]),
          a[1] + middle * (b[1] - a[1]),
          a[2] + middle * (b[2] - a[2]),
        ];
        if (heightAbove(p) > 0 === inside) low = middle;
        else high = middle;
      }
      cuts.push({ vertices: [corners[k]!, corners[(k + 1) % 3]!], share: low });
    }
    if (cuts.length === 2) pieces.push([cuts[0]!, cuts[1]!]);
  }
  return pieces;
}

/**
 * Signed distance of every vertex from the hair border of this identity, cm, positive on the scalp, clamped to 6 cm;
 * straight through the head, which near the border is within 2 % of that along the skin. The border is carried by the
 * vertices around it and so follows brow, ear and nape. Over the ear there is none: what is no ear is scalp.
 */
export function borderDistances(geometry: HeadGeometry, positions: Float32Array): Float32Array {
  const pieces = borderPieces(geometry).map((piece) =>
    piece.map(({ vertices: [a, b], share }) =>
      [0, 1, 2].map((k) => (1 - share) * positions[3 * a + k]! + share * positions[3 * b + k]!),
    ),
  );
  return Float32Array.from({ length: positions.length / 3 }, (_, v) => {
    const onMean = vertexAt(geometry.meanCm, v);
    const point = vertexAt(positions, v);
    if (onMean[1] < LOWEST_CM) return -FAR_CM;
    let nearest = FAR_CM;
    for (const [from, to] of pieces) nearest = Math.min(nearest, distanceToSegment(point, from!, to!));
    return heightAbove(onMean) > 0 ? nearest : -nearest;
  });
}

function distanceToSegment(p: Vec3, a: readonly number[], b: readonly number[]): number {
  const ex = b[0]! - a[0]!,
    ey = b[1]! - a[1]!,
    ez = b[2]! - a[2]!;
  const px = p[0] - a[0]!,
    py = p[1] - a[1]!,
    pz = p[2] - a[2]!;
  const t = Math.min(1, Math.max(0, (px * ex + py * ey + pz * ez) / (ex * ex + ey * ey + ez * ez || 1)));
  return Math.sqrt((px - t * ex) ** 2 + (py - t * ey) ** 2 + (pz - t * ez) ** 2);
}
