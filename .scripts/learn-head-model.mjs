// Learns the numbers of src/domain/head/model.ts: mean and modes of a head in our own parametrisation.
//   SMP_SHARED_DIR=… node .scripts/learn-head-model.mjs > src/domain/head/modelNumbers.ts
// Source: heads/geometry, ICT-FaceKit light (MIT licence, University of Southern California). Only sums over the whole
// surface (spherical harmonics, principal modes) and single anthropometric points leave this script; the mesh does not.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fitRadius, harmonicTerms } from './learn-head-radius.mjs';
import { bordersOf, pointsOf } from './learn-head-points.mjs';

const folder = path.join(process.env.SMP_SHARED_DIR ?? '../shared', 'heads/geometry');
const bytes = (name) => new Uint8Array(readFileSync(path.join(folder, name))).buffer;

/** The source's mean has 63.9 mm between the pupils, a mean adult 63. */
const SOURCE_TO_MM = (10 * 63) / 63.9;
/** Spread of the identity weights for which the source's heads look like people. */
const IDENTITY_SPREAD = 0.75;
const SOURCE_MODES = 20;
const MODES = 10;
/** Origin of the radial function in the source's frame, cm: inside the cranium, level with the tips of the brows' eyes. */
const CENTRE = [0, 3, 1];
const MEAN_DEGREE = 22;
const MODE_DEGREE = 12;

const mean = Float64Array.from(new Float32Array(bytes('mean.f32')));
const triangles = new Uint32Array(bytes('triangles.u32'));
const halves = new Uint16Array(bytes('modes.f16'));
const sourceModes = Array.from({ length: SOURCE_MODES }, (_, k) =>
  Float64Array.from(halves.subarray(k * mean.length, (k + 1) * mean.length), fromHalf),
);

const radius = fitRadius({
  mean,
  triangles,
  modes: sourceModes,
  centre: CENTRE,
  meanDegree: MEAN_DEGREE,
  modeDegree: MODE_DEGREE,
});

// Principal modes over the head, the cranium most: the combinations of the source's modes that change the radius most.
const { vectors, values } = symmetricEigen(radius.gram);
// A positive weight makes the head larger.
const principal = vectors.slice(0, MODES).map((v) => {
  const growth = v.reduce((sum, x, k) => sum + x * radius.modeCoefficients[k][0], 0);
  return Array.from(v, (x) => x * IDENTITY_SPREAD * Math.sign(growth));
});
const total = values.reduce((a, b) => a + b, 0);
values.forEach((value, i) =>
  console.error(
    `mode ${i} rms ${(Math.sqrt(value / radius.weight) * IDENTITY_SPREAD * 10).toFixed(2)} mm, ${((100 * value) / total).toFixed(1)} %`,
  ),
);

const blend = (rows, weights) =>
  rows[0].map((_, i) => rows.reduce((sum, row, k) => sum + row[i] * weights[k], 0));
const features = (positions) => {
  const landmarks = pointsOf(positions, mean);
  return { ...landmarks, border: bordersOf(positions, mean, radius.meanCoefficients, CENTRE) };
};
const base = features(mean);
const shifted = sourceModes.map((mode) => features(mean.map((x, i) => x + mode[i])));
const moved = (pick) =>
  principal.map((weights) =>
    blend(
      shifted.map((s) => pick(s).map((x, i) => x - pick(base)[i])),
      weights,
    ),
  );

/** Hundredths of a millimetre, lines of at most 116 characters. */
const pack = (values) => {
  const lines = [];
  let line = '';
  for (const value of values) {
    const word = String(Math.round(value * SOURCE_TO_MM * 100));
    if (line.length + word.length > 115) {
      lines.push(line);
      line = '';
    }
    line += line ? ` ${word}` : word;
  }
  return `\`\n${[...lines, line].join('\n')}\n\``;
};
const centred = (values) => values.map((x, i) => x - CENTRE[i % 3]);
const block = (name, comment, values) => `/** ${comment} */\nexport const ${name} = ${pack(values)};\n`;

process.stdout
  .write(`// Learnt numbers, written by .scripts/learn-head-model.mjs; hundredths of a millimetre, mean adult.
// Statistics of heads made with ICT-FaceKit (MIT licence, Copyright University of Southern California).

export const MEAN_DEGREE = ${MEAN_DEGREE};
export const MODE_DEGREE = ${MODE_DEGREE};
export const MODES = ${MODES};
/** Centre of the radial function in the head frame, mm. */
export const CENTRE_MM = [${CENTRE.map((x) => (x * SOURCE_TO_MM).toFixed(3)).join(', ')}] as const;
export const POINT_NAMES =
  '${base.names.join(' ')}';

${block('MEAN_RADIUS', 'Harmonic coefficients of the mean radius; order of harmonicTerms.', radius.meanCoefficients)}
${block(
  'MODE_RADIUS',
  'Harmonic coefficients of each mode, one standard deviation.',
  principal.flatMap((w) => blend(radius.modeCoefficients, w)),
)}
${block('MEAN_LANDMARKS', '68 x 3, head frame, less the centre', centred(base.landmarks))}
${block('MODE_LANDMARKS', 'MODES x 68 x 3', moved((f) => f.landmarks).flat())}
${block('MEAN_POINTS', 'POINT_NAMES x 3, left side or midline, less the centre', centred(base.points))}
${block('MODE_POINTS', 'MODES x POINT_NAMES x 3', moved((f) => f.points).flat())}
${block('MEAN_BORDER', 'Hair border of the left side from the trichion round the ear to the nape, n x 3, less the centre', centred(base.border))}
${block('MODE_BORDER', 'MODES x n x 3', moved((f) => f.border).flat())}`);
console.error(
  `${harmonicTerms(MEAN_DEGREE).length} + ${MODES} x ${harmonicTerms(MODE_DEGREE).length} coefficients, border of ${base.border.length / 3} points`,
);

function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

/** Jacobi rotations; eigenvectors as rows, largest value first. */
function symmetricEigen(matrix) {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-14) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        for (let k = 0; k < n; k++) {
          const x = a[k][p];
          const y = a[k][q];
          a[k][p] = c * x - s * y;
          a[k][q] = s * x + c * y;
        }
        for (let k = 0; k < n; k++) {
          const x = a[p][k];
          const y = a[q][k];
          a[p][k] = c * x - s * y;
          a[q][k] = s * x + c * y;
          const f = v[p][k];
          const g = v[q][k];
          v[p][k] = c * f - s * g;
          v[q][k] = s * f + c * g;
        }
      }
    }
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return { values: order.map((i) => a[i][i]), vectors: order.map((i) => v[i]) };
}
