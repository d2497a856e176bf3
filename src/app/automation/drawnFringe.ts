import { PreviewError } from '../../domain/errors';
import { shownFringe, type OwnHair } from '../../domain/fringe/fringeLook';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';

type Fringe = TreatmentPlan['fringe'];

const WHY = {
  none: 'No hair of your own is seen in this photo that could be shown otherwise.',
  long: 'Your hair is too long in this photo to be shown drawn back or shaven.',
} as const satisfies Record<Exclude<OwnHair, 'cropped'>, string>;

/**
 * What is newly asked of the person's own hair can be drawn in the photo.
 *
 * @param hair of the photo that is shown
 * @throws PreviewError invalid-plan with the path of the first key that would be accepted and not drawn
 */
export function requireDrawnFringe(before: Fringe, wanted: Fringe, hair: OwnHair): void {
  if (hair === 'cropped') return;
  const drawn = shownFringe(wanted, hair);
  for (const key of ['future', 'shavedDaysAgo'] as const) {
    if (wanted[key] === before[key] || wanted[key] === drawn[key]) continue;
    const path = `fringe.${key}`;
    throw new PreviewError('invalid-plan', `This setting cannot be shown: ${path}. ${WHY[hair]}`, path);
  }
}
