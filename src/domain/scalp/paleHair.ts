import { signedDistances } from '../distanceField';
import type { AnalysisImage, Mask } from '../image';
import { bareSkin, type SeenHead } from './bareSkin';
import type { ColourField } from './ColourField';
import { hairOpacity } from './hairOpacity';

/** Of 255: coverage of the hair model from which there is hair. */
const SEEN_FROM = 130;
/** White strands that the model misses lie so near to hair that it sees, and none farther than that, mm along the picture. [A] */
const NEAR_MM = 15;
const FAR_MM = 30;

export interface LongHair {
  readonly hair: Mask;
  /** null where none is seen. */
  readonly skin: ColourField | null;
}

/**
 * Of long hair the model often misses the thin edge of white strands, and then takes them for skin: what lies beside hair that it
 * sees, and is whiter than the skin by as much as that, is hair too, and tells nothing of the skin.
 *
 * @param found by `hairOpacity` and `bareSkin` from the model alone
 * @param cellPx squares in which colours are gathered
 * @param mmPerPx of the picture
 */
export function withPaleHair(
  picture: AnalysisImage,
  head: SeenHead,
  model: Mask,
  found: LongHair,
  cellPx: number,
  person: Mask | null,
  mmPerPx: number,
): LongHair {
  if (!found.skin) return found;
  const beside = besideHair(model, mmPerPx);
  const more = hairOpacity(picture, head, model, found.skin, cellPx, person, beside);
  if (more.coverage.every((opacity, i) => opacity === found.hair.coverage[i])) return found;
  const haired = model.coverage.map((coverage, i) => Math.max(coverage, more.coverage[i]!));
  const skin = bareSkin(picture, head, haired, cellPx) ?? found.skin;
  return { skin, hair: hairOpacity(picture, head, model, skin, cellPx, person, beside) };
}

/** How near hair that the model sees is, 0..255 a pixel. */
function besideHair({ width, height, coverage }: Mask, mmPerPx: number): Uint8Array {
  const seen = coverage.map((value) => (value >= SEEN_FROM ? 1 : 0));
  const far = FAR_MM / mmPerPx;
  const distances = signedDistances(seen, width, height, far);
  const over = far - NEAR_MM / mmPerPx;
  const beside = new Uint8Array(coverage.length);
  for (let i = 0; i < beside.length; i++)
    beside[i] = 255 * Math.min(1, Math.max(0, (far + distances[i]!) / over));
  return beside;
}
