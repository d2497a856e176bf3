import type { LudwigId, NorwoodId, PatternId } from '../../domain/patterns/pattern';
import type { Untold } from '../../domain/patterns/seenPattern';
import { approximate } from '../numbers';

const plain = {
  'norwood-1': 'Full hairline',
  'norwood-2': 'A little back at the temples',
  'norwood-3': 'Receding at the temples',
  'norwood-3v': 'Temples and a small bare crown',
  'norwood-4': 'Front and crown bare',
  'norwood-5': 'Front and crown nearly joined',
  'norwood-6': 'Bare from front to crown',
  'norwood-7': 'Only a low rim of hair left',
  'ludwig-1': 'Parting a little wider',
  'ludwig-2': 'Parting clearly wider',
  'ludwig-3': 'Thin all over the top',
} satisfies Record<PatternId, string>;

const numerals = {
  'norwood-1': 'I',
  'norwood-2': 'II',
  'norwood-3': 'III',
  'norwood-3v': 'III vertex',
  'norwood-4': 'IV',
  'norwood-5': 'V',
  'norwood-6': 'VI',
  'norwood-7': 'VII',
} satisfies Record<NorwoodId, string>;
const ludwigNumerals = {
  'ludwig-1': 'I',
  'ludwig-2': 'II',
  'ludwig-3': 'III',
} satisfies Record<LudwigId, string>;
const scales = {
  ...withScale('Norwood', numerals),
  ...withScale('Ludwig', ludwigNumerals),
} satisfies Record<PatternId, string>;

function withScale<T extends string>(scale: string, named: Record<T, string>): Record<T, string> {
  return Object.fromEntries(
    Object.entries<string>(named).map(([id, numeral]) => [id, `${scale} ${numeral}`]),
  ) as Record<T, string>;
}

const inText = (id: PatternId): string => `${plain[id].toLowerCase()} (${scales[id]})`;
const listed = (all: readonly string[], last: 'and' | 'or'): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1) ?? ''}`;
const around = (value: number): string => approximate(Math.round(value));

/** Plain words before the doctor's numerals. */
export const patternWords = {
  lead: 'Say where hair has been lost, and see a first plan for it on your photo. You decide whether to use it.',
  open: 'Choose a starting point',
  plain,
  scales,
  norwood: 'Receding from the front and the crown',
  ludwig: 'Thinning along the parting',
  looking: 'Looking at the hair in this photo …',
  seen: (id: PatternId, sureness: string) => `This photo looks like ${inText(id)} – ${sureness}.`,
  alsoPossible: (ids: readonly PatternId[]) =>
    `From this view it could also be ${listed(ids.map(inText), 'or')}.`,
  seenTick: 'What this photo looks like',
  showSeen: 'Show this on the photo',
  untold: {
    'no-hair': 'There is no hair in this photo to judge by. Please choose what you know of it.',
    'little-seen':
      'This view shows too little of the top of the head to judge. A photo from above, opened by itself, shows more; you can also choose yourself.',
    unclear: 'What this photo shows fits none of these well. Please choose yourself.',
  } satisfies Record<Untold, string>,
  reasons: {
    'norwood-1': 'Nothing is lost: a thin row of dots only makes the hairline a little denser.',
    'norwood-2': 'Dots fill the temples behind the hairline and fade out into your hair.',
    'norwood-3': 'Dots fill the receding corners behind the hairline and fade out into your hair.',
    'norwood-3v': 'Dots fill the receding corners and, apart from them, the bare spot at the crown.',
    'norwood-4': 'Front and crown are filled apart; the hair between them stays as it is.',
    'norwood-5': 'Front and crown are filled almost to the narrow strip of hair between them.',
    'norwood-6': 'One area from the hairline to the crown, which fades out into the hair at the sides.',
    'norwood-7': 'The whole bare top is filled, down to the rim of hair, so that both look alike.',
    'ludwig-1': 'Few dots between the hairs make the parting look less wide; nothing is shaved.',
    'ludwig-2': 'Dots between the hairs darken the skin that shows along the parting; nothing is shaved.',
    'ludwig-3': 'Dots between the hairs make the top look fuller; the hairline stays and nothing is shaved.',
  } satisfies Record<PatternId, string>,
  proposal: 'What it would set',
  shownName: (id: PatternId) => `${plain[id]} (${scales[id]})`,
  drawing: 'Being drawn on the photo …',
  shown: 'Shown on the photo, not yet used.',
  zone: (name: string, areaCm2: number, perCm2: number) =>
    `${name}: about ${around(areaCm2)} cm², ${around(areaCm2 * perCm2)} dots`,
  replaces: (names: readonly string[]) =>
    `It takes the place of: ${names.join(', ')}. Undo brings ${names.length === 1 ? 'it' : 'them'} back.`,
  drawnByHand: (name: string) => `${name} (drawn by hand)`,
  keeps: (names: readonly string[]) => `Stays, because it is locked: ${names.join(', ')}.`,
  assumed: 'Places and numbers are usual ones.',
  use: 'Use this',
  notNow: 'Not now',
  picture: 'A head from above; where hair is lost is pale',
} as const;
