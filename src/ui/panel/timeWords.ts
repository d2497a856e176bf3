import type { OwnHair } from '../../domain/fringe/fringeLook';
import type { HealingAssumption } from '../../domain/pigment/healing';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import type { AgeStopId } from './timeStops';

type Session = TreatmentPlan['sessions']['shown'];
type Future = TreatmentPlan['fringe']['future'];

const years = (count: number) => (count === 1 ? '1 year' : `${count} years`);

export const timeWords = {
  session: 'After session',
  sessions: {
    1: (percent: number) => `A light, fine template first: about ${percent} % of the dots, the palest.`,
    2: (percent: number) => `Most of the density: about ${percent} % of the dots, the new ones darker.`,
    3: () => 'Evened out and blended: all of the dots. Those of earlier sessions stay where they are.',
  } satisfies Record<Session, (percent: number) => string>,
  sessionsWhy: 'How many dots a session places, and how dark and large, differs from artist to artist.',

  age: 'How long ago',
  ageLow: 'fresh',
  ageHigh: '6 years',
  ages: {
    fresh: 'fresh',
    week: '7 days',
    healed: 'healed (4 weeks)',
    'half-year': '6 months',
    'year-1': years(1),
    'year-2': years(2),
    'year-3': years(3),
    'year-4': years(4),
    'year-5': years(5),
    'year-6': years(6),
  } satisfies Record<AgeStopId, string>,
  meaning: {
    fresh: 'Just done: dots look larger and darker, and the skin is red for some days.',
    week: 'The redness goes; fine flakes still veil the dots.',
    healed: 'Settled. This is how the result is usually judged.',
    'half-year': 'Settled: about a tenth paler than when healed.',
    'year-1': 'Dots are a little wider and paler.',
    'year-2': 'Paler, wider and cooler dots.',
    'year-3': 'Paler, wider and cooler dots. Many have it touched up from now on.',
    'year-4': 'Clearly paler. A touch-up brings it back.',
    'year-5': 'Much paler without a touch-up, on light skin and in the sun most of all.',
    'year-6': 'Paler still. Without a touch-up light skin has lost most of it.',
  } satisfies Record<AgeStopId, string>,
  touchedUp: (after: number) =>
    `Touched up after ${years(after)}: as when healed once more, but for the width of the dots. It fades anew from there.`,

  sun: 'Sun on the head',
  suns: { little: 'Little', some: 'Some', much: 'Much' } satisfies Record<
    TreatmentPlan['age']['sun'],
    string
  >,
  sunHint: 'Sun fades pigment faster; a hat or sun cream slows it.',
  sunLater: 'It shows from 6 months on.',
  touchUp: 'Years until a touch-up',
  touchUpLater: (after: number) => `It shows from ${years(after)} on.`,
  touchUpName: (after: number | null) => (after === null ? 'Never' : String(after)),

  assumedWhy: 'What is assumed, and why',
  assumptions: {
    'fresh-marks': {
      name: 'look of fresh dots',
      why: 'How much larger and darker they are, and how fast that goes, differs from skin to skin.',
    },
    redness: { name: 'redness', why: 'How red your type of skin gets, and for how long.' },
    'wider-marks': {
      name: 'wider dots',
      why: 'Dots gain about an eighth in width, most of it in the first year.',
    },
    'cooler-colour': { name: 'cooler colour', why: 'How fast black pigment turns cooler.' },
    'fading-course': {
      name: 'speed of fading',
      why: 'Only the first half year is measured; that half is left after five years is an estimate.',
    },
    'fading-by-skin': {
      name: 'your skin type',
      why: 'Lighter skin is taken to fade faster, darker skin slower.',
    },
    'fading-by-sun': { name: 'sun', why: 'Sun breaks pigment down; by how much is not known.' },
    'fading-of-scars': { name: 'scars', why: 'In scars only the first half year is measured.' },
    'lost-marks': {
      name: 'vanished dots',
      why: 'About 3 in 100 dots a year are taken to vanish after the first.',
    },
    'touch-up': {
      name: 'touch-up',
      why: 'It is taken to bring everything back to healed, but for the width of the dots.',
    },
  } satisfies Record<HealingAssumption, { name: string; why: string }>,

  future: 'What may come',
  futures: {
    today: { name: 'Your hair as today', hint: null },
    receded: {
      name: 'If hair loss goes on',
      hint: 'The same dots where your hair has drawn back by about 1 cm and thins out beyond. Nobody can tell whether and how far your hair will go; a good plan still looks right.',
    },
    greyed: {
      name: 'When your hair greys',
      hint: 'The same dots beside hair that turns white hair by hair, first at temples and sideburns. Dots do not turn grey: the shade can look too dark then, and be adapted.',
    },
  } satisfies Record<Future, { name: string; hint: string | null }>,
  futureWhy:
    'How much goes or greys, and where, is an estimate, not a forecast; so is the skin under the hair.',

  cannotShow: {
    none: 'No hair of your own is seen in this photo that could be shown otherwise.',
    long: 'Your hair is too long in this photo to be shown drawn back or shaven. A photo with cropped sides shows it.',
  } satisfies Partial<Record<OwnHair, string>>,

  shaving: 'Days since shaving',
  shavingName: (days: number | null) => {
    if (days === null) return 'As in photo';
    return String(days);
  },
  shavingHint: 'Your own stubble grows and darkens, the dots do not.',
  shavingWhy: 'How many days old the stubble in the photo is, and how fast it grows.',
} as const;
