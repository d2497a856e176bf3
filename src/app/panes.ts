import {
  lettersOf,
  nextLetter,
  VARIANT_LETTERS,
  type VariantLetter,
  type Variants,
} from '../domain/plan/variants';
import type { ViewState } from '../state/viewStore';
import { fitted, type CanvasSize, type PhotoSize } from './viewMaths';

/** The part of the stage that shows one variant, CSS px from the stage's top left. */
export interface Pane extends CanvasSize {
  readonly letter: VariantLetter;
  /** Its plan is worked on. */
  readonly worked: boolean;
  readonly leftCss: number;
  readonly topCss: number;
}

const GAP_CSS = 3;
/** Where three are shown, of the stage and of each pane's shorter side; on less than that two are. */
const LEAST_STAGE_CSS = 520;
const LEAST_SIDE_CSS = 180;

/** At home there is one plan. */
export const canCompare = ({ face }: Pick<ViewState, 'face'>, variants: Variants): boolean =>
  face === 'consultation' && lettersOf(variants).length > 1;

/** One of equal size for each variant, beside or above one another, whichever shows the photo larger. */
export function panesOf(stage: CanvasSize, photo: PhotoSize, variants: Variants): readonly Pane[] {
  const all = lettersOf(variants);
  const sized = largest(stage, photo, all.length);
  const isNarrow =
    stage.widthCss < LEAST_STAGE_CSS || Math.min(sized.widthCss, sized.heightCss) < LEAST_SIDE_CSS;
  if (all.length < 3 || !isNarrow) return laid(sized, all, variants.letter);
  const pair = [variants.letter, nextLetter(variants)];
  const two = VARIANT_LETTERS.filter((letter) => pair.includes(letter));
  return laid(largest(stage, photo, two.length), two, variants.letter);
}

interface Sized extends CanvasSize {
  readonly isRow: boolean;
}

function largest({ widthCss, heightCss }: CanvasSize, photo: PhotoSize, count: number): Sized {
  const share = (css: number): number => Math.max(0, Math.floor((css - GAP_CSS * (count - 1)) / count));
  const row: Sized = { isRow: true, widthCss: share(widthCss), heightCss };
  const column: Sized = { isRow: false, widthCss, heightCss: share(heightCss) };
  return fitted(row, photo).zoom >= fitted(column, photo).zoom ? row : column;
}

const laid = (
  { isRow, widthCss, heightCss }: Sized,
  letters: readonly VariantLetter[],
  worked: VariantLetter,
): readonly Pane[] =>
  letters.map((letter, i) => ({
    letter,
    worked: letter === worked,
    leftCss: isRow ? i * (widthCss + GAP_CSS) : 0,
    topCss: isRow ? 0 : i * (heightCss + GAP_CSS),
    widthCss,
    heightCss,
  }));

export const isInPane = ({ leftCss, topCss, widthCss, heightCss }: Pane, x: number, y: number): boolean =>
  x >= leftCss && x < leftCss + widthCss && y >= topCss && y < topCss + heightCss;
