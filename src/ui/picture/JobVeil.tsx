import type { JobStage } from '../../state/statusStore';
import { useStatus } from '../AppContext';
import { ProgressCard } from '../feedback/ProgressCard';
import { words } from '../words';

/** Stages after which another picture will stand here; the others only refine the one that is seen. */
const REPLACING: readonly JobStage[] = ['decode', 'models', 'vision', 'fit'];

/** Covers the picture that is about to be replaced. */
export function JobVeil() {
  const job = useStatus((status) => status.job);
  if (!job || !REPLACING.includes(job.stage)) return null;
  return (
    <div className="job-veil">
      <ProgressCard job={job} />
    </div>
  );
}

/** Beside a picture that is only being refined; saving is told in its own dialog. */
export function JobChip() {
  const job = useStatus((status) => status.job);
  const isBusy = useStatus((status) => status.busy);
  if (!job && isBusy)
    return (
      <div className="job-chip">
        <p className="progress-stage" role="status">
          {words.stages.draw}
          <span aria-hidden="true"> …</span>
        </p>
      </div>
    );
  if (!job || job.stage === 'export' || REPLACING.includes(job.stage)) return null;
  return (
    <div className="job-chip">
      <ProgressCard job={job} />
    </div>
  );
}
