import type { JobStage, StatusStore } from '../state/statusStore';

type OpenStage = Exclude<JobStage, 'export'>;

/** Where each stage starts and ends on the progress bar. */
const STAGES: Readonly<Record<OpenStage, readonly [number, number]>> = {
  decode: [0, 0.15],
  models: [0.15, 0.3],
  vision: [0.3, 0.7],
  fit: [0.7, 0.85],
  field: [0.85, 0.95],
  draw: [0.95, 1],
};

/**
 * Every step on screen is a frame of the whole window, for which the analysis has to wait on a device without a graphics
 * card: a photo that opens in less than the first time shows none.
 */
const FIRST_SHOWN_AFTER_MS = 400;
const STEP_MS = 500;

export interface OpenProgress {
  /** `fraction` of the stage, 0..1. */
  at(stage: OpenStage, fraction?: number): void;
  /** Nothing is shown afterwards. */
  end(): void;
}

/** Tells the screen how far opening a photo is, now and then. */
export function openProgress(status: StatusStore): OpenProgress {
  let latest: readonly [stage: OpenStage, fraction: number] = ['decode', 0];
  const show = (): void => {
    timer = setTimeout(show, STEP_MS);
    const [stage, fraction] = latest;
    const [from, to] = STAGES[stage];
    status.setState({ job: { stage, fraction: from + fraction * (to - from), cancellable: true } });
  };
  let timer = setTimeout(show, FIRST_SHOWN_AFTER_MS);
  return {
    at(stage, fraction = 0) {
      latest = [stage, fraction];
    },
    end() {
      clearTimeout(timer);
    },
  };
}
