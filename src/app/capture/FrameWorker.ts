import * as Comlink from 'comlink';
import type { FrameChecks } from '../../domain/capture/types';
import type { ClinicalView } from '../../domain/observation';
import { Answers } from '../Answers';
import type { FrameJudge } from './worker/frameJudge';

const stopped = (): Error => new Error('the frames worker stopped');

interface Running {
  readonly worker: Worker;
  readonly remote: Comlink.Remote<FrameJudge>;
  /** Rejected when the worker breaks or ends: Comlink would wait for ever. */
  readonly answers: Answers;
}

/** Reads pixels beside the page: of a large picture that takes long wherever graphics are slow. */
export class FrameWorker {
  private running: Running | null = null;

  /** @param picture handed over @throws Error where the worker breaks or ends meanwhile */
  async check(picture: ImageBitmap, view: ClinicalView): Promise<FrameChecks> {
    this.running ??= run();
    const { remote, answers } = this.running;
    return answers.of(remote.check(Comlink.transfer(picture, [picture]), view));
  }

  /** The next check starts it anew. */
  end(): void {
    this.running?.worker.terminate();
    this.running?.answers.stop(stopped());
    this.running = null;
  }
}

function run(): Running {
  const worker = new Worker(new URL('./frames.worker.ts', import.meta.url), {
    type: 'module',
    name: 'frames',
  });
  const answers = new Answers();
  worker.onerror = (event) => {
    event.preventDefault();
    answers.stop(stopped());
  };
  return { worker, remote: Comlink.wrap<FrameJudge>(worker), answers };
}
