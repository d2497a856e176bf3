import { useApp } from '../AppContext';
import { words } from '../words';
import type { ListedVariant } from './useVariants';

interface VariantMenuProps {
  readonly variants: readonly ListedVariant[];
  readonly onDone: () => void;
}

/** What each variant is, and how to be rid of it or make it like the one that is shown. */
export function VariantMenu({ variants, onDone }: VariantMenuProps) {
  const { commands, view } = useApp();
  const shown = variants.find((variant) => variant.shown);
  const text = words.variants;
  return (
    <>
      <ul>
        {variants.map(({ letter, line, shown: isShown }) => (
          <li key={letter}>
            <p>
              <b>{letter}</b> {line}
            </p>
            {shown && !isShown && (
              <button
                type="button"
                className="tool"
                aria-label={text.copyHereName(letter, shown.letter)}
                onClick={() => commands.replaceVariant(letter, shown.letter)}
              >
                {text.copyHere(shown.letter)}
              </button>
            )}
            <button
              type="button"
              className="tool"
              aria-label={text.removeName(letter)}
              onClick={() => {
                commands.removeVariant(letter);
                if (variants.length === 2) onDone();
              }}
            >
              {text.remove}
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">{text.hint}</p>
      <button
        type="button"
        className="secondary wide"
        onClick={() => {
          view.setState({ compare: 'variants' });
          onDone();
        }}
      >
        {text.sideBySide}
      </button>
    </>
  );
}
