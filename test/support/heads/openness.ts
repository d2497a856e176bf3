import { smoothstep } from './vector';

/**
 * How much of the light around reaches each vertex, 0..1, from how hollow the surface is there (mean of the neighbours
 * above the tangent plane, spread over a few rings), and darker under the chin.
 */
export function vertexOpenness(
  positions: Float32Array,
  normals: Float32Array,
  triangles: Uint32Array,
): Float32Array {
  const count = positions.length / 3;
  const sums = new Float32Array(3 * count);
  const lengths = new Float32Array(count);
  const degree = new Float32Array(count);
  const link = (a: number, b: number): void => {
    let square = 0;
    for (let k = 0; k < 3; k++) {
      const e = positions[3 * b + k]! - positions[3 * a + k]!;
      sums[3 * a + k]! += e;
      square += e * e;
    }
    lengths[a]! += Math.sqrt(square);
    degree[a]! += 1;
  };
  const eachEdge = (visit: (a: number, b: number) => void): void => {
    for (let t = 0; t < triangles.length; t += 3)
      for (let k = 0; k < 3; k++) {
        visit(triangles[t + k]!, triangles[t + ((k + 1) % 3)]!);
        visit(triangles[t + ((k + 1) % 3)]!, triangles[t + k]!);
      }
  };
  eachEdge(link);
  let hollow = Float32Array.from({ length: count }, (_, v) => {
    const above =
      sums[3 * v]! * normals[3 * v]! +
      sums[3 * v + 1]! * normals[3 * v + 1]! +
      sums[3 * v + 2]! * normals[3 * v + 2]!;
    return above / (lengths[v]! || 1);
  });
  for (let ring = 0; ring < 6; ring++) {
    const spread = Float32Array.from(hollow);
    eachEdge((a, b) => (spread[a]! += hollow[b]!));
    hollow = spread.map((sum, v) => sum / (1 + degree[v]!));
  }
  return hollow.map((h, v) => {
    const [x, y, z] = [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    const underChin =
      smoothstep(-6.4, -8.2, y) *
      smoothstep(8.5, 5, z) *
      smoothstep(-2, 2.5, z) *
      smoothstep(7, 3.5, Math.abs(x));
    return Math.max(0.25, 1 - 3.2 * Math.max(0, h)) * (1 - 0.4 * underChin);
  });
}
