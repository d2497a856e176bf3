import { LOOKS, type LookCells } from './lookCells';

/** Light from all sides on a matt surface (second order in the normal), and how skin looks at a slant. */
const TERMS = 11;
/** Of a share of all cells: keeps terms small that few cells speak for. */
const RIDGE = 0.003;
const LEAST_RIDGE = 1e-6;

/** How skin looks over the head in this light, and what hair adds to that; fitted to cells that may be either. */
export class SkinShading {
  /** What hair adds to each look. */
  readonly added = new Float64Array(LOOKS);
  private readonly terms: Float64Array;
  private readonly factors = new Float64Array(TERMS * LOOKS);

  constructor(private readonly cells: LookCells) {
    const { told, normal, facing } = cells;
    this.terms = new Float64Array(TERMS * told.length);
    told.forEach((cell, j) => {
      const x = normal[3 * cell]!,
        y = normal[3 * cell + 1]!,
        z = normal[3 * cell + 2]!,
        f = facing[cell]!;
      this.terms.set([1, x, y, z, x * y, y * z, x * z, x * x - y * y, 3 * z * z - 1, f, f * f], TERMS * j);
    });
  }

  /**
   * Least squares.
   *
   * @param hair probability that a told cell is hair, in the order of `told`
   * @param weight of a told cell
   * @param withHair false: all is skin
   */
  fit(hair: Float64Array, weight: Float64Array, withHair: boolean): void {
    const size = TERMS + 1;
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size * LOOKS);
    const { terms, cells } = this;
    const { told, looks } = cells;
    for (let j = 0; j < told.length; j++) {
      const w = weight[j]!,
        ofHair = w * hair[j]!,
        at = TERMS * j,
        look = LOOKS * told[j]!;
      for (let a = 0; a < TERMS; a++) {
        const term = terms[at + a]!,
          weighted = w * term;
        for (let b = 0; b <= a; b++) matrix[a * size + b]! += weighted * terms[at + b]!;
        matrix[TERMS * size + a] = matrix[TERMS * size + a]! + ofHair * term;
        for (let k = 0; k < LOOKS; k++)
          right[a * LOOKS + k] = right[a * LOOKS + k]! + weighted * looks[look + k]!;
      }
      matrix[size * size - 1] = matrix[size * size - 1]! + ofHair;
      for (let k = 0; k < LOOKS; k++)
        right[TERMS * LOOKS + k] = right[TERMS * LOOKS + k]! + ofHair * looks[look + k]!;
    }
    for (let a = 0; a < TERMS; a++)
      matrix[a * size + a] = matrix[a * size + a]! + (a > 0 ? RIDGE : LEAST_RIDGE) * told.length;
    matrix[size * size - 1] = matrix[size * size - 1]! + LEAST_RIDGE * told.length;
    solve(matrix, right, withHair ? size : TERMS, size);
    this.factors.set(right.subarray(0, TERMS * LOOKS));
    if (withHair) this.added.set(right.subarray(TERMS * LOOKS));
    else this.added.fill(0);
  }

  /** What the cells look like beside skin there, `LOOKS` a told cell, in the order of `told`. */
  besideSkin(out: Float64Array): void {
    const { terms, factors, cells } = this;
    const { told, looks } = cells;
    for (let j = 0; j < told.length; j++)
      for (let k = 0; k < LOOKS; k++) {
        let skin = 0;
        for (let a = 0; a < TERMS; a++) skin += terms[TERMS * j + a]! * factors[a * LOOKS + k]!;
        out[LOOKS * j + k] = looks[LOOKS * told[j]! + k]! - skin;
      }
  }
}

/** Cholesky, in place; of the lower half of a symmetric matrix its first `size` rows, `stride` apart. */
function solve(matrix: Float64Array, right: Float64Array, size: number, stride: number): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * stride + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * stride + k]! * matrix[j * stride + k]!;
      matrix[i * stride + j] =
        i === j ? Math.sqrt(Math.max(sum, Number.EPSILON)) : sum / matrix[j * stride + j]!;
    }
  for (let c = 0; c < LOOKS; c++) {
    for (let i = 0; i < size; i++) {
      let sum = right[i * LOOKS + c]!;
      for (let k = 0; k < i; k++) sum -= matrix[i * stride + k]! * right[k * LOOKS + c]!;
      right[i * LOOKS + c] = sum / matrix[i * stride + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = right[i * LOOKS + c]!;
      for (let k = i + 1; k < size; k++) sum -= matrix[k * stride + i]! * right[k * LOOKS + c]!;
      right[i * LOOKS + c] = sum / matrix[i * stride + i]!;
    }
  }
}
