import type { Job } from '../../state/statusStore';
import { useApp } from '../AppContext';
import { words } from '../words';
import './progress.css';

/** The stage in words, how far it is, and a way out. */
export function ProgressCard({ job }: { readonly job: Job }) {
  const { commands } = useApp();
  const percent = Math.round(job.fraction * 100);
  return (
    <div className="progress-card">
      <p className="progress-stage" role="status">
        {words.stages[job.stage]}
        <span aria-hidden="true"> …</span>
      </p>
      <progress max={100} value={percent} aria-label={words.stages[job.stage]} />
      {job.cancellable && (
        <button type="button" className="secondary" onClick={() => commands.cancel()}>
          {words.cancel}
        </button>
      )}
    </div>
  );
}
