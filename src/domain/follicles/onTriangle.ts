/**
 * What the corners of one triangle say of a place on it, three numbers, into `out` from `at` on.
 *
 * @param values three a corner of the mesh
 * @param triangles corners of the mesh, three a triangle
 * @param triangle where in `triangles` the place's triangle begins
 * @param weights of the second and the third corner, two a place
 * @param place which of the places
 */
export function onTriangle(
  values: Float32Array,
  triangles: Uint32Array,
  triangle: number,
  weights: Float32Array,
  place: number,
  out: Float32Array,
  at: number,
): void {
  const wb = weights[2 * place]!,
    wc = weights[2 * place + 1]!,
    wa = 1 - wb - wc;
  const a = 3 * triangles[triangle]!,
    b = 3 * triangles[triangle + 1]!,
    c = 3 * triangles[triangle + 2]!;
  for (let axis = 0; axis < 3; axis++)
    out[at + axis] = wa * values[a + axis]! + wb * values[b + axis]! + wc * values[c + axis]!;
}
