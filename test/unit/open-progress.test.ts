import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProgress } from '../../src/app/openProgress';
import { createStatusStore } from '../../src/state/statusStore';

describe('openProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows nothing of a photo that opens at once', () => {
    const status = createStatusStore();
    const progress = openProgress(status);
    progress.at('decode');
    vi.advanceTimersByTime(300);
    progress.at('vision');
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(status.getState().job).toBeNull();
  });

  it('shows the newest stage, now and then', () => {
    const status = createStatusStore();
    const progress = openProgress(status);
    progress.at('decode');
    progress.at('vision', 0.5);
    vi.advanceTimersByTime(450);
    expect(status.getState().job).toMatchObject({ stage: 'vision', cancellable: true });
    expect(status.getState().job?.fraction).toBeCloseTo(0.5);
    progress.at('fit');
    expect(status.getState().job?.stage).toBe('vision');
    vi.advanceTimersByTime(600);
    expect(status.getState().job?.stage).toBe('fit');
    progress.end();
  });
});
