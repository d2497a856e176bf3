import { useState } from 'react';
import type { ExportFormat, ExportLayout } from '../../app/PreviewApp';
import { useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { LayoutPicture } from '../art/LayoutPicture';
import { Choices } from '../controls/Choices';
import { Switch } from '../controls/Switch';
import { ProgressCard } from '../feedback/ProgressCard';
import { useHasVariants } from '../variants/useVariants';
import { words } from '../words';
import { Modal } from './Modal';
import '../saved/saved.css';

const LAYOUTS: readonly ExportLayout[] = ['side-by-side', 'after', 'before', 'variants'];
const FORMATS: readonly ExportFormat[] = ['jpeg', 'png', 'webp'];

interface SaveDialogProps {
  readonly onConsultation: () => void;
  readonly onClose: () => void;
}

export function SaveDialog({ onConsultation, onClose }: SaveDialogProps) {
  const { commands } = useApp();
  const head = useStatus((status) => status.photo?.head ?? null);
  const job = useStatus((status) => status.job);
  const face = useView((view) => view.face);
  const hasVariants = useHasVariants() && face === 'consultation';
  const [chosenLayout, setLayout] = useState<ExportLayout>('side-by-side');
  const [format, setFormat] = useState<ExportFormat>('jpeg');
  const [wantsFaceHidden, setHideFace] = useState(false);
  const [wantsScalpOnly, setScalpOnly] = useState(false);
  // Without a head there is no "after", and no face or scalp that could be found again.
  const layouts = LAYOUTS.filter((id) => id === 'before' || (head && (id !== 'variants' || hasVariants)));
  const layout = layouts.includes(chosenLayout) ? chosenLayout : 'before';
  const hideFace = wantsFaceHidden && head !== null;
  const scalpOnly = wantsScalpOnly && head !== null;

  const save = () => {
    // Closed either way: the outcome is told on the screen behind, which a modal dialog would cover.
    commands.save({ layout, format, hideFace, scalpOnly }).then(onClose, onClose);
  };

  return (
    <Modal title={words.save.title} onClose={onClose}>
      {job?.stage === 'export' ? (
        <ProgressCard job={job} />
      ) : (
        <form
          className="save"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Choices
            legend={words.save.what}
            name="layout"
            look="cards"
            choices={layouts.map((id) => ({
              id,
              name: words.save.layouts[id],
              picture: <LayoutPicture layout={id} />,
            }))}
            chosen={layout}
            onChoose={setLayout}
          />
          <Choices
            legend={words.save.format}
            name="format"
            look="lines"
            choices={FORMATS.map((id) => ({ id, name: words.save.formats[id] }))}
            chosen={format}
            onChoose={setFormat}
          />
          <fieldset className="plain">
            <legend>{words.save.privacy}</legend>
            <Switch
              label={words.save.hideFace}
              hint={head ? words.save.hideFaceHint : words.save.hideFaceNoHead}
              checked={hideFace}
              disabled={!head}
              onChange={setHideFace}
            />
            <Switch
              label={words.save.scalpOnly}
              hint={words.save.scalpOnlyHint}
              checked={scalpOnly}
              disabled={!head}
              onChange={setScalpOnly}
            />
          </fieldset>
          <div className="note">
            <p>{layout === 'before' ? words.save.labelBefore : words.save.label}</p>
            <p>{words.save.fileName}</p>
          </div>
          <div className="saved-offer">
            <strong>{words.saved.offer}</strong>
            <p className="hint">{words.saved.offerMore}</p>
            <button type="button" className="secondary" onClick={onConsultation}>
              <Icon name="keep" />
              {words.saved.offerGo}
            </button>
          </div>
          <footer>
            <button type="button" className="secondary" onClick={onClose}>
              {words.cancel}
            </button>
            <button type="submit" className="primary">
              {words.save.go}
            </button>
          </footer>
        </form>
      )}
    </Modal>
  );
}
