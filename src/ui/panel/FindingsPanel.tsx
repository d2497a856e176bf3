import type { ShownHead, ShownPhoto } from '../../state/statusStore';
import { useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { GuideLink } from '../capture/GuideLink';
import { AddPhoto } from '../photos/AddPhoto';
import { isTold, plusMinus } from '../numbers';
import { notesOn } from './notes';
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
      {/* Below the picture it is said with what to do about it. */}
      {!drawing && <p>{words.oval.notFound}</p>}
      <p className="hint">{modelsMissing ? words.modelsMissing : words.oval.perhaps}</p>
      {!drawing && (
        <button type="button" className="secondary wide" onClick={() => view.setState({ tool: 'oval' })}>
          {words.oval.draw}
        </button>
      )}
      <GuideLink />
    </>
  );
}

function Found({ photo, head }: { readonly photo: ShownPhoto; readonly head: ShownHead }) {
  const { view } = useApp();
  const text = words.findings;
  const notes = notesOn(head);
  const pxPerMm = (Math.round(10 / head.mmPerPx) / 10).toFixed(1);
  const lengthPercent = percent(head.mmPerPxUncertainty / head.mmPerPx);
  const rows: readonly (readonly [string, string])[] = [
    ...(head.covered
      ? []
      : ([
          [text.treated, told(head.treatedAreaCm2, head.treatedAreaUncertainty, text.area)],
          [text.impressions, told(head.impressions, head.treatedAreaUncertainty, text.dots)],
        ] as const)),
    [text.visible, told(head.visibleAreaCm2, head.visibleAreaUncertainty, text.area)],
    [text.scale, `${text.pxPerMm(pxPerMm, lengthPercent)}, ${text.scaleFrom[head.scaleSource]}`],
    ...(head.finestDetailMm === null
      ? []
      : ([[text.detail, text.detailMm(head.finestDetailMm.toFixed(1))]] as const)),
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
        <strong>{head.placedByHand ? text.placedByHand : text.source[head.source]}</strong> –{' '}
        {confidenceWords(head.confidence)}.{' '}
        <span className="finding-scale">
          {text.trueTo(lengthPercent, percent(head.visibleAreaUncertainty))}
        </span>
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
      {head.problems.map(({ kind, severity }) => (
        <p key={kind} className={severity === 'strong' ? 'notice notice-caution' : 'notice'}>
          <Icon name={severity === 'strong' ? 'alert' : 'info'} />
          <span>
            <strong>{text.problems[kind][severity]}.</strong> {text.matters[severity]}{' '}
            {text.problems[kind].matters} {text.next} {text.problems[kind].next}
          </span>
        </p>
      ))}
      {head.problems.length > 0 && <GuideLink />}
      {head.problems.length === 0 && head.finestDetailMm !== null && (
        <p className="hint">{text.noProblems}</p>
      )}
      {!isTold(head.treatedAreaUncertainty) && (
        <p className="notice">
          <Icon name="info" />
          {text.areaUntold}
        </p>
      )}
      {notes.includes('covered') && (
        <p className="notice">
          <Icon name="info" />
          {text.covered}
        </p>
      )}
      {notes.includes('own-hair') && (
        <p className="notice">
          <Icon name="info" />
          {text.ownHair}
        </p>
      )}
      <div className="add-photo-why">
        <AddPhoto />
        <p className="hint">{words.panel.addPhotoWhy}</p>
      </div>
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

const told = (value: number, uncertainty: number, say: (figure: string, error: string) => string): string =>
  isTold(uncertainty) ? say(...plusMinus(value, uncertainty)) : words.findings.areaUnsure;

const percent = (fraction: number): number => Math.round(100 * fraction);
