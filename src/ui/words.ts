import type { ToolId } from '../state/viewStore';
import type { JobStage } from '../state/statusStore';
import { captureWords } from './capture/captureWords';
import { saveWords } from './dialogs/saveWords';
import { densityWords } from './panel/densityWords';
import { dotsWords } from './panel/dotsWords';
import { findingsWords } from './panel/findingsWords';
import { hairlineWords } from './panel/hairlineWords';
import { shadeWords } from './panel/shadeWords';
import { timeWords } from './panel/timeWords';
import { barWords } from './picture/barWords';
import { estimateWords } from './estimate/estimateWords';
import { historyWords } from './history/historyWords';
import { homeWords } from './home/homeWords';
import { lookWords } from './picture/lookWords';
import { patternWords } from './patterns/patternWords';
import { savedWords } from './saved/savedWords';
import { rulerWords } from './ruler/rulerWords';
import { scarWords } from './scar/scarWords';
import { showingWords } from './showing/showingWords';
import { variantWords } from './variants/variantWords';
import { wireWords } from './wire/wireWords';
import { zoneWords } from './zones/zoneWords';

/** Every sentence on screen. Words first, numbers in a detail; impressions are "dots" for patients. */
export const words = {
  appName: 'SMP preview',
  appMeaning: 'scalp micropigmentation on your own photo',
  promise: 'Your photo stays on this device. Close the page and it is gone.',
  promiseMore: 'Only what you save is kept.',
  beforeAnalysis: 'The photo is analysed on this device to find the scalp; nothing is sent anywhere.',
  honesty: (healed: boolean) =>
    `Computer simulation made on this photo. It shows one possible ${healed ? 'healed ' : ''}look, not a promise.`,
  /** On one line of a phone. */
  honestyShort: (healed: boolean) =>
    `Simulation: one possible ${healed ? 'healed ' : ''}look, not a promise.`,
  honestyMore:
    'Skin, healing, light and the artist change the result. Scalp micropigmentation is not permanent and needs touch-ups.',

  start: {
    headline: 'See yourself with a fuller, shaven look',
    lead: 'Scalp micropigmentation: tiny dots of pigment that look like shaven hair.',
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
  /** Stands beside every figure for which there is no source. */
  assumed: 'assumed',
  assumedMeaning: 'Nobody has measured this: it is an estimate of ours.',
  working: 'Working',
  cancel: 'Cancel',
  close: 'Close',

  bar: barWords,
  look: lookWords,
  picture: {
    region: 'Picture',
    name: 'Your photo with the simulation. Arrow keys move it, plus and minus zoom.',
    /** Of a tool that draws on the photo. */
    keys: 'By keyboard: Enter goes to the photo, arrows move there, Space draws, Escape comes back.',
    place: (across: number, down: number) => `${across} percent across, ${down} percent down`,
    lifted: 'Lifted.',
    takenBack: 'Taken back.',
    splitName: 'Border between before and after',
    splitValue: (percent: number) =>
      `${percent} percent before on the left, ${100 - percent} percent after on the right`,
  },

  panel: {
    title: 'Design',
    sections: {
      patterns: 'Starting points',
      density: 'Density',
      shade: 'Shade',
      hairline: 'Hairline',
      time: 'Time',
      zones: 'Zones',
      outline: 'Scalp area',
      scars: 'Scars',
      estimate: 'Estimate',
      history: 'History',
      findings: 'This photo',
    },
    tabs: {
      patterns: 'Start',
      density: 'Density',
      shade: 'Shade',
      hairline: 'Hairline',
      time: 'Time',
      zones: 'Zones',
      outline: 'Scalp',
      scars: 'Scars',
      estimate: 'Estimate',
      history: 'History',
      findings: 'Photo',
    },
    jump: 'Parts of the design',
    noted: '(please read)',
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save',
    savePicture: 'picture',
    nothingToSave: 'There is nothing to save until the head is found.',
    another: 'Another photo',
    photos: 'Photos of this head',
    addPhoto: 'Add a photo of this head',
    addPhotoWhy: 'From another side: the design stays, and is seen there too.',
    addShort: 'Add',
    removePhoto: (photo: string) => `Remove photo ${photo}`,
    removeTitle: 'Remove this photo?',
    removeLead: (photo: string) =>
      `“${photo}” closes; your design stays. Undo does not bring a photo back, but you can add it again.`,
    removeCorrected: 'What you marked on it goes too: head, scalp border, ruler.',
    removeGo: 'Remove',
    removeKeep: 'Keep it',
    shortcuts: 'Keyboard shortcuts',
  },

  density: densityWords,
  dots: dotsWords,
  shade: shadeWords,
  hairline: hairlineWords,
  time: timeWords,

  outline: {
    lead: 'Not quite right? Show the border and paint scalp in or out.',
    show: 'Show the scalp border',
    tools: { add: 'Add', remove: 'Remove' } satisfies Partial<Record<ToolId, string>>,
    toolLegend: 'Paint the scalp border',
    toolOff: 'Off',
    size: 'Size of this brush',
    sizeValue: (mm: number) => `${mm} mm across`,
    again: 'Mark the head again',
    putDown: { add: 'Adding scalp.', remove: 'Removing scalp.' },
    pictureName: {
      add: 'Your photo. Arrow keys move the brush, with Shift farther; Space begins to add scalp and ends it.',
      remove:
        'Your photo. Arrow keys move the brush, with Shift farther; Space begins to remove scalp and ends it.',
    },
  },

  wire: wireWords,
  ruler: rulerWords,
  face: { legend: 'Tools for', home: 'At home', consultation: 'Consultation' },
  home: homeWords,
  showing: showingWords,
  variants: variantWords,
  scars: scarWords,
  patterns: patternWords,
  zones: zoneWords,
  estimate: estimateWords,
  history: historyWords,

  oval: {
    title: 'Show where the head is',
    notFound: 'No head was found in this photo.',
    perhaps: 'If there is a head, show where; otherwise open another photo.',
    lead: 'Drag an oval around the whole head, from crown to chin, then press “Use this oval”.',
    use: 'Use this oval',
    draw: 'Draw an oval',
    name: 'Oval around the head. Arrow keys move it, Shift and arrow keys resize it, square brackets turn it, Enter uses it.',
    describe: (x: number, y: number, w: number, h: number, degrees: number) =>
      `Oval at ${x} percent across and ${y} percent down, ${w} percent wide, ${h} percent high${degrees === 0 ? '' : `, turned by ${degrees} degrees`}.`,
  },
  findings: findingsWords,
  capture: captureWords,

  save: saveWords,
  saved: savedWords,

  leave: {
    title: 'Open another photo?',
    lead: 'Once the other photo is open, your changes on this one are gone. Save the picture or the consultation first if you want to keep it.',
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
      ['V', 'The next variant, in a consultation'],
      ['P', 'Show patient, in a consultation; P or Esc ends it'],
      ['L', 'Shape the hairline; arrows move a handle, with Shift farther'],
      ['D  E  G  N  F  I', 'On the chosen zone: brush, eraser, lasso, polygon, fill, shade from hair'],
      [
        'Arrow keys, +  −, [  ]',
        'While adjusting: turn the head, size it, tilt it; Shift and arrows move it',
      ],
      [
        'Arrow keys, Space, Enter, Backspace',
        'With a tool that draws, on the picture: move it, draw or set a corner, close, take a corner back',
      ],
      ['Esc', 'Put the tool down, or end adjusting'],
      ['Ctrl/⌘ Z', 'Undo'],
      ['Shift Ctrl/⌘ Z', 'Redo; Ctrl Y as well'],
      ['Ctrl/⌘ S', 'Save the consultation on this device'],
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
