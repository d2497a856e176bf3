import { useRef } from 'react';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { IconButton } from '../controls/IconButton';
import { usePopover } from '../picture/usePopover';
import { words } from '../words';
import { useVariants } from './useVariants';
import { VariantLetters } from './VariantLetters';
import { VariantMenu } from './VariantMenu';

const MOST = 3;

/** Which plan is worked on, one more, and what can be done with them. */
export function VariantBar() {
  const { commands } = useApp();
  const variants = useVariants(true);
  const more = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, toggle } = usePopover({ button: more, popover: menu });
  const shown = variants.find((variant) => variant.shown);
  const text = words.variants;
  const isFull = variants.length === MOST;
  return (
    <div className="variants" role="group" aria-label={text.legend}>
      <span className="variants-legend" aria-hidden="true">
        {text.legend}
      </span>
      <VariantLetters variants={variants} />
      {shown && (
        <IconButton
          icon="plus"
          name={isFull ? text.full : text.add(shown.letter)}
          disabled={isFull}
          onPress={() => commands.keepVariant()}
        />
      )}
      {variants.length > 1 && (
        <>
          <button
            ref={more}
            type="button"
            className="tool"
            aria-expanded={open}
            aria-controls="variant-menu"
            aria-label={text.more}
            title={text.more}
            onClick={toggle}
          >
            <Icon name="more" />
          </button>
          <div
            ref={menu}
            id="variant-menu"
            className={open ? 'variant-menu variant-menu-open' : 'variant-menu'}
            role="group"
            aria-label={text.more}
          >
            <VariantMenu variants={variants} onDone={toggle} />
          </div>
        </>
      )}
    </div>
  );
}
