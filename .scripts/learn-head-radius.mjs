// Weighted least squares of real spherical harmonics to the radius of a head about a centre; used by learn-head-model.mjs.

/** Terms even in x, poles on the axis through the ears: m outer, then l = m, m + 2, …, cosine before sine. */
export function harmonicTerms(degree) {
  const terms = [];
  for (let m = 0; m <= degree; m++) {
    for (let l = m; l <= degree; l += 2) {
      terms.push({ l, m, sine: false });
      if (m > 0) terms.push({ l, m, sine: true });
    }
  }
  return terms;
}

/** Values of all terms for a unit direction; the same sums as src/domain/head/modelHarmonics.ts. */
export function harmonicValues(direction, degree, out = []) {
  const [x, y, z] = direction;
  const s = Math.hypot(y, z);
  const c1 = s > 0 ? z / s : 1;
  const s1 = s > 0 ? y / s : 0;
  let cos = 1;
  let sin = 0;
  let diagonal = Math.sqrt(1 / (4 * Math.PI));
  let k = 0;
  for (let m = 0; m <= degree; m++) {
    if (m > 0) {
      diagonal *= s * Math.sqrt((2 * m + 1) / (2 * m));
      [cos, sin] = [cos * c1 - sin * s1, sin * c1 + cos * s1];
    }
    const unit = m > 0 ? Math.SQRT2 : 1;
    let before = 0;
    let value = diagonal;
    for (let l = m; l <= degree; l++) {
      if ((l - m) % 2 === 0) {
        out[k++] = unit * value * cos;
        if (m > 0) out[k++] = unit * value * sin;
      }
      const next = l + 1;
      const a = Math.sqrt((4 * next * next - 1) / (next * next - m * m));
      const b = l > m ? Math.sqrt((l * l - m * m) / (4 * l * l - 1)) : 0;
      [before, value] = [value, a * (x * value - b * before)];
    }
  }
  return out;
}

/** Sideways of these planes lies the ear, cm in the source's frame. */
export const isEar = (x, y, z) => Math.abs(x) > 6.2 && y > -2.8 && y < 4.3 && z > -2.4 && z < 1.9;
/** The star ends here; below it the neck is a tube of its own. */
const NECK_CUT = -9;

export function fitRadius({ mean, triangles, modes, centre, meanDegree, modeDegree }) {
  const samples = samplesOf(mean, triangles, modes, centre);
  const meanCoefficients = solve(samples, meanDegree, [samples.map((s) => s.radius)], 3e-7)[0];
  const modeCoefficients = solve(
    samples,
    modeDegree,
    modes.map((_, k) => samples.map((s) => s.change[k])),
    3e-7,
  );
  // The cranium weighs most in what counts as a mode; the face's share keeps landmarks and profile true.
  const gram = modes.map(() => new Float64Array(modes.length));
  let weight = 0;
  for (const s of samples) {
    weight += s.weight;
    for (let i = 0; i < modes.length; i++)
      for (let j = 0; j < modes.length; j++) gram[i][j] += s.weight * s.change[i] * s.change[j];
  }
  report(samples, meanCoefficients, meanDegree);
  return { meanCoefficients, modeCoefficients, gram, weight };
}

