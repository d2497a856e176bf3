import { describe, expect, it } from 'vitest';
import type { OpenPhoto } from '../../src/app/photos';
import { TRIAL_ASPECT, trialCrop } from '../../src/app/trialCrop';
import type { LineHandleId, SeenLine } from '../../src/domain/hairline/seenLine';

type OfTexel<T> = (x: number, y: number) => T;

/** A photo of 4000 x 3000 px at 0.1 mm a pixel, its copy a quarter of it; texels of 40 px. */
function photo(
  scalp: OfTexel<boolean> = () => false,
  treated: OfTexel<boolean> = () => false,
  depthMm: OfTexel<number> = () => 600,
): OpenPhoto {
  const [width, height] = [100, 75];
  const coverage = Uint8Array.from({ length: width * height }, (_, i) =>
    scalp(i % width, Math.floor(i / width)) ? 255 : 0,
  );
  const layers = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++)
    layers[4 * i] = treated(i % width, Math.floor(i / width)) ? 255 : 0;
  const depth = Float32Array.from({ length: width * height }, (_, i) =>
    depthMm(i % width, Math.floor(i / width)),
  );
  return {
    decoded: { widthPx: 4000, heightPx: 3000, analysis: { width: 1000, height: 750, photoPxPerPx: 4 } },
    head: { mmPerPx: 0.1, depth: { width, height, depthMm: depth } },
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

const inside =
  (left: number, top: number, right: number, bottom: number): OfTexel<boolean> =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

describe('what a small picture shows', () => {
  it('is ten centimetres of dots', () => {
    const { x, y, width, height } = trialCrop(photo(undefined, inside(20, 0, 80, 50)), FRONT, 'skin')!;
    expect(width).toBe(250);
    expect(width / height).toBeCloseTo(TRIAL_ASPECT, 1);
    expect(x).toBeGreaterThanOrEqual(200);
    expect(x + width).toBeLessThanOrEqual(800);
    expect(y + height).toBeLessThanOrEqual(500);
  });

  it('is dots, not the wall and forehead about the hairline of a head seen from the side', () => {
    const front = line(['middle', 800, 800, true]);
    const { x, y, width, height } = trialCrop(photo(undefined, inside(21, 18, 60, 50)), front, 'skin')!;
    expect(x).toBeGreaterThanOrEqual(200);
    expect(x + width).toBeLessThanOrEqual(610);
    expect(y).toBeGreaterThanOrEqual(170);
    expect(y + height).toBeLessThanOrEqual(510);
  });

  it('lies where the skin faces the camera, of two places with as many dots', () => {
    const steep = (x: number) => (x < 50 ? 600 + 8 * (50 - x) : 600);
    const { x } = trialCrop(photo(undefined, inside(0, 0, 100, 75), steep), FRONT, 'skin')!;
    expect(x).toBeGreaterThanOrEqual(490);
  });

  it('shows less of the head where a narrow strip of it is all that is treated', () => {
    const { y, width, height } = trialCrop(photo(undefined, inside(10, 20, 90, 26)), FRONT, 'skin')!;
    expect(width).toBeLessThan(130);
    expect((260 - Math.max(200, y)) / height).toBeGreaterThan(0.5);
  });

  it('has both corners with some skin beside them where the line is chosen', () => {
    const { x, width } = trialCrop(photo(), FRONT, 'line')!;
    expect(x).toBeLessThan(1300 / 4 - 30);
    expect(x + width).toBeGreaterThan(2700 / 4 + 30);
  });

  it.each(['skin', 'line'] as const)('stays within the photo and keeps its shape: %s', (frame) => {
    for (const [xPx, yPx] of [
      [20, 20],
      [3990, 2990],
    ] as const) {
      const near = inside(xPx / 40 - 3, yPx / 40 - 3, xPx / 40 + 3, yPx / 40 + 3);
      const { x, y, width, height } = trialCrop(
        photo(undefined, near),
        line(['middle', xPx, yPx, true]),
        frame,
      )!;
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(1000);
      expect(y + height).toBeLessThanOrEqual(750);
      expect(width / height).toBeCloseTo(TRIAL_ASPECT, 1);
    }
  });

  it.each(['skin', 'line'] as const)('is never so small a cut that its pixels show: %s', (frame) => {
    const far = photo(undefined, inside(40, 30, 60, 40));
    const small = { ...far, head: { ...far.head!, mmPerPx: 1 } };
    expect(trialCrop(small, FRONT, frame)!.width).toBeGreaterThanOrEqual(120);
  });

  it('is what is treated where the front is not seen, for the line all of the scalp', () => {
    const back = photo(inside(20, 5, 80, 70), inside(40, 10, 60, 30));
    const skin = trialCrop(back, null, 'skin')!;
    const across = Math.min(600, skin.x + skin.width) - Math.max(400, skin.x);
    const down = Math.min(300, skin.y + skin.height) - Math.max(100, skin.y);
    expect((across * down) / (skin.width * skin.height)).toBeGreaterThan(0.85);
    expect(trialCrop(back, null, 'line')!.width).toBeGreaterThan(600);
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
