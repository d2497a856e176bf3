/** Deterministic uniform numbers in [0, 1): the `sfc32` generator (C. Doty-Humphrey, PractRand), seeded by one integer. */
export function randomSource(seed: number): () => number {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Uniform number in [0, 1) that belongs to a lattice point; the same for the same arguments. */
export function latticeNoise(ix: number, iy: number, iz: number, seed: number): number {
  let h = (ix * 374761393 + iy * 668265263 + iz * 2147483647 + seed * 1274126177) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Smooth value noise in -1..1 with features of about one unit. */
export function valueNoise(x: number, y: number, z: number, seed: number): number {
  const ix = Math.floor(x),
    iy = Math.floor(y),
    iz = Math.floor(z);
  const ease = (t: number): number => t * t * (3 - 2 * t);
  const fx = ease(x - ix),
    fy = ease(y - iy),
    fz = ease(z - iz);
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const dx = corner & 1,
      dy = (corner >> 1) & 1,
      dz = corner >> 2;
    const weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) * (dz ? fz : 1 - fz);
    sum += weight * latticeNoise(ix + dx, iy + dy, iz + dz, seed);
  }
  return 2 * sum - 1;
}