function samplesOf(mean, triangles, modes, centre) {
  const samples = [];
  const at = (v, axis) => mean[3 * v + axis];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t], triangles[t + 1], triangles[t + 2]];
    const [a, b, c] = corners.map((v) => [at(v, 0), at(v, 1), at(v, 2)]);
    const normal = cross(minus(b, a), minus(c, a));
    const doubleArea = Math.hypot(...normal);
    for (let k = 0; k < 3; k++) {
      const share = [1 / 6, 1 / 6, 1 / 6];
      share[k] = 2 / 3;
      const mix = (values) => corners.reduce((sum, v, i) => sum + share[i] * values(v), 0);
      const p = [0, 1, 2].map((axis) => mix((v) => at(v, axis)));
      if (p[1] < NECK_CUT || (isEar(...p) && Math.abs(p[0]) > 7.35)) continue;
      const q = minus(p, centre);
      const radius = Math.hypot(...q);
      const direction = q.map((x) => x / radius);
      const facing = dot(normal, direction) / doubleArea;
      if (facing < 0.12) continue;
      const change = modes.map((mode) => {
        const shift = [0, 1, 2].map((axis) => mix((v) => mode[3 * v + axis]));
        return dot(normal, shift) / doubleArea / Math.max(facing, 0.3);
      });
      const cranium = p[1] > 5.5 || (p[2] < 0 && p[1] > -4);
      const nose = Math.abs(p[0]) < 2.2 && p[2] > 10.3 && p[1] > -2 && p[1] < 4.5;
      const weight = (((doubleArea / 6) * facing * facing * (cranium || nose ? 4 : 1)) / radius ** 2) * 100;
      samples.push({ direction, radius, change, weight, cranium });
    }
  }
  // Where the neck leaves the star, a lid.
  for (let x = -5; x <= 5; x += 0.5) {
    for (let z = -5; z <= 5.5; z += 0.5) {
      if ((x / 5) ** 2 + (z / 5.5) ** 2 > 1) continue;
      const q = minus([x, NECK_CUT, z], centre);
      const radius = Math.hypot(...q);
      samples.push({
        direction: q.map((v) => v / radius),
        radius,
        change: modes.map(() => 0),
        weight: 0.1,
        cranium: false,
      });
    }
  }
  return samples;
}

/** Normal equations with a penalty on curvature, which also bridges the place of the ear. */
function solve(samples, degree, sides, smoothness) {
  const terms = harmonicTerms(degree);
  const n = terms.length;
  const matrix = Array.from({ length: n }, () => new Float64Array(n));
  const right = sides.map(() => new Float64Array(n));
  const row = [];
  let total = 0;
  samples.forEach((sample, index) => {
    harmonicValues(sample.direction, degree, row);
    total += sample.weight;
    for (let i = 0; i < n; i++) {
      const w = sample.weight * row[i];
      const target = matrix[i];
      for (let j = i; j < n; j++) target[j] += w * row[j];
      for (let k = 0; k < sides.length; k++) right[k][i] += w * sides[k][index];
    }
  });
  terms.forEach(({ l }, i) => (matrix[i][i] += (smoothness * total * (l * (l + 1)) ** 2) / 12));
  return solveSymmetric(matrix, right);
}

/** Cholesky; the upper half is read. */
function solveSymmetric(a, sides) {
  const n = a.length;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < j; i++) {
      let sum = a[i][j];
      for (let k = 0; k < i; k++) sum -= a[k][i] * a[k][j];
      a[i][j] = sum / a[i][i];
    }
    let sum = a[j][j];
    for (let k = 0; k < j; k++) sum -= a[k][j] ** 2;
    a[j][j] = Math.sqrt(sum);
  }
  return sides.map((b) => {
    const x = Array.from(b);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i] -= a[k][i] * x[k];
      x[i] /= a[i][i];
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i] -= a[i][k] * x[k];
      x[i] /= a[i][i];
    }
    return x;
  });
}

export const radiusAt = (coefficients, degree, direction) =>
  harmonicValues(direction, degree).reduce((sum, value, i) => sum + value * coefficients[i], 0);

function report(samples, coefficients, degree) {
  for (const cranium of [true, false]) {
    let sum = 0;
    let weight = 0;
    for (const s of samples.filter((sample) => sample.cranium === cranium)) {
      sum += s.weight * (radiusAt(coefficients, degree, s.direction) - s.radius) ** 2;
      weight += s.weight;
    }
    console.error(
      `${cranium ? 'cranium' : 'face'}: rms of the mean ${(10 * Math.sqrt(sum / weight)).toFixed(2)} mm`,
    );
  }
}

const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
