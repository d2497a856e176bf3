import { PATTERNS, type PatternId } from './pattern';
import { CELLS, cellMiddle } from './patternCells';
import { meanGround } from './patternGround';
import { isInside, patternRegion } from './patternRegions';

/** What each pattern leaves of the hair, on the squares of the mean head's map. */
export interface ExpectedHair {
  /** Share of the full hair. */
  readonly left: ReadonlyMap<PatternId, Float32Array>;
  /** Squares that bear hair by nature. */
  readonly scalp: readonly number[];
  /** Those of them where not all patterns are alike. */
  readonly telling: readonly number[];
}

/** Of the full hair where Ludwig's patterns thin it; elsewhere what is lost is lost. [A] */
const THINNED: Readonly<Partial<Record<PatternId, number>>> = {
  'ludwig-1': 0.7,
  'ludwig-2': 0.5,
  'ludwig-3': 0.25,
};

let known: ExpectedHair | null = null;
export function expectedHair(): ExpectedHair {
  return (known ??= madeExpected());
}

function madeExpected(): ExpectedHair {
  const { rimMm } = meanGround();
  const scalp: number[] = [];
  for (let cell = 0; cell < CELLS; cell++) {
    const at = cellMiddle(cell);
    if (Math.hypot(...at) < rimMm(at)) scalp.push(cell);
  }
  const left = new Map(
    PATTERNS.map((id) => {
      const { front, island } = patternRegion(id);
      const hair = new Float32Array(CELLS);
      for (const cell of scalp) {
        const at = cellMiddle(cell);
        const isLost = (front && isInside(front, at)) || (island && isInside(island, at));
        hair[cell] = isLost ? (THINNED[id] ?? 0) : 1;
      }
      return [id, hair] as const;
    }),
  );
  const telling = scalp.filter((cell) => [...left.values()].some((hair) => hair[cell] !== 1));
  return { left, scalp, telling };
}
