import { centimetres } from '../numbers';
import type { LineHandleId } from '../../domain/hairline/seenLine';
import type { LineWarning } from '../../domain/hairline/warnings';
import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';

/** How far a corner lies behind the middle, or in front of it where `behindMm` is negative. */
function cornerPlace(behindMm: number) {
  const far = `${centimetres(Math.abs(behindMm))} cm`;
  if (Math.abs(behindMm) < LEVEL_MM)
    return { side: 'level', far, short: 'level', said: 'level with the middle' } as const;
  const side = behindMm < 0 ? 'in front' : 'behind';
  return {
    side,
    far,
    short: `${far} ${side}`,
    said: `${far} ${side}${behindMm < 0 ? ' of' : ''} the middle`,
  };
}
/** Less is no millimetre in words. */
const LEVEL_MM = 0.5;

export const hairlineWords = {
  style: 'Style',
  styles: {
    natural: { name: 'Natural', hint: 'Irregular, with single fine dots in front.' },
    soft: { name: 'Soft', hint: 'Fades in over a wide zone: the least noticeable.' },
    broken: { name: 'Broken', hint: 'With small gaps, as a hairline has that has thinned a little.' },
    feathered: { name: 'Feathered', hint: 'Runs out in many fine strands, without a line.' },
    receded: { name: 'Receded', hint: 'Corners and temples set back, as hair that has drawn back a little.' },
    rounded: { name: 'Rounded', hint: 'One round sweep from temple to temple.' },
    straight: { name: 'Straight', hint: 'Level across the front, then back to the corners.' },
    'widows-peak': { name: 'Widow’s peak', hint: 'Comes down to a soft point in the middle.' },
    defined: { name: 'Defined', hint: 'A clear line that is still a little uneven.' },
    edged: { name: 'Edged', hint: 'As cut by a barber: straight and sharp.' },
  } satisfies Record<HairlineStyle, { name: string; hint: string }>,
  height: 'Height',
  heightValue: (cm: string) => `${cm} cm above the point between the brows`,
  heightLow: 'lower',
  heightHigh: 'higher',
  heightShort: (cm: string) => `${cm} cm`,
  warnings: {
    'too-low': 'This may look drawn on as you get older.',
    'closed-corners': 'Corners this far forward may look drawn on as you get older.',
    edged: 'A sharp edge may look drawn on as you get older.',
  } satisfies Record<LineWarning, string>,
  corners: 'Corners',
  cornersLow: 'fuller',
  cornersHigh: 'set back',
  cornersValue: (rightMm: number, leftMm: number) => {
    const [right, left] = [cornerPlace(rightMm), cornerPlace(leftMm)];
    if (right.said === left.said) return right.said;
    if (right.side === left.side) return `right ${right.far}, left ${left.said}`;
    return `right ${right.short}, left ${left.said}`;
  },
  cornersShort: (mm: number) => cornerPlace(mm).short,
  cornersDrawn: 'The line is drawn by hand: its corners are where it was drawn.',
  irregularity: 'Irregularity',
  irregularityLow: 'smooth',
  irregularityHigh: 'uneven',
  irregularityWords: (share: number) =>
    share < 0.05 ? 'smooth' : share < 0.75 ? 'slight' : share <= 1.25 ? 'as the style' : 'strong',
  symmetric: 'Same on both sides',
  guides: 'Show guides',
  guidesHint:
    'Thirds of the face, the outer eye corners, and a band of heights: natural 5.5–6.5 cm, designed 6.5–8 cm.',
  shape: 'Shape it on the photo',
  toolName: 'Hairline on the photo',
  keys: 'Arrow keys move this handle by a millimetre, with Shift by five.',
  handles: {
    middle: 'Middle',
    'left-corner': 'Left corner',
    'right-corner': 'Right corner',
    'left-peak': 'Left temple',
    'right-peak': 'Right temple',
    'left-sideburn': 'Left sideburn',
    'right-sideburn': 'Right sideburn',
  } satisfies Record<LineHandleId, string>,
  keepsShape: 'Your own line keeps its shape. Press “As the style” for this one.',
  lead: 'Drag the round handles.',
  leadOne: 'Drag the round handle.',
  leadMore: 'The middle shows its height above the point between the brows.',
  draw: 'Draw freely',
  drawLead: 'Draw the line on the forehead.',
  drawMore: 'What you do not draw over stays. Press “Draw freely” again to end.',
  followSkin: 'Follow the drawn line',
  smooth: 'Smooth',
  smoothWhy: 'Draw the line first, then it can be smoothed.',
  reset: 'As the style',
  done: 'Done',
  edge: 'Edge',
  edgeSoft: 'very soft',
  edgeCrisp: 'crisp',
  edgeWords: (mm: number) => (mm >= 14 ? 'very soft' : mm >= 9 ? 'soft' : mm >= 5 ? 'fairly crisp' : 'crisp'),
  detailTitle: 'For artists',
  detail: (heightMm: number, recessionMm: number, softnessMm: number) =>
    `Midpoint ${heightMm} mm above the glabella along the skin, fronto-temporal corners ${Math.abs(recessionMm)} mm ${recessionMm < 0 ? 'in front of' : 'behind'} it, edge thickening over ${softnessMm} mm. Men’s lines: natural 55–65 mm, designed 65–80 mm; corners 20 mm or more behind, never closed.`,
} as const;
