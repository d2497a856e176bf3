import type { JobStage } from '../../state/statusStore';
import { useStatus } from '../AppContext';
import { ProgressCard } from '../feedback/ProgressCard';

/** Stages after which another picture will stand here; the others only refine the one that is seen. */
const REPLACING: readonly JobStage[] = ['decode', 'models', 'vision', 'fit'];

export function JobVeil() {
  const job = useStatus((status) => status.job);
  if (!job || job.stage === 'export') return null;
  return (
    <div className={REPLACING.includes(job.stage) ? 'job-veil' : 'job-chip'}>
      <ProgressCard job={job} />
    </div>
  );
}
