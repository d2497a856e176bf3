import * as Comlink from 'comlink';
import type { FrameChecks } from '../../domain/capture/types';
import type { ClinicalView } from '../../domain/observation';
import type { FrameJudge } from './worker/frameJudge';

interface Running {
  readonly worker: Worker;
  readonly remote: Comlink.Remote<FrameJudge>;
  /** Rejects when the worker breaks or ends: Comlink would wait for ever. */
  readonly stopped: Promise<never>;
  readonly stop: () => void;
}

/** Reads pixels beside the page: of a large picture that takes long wherever graphics are slow. */
export class FrameWorker {
  private running: Running | null = null;

  /** @param picture handed over @throws Error where the worker breaks or ends meanwhile */
  async check(picture: ImageBitmap, view: ClinicalView): Promise<FrameChecks> {
    this.running ??= run();
    const { remote, stopped } = this.running;
    return Promise.race([remote.check(Comlink.transfer(picture, [picture]), view), stopped]);
  }

  /** The next check starts it anew. */
  end(): void {
    this.running?.worker.terminate();
    this.running?.stop();
    this.running = null;
  }
}

function run(): Running {
  const worker = new Worker(new URL('./frames.worker.ts', import.meta.url), {
    type: 'module',
    name: 'frames',
  });
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new Error('the frames worker stopped'));
    };
  });
  stopped.catch(() => undefined);
  worker.onerror = (event) => {
    event.preventDefault();
    stop();
  };
  return { worker, remote: Comlink.wrap<FrameJudge>(worker), stopped, stop };
}
