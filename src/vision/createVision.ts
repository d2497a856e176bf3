import { PreviewError } from '../domain/errors';
import type { AnalysisImage } from '../domain/image';
import type { HeadObservation, SeenMasks } from '../domain/observation';
import { NOTHING_SEEN } from './protocol';
import { startWorker, type ToldMeanwhile, type WorkerLink } from './workerLink';

/** Ending the worker is the only way to give WebAssembly memory back. */
const IDLE_MS = 10_000;
/** Where the progress of one observation stands when the models are there. */
const LOADED_FRACTION = 0.05;

export interface VisionOptions {
  /** Folder of the three model files, on the page's own origin; relative to the document. */
  readonly modelsBaseUrl: string;
}

export interface ObserveOptions {
  readonly signal: AbortSignal;
  /** 0..1 of this observation. */
  readonly onProgress?: (fraction: number) => void;
  /** Ahead of the rest. The answer has these very masks, unless another look found more of the person. */
  readonly onMasks?: (masks: SeenMasks) => void;
}

export interface Vision {
  /**
   * 'loaded' where at least one model can run here; 'missing' without models, or without WebAssembly SIMD or workers.
   * Asked again after 'missing', it looks again. Rejects only with PreviewError 'aborted'.
   */
  ready(signal?: AbortSignal): Promise<'loaded' | 'missing'>;
  /**
   * What the models see: masks at the image's size, landmarks in its pixels. Calls are served one after another.
   * The image stays the caller's. A model that is missing or fails leaves its part null.
   * Rejects only with PreviewError 'aborted'.
   */
  observe(image: AnalysisImage, options: ObserveOptions): Promise<HeadObservation>;
  /** Ends the worker; what is still running or waiting rejects with 'aborted'. */
  dispose(): void;
}

const aborted = (): PreviewError => new PreviewError('aborted', 'The analysis was stopped.');

/** Settles as `work` does, or rejects with 'aborted' as soon as one of the signals says so. */
function unlessAborted<T>(work: Promise<T>, signals: readonly AbortSignal[]): Promise<T> {
  if (signals.some((signal) => signal.aborted)) return Promise.reject(aborted());
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(aborted());
    for (const signal of signals) signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => {
      for (const signal of signals) signal.removeEventListener('abort', stop);
    });
  });
}

/** @throws TypeError where the models would come from another origin: a patient's browser talks to nobody else. */
export function createVision(options: VisionOptions): Vision {
  const base = new URL(options.modelsBaseUrl, document.baseURI);
  if (base.origin !== location.origin) throw new TypeError('modelsBaseUrl must be on the own origin');

  const disposed = new AbortController();
  let link: WorkerLink | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let waiting = 0;
  let lastJob: Promise<unknown> = Promise.resolve();
  let known: 'loaded' | null = null;

  const endWorker = (): void => {
    clearTimeout(idleTimer);
    link?.end();
    link = null;
  };
  const openWorker = (): WorkerLink => {
    if (!link) {
      const opened = startWorker(base.href, () => {
        if (link === opened) link = null;
      });
      link = opened;
    }
    return link;
  };
  const busy = async <T>(work: () => Promise<T>): Promise<T> => {
    clearTimeout(idleTimer);
    waiting += 1;
    try {
      return await work();
    } finally {
      waiting -= 1;
      if (waiting === 0) idleTimer = setTimeout(endWorker, IDLE_MS);
    }
  };

  const look = async (
    image: AnalysisImage,
    signals: readonly AbortSignal[],
    { onProgress, onMasks }: ToldMeanwhile,
  ): Promise<HeadObservation> => {
    const state = { inferring: false };
    const infer = async (): Promise<HeadObservation> => {
      const opened = openWorker();
      const models = await opened.loaded;
      if (models.length === 0 || signals.some((signal) => signal.aborted)) return NOTHING_SEEN;
      state.inferring = true;
      onProgress(LOADED_FRACTION);
      return opened.observe(image.data.slice().buffer, image.width, image.height, {
        onProgress: (fraction) => onProgress(LOADED_FRACTION + (1 - LOADED_FRACTION) * fraction),
        onMasks,
      });
    };
    try {
      return await unlessAborted(infer(), signals);
    } catch (cause) {
      if (cause instanceof PreviewError) {
        // Inference cannot be interrupted from outside in any other way.
        if (state.inferring) endWorker();
        throw cause;
      }
      console.warn('Vision is not available:', cause);
      return NOTHING_SEEN;
    }
  };

  return {
    ready(signal) {
      if (known) return Promise.resolve(known);
      const load = async (): Promise<'loaded' | 'missing'> => {
        try {
          const models = await openWorker().loaded;
          if (models.length > 0) return (known = 'loaded');
        } catch (cause) {
          console.warn('Vision is not available:', cause);
        }
        return 'missing';
      };
      return unlessAborted(busy(load), signal ? [signal, disposed.signal] : [disposed.signal]);
    },
    observe(image, { signal, onProgress = () => undefined, onMasks = () => undefined }) {
      const signals = [signal, disposed.signal];
      const turn = lastJob;
      const job = busy(async () => {
        await unlessAborted(turn, signals);
        return look(image, signals, { onProgress, onMasks });
      });
      // The next in the queue waits for this one's end, whichever it is, and for those before it.
      lastJob = Promise.allSettled([turn, job]);
      return job;
    },
    dispose() {
      disposed.abort();
      endWorker();
    },
  };
}
