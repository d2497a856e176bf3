import { REGION_SCALP, type HeadSurface } from '../../src/domain/head/types';

/** A ball as a head: all of it scalp, whorl at the back of the top. */
export function sphereSurface(radiusMm: number, rings = 60): HeadSurface {
  const columns = 2 * rings;
  const vertices: number[] = [];
  const triangles: number[] = [];
  for (let r = 0; r <= rings; r++)
    for (let c = 0; c <= columns; c++) {
      const polar = (Math.PI * r) / rings,
        azimuth = (2 * Math.PI * c) / columns;
      vertices.push(
        Math.sin(polar) * Math.sin(azimuth),
        Math.cos(polar),
        Math.sin(polar) * Math.cos(azimuth),
      );
    }
  for (let r = 0; r < rings; r++)
    for (let c = 0; c < columns; c++) {
      const a = r * (columns + 1) + c,
        b = a + columns + 1;
      triangles.push(a, b, a + 1, a + 1, b, b + 1);
    }
  const normals = Float32Array.from(vertices);
  const count = normals.length / 3;
  const at = (x: number, y: number, z: number): [number, number, number] => [
    x * radiusMm,
    y * radiusMm,
    z * radiusMm,
  ];
  return {
    positionsMm: normals.map((v) => v * radiusMm),
    normals,
    triangles: Uint32Array.from(triangles),
    regions: new Uint8Array(count).fill(REGION_SCALP),
    borderDistanceMm: new Float32Array(count).fill(30),
    points: {
      glabella: at(0, 0.3, 0.95),
      trichion: at(0, 0.8, 0.6),
      vertex: at(0, 1, 0),
      inion: at(0, -0.2, -0.98),
      leftTragion: at(1, 0, 0),
      rightTragion: at(-1, 0, 0),
      leftExocanthion: at(0.45, 0.1, 0.88),
      rightExocanthion: at(-0.45, 0.1, 0.88),
      whorl: at(0.1, 0.8, -0.59),
    },
  };
}
