import type { VariantLetter } from '../../state/documentStore';

export const variantWords = {
  legend: 'Variants',
  name: (letter: VariantLetter, shown: boolean) => `Variant ${letter}${shown ? ', shown' : ''}`,
  add: (letter: VariantLetter) => `Try another variant: keep ${letter} and change a copy of it`,
  full: 'There are three variants already. Delete one to try another.',
  more: 'Compare, copy or delete variants',
  menuOf: (letter: VariantLetter) => `Variant ${letter}: try another, compare, copy or delete variants`,
  sideBySide: 'See them side by side',
  show: 'Show',
  copyHere: (from: VariantLetter) => `Make it like ${from}`,
  copyHereName: (letter: VariantLetter, from: VariantLetter) => `Make it like ${from}: variant ${letter}`,
  remove: 'Delete',
  removeName: (letter: VariantLetter) => `Delete variant ${letter}`,
  hint: 'Undo brings back whatever is replaced or deleted.',
  /** In front of what is said to the patient. */
  caption: (letter: VariantLetter) => `Variant ${letter}.`,
  together: (letters: readonly VariantLetter[]) =>
    `Variants ${letters.slice(0, -1).join(', ')} and ${letters.at(-1) ?? ''}, side by side.`,
  perCm2: (count: number) => `${Math.round(count)} per cm²`,
  shade: (shade: string) => (shade === 'custom' ? 'custom shade' : `shade ${shade}`),
  height: (cm: string) => `line at ${cm} cm`,
  zones: (count: number) => (count === 1 ? '1 zone' : `${count} zones`),
  /** Least, between, most. */
  shades: ['darker shade', 'middle shade', 'lighter shade'],
  heights: ['lower hairline', 'middle hairline', 'higher hairline'],
  allSessions: 'after all sessions',
  today: 'as it is today',
} as const;
