import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/app/Answers';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('answers of a worker', () => {
  it('are let go of once they have come', async () => {
    const answers = new Answers();
    const refs = await Promise.all(
      [0, 1, 2].map(async () => new WeakRef(await answers.of(Promise.resolve(new Uint8Array(1000))))),
    );
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(refs.map((ref) => ref.deref())).toEqual([undefined, undefined, undefined]);
    expect(await answers.of(Promise.resolve(4))).toBe(4);
  });

  it('are rejections as they come, and for all that wait and come later where it stops', async () => {
    const answers = new Answers();
    await expect(answers.of(Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    const waiting = answers.of(new Promise<never>(() => undefined));
    answers.stop(new Error('it stopped'));
    answers.stop(new Error('and again'));
    await expect(waiting).rejects.toThrow('it stopped');
    await expect(answers.of(Promise.resolve(1))).rejects.toThrow('it stopped');
    await expect(answers.of(Promise.reject(new RangeError('no')))).rejects.toThrow('it stopped');
  });
});
