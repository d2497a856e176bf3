import { type RefObject, useEffect, useRef, useState } from 'react';
import { Icon } from '../art/Icon';
import { words } from '../words';
import type { Section, SectionId } from './sections';
import './jumpRow.css';

/** A section counts as reached this near to the upper edge, CSS px. */
const REACHED_PX = 24;

export const headingId = (id: SectionId): string => `section-${id}`;

const headingOf = (id: SectionId): HTMLElement | null => document.getElementById(headingId(id));

interface JumpRowProps {
  /** As they stand one below the other. */
  readonly sections: readonly Section[];
  /** What they stand in; its parent scrolls. */
  readonly panel: RefObject<HTMLElement | null>;
}

/** The names of all sections, always in sight: each goes to its heading, and the one that is seen is marked. */
export function JumpRow({ sections, panel }: JumpRowProps) {
  const row = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(sections[0]?.id);
  /** The last one may be too near to the end to come to the upper edge. */
  const asked = useRef<SectionId | null>(null);

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

  return (
    <nav ref={row} className="jump-row" aria-label={words.panel.jump}>
      {sections.map(({ id, icon }) => (
        <a
          key={id}
          href={`#${headingId(id)}`}
          aria-current={id === current ? 'location' : undefined}
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
    </nav>
  );
}
