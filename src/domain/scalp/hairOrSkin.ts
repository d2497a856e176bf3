import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import { GRAIN, LIGHT, LOOKS, type LookCells } from './lookCells';
import { withoutGloss } from './cellGloss';
import { SkinShading } from './skinShading';

/** Least spread of each look among cells of one kind: patchy skin, blush, noise. [A] */
const LEAST_SPREAD = [0.07, 0.035, 0.03, 0.2] as const;
const FIRST_SPREAD = [0.2, 0.1, 0.1, 0.3] as const;
/** Median of deviations to standard deviation. */
const MEDIAN_TO_SD = 1.48;
/** Student's t with this many degrees of freedom: highlights, wrinkles and folds are far out. */
const FREEDOM = 4;
const ROUNDS = 20;
/** Of each start, before the likeliest goes on. */
const FIRST_ROUNDS = 6;
/** A round that changes no more than this is the last. */
const SETTLED = 0.004;
const SWEEPS = 4;
const NEIGHBOURS = 8;
/** Cells beside each other tell nearly the same, so each counts for less; and they are alike. [A] */
const CELL_COUNTS = 0.7;
const ALIKE = 3;
/** Log odds that a cell is hair: on the scalp, and how they fall outside its border, a mm. [A] */
const ODDS_ON_SCALP = -0.5;
const ODDS_FALL = 0.3;
/** Log odds that the hair model adds where it is quite sure. */
const ODDS_OF_MODEL = 2;
/** No hair farther outside the border than this, mm. */
const BEYOND_BORDER_MM = 8;
/** A start with less of the cells than this is none. */
const LEAST_START = 0.005;
const SURE = 0.95;

export interface HairOrSkin {
  /** Probability that it is hair; a told cell, in the order of `told`. */
  readonly hair: Float64Array;
  /** What each looks like beside skin in the same light, `LOOKS` a told cell. */
  readonly besideSkin: Float64Array;
  /** The same without gloss, see `withoutGloss`. */
  readonly matt: Float64Array;
  /** What hair adds to skin, and how far cells of one kind spread; a look. */
  readonly added: Float64Array;
  readonly spread: Float64Array;
  /** Log likelihood a cell, for comparison. */
  readonly likelihood: number;
}

/**
 * Tells cropped hair from skin by what is told of one head alone: skin looks the same everywhere but for the light, which
 * follows the surface; hair adds to that something that is the same everywhere: it is darker or greyer, and grainy. Both and
 * which cell is which are found together (expectation and maximisation, with neighbours drawn to each other), from several
 * starts; the likeliest of them counts.
 *
 * @param barred 1 for cells that are no hair, whatever they look like
 * @param from hair of each told cell, where that is known but for what is barred; then it is the only start
 */
export function hairOrSkin(
  cells: LookCells,
  points: HeadPoints,
  barred: Uint8Array,
  from: Float64Array | null = null,
): HairOrSkin {
  const { told } = cells;
  const odds = Float64Array.from(told, (cell) => (barred[cell] === 1 ? -Infinity : oddsOf(cells, cell)));
  const beside = neighbours(cells);
  let best = new Labelling(cells, beside, odds, from ?? new Float64Array(told.length));
  best.improve(FIRST_ROUNDS);
  if (from === null)
    for (const start of starts(cells, points, odds, best)) {
      const labelling = new Labelling(cells, beside, odds, start);
      labelling.improve(FIRST_ROUNDS);
      if (labelling.likelihood > best.likelihood) best = labelling;
    }
  best.improve(ROUNDS - FIRST_ROUNDS);
  return best;
}

function oddsOf({ borderDistanceMm, model }: LookCells, cell: number): number {
  const outside = Math.max(0, -borderDistanceMm[cell]!);
  if (outside > BEYOND_BORDER_MM) return -Infinity;
  return ODDS_ON_SCALP - ODDS_FALL * outside + ODDS_OF_MODEL * Math.max(0, 2 * model[cell]! - 1);
}

