/** One drag of the outline brush. Photo pixels. */
export interface BrushStroke {
  readonly mode: 'add' | 'remove';
  readonly radiusPx: number;
  /** x, y, x, y, … at least one point */
  readonly points: readonly number[];
}
