import { useStore } from 'zustand';
import { useApp, usePlan, useView } from '../AppContext';
import { words } from '../words';
import '../picture/toolBar.css';

/** What a drag does to the hairline, and the way out, below the picture. */
export function LineBar() {
  const { commands, view, line, status } = useApp();
  const drawing = useView((v) => v.lineDrawing);
  const isOwn = usePlan((plan) => plan.hairline.own !== null);
  const isDrawn = usePlan((plan) => plan.hairline.own?.kind === 'drawn');
  const found = useStore(line, (state) => state.foundOnSkin);
  const hasOne = useStore(line, (state) => state.line?.handles.filter(({ facing }) => facing).length === 1);
  const text = words.hairline;
  return (
    <div className="tool-bar line-bar">
      <p>
        <strong>{drawing ? text.drawLead : hasOne ? text.leadOne : text.lead}</strong>{' '}
        <span className="line-bar-more">{drawing ? text.drawMore : text.leadMore}</span>
      </p>
      <div className="tool-bar-buttons">
        {found && (
          <button type="button" className="secondary" onClick={() => commands.followSkinLine()}>
            {text.followSkin}
          </button>
        )}
        <button
          type="button"
          className="secondary"
          aria-pressed={drawing}
          onClick={() => view.setState({ lineDrawing: !drawing })}
        >
          {text.draw}
        </button>
        <button
          type="button"
          className="secondary"
          aria-disabled={!isDrawn}
          title={isDrawn ? undefined : text.smoothWhy}
          onClick={() => {
            if (isDrawn) commands.smoothLine();
            else status.setState({ announcement: text.smoothWhy });
          }}
        >
          {text.smooth}
        </button>
        <button
          type="button"
          className="secondary"
          aria-disabled={!isOwn}
          onClick={() => isOwn && void commands.updatePlan({ hairline: { own: null } })}
        >
          {text.reset}
        </button>
        <button type="button" className="primary" onClick={() => view.setState({ tool: 'pan' })}>
          {text.done}
        </button>
      </div>
    </div>
  );
}