/** Heights of a fringe above the ears, mm, at the temples and at the back. */
const BELTS = [
  [75, 60],
  [45, 25],
] as const;
/** From the temples to the back of the head. */
const TEMPLES_BEFORE_EARS_MM = 40;
const BACK_BEHIND_TEMPLES_MM = 130;
/** Share of the cells that are less grainy. */
const GRAINY_FROM = 0.7;
/** Darker than skin is lit there, logarithm. */
const DARK_FROM = 0.15;

function starts(
  cells: LookCells,
  points: HeadPoints,
  odds: Float64Array,
  { besideSkin: ifSkin }: HairOrSkin,
): readonly Float64Array[] {
  const { told, positionMm, looks, model, borderDistanceMm } = cells;
  const [earY, earZ] = [earLine(points, 1), earLine(points, 2)];
  const grain = Float64Array.from(told, (cell) => looks[LOOKS * cell + GRAIN]!);
  const grainy = grain.slice().sort()[Math.floor(GRAINY_FROM * told.length)] ?? 0;
  const isIn: readonly ((cell: number, j: number) => boolean)[] = [
    ...BELTS.map(([temple, back]) => (cell: number): boolean => {
      const y = positionMm[3 * cell + 1]! - earY,
        z = positionMm[3 * cell + 2]! - earZ;
      const behind = Math.min(1, Math.max(0, (TEMPLES_BEFORE_EARS_MM - z) / BACK_BEHIND_TEMPLES_MM));
      return z < TEMPLES_BEFORE_EARS_MM && y < temple + behind * (back - temple);
    }),
    (cell: number): boolean => looks[LOOKS * cell + GRAIN]! > grainy,
    (cell: number): boolean => model[cell]! > 0.5,
    (_: number, j: number): boolean => ifSkin[LOOKS * j + LIGHT]! < -DARK_FROM,
  ];
  return isIn.flatMap((isHair) => {
    const start = Float64Array.from(told, (cell, j) =>
      borderDistanceMm[cell]! > 0 && odds[j] !== -Infinity && isHair(cell, j) ? SURE : 0,
    );
    const share = start.reduce((a, b) => a + b, 0) / told.length;
    return share > LEAST_START ? [start] : [];
  });
}

class Labelling implements HairOrSkin {
  likelihood = -Infinity;
  readonly hair: Float64Array;
  readonly besideSkin: Float64Array;
  readonly matt: Float64Array;
  readonly spread = Float64Array.from(FIRST_SPREAD);
  private readonly shading: SkinShading;
  private readonly weight: Float64Array;
  private readonly evidence: Float64Array;
  private readonly withHair: boolean;
  private isSettled = false;

  /** @param start none of it hair: all is skin, and stays so */
  constructor(
    private readonly cells: LookCells,
    private readonly beside: Int32Array,
    private readonly odds: Float64Array,
    start: Float64Array,
  ) {
    const count = cells.told.length;
    this.shading = new SkinShading(cells);
    this.withHair = start.some((share) => share > 0);
    this.hair = start.slice();
    this.weight = new Float64Array(count).fill(1);
    this.evidence = new Float64Array(count);
    this.besideSkin = new Float64Array(LOOKS * count);
    this.matt = new Float64Array(LOOKS * count);
  }

  get added(): Float64Array {
    return this.shading.added;
  }

  improve(rounds: number): void {
    const { cells, beside, odds, hair, shading, weight, besideSkin, matt, spread, evidence, withHair } = this;
    for (let round = 0; round < rounds && !this.isSettled; round++) {
      shading.fit(hair, weight, withHair);
      shading.besideSkin(besideSkin);
      measureSpread(besideSkin, hair, shading.added, spread);
      withoutGloss(cells, besideSkin, shading.added, spread, matt);
      this.likelihood = weigh(besideSkin, matt, shading.added, spread, odds, evidence, weight) / hair.length;
      if (withHair) this.isSettled = relabelled(beside, odds, evidence, hair) < SETTLED;
    }
  }
}

