import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { LINEAR_OF_LEVEL, levelOf, nearestLevel, type LinearRgb } from '../../src/domain/pigment/colour';
import { latticeNoise } from '../../src/domain/random';
import { rimSeen, shareWithin, type RimSeen } from '../../src/domain/scalp/rimColours';

const SIDE = 300;
const MIDDLE = { x: 152.3, y: 147.6 };
const RADIUS_PX = 100;
const WHOLE = { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 };

type Colour = readonly [number, number, number];
const SKIN: Colour = [205, 160, 135];
const linear = (colour: Colour): LinearRgb => [
  LINEAR_OF_LEVEL[colour[0]]!,
  LINEAR_OF_LEVEL[colour[1]]!,
  LINEAR_OF_LEVEL[colour[2]]!,
];

const fromMiddle = (i: number): number =>
  Math.hypot((i % SIDE) + 0.5 - MIDDLE.x, Math.floor(i / SIDE) + 0.5 - MIDDLE.y);
/** Of a disc whose edge the photo spreads over two pixels, 0..1. */
const inDisc = (i: number): number => Math.min(1, Math.max(0, (RADIUS_PX + 1 - fromMiddle(i)) / 2));

/** Skin in front of something, with noise; light mixes linearly. */
function picture(behind: Colour, spot: (i: number) => boolean = () => false) {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE).fill(255);
  const [skin, around] = [linear(SKIN), linear(behind)];
  for (let i = 0; i < SIDE * SIDE; i++)
    for (let k = 0; k < 3; k++) {
      const share = inDisc(i);
      const light = share * skin[k]! * (spot(i) ? 0.1 : 1) + (1 - share) * around[k]!;
      data[4 * i + k] = Math.round(
        levelOf(light) + 8 * (latticeNoise(i % SIDE, Math.floor(i / SIDE), k, 3) - 0.5),
      );
    }
  return { width: SIDE, height: SIDE, photoPxPerPx: 2, data };
}

/** The same in light and shade that are as strong on both sides. */
function shaded(analysis: ReturnType<typeof picture>): ReturnType<typeof picture> {
  const data = analysis.data.map((level, i) => {
    const [x, y] = [(i >> 2) % SIDE, Math.floor((i >> 2) / SIDE)];
    return i % 4 === 3
      ? level
      : level * (0.75 + 0.35 * latticeNoise(Math.floor(x / 4), Math.floor(y / 4), 9, 3));
  });
  return { ...analysis, data };
}

/** Wanders so far about the disc. */
const wandering = (px: number, phase = 0): Mask => ({
  width: SIDE,
  height: SIDE,
  coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
    const angle = Math.atan2(Math.floor(i / SIDE) - MIDDLE.y, (i % SIDE) - MIDDLE.x);
    return fromMiddle(i) < RADIUS_PX - 0.5 + px * Math.sin(7 * angle + phase) ? 255 : 0;
  }),
});
const offMask = wandering(3);

/** Mean distance between the mask's edge and the disc's, px. */
const edgeErrorPx = ({ coverage }: Mask): number => {
  let wrong = 0;
  for (let i = 0; i < coverage.length; i++) if (coverage[i]! > 127 !== inDisc(i) > 0.5) wrong++;
  return wrong / (2 * Math.PI * RADIUS_PX);
};

function shareAt(seen: RimSeen, data: Uint8ClampedArray, i: number): { told: number; share: number } {
  const { leftPx, topPx, cellPx, width, height, rgba } = seen.colours;
  const column = Math.floor((2 * ((i % SIDE) + 0.5) - leftPx) / cellPx);
  const row = Math.floor((2 * (Math.floor(i / SIDE) + 0.5) - topPx) / cellPx);
  const cell = 4 * (row * width + column);
  const colour = (from: ArrayLike<number>, at: number) => linear([from[at]!, from[at + 1]!, from[at + 2]!]);
  const besideIt = 4 * width * height + cell;
  const beyond = colour(rgba, besideIt);
  return {
    told: rgba[cell + 3]! / 255,
    share: shareWithin(colour(data, 4 * i), colour(rgba, cell), beyond, 1, rgba[besideIt + 3]! / 255),
  };
}

