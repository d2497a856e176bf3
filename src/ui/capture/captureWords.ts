import type { ShotProblemKind } from '../../domain/capture/shotProblems';
import type { FrameChecks, LevelFinding } from '../../domain/capture/types';
import type { ClinicalView } from '../../domain/observation';
import type { CameraFailure } from '../../state/captureStore';

interface ViewWords {
  readonly name: string;
  /** How to hold head and camera. */
  readonly line: string;
}

interface ProblemWords {
  readonly what: string;
  /** Whether it matters, and for what. */
  readonly matters: string;
  readonly next: string;
}

export const captureWords = {
  title: 'Take a photo',
  choose: 'Which view do you want to take? One is enough; from the front is a good start.',
  views: {
    front: { name: 'Front', line: 'Look straight ahead, camera at eye height.' },
    'front-down': { name: 'Front, head bent', line: 'Chin to the chest, camera at forehead height.' },
    left45: { name: 'Half left', line: 'Turn half to your right, so that the left temple shows.' },
    right45: { name: 'Half right', line: 'Turn half to your left, so that the right temple shows.' },
    left: { name: 'Left side', line: 'Left ear to the camera, look straight ahead.' },
    right: { name: 'Right side', line: 'Right ear to the camera, look straight ahead.' },
    top: { name: 'Top', line: 'Camera straight above; alone, bow to the camera until only the top shows.' },
    crown: { name: 'Crown', line: 'Back to the camera, which looks down; alone, tip the head back.' },
    back: { name: 'Back', line: 'Back to the camera, look straight ahead, camera at ear height.' },
    top45: { name: 'Half from above', line: 'Bend the head and turn it a little to your right.' },
  } satisfies Record<ClinicalView, ViewWords>,

  otherView: 'Other view',
  starting: 'Starting the camera …',
  private: 'The camera’s picture stays on this device. Nothing is recorded until you take the photo.',
  pictureName: (view: string) => `The camera’s picture with an outline to fill: ${view}`,
  outline: 'Fill the outline with the head.',
  switchCamera: 'Other camera',

  checksTitle: 'Live checks',
  looking: 'looking …',
  allGood: 'All is well: take the photo.',
  checkNames: { light: 'Light', distance: 'Distance', sharpness: 'Sharpness', level: 'Level' },
  checks: {
    light: {
      good: 'good',
      dark: 'too dark – face a window',
      'against-light': 'from behind – turn round',
      bright: 'too bright – go out of the glare',
      'one-sided': 'one side far darker – turn to the light',
    } satisfies Record<FrameChecks['light'], string>,
    distance: {
      good: 'good',
      far: 'too far – come nearer',
      near: 'too near – go back a little',
      aside: 'off the middle – move into the outline',
      unsure: 'cannot tell – fill the outline',
    } satisfies Record<FrameChecks['distance'], string>,
    sharpness: {
      good: 'good',
      soft: 'blurred – hold still, wipe the lens',
      unsure: 'cannot tell yet',
    } satisfies Record<FrameChecks['sharpness'], string>,
    level: {
      good: 'good',
      'leans-left': 'leans left – straighten it',
      'leans-right': 'leans right – straighten it',
      'looks-up': 'looks up – hold it higher',
      'looks-down': 'looks down – hold it lower',
    } satisfies Record<LevelFinding, string>,
  },
  askForLevel: 'Check that it is level, too',

  timer: 'Self-timer',
  timerOff: 'Off',
  timerValue: (seconds: number) => `${seconds} s`,
  sound: 'Count aloud',
  soundVoice: 'A voice on this device says the seconds.',
  soundBeep: 'This device has no voice, so it beeps.',
  release: 'Take the photo',
  releaseIn: (seconds: number) => `Take in ${seconds} seconds`,
  taking: 'Taking the photo …',
  counting: (seconds: number) => `The photo is taken in ${seconds} seconds. Press any key or tap to stop.`,
  stop: 'Tap or press any key to stop',

  failures: {
    denied:
      'The camera may not be used here. Allow it for this page in the browser’s settings and try again, or choose a photo that you have.',
    none: 'No camera was found on this device. Connect one and try again, or choose a photo that you have.',
    busy: 'The camera is in use by another program. Close that and try again, or choose a photo that you have.',
    ended: 'The camera stopped. Try again, or choose a photo that you have.',
    unexpected: 'The camera did not start. Try again, or choose a photo that you have.',
  } satisfies Record<CameraFailure, string>,
  retry: 'Try again',
  cameraApp: 'Use the camera app',

  shotTitle: 'Your photo',
  shotName: (view: string) => `The photo you took: ${view}`,
  shotGood: 'Nothing is wrong with it as far as can be told here.',
  shotUnseen: 'No head was seen: take it again if you can.',
  shotMatters: 'This matters: better take it again.',
  shotLittle: 'This matters little: you can use it.',
  use: 'Use this one',
  again: 'Take again',
  notKept: 'It is kept nowhere unless you save a picture later.',
  problems: {
    dark: {
      what: 'Too dark',
      matters: 'Shade and dots are hard to judge.',
      next: 'Face a window, no flash.',
    },
    'against-light': {
      what: 'The light comes from behind',
      matters: 'The head is too dark to judge shade and dots.',
      next: 'Turn round, towards the window.',
    },
    bright: {
      what: 'Too bright',
      matters: 'Skin without colour shows neither shade nor dots.',
      next: 'Go out of the sun or away from the lamp.',
    },
    soft: {
      what: 'Blurred',
      matters: 'Dots would look sharper than they do on skin, and the border is less sure.',
      next: 'Hold still or lean the phone on something; wipe the lens.',
    },
    near: {
      what: 'Too near',
      matters: 'A part of the head may be missing, so areas are less certain.',
      next: 'Go back until the head fits the outline.',
    },
    far: {
      what: 'Too far away',
      matters: 'Dots get lost; tone and hairline still show.',
      next: 'Come nearer until the head fills the outline.',
    },
    unseen: {
      what: 'No head stands out',
      matters: 'It may be missing, or too like what is behind it.',
      next: 'Fill the outline with the head, before a plain wall of another colour.',
    },
    small: {
      what: 'The camera is coarse',
      matters: 'Single dots will hardly be visible; area, tone and hairline are fine.',
      next: 'A phone’s camera shows more than a laptop’s.',
    },
    'one-sided': {
      what: 'One side is far darker',
      matters: 'The shade is a little harder to judge there; area and hairline are fine.',
      next: 'Turn towards the light.',
    },
    aside: {
      what: 'Not in the middle',
      matters: 'Fine as long as the whole head is in the picture.',
      next: 'Move into the outline.',
    },
  } satisfies Record<ShotProblemKind, ProblemWords>,

  guide: {
    title: 'How to take the photo',
    lead: 'One photo is enough; more views show more. The shaded part is the scalp that matters.',
    tips: [
      ['Light', 'Daylight from a window in front of you. No flash, no lamp above.'],
      ['Distance', 'The head, from top to chin, fills about two thirds of the picture’s height.'],
      ['Level', 'Hold the camera upright and at the height of the head, unless the view says otherwise.'],
      ['Sharpness', 'Wipe the lens. Lean the phone on something and use its self-timer.'],
      ['Head', 'Hair as short as it is, nothing on the head, glasses off.'],
    ],
    views: 'The views',
  },
} as const;
