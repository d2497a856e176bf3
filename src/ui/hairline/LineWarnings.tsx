import { useStore } from 'zustand';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import './line.css';

/** What the field warns of in the planned line, a sentence each. */
export function LineWarnings() {
  const { line } = useApp();
  const warnings = useStore(line, (state) => state.warnings);
  return (
    <div role="status" className="line-warnings">
      {warnings.map((warning) => (
        <p key={warning} className="notice notice-caution">
          <Icon name="alert" />
          {words.hairline.warnings[warning]}
        </p>
      ))}
    </div>
  );
}
