import { useEffect, useRef } from 'react';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { PatternChoices } from './PatternChoices';
import { PatternProposal } from './PatternProposal';
import { SeenSentence } from './SeenSentence';
import { usePatterns } from './usePatterns';
import './patterns.css';

/** Starting points: opened when they are wanted, since the photo is looked at for them. */
export function PatternPanel() {
  const { commands } = useApp();
  const isOpen = usePatterns((state) => state.open);
  const isShown = usePatterns((state) => state.shown !== null);
  const button = useRef<HTMLButtonElement>(null);
  const text = words.patterns;
  // What is shown goes with the panel that could use it.
  useEffect(() => () => commands.closePatterns(), [commands]);
  return (
    <>
      <p className="hint">{text.lead}</p>
      <button
        ref={button}
        type="button"
        className="secondary wide"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? commands.closePatterns() : commands.openPatterns())}
      >
        <Icon name="patterns" />
        {text.open}
      </button>
      {isOpen && (
        <>
          <SeenSentence />
          <PatternChoices />
        </>
      )}
      {isOpen && isShown && <PatternProposal onDone={() => button.current?.focus()} />}
    </>
  );
}
