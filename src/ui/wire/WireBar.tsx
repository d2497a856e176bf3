import { useStore } from 'zustand';
import { useApp } from '../AppContext';
import { words } from '../words';
import { WireSteps } from './WireSteps';
import '../picture/toolBar.css';

/** What dragging does, and the way out, below the picture. */
export function WireBar() {
  const { commands, view, wire } = useApp();
  const corrected = useStore(wire, (state) => state.wire?.placedByHand ?? false);
  return (
    <div className="tool-bar wire-bar">
      <p>
        <strong>{words.wire.lead}</strong> <span className="wire-bar-more">{words.wire.leadMore}</span>
      </p>
      <div className="tool-bar-buttons wire-bar-buttons">
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
