import { CLINICAL_VIEWS } from '../../state/captureStore';
import { Modal } from '../dialogs/Modal';
import { words } from '../words';
import { ViewCard } from './ViewChoice';
import './capture.css';

const text = words.capture.guide;

/** How to take the photo, for any camera. */
export const GuideDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal className="guide" title={text.title} onClose={onClose}>
    <p>{text.lead}</p>
    <dl className="guide-tips">
      {text.tips.map(([name, tip]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{tip}</dd>
        </div>
      ))}
    </dl>
    <h3>{text.views}</h3>
    <ul className="views">
      {CLINICAL_VIEWS.map((view) => (
        <li key={view} className="view-card">
          <ViewCard view={view} />
        </li>
      ))}
    </ul>
  </Modal>
);
