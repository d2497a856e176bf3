import { useState } from 'react';
import { useApp, useStatus } from '../AppContext';
import { HeadDrawing } from '../art/HeadDrawing';
import { Icon } from '../art/Icon';
import { ProgressCard } from '../feedback/ProgressCard';
import { useMedia } from '../useMedia';
import { words } from '../words';
import { PhotoInput } from './PhotoInput';
import './start.css';

const SAMPLE = './samples/sample.jpg';

export function StartScreen({ onPhoto }: { readonly onPhoto: (photo: Blob) => void }) {
  const job = useStatus((status) => status.job);
  const models = useStatus((status) => status.models);
  const unavailable = useStatus((status) => status.graphics === 'unavailable');
  return (
    <main className="start">
      <header className="start-brand">
        <img src="./favicon.svg" alt="" width="28" height="28" />
        <p>
          <strong>{words.appName}</strong> <span>{words.appMeaning}</span>
        </p>
      </header>
      <div className="start-text">
        <h1>{words.start.headline}</h1>
        <p className="start-lead">{words.start.lead}</p>
        {unavailable && <Unavailable />}
        <p className="promise">
          <Icon name="lock" />
          {words.promise}
        </p>
        {job ? <ProgressCard job={job} /> : <Pickers onPhoto={onPhoto} disabled={unavailable} />}
        {models === 'missing' && (
          <p className="notice">
            <Icon name="info" />
            {words.modelsMissing}
          </p>
        )}
      </div>
      <figure className="start-figure">
        <div className="start-tags" aria-hidden="true">
          <span>{words.start.before}</span>
          <span>{words.start.after}</span>
        </div>
        <HeadDrawing />
        <figcaption>{words.start.notPromise}</figcaption>
      </figure>
      <section className="start-tips" aria-labelledby="tips-title">
        <h2 id="tips-title">{words.start.tipsTitle}</h2>
        <ul>
          {words.start.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </section>
    </main>
  );
}

const Unavailable = () => (
  <div className="notice notice-caution notice-strong" role="alert">
    <Icon name="alert" />
    <p>
      <strong>{words.graphics.unavailable}</strong> {words.graphics.unavailableMore}
    </p>
  </div>
);

interface PickersProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly disabled: boolean;
}

function Pickers({ onPhoto, disabled }: PickersProps) {
  const hasCamera = useMedia('(pointer: coarse)');
  return (
    <div className="pickers">
      <div className="pickers-row">
        <PhotoInput className="primary big" disabled={disabled} onPhoto={onPhoto}>
          <Icon name="image" />
          {words.start.choose}
        </PhotoInput>
        {hasCamera && (
          <PhotoInput className="secondary big" camera disabled={disabled} onPhoto={onPhoto}>
            <Icon name="photo" />
            {words.start.take}
          </PhotoInput>
        )}
      </div>
      <p className="hint">{words.beforeAnalysis}</p>
      {!hasCamera && <p className="hint">{words.start.otherWays}</p>}
      <Sample disabled={disabled} />
    </div>
  );
}

function Sample({ disabled }: { readonly disabled: boolean }) {
  const { commands } = useApp();
  const [missing, setMissing] = useState(false);
  return (
    <div className="sample">
      <button
        type="button"
        className="sample-button"
        disabled={disabled}
        onClick={() => void commands.openSample()}
      >
        {missing ? (
          <span className="sample-blank">
            <Icon name="image" />
          </span>
        ) : (
          <img src={SAMPLE} alt="" width="64" height="64" onError={() => setMissing(true)} />
        )}
        <span>{words.start.sample}</span>
      </button>
      <p className="sample-credit">{words.start.sampleCredit}</p>
    </div>
  );
}
