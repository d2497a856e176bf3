import { PreviewError } from '../domain/errors';
import type { ImagingReply, TaskAnswer, TaskInput, TaskName } from './protocol';
import * as refusals from './refusals';

/** Ending the worker is the only way to give the codecs' WebAssembly memory back, ms. */
const IDLE_ENDS_AFTER_MS = 10_000;

interface Job {
  readonly request: { readonly task: TaskName; readonly input: unknown };
  readonly transfer: Transferable[];
  readonly resolve: (answer: TaskAnswer<TaskName>) => void;
  readonly reject: (error: PreviewError) => void;
}

let worker: Worker | undefined;
let running: Job | undefined;
let waiting: readonly Job[] = [];
let idleTimer: ReturnType<typeof setTimeout> | undefined;
/** How many count on what the worker remembers. */
let keepers = 0;

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}

function startWorker(): Worker {
  const started = new Worker(new URL('./imaging.worker.ts', import.meta.url), {
    type: 'module',
    name: 'imaging',
  });
  started.onmessage = ({ data }: MessageEvent<ImagingReply>) => {
    const job = running;
    running = undefined;
    if ('failure' in data) job?.reject(new PreviewError(data.failure.code, data.failure.message));
    else job?.resolve(data.answer);
    runNext();
  };
  started.onerror = () => {
    const job = running;
    running = undefined;
    endWorker();
    job?.reject(refusals.workerMissing());
    runNext();
  };
  return started;
}

/** One task at a time: two would double the memory, and a running one is stopped by ending the worker under it. */
function runNext(): void {
  clearTimeout(idleTimer);
  if (running) return;
  const [next, ...rest] = waiting;
  if (!next) {
    if (keepers === 0) idleTimer = setTimeout(endWorker, IDLE_ENDS_AFTER_MS);
    return;
  }
  waiting = rest;
  running = next;
  try {
    worker ??= startWorker();
    worker.postMessage(next.request, next.transfer);
  } catch {
    // A buffer that was moved before, or no memory for the message.
    running = undefined;
    next.reject(refusals.outOfMemory());
    runNext();
  }
}

function withdraw(job: Job): void {
  if (job === running) {
    running = undefined;
    endWorker();
  } else {
    waiting = waiting.filter((other) => other !== job);
  }
  runNext();
}

/** An idle worker stays until the answer is called: it remembers something that is asked for later. */
export function keepWorker(): () => void {
  let isKept = true;
  keepers++;
  clearTimeout(idleTimer);
  return () => {
    if (!isKept) return;
    isKept = false;
    keepers--;
    runNext();
  };
}

/**
 * Hands a task to the imaging worker.
 * @param transfer is moved when the task starts, and unusable here from then on
 * @throws PreviewError of the task, or aborted
 */
export function runInWorker<K extends TaskName>(
  task: K,
  input: TaskInput<K>,
  options: { readonly transfer?: Transferable[]; readonly signal?: AbortSignal } = {},
): Promise<TaskAnswer<K>> {
  const { signal, transfer = [] } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(refusals.aborted());
      return;
    }
    const onAbort = () => {
      withdraw(job);
      reject(refusals.aborted());
    };
    const job: Job = {
      request: { task, input },
      transfer,
      resolve: (answer) => {
        signal?.removeEventListener('abort', onAbort);
        // The worker answers in order, one task at a time: this is the answer of this task.
        resolve(answer);
      },
      reject: (error) => {
        signal?.removeEventListener('abort', onAbort);
        reject(error);
      },
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    waiting = [...waiting, job];
    runNext();
  });
}
