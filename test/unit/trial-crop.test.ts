import { describe, expect, it } from 'vitest';
import type { OpenPhoto } from '../../src/app/photos';
import { TRIAL_ASPECT, trialCrop } from '../../src/app/trialCrop';
import type { LineHandleId, SeenLine } from '../../src/domain/hairline/seenLine';

/** A photo of 4000 x 3000 px at 0.1 mm a pixel, its copy a quarter of it. */
function photo(
  scalp: (x: number, y: number) => boolean = () => false,
  treated: (x: number, y: number) => boolean = () => false,
): OpenPhoto {
  const [width, height] = [100, 75];
  const coverage = Uint8Array.from({ length: width * height }, (_, i) =>
    scalp(i % width, Math.floor(i / width)) ? 255 : 0,
  );
  const layers = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++)
    layers[4 * i] = treated(i % width, Math.floor(i / width)) ? 255 : 0;
  return {
    decoded: { widthPx: 4000, heightPx: 3000, analysis: { width: 1000, height: 750, photoPxPerPx: 4 } },
    head: { mmPerPx: 0.1 },
    treatment: { scalp: { width, height, coverage }, map: { width, height, layers } },
  } as unknown as OpenPhoto;
}

const line = (...handles: [LineHandleId, number, number, boolean][]): SeenLine => ({
  runs: [],
  guides: [],
  behindMm: null,
  handles: handles.map(([id, xPx, yPx, facing]) => ({ id, xPx, yPx, facing })),
});
const FRONT = line(
  ['middle', 2000, 1200, true],
  ['left-corner', 2700, 1000, true],
  ['right-corner', 1300, 1000, true],
);

describe('what a small picture shows', () => {
  it('is ten centimetres about the middle of the hairline, more dots than forehead', () => {
    const { x, y, width, height } = trialCrop(photo(), FRONT, 'skin')!;
    expect(width).toBe(250);
    expect(width / height).toBeCloseTo(TRIAL_ASPECT, 1);
    expect(x + width / 2).toBeCloseTo(500, -1);
    expect((300 - y) / height).toBeCloseTo(0.62, 1);
  });

  it('has both corners with some skin beside them where the line is chosen', () => {
    const { x, width } = trialCrop(photo(), FRONT, 'line')!;
    expect(x).toBeLessThan(1300 / 4 - 30);
    expect(x + width).toBeGreaterThan(2700 / 4 + 30);
  });

  it('stays within the photo and keeps its shape', () => {
    for (const [xPx, yPx] of [
      [20, 20],
      [3990, 2990],
    ] as const) {
      const { x, y, width, height } = trialCrop(photo(), line(['middle', xPx, yPx, true]), 'skin')!;
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(1000);
      expect(y + height).toBeLessThanOrEqual(750);
      expect(width / height).toBeCloseTo(TRIAL_ASPECT, 1);
    }
  });

  it('is never so small a cut that its pixels show', () => {
    const far = photo();
    const small = { ...far, head: { ...far.head!, mmPerPx: 1 } };
    expect(trialCrop(small, FRONT, 'skin')!.width).toBeGreaterThanOrEqual(120);
  });

  it('is the middle of what is treated where the front is not seen', () => {
    const back = photo(
      (x, y) => x >= 20 && x < 80 && y >= 5 && y < 70,
      (x, y) => x >= 40 && x < 60 && y >= 10 && y < 30,
    );
    const skin = trialCrop(back, null, 'skin')!;
    expect(skin.x + skin.width / 2).toBeCloseTo(500, -1);
    expect(skin.y + skin.height / 2).toBeCloseTo(200, -1);
    const whole = trialCrop(back, null, 'line')!;
    expect(whole.width).toBeGreaterThan(600);
  });

  it('is the middle of the scalp where the front is not seen, all of it for the line', () => {
    const crown = photo((x, y) => x >= 20 && x < 60 && y >= 30 && y < 50);
    const skin = trialCrop(crown, line(['middle', 2000, 1200, false]), 'skin')!;
    expect(skin.width).toBe(250);
    expect(skin.x + skin.width / 2).toBeCloseTo(400, -1);
    expect(skin.y + skin.height / 2).toBeCloseTo(400, -1);
    const all = trialCrop(crown, null, 'line')!;
    expect(all.x).toBeLessThanOrEqual(200);
    expect(all.x + all.width).toBeGreaterThanOrEqual(600);
  });

  it.each([
    ['none of it is seen', line(['middle', 2000, 1200, false])],
    ['none is known', null],
  ])('without scalp there is none, where %s', (_, seen) => {
    expect(trialCrop(photo(), seen, 'skin')).toBeNull();
    expect(trialCrop({ ...photo(), head: null }, FRONT, 'skin')).toBeNull();
  });
});
