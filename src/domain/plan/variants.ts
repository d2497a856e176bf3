import type { TreatmentPlan } from './TreatmentPlan';

export const VARIANT_LETTERS = ['A', 'B', 'C'] as const;
export type VariantLetter = (typeof VARIANT_LETTERS)[number];

/** Plans to choose from, beside the one that is worked on; plain JSON. */
export interface Variants {
  /** Of the plan that is worked on. */
  readonly letter: VariantLetter;
  /** The others as they were left; none of that letter. */
  readonly kept: Readonly<Partial<Record<VariantLetter, TreatmentPlan>>>;
}

export const ONE_PLAN: Variants = { letter: 'A', kept: {} };

export interface Plans {
  readonly plan: TreatmentPlan;
  readonly variants: Variants;
}

/** All that there are, in their order. */
export const lettersOf = ({ letter, kept }: Variants): readonly VariantLetter[] =>
  VARIANT_LETTERS.filter((one) => one === letter || kept[one] !== undefined);

export const planOf = ({ plan, variants }: Plans, letter: VariantLetter): TreatmentPlan | null =>
  letter === variants.letter ? plan : (variants.kept[letter] ?? null);

/** Of the next one to be kept; null where there are as many as can be. */
export const freeLetter = (variants: Variants): VariantLetter | null =>
  VARIANT_LETTERS.find((one) => !lettersOf(variants).includes(one)) ?? null;

/** The letter after this one, and after the last the first. */
export function nextLetter(variants: Variants): VariantLetter {
  const letters = lettersOf(variants);
  return letters[(letters.indexOf(variants.letter) + 1) % letters.length] ?? variants.letter;
}

/** The plan stays as it is under its letter, and a copy of it is worked on; null where there is no letter left. */
export function withCopy(plans: Plans): Plans | null {
  const { plan, variants } = plans;
  const letter = freeLetter(variants);
  return letter && { plan, variants: { letter, kept: { ...variants.kept, [variants.letter]: plan } } };
}

/** This one is worked on instead; null where it is already, or is not there. */
export function withShown({ plan, variants }: Plans, letter: VariantLetter): Plans | null {
  const { [letter]: wanted, ...others } = variants.kept;
  if (!wanted) return null;
  return { plan: wanted, variants: { letter, kept: { ...others, [variants.letter]: plan } } };
}

/** In place of the one that is worked on comes the next; null where it is the only one, or not there. */
export function without(plans: Plans, letter: VariantLetter): Plans | null {
  const isShown = letter === plans.variants.letter;
  const left = isShown ? withShown(plans, nextLetter(plans.variants)) : plans;
  if (!left?.variants.kept[letter]) return null;
  const { [letter]: _, ...kept } = left.variants.kept;
  return { plan: left.plan, variants: { ...left.variants, kept } };
}

/** One becomes as another is; null where either is not there, or both are one. */
export function withReplaced(plans: Plans, letter: VariantLetter, by: VariantLetter): Plans | null {
  const source = planOf(plans, by);
  const replaced = planOf(plans, letter);
  if (!source || !replaced || source === replaced) return null;
  if (letter === plans.variants.letter) return { ...plans, plan: source };
  const { variants } = plans;
  return { ...plans, variants: { ...variants, kept: { ...variants.kept, [letter]: source } } };
}