function measureSpread(
  besideSkin: Float64Array,
  hair: Float64Array,
  added: Float64Array,
  spread: Float64Array,
): void {
  const off = new Float64Array(hair.length);
  for (let k = 0; k < LOOKS; k++) {
    for (let j = 0; j < off.length; j++) off[j] = Math.abs(besideSkin[LOOKS * j + k]! - hair[j]! * added[k]!);
    off.sort();
    spread[k] = Math.max(LEAST_SPREAD[k]!, MEDIAN_TO_SD * (off[off.length >> 1] ?? 0));
  }
}

/**
 * Sets how much likelier hair is than skin, by what is seen of the two without gloss, and how far each cell is to be believed; the
 * log likelihood of all.
 */
function weigh(
  besideSkin: Float64Array,
  matt: Float64Array,
  added: Float64Array,
  spread: Float64Array,
  odds: Float64Array,
  evidence: Float64Array,
  weight: Float64Array,
): number {
  const half = (FREEDOM + 1) / 2;
  const narrow = spread.reduce((sum, sd) => sum + Math.log(sd), 0);
  let sum = 0;
  for (let j = 0; j < evidence.length; j++) {
    const [skin, hair] = unlikeness(besideSkin, j, added, spread);
    const [mattSkin, mattHair] = unlikeness(matt, j, added, spread);
    evidence[j] = half * (mattSkin - mattHair);
    const least = half * (odds[j] === -Infinity ? skin : Math.min(skin, hair));
    weight[j] = 1 / (1 + least / (LOOKS + 2));
    sum -= least + narrow;
  }
  return sum;
}

/** How unlike skin and how unlike hair a cell looks, logarithms. */
function unlikeness(
  looks: Float64Array,
  j: number,
  added: Float64Array,
  spread: Float64Array,
): readonly [skin: number, hair: number] {
  let [ifSkin, ifHair] = [1, 1];
  for (let k = 0; k < LOOKS; k++) {
    const look = looks[LOOKS * j + k]!;
    ifSkin *= 1 + (look / spread[k]!) ** 2 / FREEDOM;
    ifHair *= 1 + ((look - added[k]!) / spread[k]!) ** 2 / FREEDOM;
  }
  return [Math.log(ifSkin), Math.log(ifHair)];
}

/** Mean field; the mean change. */
function relabelled(
  beside: Int32Array,
  odds: Float64Array,
  evidence: Float64Array,
  hair: Float64Array,
): number {
  let here = hair.slice();
  let next = hair.slice();
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let j = 0; j < odds.length; j++) {
      if (odds[j] === -Infinity) continue;
      let [sum, count] = [0, 0];
      for (let n = NEIGHBOURS * j; n < NEIGHBOURS * (j + 1); n++) {
        if (beside[n]! < 0) continue;
        sum += 2 * here[beside[n]!]! - 1;
        count++;
      }
      const logit = CELL_COUNTS * evidence[j]! + (count > 0 ? (ALIKE * sum) / count : 0) + odds[j]!;
      next[j] = 1 / (1 + Math.exp(-logit));
    }
    [here, next] = [next, here];
  }
  let change = 0;
  for (let j = 0; j < hair.length; j++) change += Math.abs(here[j]! - hair[j]!);
  hair.set(here);
  return change / hair.length;
}

/** Of each told cell the told cells around it, -1 for none; in the order of `told`. */
function neighbours({ columns, told, isTold }: LookCells): Int32Array {
  const order = new Int32Array(isTold.length).fill(-1);
  told.forEach((cell, j) => (order[cell] = j));
  const beside = new Int32Array(NEIGHBOURS * told.length).fill(-1);
  told.forEach((cell, j) => {
    const column = cell % columns;
    let n = NEIGHBOURS * j;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (dx === 0 && dy === 0) continue;
        const x = column + dx;
        beside[n++] = x < 0 || x >= columns ? -1 : (order[cell + dy * columns + dx] ?? -1);
      }
  });
  return beside;
}
