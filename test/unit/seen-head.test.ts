import { describe, expect, it } from 'vitest';
import { headMask } from '../../src/domain/scalp/seenHead';

/** One row of skin a mm from 60 above the glabella to 160 below it; the mask has every other. */
const HEIGHT = 220;
const ABOVE_MM = 60;
const column = (value: number) => new Float32Array(HEIGHT).fill(value);
const facing = (isScalp: boolean) => ({
  width: 1,
  height: HEIGHT,
  box: { x0: 0, y0: 0, x1: 0, y1: HEIGHT - 1 },
  facing: column(1),
  positionMm: Float32Array.from({ length: 3 * HEIGHT }, (_, k) =>
    k % 3 === 1 ? ABOVE_MM - Math.floor(k / 3) : 0,
  ),
  borderDistanceMm: column(isScalp ? 1 : -1),
  scalp: { width: 1, height: HEIGHT, coverage: new Uint8Array(HEIGHT).fill(isScalp ? 255 : 0) },
  person: null,
});

describe.each([
  ['face', false],
  ['scalp', true],
] as const)('the mask of a head whose %s is seen', (_, isScalp) => {
  const { coverage } = headMask(facing(isScalp), [0, 0, 0]);
  const at = (belowGlabellaMm: number): number => coverage[(ABOVE_MM + belowGlabellaMm) / 2]!;

  it('holds scalp and forehead wholly', () => {
    expect([at(-60), at(-20), at(0), at(28)]).toEqual([255, 255, 255, 255]);
  });

  it('fades towards chin and nape without a step, and has neither neck nor collar', () => {
    expect(at(70)).toBeLessThan(220);
    expect(at(70)).toBeGreaterThan(150);
    expect(at(104)).toBeLessThan(132);
    expect([at(106), at(130), at(158)]).toEqual([0, 0, 0]);
  });
});
