import { useStatus } from '../AppContext';
import { HeadDrawing } from '../art/HeadDrawing';
import { Icon } from '../art/Icon';
import { GuideLink } from '../capture/GuideLink';
import { ErrorAlert, type ErrorAlertProps } from '../feedback/ErrorAlert';
import { ProgressCard } from '../feedback/ProgressCard';
import { SavedConsultations } from '../saved/SavedConsultations';
import { words } from '../words';
import { Pickers } from './Pickers';
import './start.css';

interface StartScreenProps {
  readonly alert: ErrorAlertProps;
  readonly onPhoto: (photo: Blob) => void;
  readonly onSample: () => void;
  readonly onTake?: (() => void) | undefined;
  readonly onSaved: (id: string) => void;
}

export function StartScreen({ alert, onPhoto, onSample, onTake, onSaved }: StartScreenProps) {
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
        <ErrorAlert {...alert} />
        {unavailable && <Unavailable />}
        <p className="promise">
          <Icon name="lock" />
          <span>
            {words.promise}
            <span className="promise-more">{words.promiseMore}</span>
          </span>
        </p>
        {job ? (
          <ProgressCard job={job} />
        ) : (
          <>
            <Pickers onPhoto={onPhoto} onSample={onSample} onTake={onTake} disabled={unavailable} />
            <SavedConsultations disabled={unavailable} onOpen={onSaved} />
          </>
        )}
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
        <GuideLink />
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
