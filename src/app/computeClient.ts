import * as Comlink from 'comlink';
import { Answers } from './Answers';
import type { Compute } from './compute';

export interface ComputeClient {
  readonly remote: Comlink.Remote<Compute>;
  dispose(): void;
}

/** The compute worker lives as long as the app: it keeps the geometry of the open photos. */
export function createComputeClient(): ComputeClient {
  const worker = new Worker(new URL('./compute.worker.ts', import.meta.url), {
    type: 'module',
    name: 'compute',
  });
  const remote = Comlink.wrap<Compute>(worker);
  return {
    remote: untilItStops(worker, remote),
    dispose() {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}

/** Comlink waits for ever for a worker that could not be loaded or broke; its answers are rejections here. */
function untilItStops(worker: Worker, remote: Comlink.Remote<Compute>): Comlink.Remote<Compute> {
  const answers = new Answers();
  const stop = (event: Event): void => {
    event.preventDefault();
    worker.terminate();
    answers.stop(new Error('the compute worker stopped'));
  };
  worker.onerror = stop;
  worker.onmessageerror = stop;
  return new Proxy(remote, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol' || typeof call !== 'function') return call;
      return (...input: unknown[]) =>
        answers.of(Reflect.apply(call as (...given: unknown[]) => PromiseLike<unknown>, target, input));
    },
  });
}