describe('what lies on either side of the outline', () => {
  it.each<[string, Colour]>([
    ['dark', [20, 24, 30]],
    ['bright', [225, 228, 235]],
    ['coloured', [150, 90, 160]],
  ])('tells where the person ends before something %s, where the mask is off', (_name, behind) => {
    const analysis = picture(behind);
    expect(edgeErrorPx(offMask)).toBeGreaterThan(1.6);
    const seen = rimSeen(analysis, offMask, WHOLE)!;
    // It reaches a little beyond, so that no pixel that shows some of the person is left out.
    expect(edgeErrorPx(seen.mask)).toBeLessThan(1);
    let [missed, astray, untold, error, count] = [0, 0, 0, 0, 0];
    for (let i = 0; i < SIDE * SIDE; i++) {
      const away = Math.abs(fromMiddle(i) - RADIUS_PX);
      if (away > 3 && seen.mask.coverage[i]! > 127 !== fromMiddle(i) < RADIUS_PX) astray++;
      if (inDisc(i) > 0.3 && seen.mask.coverage[i]! < 128) missed++;
      if (away > 1.5) continue;
      const { told, share } = shareAt(seen, analysis.data, i);
      if (away < 0.5 && told < 0.8) untold++;
      error += Math.abs(share - inDisc(i));
      count++;
    }
    expect({ missed, astray, untold }).toEqual({ missed: 0, astray: 0, untold: 0 });
    expect(error / count).toBeLessThan(0.12);
  });

  it('tells it as well where dark hair meets light skin and their mean looks like what lies behind', () => {
    const isHair = (i: number): boolean => Math.floor(i / SIDE) < MIDDLE.y;
    const analysis = picture([158, 123, 104], isHair);
    // Farthest off on the left and right, where hair and skin meet.
    const mask = wandering(2, Math.PI / 2);
    const seen = rimSeen(analysis, mask, WHOLE)!;
    let [wrong, before, count] = [0, 0, 0];
    for (let i = 0; i < SIDE * SIDE; i++) {
      const isWithin = inDisc(i) > 0.5;
      if (inDisc(i) > 0 && inDisc(i) < 1) continue;
      if (Math.abs(Math.floor(i / SIDE) - MIDDLE.y) > 8 || Math.abs(fromMiddle(i) - RADIUS_PX) > 8) continue;
      count++;
      if (mask.coverage[i]! > 127 !== isWithin) before++;
      if (seen.mask.coverage[i]! > 127 !== isWithin) wrong++;
    }
    expect(before / count).toBeGreaterThan(0.05);
    expect(wrong / count).toBeLessThan(0.01);
  });

  it('tells it by hue where light and shade hide it, as skin before a wall', () => {
    const seen = rimSeen(shaded(picture([190, 168, 158])), offMask, WHOLE)!;
    expect(edgeErrorPx(offMask)).toBeGreaterThan(1.6);
    expect(edgeErrorPx(seen.mask)).toBeLessThan(0.6);
  });

  it('keeps to the outline beside a highlight, whose colour the skin at the outline does not have', () => {
    const away = (i: number): number => RADIUS_PX - fromMiddle(i);
    const shining = (i: number): number =>
      Math.floor(i / SIDE) < MIDDLE.y ? Math.exp(-0.5 * ((away(i) - 8) / 2.5) ** 2) : 0;
    const plain = picture([169, 152, 167]);
    const data = plain.data.map((level, k) =>
      k % 4 === 3 ? level : level + (inDisc(k >> 2) === 1 ? shining(k >> 2) : 0) * 0.8 * (250 - level),
    );
    const seen = rimSeen({ ...plain, data }, wandering(2), WHOLE)!;
    let [missed, untreated, count] = [0, 0, 0];
    for (let i = 0; i < SIDE * SIDE; i++) {
      if (away(i) < 1 || away(i) > 6 || Math.floor(i / SIDE) > MIDDLE.y - 10) continue;
      const { told, share } = shareAt(seen, data, i);
      count++;
      if (seen.mask.coverage[i]! < 128) missed++;
      if (told > 0.5 && share < 0.5) untreated++;
    }
    expect(count).toBeGreaterThan(1000);
    expect(missed / count).toBeLessThan(0.01);
    expect(untreated / count).toBeLessThan(0.02);
  });

  it('gets nearer in two steps where hue tells little', () => {
    const mask = wandering(4);
    expect(edgeErrorPx(mask)).toBeGreaterThan(2.5);
    expect(edgeErrorPx(rimSeen(shaded(picture([195, 165, 150])), mask, WHOLE)!.mask)).toBeLessThan(1.6);
  });

  it('leaves the mask as it is where both look alike', () => {
    const seen = rimSeen(picture([208, 165, 139]), offMask, WHOLE)!;
    expect(edgeErrorPx(seen.mask)).toBeCloseTo(edgeErrorPx(offMask), 6);
    expect(
      seen.colours.rgba.some((value, i) => i < seen.colours.rgba.length / 2 && i % 4 === 3 && value > 0),
    ).toBe(false);
  });

  it('takes a dark spot next to the edge for the person’s', () => {
    const isSpot = (i: number): boolean =>
      Math.hypot((i % SIDE) - MIDDLE.x, Math.floor(i / SIDE) - MIDDLE.y + RADIUS_PX - 4) < 2;
    const seen = rimSeen(picture([20, 24, 30], isSpot), offMask, WHOLE)!;
    for (let i = 0; i < SIDE * SIDE; i++) if (isSpot(i)) expect(seen.mask.coverage[i]).toBeGreaterThan(127);
  });

  it('is not known of a picture of another size', () => {
    const small = { width: 1, height: 1, photoPxPerPx: 1, data: new Uint8ClampedArray(4) };
    expect(rimSeen(small, offMask, WHOLE)).toBeNull();
  });
});

it('looks up the level of a light as it is reckoned', () => {
  for (let k = -5; k <= 10_005; k++) expect(nearestLevel(k / 10_000)).toBe(Math.round(levelOf(k / 10_000)));
});
