import type { HairTone, HairToneNote } from '../../domain/pigment/hairTone';
import type { SkinClass } from '../../domain/pigment/skinClass';
import type { SkinToneNote } from '../../domain/pigment/skinTone';
import type { PigmentFamily, ShadeId, TreatmentPlan } from '../../domain/plan/TreatmentPlan';

const SKIN_NAMES = {
  I: 'very light',
  II: 'light',
  III: 'medium',
  IV: 'tan',
  V: 'brown',
  VI: 'dark',
} satisfies Record<SkinClass, string>;

const HAIR_NAMES = {
  black: 'black',
  'dark-brown': 'dark brown',
  'light-brown': 'light brown',
  'blond-or-red': 'blond or red',
  grey: 'grey',
} satisfies Record<HairTone, string>;

export const shadeWords = {
  hint: 'Pick the shade of your own stubble, not of long hair.',
  name: (id: ShadeId) => (id === 'custom' ? 'Custom shade' : `Shade ${id}`),
  /** Said before the bare number that stands under a swatch. */
  shade: 'Shade',
  own: 'Custom',
  meaning: 'Parts of water to one of pigment; lower is darker.',
  onYourSkin:
    'Drawn on your skin as this photo shows it, at the age chosen under Time; bare skin on the left.',
  onSomeSkin: 'The photo shows too little skin: drawn on a medium one. Bare skin on the left.',
  darker: 'darker',
  lighter: 'lighter',
  matched: 'matched to you',
  matchedTo: (shade: ShadeId) => `Matched to you: shade ${shade}.`,
  startFrom: (shade: ShadeId) => `A start: shade ${shade}.`,
  useMatch: 'Use the match',
  useStart: 'Use this start',
  lightHair: 'Your grey hair is lighter than any dots, so they may not blend into it.',
  why: 'Why this shade',
  bySkinAndHair: (skin: SkinClass, hair: HairTone) =>
    `For ${SKIN_NAMES[skin]} skin and ${HAIR_NAMES[hair]} hair, as this photo shows them.`,
  bySkinAndBrows: (skin: SkinClass, hair: HairTone) =>
    `For ${SKIN_NAMES[skin]} skin and ${HAIR_NAMES[hair]} brows, as this photo shows them. No hair of the head was seen.`,
  bySkin: (skin: SkinClass, hair: HairTone) =>
    `For ${SKIN_NAMES[skin]} skin, as this photo shows it. No hair was seen, so ${HAIR_NAMES[hair]} is taken as the likeliest.`,
  byChosenSkin: (skin: SkinClass, hair: HairTone, hairIsSeen: boolean) =>
    `For ${SKIN_NAMES[skin]} skin, type ${skin} as chosen here, and ${HAIR_NAMES[hair]} hair, ${hairIsSeen ? 'as this photo shows it' : 'the likeliest on such skin'}.`,
  skinDoubtful: 'The type of skin is a close call: choose it yourself if another fits better.',
  skinUntold:
    'This photo is too dark or has too little colour to show the type of skin: choose it yourself if another fits better.',
  byHair: (hair: HairTone) =>
    `For ${HAIR_NAMES[hair]} hair. The photo shows too little skin, so medium skin is taken.`,
  byNeither: 'Skin and hair could not be read from this photo; medium skin and dark brown hair are assumed.',

  skinSeen: (skin: SkinClass, itaDeg: number, percent: number) =>
    `Skin: type ${skin}, ${SKIN_NAMES[skin]} (ITA ${Math.round(itaDeg)}°). About ${percent}\u00a0% sure.`,
  skinTaken: (skin: SkinClass) => `Skin: type ${skin} is taken; the photo shows too little of it.`,
  skinChosen: (skin: SkinClass) => `Skin: type ${skin}, as chosen here.`,
  skinNotes: {
    'white-balance-unknown': 'How the camera set its white balance is not known and is not corrected.',
    'exposure-assumed': 'How bright the photo was taken is taken as usual.',
    'odd-hue': 'The light has a colour of its own. A photo in daylight tells more.',
    colourless: 'The photo has hardly any colour. A photo in colour tells more.',
    'too-dark': 'The photo is too dark to tell the type. A brighter photo tells more.',
    ruddy: 'The skin is redder than usual here; that is left out.',
    'little-skin': 'Little bare skin is seen.',
    forehead: 'Read from the forehead as well: little bare scalp is seen.',
    cheeks: 'Read from the cheeks: hair covers scalp and forehead.',
    'near-edge': 'The type next to it is nearly as likely.',
  } satisfies Record<SkinToneNote, string>,
  /** Of them those that rest on an assumption and not on what the photo shows. */
  assumedNotes: ['exposure-assumed'] satisfies SkinToneNote[] as readonly SkinToneNote[],
  hairSeen: (hair: HairTone, source: 'fringe' | 'brows') =>
    `Hair: ${HAIR_NAMES[hair]}, read from ${source === 'fringe' ? 'the hair of your head' : 'your brows'}.`,
  hairTaken: (hair: HairTone) =>
    `Hair: none was seen. ${HAIR_NAMES[hair].replace(/^./, (c) => c.toUpperCase())} is commonest on such skin.`,
  hairNotes: {
    cropped: 'It is cropped so short that skin shows through; how much is assumed.',
    'see-through': 'Skin may show through it; how much is assumed.',
    'little-hair': 'Little of it is seen.',
    brows: 'Brows are often darker than hair.',
  } satisfies Record<HairToneNote, string>,
  assumedHairNotes: ['cropped', 'see-through'] satisfies HairToneNote[] as readonly HairToneNote[],
  range: (from: number, to: number, middle: number) =>
    `For such hair on such skin artists start at shades ${from} to ${to}; the step nearest to their middle, ${middle}, is matched.`,
  rangeByLightness: (from: number, to: number, aim: number) =>
    `For grey hair on such skin artists start at shades ${from} to ${to}; for hair as light as yours the step nearest to ${Math.round(aim)} is matched.`,

  pick: 'Take the shade from hair',
  pickHint:
    'Press on hair in the photo. By keyboard: Enter goes to the photo, arrows move, Space takes the shade.',
  picked: (shade: ShadeId, hair: HairTone, skin: SkinClass, ofZone: boolean) =>
    `Shade ${shade}${ofZone ? ' for this zone' : ''}: the hair there looks ${HAIR_NAMES[hair]}, on ${SKIN_NAMES[skin]} skin.`,
  noHairThere: 'No shade was taken: hardly any hair of the head is seen there.',
  zoneLocked: 'This zone is locked. Unlock it in the list to change its shade.',

  water: 'Water to one part of pigment',
  waterValue: (parts: number) => (parts === 1 ? '1 part' : `${parts} parts`),
  warmth: 'Warmth',
  warmthValue: (warmth: number) => {
    if (Math.abs(warmth) < 0.05) return 'neutral';
    const [side, much] = [warmth < 0 ? 'ashen' : 'warm', Math.abs(warmth) >= 0.55];
    return `${much ? '' : 'a little '}${side} (${warmth > 0 ? '+' : '−'}${Math.abs(warmth).toFixed(1)})`;
  },
  ashen: 'ashen',
  warm: 'warm',

  finish: 'Shine',
  finishes: { natural: 'Natural', matte: 'Matte' } satisfies Record<TreatmentPlan['finish'], string>,
  finishHint: 'Pigment does not take the shine of the skin away; a matte finish turns it down.',

  skinTitle: 'Skin type and pigment',
  skinType: 'Skin type',
  skinNames: SKIN_NAMES,
  skinHint: (type: SkinClass) =>
    `Type ${type}: ${SKIN_NAMES[type]} skin. On darker skin the same dot stands out less.`,
  skinByPhoto: (type: SkinClass) =>
    `The photo looks like type ${type}. The match goes by the type that is chosen.`,
  family: 'Pigment for skin that is',
  families: {
    light: 'Light',
    medium: 'Medium',
    dark: 'Dark',
  } satisfies Record<PigmentFamily, string>,
  familyHint: 'Mixed for the skin above it: another tint, and for dark skin weaker at the same number.',
} as const;
