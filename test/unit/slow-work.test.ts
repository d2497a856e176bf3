import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SlowWork } from '../../src/app/slowWork';
import { createStatusStore } from '../../src/state/statusStore';

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('work that takes time', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function watched() {
    const status = createStatusStore();
    return { slow: new SlowWork(status), busy: () => status.getState().busy };
  }

  it('is told of once it is slow, until the last of it is done', async () => {
    const { slow, busy } = watched();
    void slow.watch(after(2000));
    void slow.watch(after(3000));
    await vi.advanceTimersByTimeAsync(400);
    expect(busy()).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(busy()).toBe(true);
    await vi.advanceTimersByTimeAsync(1500);
    expect(busy()).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(busy()).toBe(false);
  });

  it('is not told of where each piece is quick, however many follow one another', async () => {
    const { slow, busy } = watched();
    for (let piece = 0; piece < 20; piece++) {
      void slow.watch(after(300));
      await vi.advanceTimersByTimeAsync(100);
      expect(busy()).toBe(false);
    }
  });

  it('that fails is over as well, and its failure goes on to who waits for it', async () => {
    const { slow, busy } = watched();
    const failing = slow.watch(
      after(900).then(() => {
        throw new Error('lost');
      }),
    );
    const failed = expect(failing).rejects.toThrow('lost');
    await vi.advanceTimersByTimeAsync(600);
    expect(busy()).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    await failed;
    expect(busy()).toBe(false);
  });
});
