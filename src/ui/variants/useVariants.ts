import { useStore } from 'zustand';
import { lettersOf, planOf, type VariantLetter } from '../../state/documentStore';
import { useApp } from '../AppContext';
import { linesOf } from './linesOf';

export interface ListedVariant {
  readonly letter: VariantLetter;
  readonly shown: boolean;
  /** What it has that the others have not. */
  readonly line: string;
}

/** In their order; `figures`: the lines have the artist's numbers. */
export function useVariants(figures: boolean): readonly ListedVariant[] {
  const { document } = useApp();
  const plan = useStore(document, (state) => state.plan);
  const variants = useStore(document, (state) => state.variants);
  const letters = lettersOf(variants);
  const lines = linesOf(
    letters.flatMap((letter) => planOf({ plan, variants }, letter) ?? []),
    figures,
  );
  return letters.map((letter, i) => ({ letter, shown: letter === variants.letter, line: lines[i] ?? '' }));
}

/** A consultant has tried more than one. */
export const useHasVariants = (): boolean =>
  useStore(useApp().document, ({ variants }) => lettersOf(variants).length > 1);
