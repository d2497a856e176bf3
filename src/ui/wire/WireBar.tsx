import { useStore } from 'zustand';
import type { HeadCorrection } from '../../domain/head/correction';
import { useApp, useStatus } from '../AppContext';
import { words } from '../words';
import { WireSteps } from './WireSteps';

/** What dragging does, and the way out, below the picture. */
export function WireBar() {
  const { commands, document, view } = useApp();
  const photoId = useStatus(({ photo }) => photo?.id ?? '');
  const corrected = useStore(document, ({ corrections }) => isPlaced(corrections[photoId]));
  return (
    <div className="wire-bar">
      <p>
        <strong>{words.wire.lead}</strong> <span className="wire-bar-more">{words.wire.leadMore}</span>
      </p>
      <div className="wire-bar-buttons">
        <WireSteps />
        <button
          type="button"
          className="secondary"
          aria-disabled={!corrected}
          onClick={() => corrected && commands.adjustHead({ kind: 'reset' })}
        >
          {words.wire.reset}
        </button>
        <button type="button" className="primary" onClick={() => view.setState({ tool: 'pan' })}>
          {words.wire.done}
        </button>
      </div>
    </div>
  );
}

/** By hand; a ruler places nothing. */
const isPlaced = (correction: HeadCorrection | undefined): boolean =>
  correction !== undefined &&
  (correction.logSize !== 0 ||
    [...correction.turnRad, ...correction.shiftPx].some((value) => value !== 0) ||
    Object.keys(correction.pins).length > 0);
