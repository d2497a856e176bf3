import { useId, useState } from 'react';
import { useApp } from '../AppContext';
import { words } from '../words';
import { headKey } from './wireKeys';

type Arrows = 'turn' | 'move';

const ARROWS = [
  ['ArrowUp', '↑', 'up'],
  ['ArrowLeft', '←', 'left'],
  ['ArrowRight', '→', 'right'],
  ['ArrowDown', '↓', 'down'],
] as const;

const OTHERS = [
  ['-', '−', 'smaller'],
  ['+', '+', 'larger'],
  ['[', '↺', 'tiltLeft'],
  [']', '↻', 'tiltRight'],
] as const;

/** All that dragging does to the whole head, by presses of buttons: a hand that shakes needs them, and fine work. */
export function WireSteps() {
  const { commands, view, wire } = useApp();
  const [open, setOpen] = useState(false);
  const [arrows, setArrows] = useState<Arrows>('turn');
  const id = useId();
  const text = words.wire.steps;

  const press = (key: string, shift: boolean) => {
    const head = wire.getState().wire;
    const change = head && headKey(head, key, shift, view.getState().mirrored);
    if (!change) return;
    commands.adjustHead(change, { live: true });
    commands.settleHead();
  };

  return (
    <>
      <button
        type="button"
        className="secondary"
        aria-label={text.name}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {text.title}
      </button>
      {open && (
        <div id={id} className="wire-steps" role="group" aria-label={text.name}>
          <div className="wire-steps-arrows">
            {ARROWS.map(([key, sign, way]) => (
              <button
                key={key}
                type="button"
                className={`tool wire-step wire-step-${way}`}
                aria-label={text[arrows][way]}
                onClick={() => press(key, arrows === 'move')}
              >
                {sign}
              </button>
            ))}
            <button
              type="button"
              className="tool wire-step wire-step-mode"
              aria-label={text.mode[arrows]}
              onClick={() => setArrows(arrows === 'turn' ? 'move' : 'turn')}
            >
              {text.modes[arrows]}
            </button>
          </div>
          <div className="wire-steps-others">
            {OTHERS.map(([key, sign, name]) => (
              <button
                key={key}
                type="button"
                className="tool wire-step"
                aria-label={text[name]}
                onClick={() => press(key, false)}
              >
                {sign}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
