/**
 * Real spherical harmonics, orthonormal, poles on the axis through the ears (x), azimuth from the nose (z) upwards
 * (y). Only terms that are even in x: a head is taken to be symmetric. Order of the coefficients: m, then l = m,
 * m + 2, …, cosine before sine.
 */
export const harmonicCount = (degree: number): number => ((degree + 1) * (degree + 2)) / 2;

/** Factors of the recurrence over l, one pair per (m, l), m by m; they depend on nothing else. */
interface Recurrence {
  readonly ofLast: Float64Array;
  readonly ofOneBefore: Float64Array;
  /** From one m to the next. */
  readonly diagonal: Float64Array;
}

const known = new Map<number, Recurrence>();

function recurrence(degree: number): Recurrence {
  const before = known.get(degree);
  if (before) return before;
  const ofLast: number[] = [],
    ofOneBefore: number[] = [];
  for (let m = 0; m <= degree; m++)
    for (let l = m; l <= degree; l++) {
      const next = l + 1;
      ofLast.push(Math.sqrt((4 * next * next - 1) / (next * next - m * m)));
      ofOneBefore.push(l > m ? Math.sqrt((l * l - m * m) / (4 * l * l - 1)) : 0);
    }
  const made = {
    ofLast: Float64Array.from(ofLast),
    ofOneBefore: Float64Array.from(ofOneBefore),
    diagonal: Float64Array.from({ length: degree + 1 }, (_, m) => Math.sqrt((2 * m + 1) / (2 * m))),
  };
  known.set(degree, made);
  return made;
}

/** Normalised associated Legendre values of cosine `x`, one per (m, l) with l + m even, in coefficient order. */
export function legendreValues(x: number, degree: number, out: Float64Array): void {
  const factors = recurrence(degree);
  const s = Math.sqrt(Math.max(0, 1 - x * x));
  let diagonal = Math.sqrt(1 / (4 * Math.PI));
  let k = 0;
  let at = 0;
  for (let m = 0; m <= degree; m++) {
    if (m > 0) diagonal *= s * factors.diagonal[m]!;
    const unit = m > 0 ? Math.SQRT2 : 1;
    let before = 0;
    let value = diagonal;
    for (let l = m; l <= degree; l++, at++) {
      if ((l - m) % 2 === 0) out[k++] = unit * value;
      const after = factors.ofLast[at]! * (x * value - factors.ofOneBefore[at]! * before);
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
