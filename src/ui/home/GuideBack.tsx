import { useApp } from '../AppContext';
import { words } from '../words';
import './home.css';

/** From all that is offered at home back to the path. */
export function GuideBack() {
  const { view } = useApp();
  return (
    <div className="guide-back">
      <button type="button" className="link" onClick={() => view.setState({ guided: true })}>
        ‹ {words.home.guide}
      </button>
    </div>
  );
}
