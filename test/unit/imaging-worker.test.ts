import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImagingReply, ImagingRequest } from '../../src/imaging/protocol';

const IDLE_MS = 60_000;
const LIMITS = { signal: new AbortController().signal, maxTextureSidePx: 4096 };

/** Answers every task; remembers which it was given. */
class FakeWorker {
  static readonly started: FakeWorker[] = [];
  readonly tasks: string[] = [];
  ended = false;
  onmessage: ((event: { data: ImagingReply }) => void) | null = null;

  constructor() {
    FakeWorker.started.push(this);
  }

  postMessage({ task }: ImagingRequest): void {
    this.tasks.push(task);
    const bitmap = { width: 8, height: 8, close: () => undefined };
    const opened = { source: bitmap, working: null, analysis: {}, lens: null };
    queueMicrotask(() => this.onmessage?.({ data: { answer: opened } as unknown as ImagingReply }));
  }

  terminate(): void {
    this.ended = true;
  }
}

describe('the imaging worker', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers();
    vi.stubGlobal('Worker', FakeWorker);
    FakeWorker.started.length = 0;
  });
  afterEach(() => {
    vi.resetModules();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const opened = async () => {
    const { openPhotoFile } = await import('../../src/imaging/openPhotoFile');
    return openPhotoFile(new Blob(), LIMITS);
  };

  it('still has the strips of a photo at which the models looked for a minute, and ends when it is sampled', async () => {
    const photo = await opened();
    await vi.advanceTimersByTimeAsync(IDLE_MS);
    await photo.sample(LIMITS.signal);
    expect(FakeWorker.started.map(({ tasks }) => tasks)).toEqual([['open', 'sample']]);
    expect(FakeWorker.started[0]!.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(IDLE_MS);
    expect(FakeWorker.started[0]!.ended).toBe(true);
  });

  it('ends when a photo is put away that was never sampled', async () => {
    const photo = await opened();
    photo.dispose();
    await vi.advanceTimersByTimeAsync(IDLE_MS);
    expect(FakeWorker.started[0]!.ended).toBe(true);
  });
});
