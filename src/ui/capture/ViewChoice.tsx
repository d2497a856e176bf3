import type { ClinicalView } from '../../domain/observation';
import { CLINICAL_VIEWS } from '../../state/captureStore';
import { SilhouettePicture } from '../art/SilhouettePicture';
import { words } from '../words';

/** The views as pictures, each a button. */
export const ViewChoice = ({ onChoose }: { readonly onChoose: (view: ClinicalView) => void }) => (
  <>
    <p>{words.capture.choose}</p>
    <ul className="views">
      {CLINICAL_VIEWS.map((view) => (
        <li key={view}>
          <button type="button" className="view-card" onClick={() => onChoose(view)}>
            <ViewCard view={view} />
          </button>
        </li>
      ))}
    </ul>
    <p className="hint">{words.capture.private}</p>
  </>
);

export const ViewCard = ({ view }: { readonly view: ClinicalView }) => (
  <>
    <span className="view-picture">
      <SilhouettePicture view={view} look="picture" />
    </span>
    <span className="view-words">
      <strong>{words.capture.views[view].name}</strong>
      <span className="hint">{words.capture.views[view].line}</span>
    </span>
  </>
);
