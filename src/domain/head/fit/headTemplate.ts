/** The head model linearised for fitting: every point is mean + sum of weight * mode, head frame, mm. n vertices, k modes. */
export interface HeadTemplate {
  readonly vertexCount: number;
  /** 3n */
  readonly meanMm: Float32Array;
  /** k arrays of 3n, per standard deviation */
  readonly modesMm: readonly Float32Array[];
  readonly triangles: Uint32Array;
  /** Pairs of vertices, each edge once. */
  readonly edges: Uint32Array;
  /** n, 1 where the vertex belongs to an ear */
  readonly ear: Uint8Array;
  /** n, signed distance from the hair border, mm, positive on the scalp; the mean head's, as each vertex keeps its direction */
  readonly borderDistanceMm: Float32Array;
  /** 68 x 3, Multi-PIE order */
  readonly landmarkMeanMm: Float64Array;
  /** The same where the face model sees them. */
  readonly faceMarkMeanMm: Float64Array;
  /** k arrays of 68 x 3 */
  readonly landmarkModesMm: readonly Float64Array[];
}

/** Vertices of the head with these mode weights, 3n, mm; the mean head's own, which must not change, where all are 0. */
export function shapedVertices(template: HeadTemplate, weights: ArrayLike<number>): Float32Array {
  let out = template.meanMm;
  for (const [k, mode] of template.modesMm.entries()) {
    const weight = weights[k] ?? 0;
    if (weight === 0) continue;
    if (out === template.meanMm) out = out.slice();
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * mode[i]!;
  }
  return out;
}

export function uniqueEdges(triangles: Uint32Array, vertexCount: number): Uint32Array {
  const seen = new Set<number>();
  const out: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    for (let k = 0; k < 3; k++) {
      const a = triangles[i + k]!;
      const b = triangles[i + ((k + 1) % 3)]!;
      const key = Math.min(a, b) * vertexCount + Math.max(a, b);
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(a, b);
    }
  }
  return Uint32Array.from(out);
}

const normalsOf = new WeakMap<Float32Array, Float32Array>();

/** Area-weighted vertex normals, 3n, unit; kept as long as the positions, which must not change. */
export function vertexNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const known = normalsOf.get(positions);
  if (known !== undefined) return known;
  const out = new Float32Array(positions.length);
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]! * 3;
    const b = triangles[i + 1]! * 3;
    const c = triangles[i + 2]! * 3;
    const ux = positions[b]! - positions[a]!;
    const uy = positions[b + 1]! - positions[a + 1]!;
    const uz = positions[b + 2]! - positions[a + 2]!;
    const vx = positions[c]! - positions[a]!;
    const vy = positions[c + 1]! - positions[a + 1]!;
    const vz = positions[c + 2]! - positions[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    addTo(out, a, nx, ny, nz);
    addTo(out, b, nx, ny, nz);
    addTo(out, c, nx, ny, nz);
  }
  for (let i = 0; i < out.length; i += 3) {
    const [x, y, z] = [out[i]!, out[i + 1]!, out[i + 2]!];
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    out[i] = x / length;
    out[i + 1] = y / length;
    out[i + 2] = z / length;
  }
  normalsOf.set(positions, out);
  return out;
}

function addTo(values: Float32Array, at: number, x: number, y: number, z: number): void {
  values[at] = values[at]! + x;
  values[at + 1] = values[at + 1]! + y;
  values[at + 2] = values[at + 2]! + z;
}
