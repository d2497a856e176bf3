import { hasHead, useApp, useStatus } from '../AppContext';
import { words } from '../words';
import type { OvalDrawing } from './useOval';

export function OvalPrompt({ drawing }: { readonly drawing: OvalDrawing }) {
  const { view } = useApp();
  const headFound = useStatus(hasHead);
  return (
    <div className="oval-prompt">
      <p>
        <strong>{headFound ? words.oval.title : words.oval.notFound}</strong> {words.oval.lead}
      </p>
      <div className="oval-prompt-buttons">
        {headFound && (
          <button type="button" className="secondary" onClick={() => view.setState({ tool: 'pan' })}>
            {words.cancel}
          </button>
        )}
        <button type="button" className="primary" onClick={() => drawing.use()}>
          {words.oval.use}
        </button>
      </div>
    </div>
  );
}
