/**
 * Real spherical harmonics, orthonormal, poles on the axis through the ears (x), azimuth from the nose (z) upwards
 * (y). Only terms that are even in x: a head is taken to be symmetric. Order of the coefficients: m, then l = m,
 * m + 2, …, cosine before sine.
 */
export const harmonicCount = (degree: number): number => ((degree + 1) * (degree + 2)) / 2;

/** Normalised associated Legendre values of cosine `x`, one per (m, l) with l + m even, in coefficient order. */
export function legendreValues(x: number, degree: number, out: Float64Array): void {
  const s = Math.sqrt(Math.max(0, 1 - x * x));
  let diagonal = Math.sqrt(1 / (4 * Math.PI));
  let k = 0;
  for (let m = 0; m <= degree; m++) {
    if (m > 0) diagonal *= s * Math.sqrt((2 * m + 1) / (2 * m));
    const unit = m > 0 ? Math.SQRT2 : 1;
    let before = 0;
    let value = diagonal;
    for (let l = m; l <= degree; l++) {
      if ((l - m) % 2 === 0) out[k++] = unit * value;
      const next = l + 1;
      const a = Math.sqrt((4 * next * next - 1) / (next * next - m * m));
      const b = l > m ? Math.sqrt((l * l - m * m) / (4 * l * l - 1)) : 0;
      const after = a * (x * value - b * before);
      before = value;
      value = after;
    }
  }
}

/** Number of values that legendreValues writes. */
export function legendreCount(degree: number): number {
  let count = 0;
  for (let m = 0; m <= degree; m++) count += Math.floor((degree - m) / 2) + 1;
  return count;
}

/**
 * Sums the coefficients over l for one ring of constant x: `out[2m]` multiplies cos(m azimuth), `out[2m + 1]`
 * sin(m azimuth).
 */
export function ringSums(
  coefficients: ArrayLike<number>,
  legendre: ArrayLike<number>,
  degree: number,
  out: Float64Array,
): void {
  let c = 0;
  let k = 0;
  for (let m = 0; m <= degree; m++) {
    let cosine = 0;
    let sine = 0;
    for (let l = m; l <= degree; l += 2) {
      const value = legendre[k++]!;
      cosine += value * coefficients[c++]!;
      if (m > 0) sine += value * coefficients[c++]!;
    }
    out[2 * m] = cosine;
    out[2 * m + 1] = sine;
  }
}
