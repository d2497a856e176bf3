import { useRef } from 'react';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { IconButton } from '../controls/IconButton';
import { usePopover } from '../picture/usePopover';
import { useMedia } from '../useMedia';
import { words } from '../words';
import { type ListedVariant, useVariants } from './useVariants';
import { VariantLetters } from './VariantLetters';
import { VariantMenu } from './VariantMenu';

const MOST = 3;
/** Here the head of the screen has room for one button: the picture needs the row. */
const NARROW = '(width < 820px)';

/** Which plan is worked on, one more, and what can be done with them. */
export function VariantBar() {
  const variants = useVariants(true);
  const isNarrow = useMedia(NARROW);
  const more = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, toggle } = usePopover({ button: more, popover: menu });
  const shown = variants.find((variant) => variant.shown);
  const text = words.variants;
  if (!shown) return null;
  const opener = { ref: more, type: 'button', 'aria-expanded': open, onClick: toggle } as const;
  const rest = variants.length > 1 && <VariantMenu variants={variants} onDone={toggle} />;
  const popover = (
    <div
      ref={menu}
      id="variant-menu"
      className={open ? 'variant-menu variant-menu-open' : 'variant-menu'}
      role="group"
      aria-label={text.more}
    >
      {isNarrow && (
        // Either is seen on the picture at once.
        <div className="variant-choice" onClick={toggle}>
          <VariantLetters variants={variants} />
          <AddVariant shown={shown} count={variants.length} />
        </div>
      )}
      {rest}
    </div>
  );
  return (
    <div className="variants" role="group" aria-label={text.legend}>
      {isNarrow ? (
        <button
          {...opener}
          className="tool variant-open"
          aria-controls="variant-menu"
          aria-label={text.menuOf(shown.letter)}
        >
          {shown.letter}
          <Icon name="down" />
        </button>
      ) : (
        <>
          <span className="variants-legend" aria-hidden="true">
            {text.legend}
          </span>
          <VariantLetters variants={variants} />
          <AddVariant shown={shown} count={variants.length} />
          {rest && (
            <button
              {...opener}
              className="tool"
              aria-controls="variant-menu"
              aria-label={text.more}
              title={text.more}
            >
              <Icon name="more" />
            </button>
          )}
        </>
      )}
      {(isNarrow || rest) && popover}
    </div>
  );
}

function AddVariant({ shown, count }: { readonly shown: ListedVariant; readonly count: number }) {
  const { commands } = useApp();
  const isFull = count === MOST;
  const { full, add } = words.variants;
  return (
    <IconButton
      icon="plus"
      name={isFull ? full : add(shown.letter)}
      disabled={isFull}
      onPress={() => commands.keepVariant()}
    />
  );
}
