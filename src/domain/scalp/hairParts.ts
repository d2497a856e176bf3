import { connectedRuns } from '../connectedRuns';
import { earLine } from '../head/earLine';
import type { HeadPoints } from '../head/types';
import type { HairOrSkin } from './hairOrSkin';
import { LIGHT, LOOKS, WARMTH, type LookCells } from './lookCells';

/** Sides and nape, where a fringe is: a belt up to this height above the ears. [A] */
const BELT_ABOVE_EARS_MM = 65;
/** A part from the probability of hair on. */
const HAIR_FROM = 0.5;
/** What is compared lies so many cells on either side of a part's edge: hair ends within about 6 mm, light and gloss do not. */
const ASIDE_CELLS = 1;

/** How much darker than skin dark hair is, and how much greyer grey hair; logarithms, at the edge. [A] */
const DARKER = 0.22;
const GREYER = 0.22;
/** Gloss is grey too, but brighter than this, and not at sides and nape; and so is skin at a slant. */
const BRIGHTER = 0.15;
const IN_BELT = 0.3;
const GREY_FACING = 0.45;
/** A fringe ends at the border of the scalp, at an ear, or where the head turns away: not more than so much of its edge is on skin. */
const OPEN_MOST = 0.9;
/** Cells of a part at least, of dark and of light hair. */
const DARK_LEAST = 6;
const LIGHT_LEAST = 40;

export interface HairParts {
  /** Cells. */
  readonly like: readonly number[];
  readonly unlike: readonly number[];
}

interface Part {
  readonly cells: number[];
  readonly edge: number[][];
  onSkin: number;
  edges: number;
}

/** Of what is told as hair the parts that look like it, and those that do not: gloss, shade, a crease of the neck. */
export function partsLikeHair(cells: LookCells, found: HairOrSkin, points: HeadPoints): HairParts {
  const parts = partsOf(cells, found);
  const alone = parts.filter((part) => isLikeHair(part, cells, points));
  const like = alone.length > 0 ? parts.filter((part) => alone.includes(part) || isDarkBit(part)) : alone;
  const cellsOf = (some: readonly Part[]): readonly number[] => some.flatMap((part) => part.cells);
  return { like: cellsOf(like), unlike: cellsOf(parts.filter((part) => !like.includes(part))) };
}

function partsOf({ columns, rows, told, isTold }: LookCells, { hair, matt }: HairOrSkin): readonly Part[] {
  const order = new Int32Array(isTold.length).fill(-1);
  const isHair = new Uint8Array(isTold.length);
  told.forEach((cell, j) => {
    order[cell] = j;
    isHair[cell] = hair[j]! > HAIR_FROM ? 1 : 0;
  });
  const { count, start, end, part } = connectedRuns(isHair, 1, columns, rows);
  const parts = new Map<number, Part>();
  for (let run = 0; run < count; run++) {
    const known = parts.get(part[run]!) ?? { cells: [], edge: [], onSkin: 0, edges: 0 };
    parts.set(part[run]!, known);
    for (let cell = start[run]!; cell < end[run]!; cell++) known.cells.push(cell);
  }
  for (const one of parts.values())
    for (const cell of one.cells)
      for (const step of [-1, 1, -columns, columns]) {
        const beyond = cell + step;
        if (isHair[beyond] === 1) continue;
        one.edges++;
        if (isTold[beyond] !== 1) continue;
        one.onSkin++;
        const within = cell - ASIDE_CELLS * step,
          outside = beyond + ASIDE_CELLS * step;
        if (isHair[within] !== 1 || isTold[outside] !== 1 || isHair[outside] === 1) continue;
        const look = (there: number, k: number): number => matt[LOOKS * order[there]! + k]!;
        one.edge.push(Array.from({ length: LOOKS }, (_, k) => look(within, k) - look(outside, k)));
      }
  return [...parts.values()];
}

/** Beside hair that is sure a bit of it: a narrow fringe at the outline falls to pieces. */
const isDarkBit = (part: Part): boolean =>
  part.cells.length < DARK_LEAST && isFringe(part) && step(part, LIGHT) <= -DARKER;

const isFringe = ({ edge, onSkin, edges }: Part): boolean => edge.length > 0 && onSkin <= OPEN_MOST * edges;

/** Over its edge, from skin to hair. */
const step = ({ edge }: Part, k: number): number => middle(edge.map((looks) => looks[k]!));

function isLikeHair(part: Part, cells: LookCells, points: HeadPoints): boolean {
  const { cells: of } = part;
  if (of.length < DARK_LEAST || !isFringe(part)) return false;
  const share = (value: (cell: number) => number): number =>
    of.reduce((sum, cell) => sum + value(cell), 0) / of.length;
  const darker = Math.max(0, -step(part, LIGHT)) / DARKER;
  if (darker >= 1) return true;
  const greyer = Math.max(0, -step(part, WARMTH)) / GREYER;
  if (Math.hypot(darker, greyer) < 1 || of.length < LIGHT_LEAST) return false;
  if (share((cell) => cells.facing[cell]!) < GREY_FACING) return false;
  const beltUpTo = earLine(points, 1) + BELT_ABOVE_EARS_MM;
  const isInBelt = share((cell) => (cells.positionMm[3 * cell + 1]! < beltUpTo ? 1 : 0)) >= IN_BELT;
  return step(part, LIGHT) <= BRIGHTER || isInBelt;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
