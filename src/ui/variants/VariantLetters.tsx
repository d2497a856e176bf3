import { useApp } from '../AppContext';
import { words } from '../words';
import type { ListedVariant } from './useVariants';
import './variants.css';

/** A letter for each; the one that is worked on stands out. */
export function VariantLetters({ variants }: { readonly variants: readonly ListedVariant[] }) {
  const { commands } = useApp();
  return variants.map(({ letter, shown, line }) => (
    <button
      key={letter}
      type="button"
      className="tool variant-letter"
      aria-current={shown}
      aria-label={words.variants.name(letter, shown)}
      title={line}
      onClick={() => commands.showVariant(letter)}
    >
      {letter}
    </button>
  ));
}
