import type { PatternId } from './pattern';

/** On the plane map of the mean head, mm: u to the person's left, v backwards, see `ScalpChart`. */
export type MapPoint = readonly [u: number, v: number];

/**
 * Where hair is lost, drawn on the left half of the mean head's map; the right half mirrors it. There the middle of the
 * natural hairline lies at v = -70, its corners at (46, -46), the whorl at v = 56, the middle of the nape at v = 188.
 *
 * Norwood's and Ludwig's papers draw the patterns and give no measures but these: the recession of II ends 2 cm before the
 * line between the ear canals over the top, that of III goes on behind there; Ludwig's loss begins 1–3 cm behind a hairline
 * that stays. [S: Norwood 1975, as reviews of it quote it (PMC6580804, table 1); Ludwig 1977] The knots are drawn after
 * them, so that areas come near SMP reference figures. [A]
 */
export interface PatternShape {
  /** Back line of what is lost at the front, from the midline to where it meets the border of the hair; null: nothing is. */
  readonly front: readonly MapPoint[] | null;
  /** An island of loss, from its front on the midline to its back. */
  readonly island: readonly MapPoint[] | null;
}

const CORNERS: readonly MapPoint[] = [
  [0, -64],
  [13, -56],
  [26, -36],
  [39, -12],
  [54, -7],
  [71, -23],
  [87, -41],
];
const SMALL_CROWN: readonly MapPoint[] = [
  [0, 30],
  [18, 37],
  [25, 55],
  [18, 73],
  [0, 80],
];

export const PATTERN_SHAPES: Readonly<Record<PatternId, PatternShape>> = {
  'norwood-1': { front: null, island: null },
  'norwood-2': {
    front: [
      [0, -67],
      [15, -54],
      [28, -37],
      [42, -28],
      [57, -27],
      [72, -30.5],
      [84, -41.5],
    ],
    island: null,
  },
  'norwood-3': { front: CORNERS, island: null },
  'norwood-3v': { front: CORNERS, island: SMALL_CROWN },
  'norwood-4': {
    front: [
      [0, -52],
      [15, -46],
      [28, -28],
      [42, -4],
      [57, 0],
      [74, -20],
      [89, -40],
    ],
    island: [
      [0, 23],
      [21, 31],
      [30, 53],
      [22, 77],
      [0, 86],
    ],
  },
  'norwood-5': {
    front: [
      [0, -32],
      [18, -28],
      [34, -15],
      [48, 4],
      [62, 3],
      [77, -18],
      [91, -39],
    ],
    island: [
      [0, 14],
      [25, 22],
      [38, 50],
      [28, 82],
      [0, 94],
    ],
  },
  'norwood-6': {
    front: [
      [0, 94],
      [24, 86],
      [39, 60],
      [43, 32],
      [52, 7],
      [71, -15],
      [92, -37],
    ],
    island: null,
  },
  'norwood-7': {
    front: [
      [0, 124],
      [36, 114],
      [60, 88],
      [72, 52],
      [77, 16],
      [86, -12],
      [98, -34],
    ],
    island: null,
  },
  'ludwig-1': {
    front: null,
    island: [
      [0, -52],
      [11, -44],
      [14, -15],
      [12, 20],
      [7, 32],
      [0, 36],
    ],
  },
  'ludwig-2': {
    front: null,
    island: [
      [0, -53],
      [22, -45],
      [29, -15],
      [26, 20],
      [15, 42],
      [0, 49],
    ],
  },
  'ludwig-3': {
    front: null,
    island: [
      [0, -54],
      [29, -45],
      [47, -14],
      [42, 28],
      [24, 57],
      [0, 66],
    ],
  },
};
