import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { TRAITS } from '../../src/domain/follicles/types';
import { markProfile, REACH_SIGMAS } from '../../src/domain/pigment/markProfile';
import { evenDeviation, skewedDeviation } from '../../src/domain/pigment/deviation';
import type { ImpressionLook } from '../../src/domain/pigment/look';
import { MARK_SHARE } from './markRings';
import { sphereSurface } from './sphereSurface';

const BALL_MM = 40;
/** Of the flattened top of the ball that is kept. */
const SIDE_MM = 24;
interface PatchMark {
  /** From the patch's corner. */
  readonly xMm: number;
  readonly yMm: number;
  readonly size: number;
  readonly strength: number;
  readonly depth: number;
  /** Rank among all of this density, 0..1. */
  readonly rankShare: number;
}

function plant(): ReturnType<typeof follicleField> {
  const surface = sphereSurface(BALL_MM);
  return follicleField(plantSeeds(surface, 7, 240), surface, 210);
}

let planted: ReturnType<typeof follicleField> | null = null;

/** The real pattern at a density, from the top of a ball laid flat true to area; growth along y. */
function patchMarks(perCm2: number): readonly PatchMark[] {
  planted ??= plant();
  const { positionMm, traits, areaCm2 } = planted;
  const count = Math.round(perCm2 * areaCm2);
  const marks: PatchMark[] = [];
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!];
    const stretch = Math.sqrt(2 / (1 + y / BALL_MM));
    const [xMm, yMm] = [x * stretch + SIDE_MM / 2, z * stretch + SIDE_MM / 2];
    if (y < 0 || Math.min(xMm, yMm) < -1 || Math.max(xMm, yMm) > SIDE_MM + 1) continue;
    const [size, depth, strength] = traits.subarray(TRAITS * i, TRAITS * (i + 1));
    marks.push({ xMm, yMm, size: size!, depth: depth!, strength: strength!, rankShare: i / count });
  }
  return marks;
}

/** Mark amounts of skin that faces the camera, behind the hairline, after the last session. */
export function markAmounts(look: ImpressionLook, perCm2: number, pxPerMm: number) {
  const side = Math.round(SIDE_MM * pxPerMm);
  const amounts = new Float64Array(side * side);
  for (const mark of patchMarks(perCm2)) {
    const session = look.sessions.find(({ upTo }) => mark.rankShare < upTo)!;
    const depth = look.depthSpread * evenDeviation(mark.depth);
    const sigmaPx =
      look.markSigmaMm *
      pxPerMm *
      (1 + look.sizeSpread * evenDeviation(mark.size)) *
      (1 + look.widthByDepth * depth) *
      session.size;
    const peak =
      ((1 + look.strengthSpread * skewedDeviation(mark.strength, look.strengthSkew)) *
        (1 + look.peakByDepth * depth) *
        session.strength) /
      MARK_SHARE;
    const reach = REACH_SIGMAS * sigmaPx * look.elongation;
    const [cx, cy] = [mark.xMm * pxPerMm, mark.yMm * pxPerMm];
    for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(side, cy + reach); y++)
      for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(side, cx + reach); x++)
        amounts[y * side + x]! +=
          peak * markProfile((y + 0.5 - cy) / (sigmaPx * look.elongation), (x + 0.5 - cx) / sigmaPx);
  }
  return amounts;
}
