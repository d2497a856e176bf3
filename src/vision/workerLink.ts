import type { ModelName, VisionReply, VisionRequest } from './protocol';
import type { HeadObservation, SeenMasks } from '../domain/observation';

export interface ToldMeanwhile {
  readonly onProgress: (fraction: number) => void;
  /** See `ObserveOptions`. */
  readonly onMasks: (masks: SeenMasks) => void;
}

/** One living vision worker. After `end` it answers nothing more. */
export interface WorkerLink {
  /** Resolves with the models that loaded, or with none where the worker cannot run here. Never rejects. */
  readonly loaded: Promise<readonly ModelName[]>;
  /** `rgba` is transferred. Rejects where the worker breaks; never settles after `end`. */
  observe(
    rgba: ArrayBuffer,
    widthPx: number,
    heightPx: number,
    told: ToldMeanwhile,
  ): Promise<HeadObservation>;
  /** Frees the WebAssembly memory; there is no other way to give it back. */
  end(): void;
}

export function startWorker(modelsBaseUrl: string, onBroken: () => void): WorkerLink {
  const worker = new Worker(new URL('./vision.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vision',
  });
  let tellLoaded: (models: readonly ModelName[]) => void = () => undefined;
  const loaded = new Promise<readonly ModelName[]>((resolve) => (tellLoaded = resolve));
  let pending: {
    resolve: (observation: HeadObservation) => void;
    reject: (reason: Error) => void;
    told: ToldMeanwhile;
    masks: SeenMasks;
  } | null = null;

  const post = (request: VisionRequest, transfer: Transferable[] = []): void =>
    worker.postMessage(request, transfer);

  worker.onmessage = ({ data: reply }: MessageEvent<VisionReply>) => {
    if (reply.kind === 'loaded') tellLoaded(reply.models);
    else if (!pending) return;
    else if (reply.kind === 'progress') pending.told.onProgress(reply.fraction);
    else if (reply.kind === 'masks') pending.told.onMasks((pending.masks = reply.masks));
    else {
      const { person, hair } = pending.masks;
      const { observation, masksStand } = reply;
      pending.resolve({ ...observation, person: masksStand ? person : observation.person, hair });
      pending = null;
    }
  };
  const fail = (event: Event): void => {
    event.preventDefault();
    worker.terminate();
    tellLoaded([]);
    pending?.reject(new Error('the vision worker stopped'));
    pending = null;
    onBroken();
  };
  worker.onerror = fail;
  worker.onmessageerror = fail;
  post({ kind: 'load', modelsBaseUrl });

  return {
    loaded,
    observe: (rgba, widthPx, heightPx, told) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject, told, masks: { person: null, hair: null } };
        post({ kind: 'observe', widthPx, heightPx, rgba }, [rgba]);
      }),
    end: () => {
      pending = null;
      worker.terminate();
      // Who still waits for the models learns that this worker brings none.
      tellLoaded([]);
    },
  };
}
