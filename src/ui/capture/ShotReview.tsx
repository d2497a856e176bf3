import { useEffect, useRef } from 'react';
import type { ClinicalView } from '../../domain/observation';
import type { Shot } from '../../state/captureStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

interface ShotReviewProps {
  readonly view: ClinicalView;
  readonly shot: Shot;
  readonly onUse: () => void;
}

const text = words.capture;

function verdict({ problems: [worst] }: Shot): string {
  if (!worst) return text.shotGood;
  if (worst.kind === 'unseen') return text.shotUnseen;
  return worst.matters ? text.shotMatters : text.shotLittle;
}

/** The photo before it is opened: what is wrong with it, and whether that matters. */
export function ShotReview({ view, shot, onUse }: ShotReviewProps) {
  const { commands } = useApp().capture;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const matters = shot.problems.some((problem) => problem.matters);
  return (
    <div className="camera-step">
      <div className="camera-stage">
        <img className="shot" src={shot.url} alt={text.shotName(text.views[view].name)} />
      </div>
      <div className="camera-side">
        <h3 ref={title} tabIndex={-1}>
          {text.shotTitle}
        </h3>
        <p className={matters ? 'notice notice-caution' : 'notice'}>
          <Icon name={matters ? 'alert' : 'check'} />
          <strong>{verdict(shot)}</strong>
        </p>
        {shot.problems.length > 0 && (
          <ul className="shot-problems">
            {shot.problems.map(({ kind }) => (
              <li key={kind}>
                <strong>{text.problems[kind].what}.</strong> {text.problems[kind].matters}{' '}
                {text.problems[kind].next}
              </li>
            ))}
          </ul>
        )}
        <p className="hint">{text.notKept}</p>
        <div className="camera-buttons">
          <button
            type="button"
            className={matters ? 'primary' : 'secondary'}
            onClick={() => commands.takeAgain()}
          >
            {text.again}
          </button>
          <button type="button" className={matters ? 'secondary' : 'primary'} onClick={onUse}>
            {text.use}
          </button>
        </div>
      </div>
    </div>
  );
}
