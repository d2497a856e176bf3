/** Fills `out` with whitened residuals (one standard deviation = 1) at `x`. */
export type Residuals = (x: Float64Array, out: Float64Array) => void;

/** Fills the Jacobian of the residuals `r` at `x`, a row a residual, one column an unknown. */
export type Linearise = (x: Float64Array, r: Float64Array, jacobian: Float64Array) => void;

export interface LeastSquaresResult {
  readonly x: Float64Array;
  /** Sum of squares of the whitened residuals. */
  readonly cost: number;
}

/** Square root of the Cauchy loss with its sign: quadratic near 0, logarithmic beyond `bend` standard deviations. */
export function softened(residual: number, bend: number): number {
  const u = residual / bend;
  return Math.sign(residual) * bend * Math.sqrt(Math.log1p(u * u));
}

/** Levenberg-Marquardt; for some twenty unknowns and a few hundred residuals. */
export function minimise(
  start: Float64Array,
  residualCount: number,
  residuals: Residuals,
  linearise: Linearise,
  maxIterations: number,
): LeastSquaresResult {
  const n = start.length;
  const m = residualCount;
  let x = Float64Array.from(start);
  let r = new Float64Array(m);
  let trial = new Float64Array(m);
  const jacobian = new Float64Array(m * n);
  const normal = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  residuals(x, r);
  let cost = sumOfSquares(r);
  let damping = 1e-3;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    linearise(x, r, jacobian);
    normalEquations(jacobian, r, m, n, normal, gradient);
    let improved = false;
    for (let attempt = 0; attempt < 6 && !improved; attempt++) {
      const delta = solveDamped(normal, gradient, n, damping);
      if (delta === null) {
        damping *= 10;
        continue;
      }
      const next = x.map((value, k) => value - delta[k]!);
      residuals(next, trial);
      const nextCost = sumOfSquares(trial);
      if (nextCost < cost) {
        improved = true;
        const gain = (cost - nextCost) / Math.max(cost, 1e-12);
        x = next;
        [r, trial] = [trial, r];
        cost = nextCost;
        damping = Math.max(1e-7, damping / 5);
        if (gain < 1e-4) iteration = maxIterations;
      } else {
        damping *= 6;
      }
    }
    if (!improved) break;
  }
  return { x, cost };
}

/** The quadratic that the sum of squares is like around a point: J'J, row-major, and J'r. */
export interface NormalEquations {
  readonly normal: Float64Array;
  readonly gradient: Float64Array;
}

export function normalEquationsAt(
  x: Float64Array,
  residualCount: number,
  residuals: Residuals,
  linearise: Linearise,
): NormalEquations {
  const n = x.length;
  const r = new Float64Array(residualCount);
  const jacobian = new Float64Array(residualCount * n);
  const normal = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  residuals(x, r);
  linearise(x, r, jacobian);
  normalEquations(jacobian, r, residualCount, n, normal, gradient);
  return { normal, gradient };
}

/** Row-major inverse of J'J at `x`, one entry a pair of unknowns. */
export function covarianceAt(
  x: Float64Array,
  residualCount: number,
  residuals: Residuals,
  linearise: Linearise,
): Float64Array {
  return inverse(normalEquationsAt(x, residualCount, residuals, linearise).normal, x.length);
}

/** The quadratic in the unknowns from `first` on, with the ones before wherever they are best. */
export function marginalised({ normal, gradient }: NormalEquations, first: number): NormalEquations {
  const n = gradient.length;
  const rest = n - first;
  const lower = factor(submatrix(normal, n, 0, first), first, 1e-9);
  const out = { normal: submatrix(normal, n, first, rest), gradient: gradient.slice(first) };
  if (lower === null) return out;
  const column = new Float64Array(first);
  for (let b = 0; b < rest; b++) {
    for (let c = 0; c < first; c++) column[c] = normal[c * n + first + b]!;
    const solved = solveFactored(lower, first, column);
    for (let c = 0; c < first; c++) {
      out.gradient[b] = out.gradient[b]! - solved[c]! * gradient[c]!;
      for (let a = 0; a < rest; a++)
        out.normal[a * rest + b] = out.normal[a * rest + b]! - normal[(first + a) * n + c]! * solved[c]!;
    }
  }
  return out;
}

