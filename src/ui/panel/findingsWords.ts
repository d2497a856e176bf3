import type { ClinicalView } from '../../domain/observation';
import type { FitSource, ScaleSource } from '../../domain/head/types';
import type { PhotoProblem, PhotoProblemKind } from '../../domain/quality/types';

const VIEWS = {
  front: 'front',
  'front-down': 'front, head bent',
  left45: 'half left',
  right45: 'half right',
  left: 'left side',
  right: 'right side',
  top: 'from above',
  crown: 'crown',
  back: 'back',
  top45: 'half from above',
} satisfies Record<ClinicalView, string>;

export const findingsWords = {
  source: {
    face: 'Found from your face',
    outline: 'Found from the outline of the head',
    oval: 'Placed by your oval',
  } satisfies Record<FitSource, string>,
  placedByHand: 'Placed by hand',
  sure: 'sure',
  fairlySure: 'fairly sure',
  notSure: 'not sure',
  trueTo: (lengthPercent: number, areaPercent: number) =>
    `Lengths are right to within about ${lengthPercent}\u00a0%, areas to about ${areaPercent}\u00a0%.`,
  pxPerMm: (pxPerMm: string, percent: number) => `About ${pxPerMm} px per mm (±${percent}\u00a0%)`,
  placeUnsure: 'We are not sure where the head is',
  placeUnsureMore: 'What you see may be in the wrong place. Show us the head with an oval.',
  showHead: 'Show where the head is',
  ovalUnsureMore:
    'It helps when the oval follows the outline of the head, from crown to chin. Small faults of the scalp border you can mend with the brush.',
  adjustOval: 'Adjust the oval',
  checkOutline: 'Please check the scalp border; you can correct it by hand.',
  showBorder: 'Show the border',
  /** Before what it matters for. */
  matters: {
    slight: 'This matters a little for',
    strong: 'This matters for',
  } satisfies Record<PhotoProblem['severity'], string>,
  next: 'Next time:',
  noProblems: 'Size, light and sharpness of this photo are good enough.',
  areaUntold:
    'How much of the scalp needs dots cannot be told from this photo: too much of it is unseen, or light hair looks like skin.',
  problems: {
    small: {
      slight: 'Single dots look softer in this photo than on skin',
      strong: 'Single dots will not be visible in this photo',
      matters: 'the dots alone; tone, hairline and areas still show.',
      next: 'come nearer, or use a finer camera.',
    },
    blurred: {
      slight: 'The photo is a little blurred',
      strong: 'The photo is blurred',
      matters: 'the dots, which look sharper here than they would on your skin; areas and shade hold.',
      next: 'hold the phone still or lean it on something.',
    },
    dark: {
      slight: 'There is little light in this photo',
      strong: 'There is very little light in this photo',
      matters: 'the shade and the dots, which are hard to judge; areas hold.',
      next: 'face a window in daylight.',
    },
    glare: {
      slight: 'A part of the scalp shines white',
      strong: 'Much of the scalp shines white',
      matters: 'the dots, which look different there; areas hold, and so does the shade elsewhere.',
      next: 'no flash and no lamp above.',
    },
    'cut-off': {
      slight: 'A little of the head is outside the picture',
      strong: 'A part of the head is outside the picture',
      matters: 'the areas, which are less certain; dots and shade hold.',
      next: 'show the whole head.',
    },
  } satisfies Record<PhotoProblemKind, Record<PhotoProblem['severity'] | 'matters' | 'next', string>>,
  covered: 'Your hair covers nearly all of the skin to be treated in this photo, so no dots can be seen.',
  ownHair: 'The dots are meant beside hair cut very short; yours is shown as long as it is.',
  details: 'Numbers for the consultation',
  visible: 'Scalp seen in this photo',
  treated: 'Area to treat, whole head',
  impressions: 'Dots (impressions), whole head',
  scale: 'Scale',
  scaleFrom: {
    face: 'from the face',
    head: 'from an average head',
    ruler: 'from a ruler',
    assumed: 'assumed',
  } satisfies Record<ScaleSource, string>,
  view: 'View',
  photo: 'Photo',
  area: (cm2: string, errorCm2: string) => `about ${cm2} cm² (±${errorCm2})`,
  dots: (count: string, error: string) => `about ${count} (±${error})`,
  areaUnsure: 'not to be told from this photo',
  detail: 'Finest detail in the photo',
  detailMm: (mm: string) => `about ${mm} mm (a dot: 0.4–0.6)`,
  segmentation: {
    models: 'Scalp found by the built-in head finder.',
    fallback: 'Scalp found from colour and edges, without the head finder.',
    manual: 'Scalp placed by hand.',
  },
  views: VIEWS,
  /** @param view null where no head was found */
  photoName: (number: number, view: ClinicalView | null) =>
    `${number}: ${view === null ? 'no head' : VIEWS[view]}`,
} as const;
