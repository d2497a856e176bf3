import type { ShadeId } from '../domain/plan/TreatmentPlan';
import type { ExportFormat, ExportLayout } from '../app/PreviewApp';
import type { PhotoProblem, PhotoProblemKind } from '../domain/quality/types';
import type { FitSource, ScaleSource } from '../domain/head/types';
import type { CompareMode, ToolId } from '../state/viewStore';
import type { JobStage } from '../state/statusStore';
import type { ClinicalView } from '../domain/observation';
import { rulerWords } from './ruler/rulerWords';
import { scarWords } from './scar/scarWords';
import { SHADE_LADDER } from './shadeLadder';
import { wireWords } from './wire/wireWords';

/** Every sentence on screen. Words first, numbers in a detail; impressions are "dots" for patients. */
export const words = {
  appName: 'SMP preview',
  appMeaning: 'scalp micropigmentation on your own photo',
  promise: 'Your photo stays on this device. Close the page and it is gone.',
  beforeAnalysis: 'The photo is analysed on this device to find the scalp; nothing is sent anywhere.',
  honesty: 'Computer simulation made on this photo. It shows one possible healed look, not a promise.',
  honestyMore:
    'Skin, healing, light and the artist change the result. Scalp micropigmentation is not permanent and needs touch-ups.',

  start: {
    headline: 'See how a fuller, shaven look could suit you',
    lead: 'Scalp micropigmentation places thousands of tiny pigment dots that look like shaven hair. Try it on a photo of your head first.',
    notPromise: 'A preview to talk about – not a promise of a result.',
    choose: 'Choose a photo',
    take: 'Take a photo',
    otherWays: 'You can also drop a photo anywhere on this page or paste one.',
    sample: 'Try a sample photo',
    sampleCredit: 'head model: ICT-FaceKit, MIT',
    drop: 'Drop the photo to open it',
    tipsTitle: 'A good photo',
    tips: [
      'Daylight, no flash, nothing on the head',
      'The whole head in the picture, hair as short as it is',
      'From the front, the side, above or behind – one is enough',
    ],
    illustration: 'Drawing of a head: bare scalp on the left, fine dots like shaven hair on the right.',
    noPicture: 'There is no picture there. Copy or choose a photo and try again.',
    before: 'Before',
    after: 'After',
  },

  stages: {
    decode: 'Opening the photo',
    models: 'Getting the head finder ready',
    vision: 'Looking for the head and the scalp',
    fit: 'Measuring the head',
    field: 'Placing the dots',
    draw: 'Drawing the preview',
    export: 'Saving the picture',
  } satisfies Record<JobStage, string>,
  working: 'Working',
  cancel: 'Cancel',
  close: 'Close',

  bar: {
    title: 'Compare and zoom',
    compare: 'What the picture shows',
    modes: { before: 'Before', split: 'Split', after: 'After' } satisfies Record<CompareMode, string>,
    hold: 'Hold to see before',
    mirror: 'Mirrored',
    mirrorHint: 'As you see yourself in the mirror',
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    head: 'Head',
    headName: 'Zoom to the head',
    actual: '100 %',
    actualName: 'Zoom to 100 %',
    fitName: 'Fit the whole picture',
  },
  picture: {
    region: 'Picture',
    name: 'Your photo with the simulation. Arrow keys move it, plus and minus zoom.',
    splitName: 'Border between before and after',
    splitValue: (percent: number) =>
      `${percent} percent before on the left, ${100 - percent} percent after on the right`,
  },

  panel: {
    title: 'Design',
    sections: {
      density: 'Density',
      shade: 'Shade',
      hairline: 'Hairline',
      outline: 'Scalp area',
      scars: 'Scars',
      findings: 'This photo',
    },
    tabs: {
      density: 'Density',
      shade: 'Shade',
      hairline: 'Hairline',
      outline: 'Scalp',
      scars: 'Scars',
      findings: 'Photo',
    },
    noted: '(please read)',
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save',
    savePicture: 'picture',
    another: 'Another photo',
    shortcuts: 'Keyboard shortcuts',
  },

  density: {
    choices: [
      { perCm2: 60, name: 'Light', hint: 'soft, airy' },
      { perCm2: 110, name: 'Medium', hint: 'usual' },
      { perCm2: 160, name: 'Full', hint: 'dense' },
    ],
    slider: 'Fine setting',
    value: (perCm2: number) => `${perCm2} dots per cm²`,
    markUnits: '65–110: natural hair groups',
    markHairs: '160 and more: single hairs',
    meaning: (perCm2: number) => {
      if (perCm2 < 65) return 'Fewer dots than natural hair groups: a light veil.';
      if (perCm2 <= 110) return 'About as many dots as natural hair groups.';
      if (perCm2 < 160) return 'Between natural hair groups and single hairs.';
      return 'About as many dots as single hairs: very full.';
    },
  },

  shade: {
    hint: 'Pick the shade of your own stubble, not of long hair.',
    ladder: SHADE_LADDER,
    name: (id: ShadeId) => (id === 'custom' ? 'Own mix' : `Shade ${id}`),
  },

  hairline: {
    height: 'Height',
    heightValue: (cm: string) => `${cm} cm above the brows`,
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
    edgeWords: (mm: number) =>
      mm >= 14 ? 'very soft' : mm >= 9 ? 'soft' : mm >= 5 ? 'fairly crisp' : 'crisp',
    detailTitle: 'For artists',
    detail: (heightMm: number, recessionMm: number, softnessMm: number) =>
      `Midpoint ${heightMm} mm above the glabella along the skin, fronto-temporal corners ${recessionMm} mm behind it, edge thickening over ${softnessMm} mm. Usual for men: 65–80 mm, corners 20 mm or more and never closed.`,
  },

  outline: {
    lead: 'Not quite right? Show the border and paint scalp in or out.',
    show: 'Show the scalp border',
    tools: { add: 'Add', remove: 'Remove' } satisfies Partial<Record<ToolId, string>>,
    toolLegend: 'Brush',
    toolOff: 'Off',
    size: 'Brush size',
    sizeValue: (mm: number) => `${mm} mm across`,
    again: 'Mark the head again',
  },

  wire: wireWords,
  ruler: rulerWords,
  scars: scarWords,

  oval: {
    title: 'Show where the head is',
    notFound: 'No head was found in this photo.',
    perhaps: 'If there is one, show where; otherwise open another photo.',
    lead: 'Drag an oval around the whole head, from crown to chin, then press “Use this oval”.',
    use: 'Use this oval',
    draw: 'Draw an oval',
    name: 'Oval around the head. Arrow keys move it, Shift and arrow keys resize it, square brackets turn it, Enter uses it.',
    describe: (x: number, y: number, w: number, h: number, degrees: number) =>
      `Oval at ${x} percent across and ${y} percent down, ${w} percent wide, ${h} percent high${degrees === 0 ? '' : `, turned by ${degrees} degrees`}.`,
  },

  findings: {
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
    problems: {
      small: {
        slight: 'Single dots will hardly be visible in this photo',
        strong: 'Single dots will not be visible in this photo',
        more: 'It is too small or too far away; tone and hairline still show.',
      },
      blurred: {
        slight: 'The photo is a little blurred',
        strong: 'The photo is blurred',
        more: 'Dots look sharper here than they would on your skin. Hold the phone still and take it again.',
      },
      dark: {
        slight: 'There is little light in this photo',
        strong: 'There is very little light in this photo',
        more: 'The shade is hard to judge. Daylight from a window helps.',
      },
      glare: {
        slight: 'A part of the scalp shines white',
        strong: 'Much of the scalp shines white',
        more: 'Dots look different there. Take it again without flash or lamp above.',
      },
      'cut-off': {
        slight: 'A little of the head is outside the picture',
        strong: 'A part of the head is outside the picture',
        more: 'Areas are less certain. Take one that shows the whole head.',
      },
    } satisfies Record<PhotoProblemKind, Record<PhotoProblem['severity'] | 'more', string>>,
    ownHair: 'Your own hair would be shaved; that is not shown yet.',
    details: 'Numbers for the consultation',
    visible: 'Scalp seen in this photo',
    treated: 'Area to treat, whole head',
    impressions: 'Dots (impressions)',
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
    areaUnsure: 'not to be told from this photo',
    about: (value: string) => `about ${value}`,
    detail: 'Finest detail in the photo',
    detailMm: (mm: string) => `about ${mm} mm (a dot: 0.4–0.6)`,
    segmentation: {
      models: 'Scalp found by the built-in head finder.',
      fallback: 'Scalp found from colour and edges, without the head finder.',
      manual: 'Scalp placed by hand.',
    },
    views: {
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
    } satisfies Record<ClinicalView, string>,
  },

  save: {
    title: 'Save the picture',
    what: 'Which picture',
    layouts: {
      'side-by-side': 'Side by side',
      after: 'After',
      before: 'Before',
    } satisfies Record<ExportLayout, string>,
    format: 'Format',
    formats: {
      jpeg: 'JPEG – small, opens everywhere',
      png: 'PNG – every dot exact, large',
      webp: 'WebP – small and sharp',
    } satisfies Record<ExportFormat, string>,
    privacy: 'Privacy',
    hideFace: 'Hide my face',
    hideFaceHint: 'Brows to chin are blurred beyond recognition.',
    hideFaceNoHead:
      'We could not find the face in this photo, so we cannot hide it. Save without hiding it, or show us first where the head is, with an oval.',
    scalpOnly: 'Scalp only',
    scalpOnlyHint: 'Cuts the picture down to the scalp, without the eyes.',
    label: 'Every treated picture carries the label “Simulation – not a treatment result”.',
    labelBefore: 'The untouched photo is marked “Unedited photo”.',
    fileName: 'The file name holds only the date and a number, and the file no place or camera details.',
    go: 'Save',
  },

  leave: {
    title: 'Open another photo?',
    lead: 'Once the other photo is open, your changes on this one are gone. Save the picture first if you want to keep it.',
    confirm: 'Continue without saving',
    keep: 'Keep working',
  },

  graphics: {
    lost: 'The picture is being restored',
    lostMore: 'The graphics of this device took a short break. Nothing is lost.',
    unavailable: 'This browser cannot draw the preview.',
    unavailableMore:
      'It needs WebGL 2, which is off or missing. Try a current Chrome, Edge, Firefox or Safari, or switch on hardware acceleration.',
  },
  modelsMissing:
    'The automatic head finder is not available here, so you may be asked to mark the head with an oval.',
  unexpected: {
    withPhoto: 'Something went wrong here. Your photo is still open; please try again.',
    withoutPhoto: 'Something went wrong here. Please try again.',
  },
  dismiss: 'Close this message',

  shortcuts: {
    title: 'Keyboard shortcuts',
    single: 'Use single-key shortcuts',
    rows: [
      ['Arrow keys', 'Move the picture, or the before/after border when it is focused'],
      ['+  −', 'Zoom in, zoom out'],
      ['0  1  2', 'Fit the picture, 100 %, the head'],
      ['B (hold)', 'See before'],
      ['M', 'Mirrored'],
      ['O', 'Show the scalp border'],
      ['A  R', 'Brush: add, remove'],
      ['[  ]', 'Brush smaller, larger'],
      ['H', 'Adjust the head'],
      [
        'Arrow keys, +  −, [  ]',
        'While adjusting: turn the head, size it, tilt it; Shift and arrows move it',
      ],
      ['Esc', 'Put the brush down, or end adjusting'],
      ['Ctrl/⌘ Z', 'Undo'],
      ['Shift Ctrl/⌘ Z', 'Redo; Ctrl Y as well'],
      ['?', 'This list'],
    ],
  },
} as const;

/** Sure from 0.75, fairly sure from 0.5. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.75) return words.findings.sure;
  if (confidence >= 0.5) return words.findings.fairlySure;
  return words.findings.notSure;
}
