import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Icon } from '../art/Icon';
import { words } from '../words';
import type { Section, SectionId } from './sections';
import './jumpRow.css';

/** A section counts as reached this near to the upper edge, CSS px. */
const REACHED_PX = 24;
/** The same number stands in jumpRow.css. */
const A_ROW = 6;

/** Which of `count` names an arrow key goes to from this one; null for another key, and beyond an edge. */
function besideByKey(key: string, at: number, count: number): number | null {
  const to = {
    ArrowRight: (at + 1) % count,
    ArrowLeft: (at + count - 1) % count,
    ArrowDown: at + A_ROW,
    ArrowUp: at - A_ROW,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined || to < 0 || to >= count ? null : to;
}

export const headingId = (id: SectionId): string => `section-${id}`;

const headingOf = (id: SectionId): HTMLElement | null => document.getElementById(headingId(id));

interface JumpRowProps {
  /** As they stand one below the other. */
  readonly sections: readonly Section[];
  /** What they stand in; its parent scrolls. */
  readonly panel: RefObject<HTMLElement | null>;
}

/**
 * The names of all sections, always in sight: each goes to its heading, and the one that is seen is marked. One stop of
 * the Tab key, arrow keys from name to name.
 */
export function JumpRow({ sections, panel }: JumpRowProps) {
  const row = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(sections[0]?.id);
  /** The last one may be too near to the end to come to the upper edge. */
  const asked = useRef<SectionId | null>(null);
  const [focused, setFocused] = useState<SectionId | null>(null);
  const stop = focused ?? sections.find(({ id }) => id === current)?.id ?? sections[0]?.id;

  useEffect(() => {
    const scroller = panel.current?.parentElement;
    if (!scroller) return;
    const look = () => {
      const { bottom } = row.current?.getBoundingClientRect() ?? { bottom: 0 };
      const isAtEnd = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 2;
      const topOf = ({ id }: Section) => headingOf(id)?.getBoundingClientRect().top ?? Infinity;
      const wanted = sections.find(({ id }) => id === asked.current);
      const reached = sections.filter((section) => topOf(section) < bottom + REACHED_PX);
      const last = wanted && topOf(wanted) >= bottom ? wanted : sections.at(-1);
      setCurrent((isAtEnd ? last : (reached.at(-1) ?? sections[0]))?.id);
    };
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    scroller.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', soon);
    };
  }, [panel, sections]);

  const goTo = (id: SectionId) => {
    const heading = headingOf(id);
    asked.current = id;
    setCurrent(id);
    heading?.closest('section')?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };

  const step = (event: KeyboardEvent) => {
    const names = [...event.currentTarget.querySelectorAll('a')];
    const at = names.findIndex((name) => name === document.activeElement);
    const to = at < 0 ? null : besideByKey(event.key, at, names.length);
    if (to === null) return;
    names[to]?.focus();
    event.preventDefault();
  };

  return (
    <nav ref={row} className="jump-row" aria-label={words.panel.jump}>
      <div role="toolbar" onKeyDown={step} onBlur={() => setFocused(null)}>
        {sections.map(({ id, icon }) => (
          <a
            key={id}
            href={`#${headingId(id)}`}
            tabIndex={id === stop ? 0 : -1}
            aria-current={id === current ? 'location' : undefined}
            onFocus={() => setFocused(id)}
            onClick={(event) => {
              // No entry of the browser's history for each.
              event.preventDefault();
              goTo(id);
            }}
          >
            <Icon name={icon} />
            {words.panel.tabs[id]}
          </a>
        ))}
      </div>
    </nav>
  );
}
