import type { Assets } from './gpu/Assets';
import type { PreviewInputs } from './inputs';
import { isEmpty, type Rect } from './rect';
import type { Treatment } from './TreatedSurface';
import { paneOfCanvas, seenFraction } from './view';

/**
 * What is drawn on the photo; null where there is nothing to draw.
 *
 * @param pigmented where there is treatment or changed hair, fractions of the photo's sides
 */
export function treatmentOf(inputs: PreviewInputs, assets: Assets, pigmented: Rect): Treatment | null {
  const { head, photo, look, grain, mmPerPx, density } = inputs;
  const { field, treatment: coverage, scalp, scars, own, skinDepth, rim } = assets;
  if (!head || !photo || !look || !field || !density.enabled) return null;
  if (isEmpty(pigmented) && !assets.light) return null;
  if (density.impressionsPerCm2 <= 0 || field.count === 0) return null;
  const { impressionsPerCm2 } = density;
  return {
    head,
    photo,
    field,
    coverage,
    scalp,
    scars,
    own,
    skinDepth,
    rim,
    look,
    grain,
    mmPerPx,
    impressionsPerCm2,
  };
}

/** What the canvas, or the pane of the plan that is worked on, shows of the photo: fractions of its sides. */
export function seenOf({ view, canvas, photo, letter }: PreviewInputs): Rect {
  const pane = view.panes.find((one) => one.letter === letter);
  const part = pane ? paneOfCanvas(pane, canvas) : canvas;
  return seenFraction(view, part, photo!);
}

/** What every plan's picture is made from beside the plan. */
export const sharedInputs = (inputs: PreviewInputs): readonly unknown[] => [
  inputs.photo,
  inputs.head,
  inputs.mmPerPx,
  inputs.depth,
  inputs.rim,
  inputs.grain,
  inputs.skin,
  inputs.mattSkin,
  inputs.headSeen,
  inputs.light,
];
