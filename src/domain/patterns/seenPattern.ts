import type { ScalpMaps } from '../scalp/types';
import { expectedHair } from './expectedHair';
import { PATTERNS, type PatternId } from './pattern';
import { CELL_MM, cellAt, CELLS } from './patternCells';
import type { PatternGround } from './patternGround';

/** Why a photo tells nothing of a pattern. */
export type Untold = 'no-hair' | 'little-seen' | 'unclear';

/** What the hair in one photo looks like. */
export interface SeenPattern {
  /** null: it cannot be told from this photo. */
  readonly pattern: PatternId | null;
  readonly untold: Untold | null;
  /** 0..1 */
  readonly confidence: number;
  /** Others that what is seen would fit about as well. */
  readonly alsoPossible: readonly PatternId[];
  /** Share of the skin on which patterns differ that this photo shows, 0..1. */
  readonly seenShare: number;
}

export type HairOnHead = Pick<
  ScalpMaps,
  'width' | 'box' | 'facing' | 'positionMm' | 'borderDistanceMm' | 'areaMm2' | 'photoPxPerPx' | 'hair'
>;

/** Skin seen at a smaller cosine, or nearer to the border of the hair, tells nothing. */
const LEAST_FACING = 0.25;
const BORDER_MM = 5;
/** A square counts as seen from so much of its skin on. */
const LEAST_SEEN_MM2 = 0.3 * CELL_MM * CELL_MM;

/** Less opaque (0..255) is no hair; so much skin must bear some, cm2. [A] */
const HAIR_FROM = 45;
const LEAST_HAIR_CM2 = 6;
/** Hair of this quantile counts as full. [A] */
const FULL_QUANTILE = 0.75;

/** [A] Judged on rendered heads. */
const LEAST_SEEN_SHARE = 0.4;
const WORST_MISFIT = 0.27;
const ABOUT_AS_WELL = 0.025;
const MOST_OTHERS = 3;

/** Which pattern fits the hair and the bare skin that a photo shows best; what it does not show says nothing. */
export function seenPattern(maps: HairOnHead, ground: PatternGround): SeenPattern {
  const { skinMm2, opacity } = hairByCell(maps, ground);
  const { left, scalp, telling } = expectedHair();
  const isSeen = (cell: number): boolean => skinMm2[cell]! > LEAST_SEEN_MM2;
  const seen = scalp.filter(isSeen);
  const seenShare = telling.filter(isSeen).length / telling.length;
  const untold = (why: Untold): SeenPattern => ({
    pattern: null,
    untold: why,
    confidence: 0,
    alsoPossible: [],
    seenShare,
  });

  if (seenShare < LEAST_SEEN_SHARE) return untold('little-seen');
  const haired = seen.map((cell) => opacity[cell]!).filter((value) => value >= HAIR_FROM);
  if (haired.length * CELL_MM * CELL_MM < 100 * LEAST_HAIR_CM2) return untold('no-hair');

  haired.sort((a, b) => a - b);
  const full = haired[Math.floor(FULL_QUANTILE * (haired.length - 1))]!;
  const misfitOf = (hair: Float32Array): number =>
    seen.reduce((sum, cell) => sum + Math.abs(Math.min(1, opacity[cell]! / full) - hair[cell]!), 0) /
    seen.length;
  const [best, ...rest] = PATTERNS.map((pattern) => ({
    pattern,
    misfit: misfitOf(left.get(pattern)!),
  })).sort((a, b) => a.misfit - b.misfit);
  const alsoPossible = rest
    .filter(({ misfit }) => misfit < best!.misfit + ABOUT_AS_WELL)
    .map(({ pattern }) => pattern);
  if (best!.misfit > WORST_MISFIT || alsoPossible.length > MOST_OTHERS) return untold('unclear');
  const alone = alsoPossible.length === 0 ? 1 : 0.7;
  const confidence = (1 - best!.misfit / WORST_MISFIT) * (0.5 + 0.5 * seenShare) * alone;
  return { pattern: best!.pattern, untold: null, confidence, alsoPossible, seenShare };
}

/** Of each square the skin seen, mm2, and how opaque its hair is, 0..255. */
function hairByCell(maps: HairOnHead, ground: PatternGround) {
  const { width, box, facing, positionMm, borderDistanceMm, areaMm2, photoPxPerPx, hair } = maps;
  const skinMm2 = new Float64Array(CELLS);
  const opacity = new Float64Array(CELLS);
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      if (facing[i]! < LEAST_FACING || borderDistanceMm[i]! < BORDER_MM) continue;
      const cell = cellAt(ground.onMean(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!));
      if (cell < 0) continue;
      const skin = areaMm2[i]! * photoPxPerPx ** 2;
      skinMm2[cell]! += skin;
      opacity[cell]! += skin * hair.coverage[i]!;
    }
  for (let cell = 0; cell < CELLS; cell++) if (skinMm2[cell]! > 0) opacity[cell]! /= skinMm2[cell]!;
  return { skinMm2, opacity };
}
