import type { HairlineStyle } from '../../domain/plan/TreatmentPlan';

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
  caution: 'This may look drawn on as you get older.',
  corners: 'Corners',
  cornersLow: 'fuller',
  cornersHigh: 'set back',
  cornersValue: (cm: string) => `${cm} cm behind the middle`,
  edge: 'Edge',
  edgeSoft: 'soft',
  edgeCrisp: 'crisp',
  edgeWords: (mm: number) => (mm >= 14 ? 'very soft' : mm >= 9 ? 'soft' : mm >= 5 ? 'fairly crisp' : 'crisp'),
  detailTitle: 'For artists',
  detail: (heightMm: number, recessionMm: number, softnessMm: number) =>
    `Midpoint ${heightMm} mm above the glabella along the skin, fronto-temporal corners ${recessionMm} mm behind it, edge thickening over ${softnessMm} mm. Usual for men: 65–80 mm, corners 20 mm or more and never closed.`,
} as const;
