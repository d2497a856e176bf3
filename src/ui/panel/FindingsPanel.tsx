import type { ShownHead, ShownPhoto } from '../../state/statusStore';
import { useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { approximate } from '../numbers';
import { notesOn, shownPxPerMm } from './notes';
import { confidenceWords, words } from '../words';

export function FindingsPanel() {
  const photo = useStatus((status) => status.photo);
  if (!photo) return null;
  if (!photo.head) return <NotFound />;
  return <Found photo={photo} head={photo.head} />;
}

function NotFound() {
  const { view } = useApp();
  const modelsMissing = useStatus((status) => status.models === 'missing');
  const drawing = useView((v) => v.tool === 'oval');
  return (
    <>
      <p>{words.oval.notFound}</p>
      <p className="hint">{modelsMissing ? words.modelsMissing : words.oval.perhaps}</p>
      {!drawing && (
        <button type="button" className="secondary wide" onClick={() => view.setState({ tool: 'oval' })}>
          {words.oval.draw}
        </button>
      )}
    </>
  );
}

function Found({ photo, head }: { readonly photo: ShownPhoto; readonly head: ShownHead }) {
  const { view } = useApp();
  const text = words.findings;
  const notes = notesOn(head);
  const pxPerMm = shownPxPerMm(head).toFixed(1);
  const uncertaintyPercent = Math.round((100 * head.mmPerPxUncertainty) / head.mmPerPx);
  const rows: readonly (readonly [string, string])[] = [
    [text.treated, text.about(`${approximate(head.treatedAreaCm2)} cm²`)],
    [text.impressions, text.about(approximate(head.impressions))],
    [text.visible, text.about(`${approximate(head.visibleAreaCm2)} cm²`)],
    [text.scale, `${text.pxPerMm(pxPerMm, uncertaintyPercent)}, ${text.scaleFrom[head.scaleSource]}`],
    [text.view, text.views[photo.view]],
    [text.photo, `${photo.widthPx} × ${photo.heightPx} px`],
  ];
  return (
    <>
      {notes.includes('place-unsure') && (
        <div className="notice notice-caution place-unsure">
          <Icon name="alert" />
          <div>
            <p>
              <strong>{text.placeUnsure}.</strong> {text.placeUnsureMore}
            </p>
            <button type="button" className="primary" onClick={() => view.setState({ tool: 'oval' })}>
              {text.showHead}
            </button>
          </div>
        </div>
      )}
      {notes.includes('oval-unsure') && (
        <div className="notice notice-caution">
          <Icon name="alert" />
          <div>
            <p>
              <strong>{text.placeUnsure}.</strong> {text.ovalUnsureMore}
            </p>
            <button type="button" className="link" onClick={() => view.setState({ tool: 'oval' })}>
              {text.adjustOval}
            </button>
          </div>
        </div>
      )}
      <p className="finding">
        <strong>{text.source[head.source]}</strong> – {confidenceWords(head.confidence)}.{' '}
        <span className="finding-scale">{text.sizesTrueTo(uncertaintyPercent)}</span>
      </p>
      {notes.includes('check-border') && (
        <div className="notice notice-caution">
          <Icon name="alert" />
          <div>
            <p>{text.checkOutline}</p>
            <button type="button" className="link" onClick={() => view.setState({ outlineShown: true })}>
              {text.showBorder}
            </button>
          </div>
        </div>
      )}
      {notes.includes('no-single-dots') && (
        <p className="notice">
          <Icon name="info" />
          <span>
            <strong>{text.noDots}.</strong> {text.noDotsMore}
          </span>
        </p>
      )}
      {notes.includes('own-hair') && (
        <p className="notice">
          <Icon name="info" />
          {text.ownHair}
        </p>
      )}
      <details>
        <summary>{text.details}</summary>
        <dl className="figures">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{text.segmentation[photo.segmentation]}</p>
        <p className="hint">{words.honestyMore}</p>
      </details>
    </>
  );
}
