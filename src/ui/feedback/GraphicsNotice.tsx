import { useStatus } from '../AppContext';
import { words } from '../words';
import './graphics.css';

export function GraphicsNotice() {
  const graphics = useStatus((status) => status.graphics);
  if (graphics !== 'lost' && graphics !== 'unavailable') return null;
  const { lost, lostMore, unavailable, unavailableMore } = words.graphics;
  return (
    <div className="graphics-notice" role="status">
      <div className="graphics-card">
        <p className="graphics-title">{graphics === 'lost' ? lost : unavailable}</p>
        <p>{graphics === 'lost' ? lostMore : unavailableMore}</p>
      </div>
    </div>
  );
}
