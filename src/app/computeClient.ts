import * as Comlink from 'comlink';
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
    remote,
    dispose() {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