function submatrix(matrix: Float64Array, n: number, first: number, count: number): Float64Array {
  return Float64Array.from(
    { length: count * count },
    (_, i) => matrix[(first + Math.floor(i / count)) * n + first + (i % count)]!,
  );
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** `steps` holds a step for each of the first unknowns; the columns of the others stay as they are. */
export function forwardDifferences(residuals: Residuals, steps: Float64Array): Linearise {
  return (x, r, jacobian) => {
    const n = x.length;
    const probe = Float64Array.from(x);
    const moved = new Float64Array(r.length);
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k]!;
      probe[k] = x[k]! + step;
      residuals(probe, moved);
      probe[k] = x[k]!;
      for (let i = 0; i < r.length; i++) jacobian[i * n + k] = (moved[i]! - r[i]!) / step;
    }
  };
}

function normalEquations(
  jacobian: Float64Array,
  r: Float64Array,
  m: number,
  n: number,
  normal: Float64Array,
  gradient: Float64Array,
): void {
  normal.fill(0);
  gradient.fill(0);
  for (let i = 0; i < m; i++) {
    const row = i * n;
    const value = r[i]!;
    for (let a = 0; a < n; a++) {
      const ja = jacobian[row + a]!;
      if (ja === 0) continue;
      gradient[a] = gradient[a]! + ja * value;
      for (let b = 0; b <= a; b++) normal[a * n + b] = normal[a * n + b]! + ja * jacobian[row + b]!;
    }
  }
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) normal[a * n + b] = normal[b * n + a]!;
}

/** Cholesky factor of `normal` with its diagonal raised, or null where it is not positive definite. */
function factor(normal: Float64Array, n: number, damping: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = normal[a * n + b]!;
      if (a === b) sum += damping * (normal[a * n + a]! + 1e-9) + 1e-12;
      for (let k = 0; k < b; k++) sum -= lower[a * n + k]! * lower[b * n + k]!;
      if (a === b) {
        if (!(sum > 0)) return null;
        lower[a * n + a] = Math.sqrt(sum);
      } else {
        lower[a * n + b] = sum / lower[b * n + b]!;
      }
    }
  }
  return lower;
}

function solveFactored(lower: Float64Array, n: number, right: Float64Array): Float64Array {
  const y = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    let sum = right[a]!;
    for (let k = 0; k < a; k++) sum -= lower[a * n + k]! * y[k]!;
    y[a] = sum / lower[a * n + a]!;
  }
  for (let a = n - 1; a >= 0; a--) {
    let sum = y[a]!;
    for (let k = a + 1; k < n; k++) sum -= lower[k * n + a]! * y[k]!;
    y[a] = sum / lower[a * n + a]!;
  }
  return y;
}

/** Solves a small symmetric positive definite system (row-major n x n); null where it is not. */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const lower = factor(matrix, right.length, 0);
  return lower === null ? null : solveFactored(lower, right.length, right);
}

function solveDamped(
  normal: Float64Array,
  gradient: Float64Array,
  n: number,
  damping: number,
): Float64Array | null {
  const lower = factor(normal, n, damping);
  return lower === null ? null : solveFactored(lower, n, gradient);
}

/** Row-major; infinite where the matrix is not positive definite. */
export function inverse(normal: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const lower = factor(normal, n, 1e-9);
  if (lower === null) return out;
  const unit = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    unit.fill(0);
    unit[k] = 1;
    out.set(solveFactored(lower, n, unit), k * n);
  }
  return out;
}
