import { describe, expect, it, vi } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { refinedEdge } from '../../src/domain/scalp/edge';
import { personWithEdge, personWithoutRoom } from '../../src/domain/scalp/edgeOfPerson';
import { contoursOf } from '../../src/domain/scalp/edgeContour';
import { filledContours } from '../../src/domain/scalp/edgeFill';

const SIDE = 400;
const MIDDLE = { x: 203.3, y: 190.7 };
const RADIUS_PX = 120;

type Colour = readonly [number, number, number];

/** Coverage of a disc, smooth over a pixel, 0..1. */
const inDisc = (x: number, y: number, radius = RADIUS_PX): number =>
  Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(x + 0.5 - MIDDLE.x, y + 0.5 - MIDDLE.y)));

function picture(inside: Colour, outside: (x: number, y: number) => Colour) {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const share = inDisc(x, y);
      const around = outside(x, y);
      for (let c = 0; c < 3; c++)
        data[4 * (y * SIDE + x) + c] = share * inside[c]! + (1 - share) * around[c]!;
    }
  return { width: SIDE, height: SIDE, data };
}

/** The disc alone, each pixel's sRGB levels by its own factor. */
function shadeDisc({ data }: ReturnType<typeof picture>, shade: (i: number) => number): void {
  for (let i = 0; i < SIDE * SIDE; i++)
    if (inDisc(i % SIDE, Math.floor(i / SIDE)) > 0.99)
      for (let c = 0; c < 3; c++) data[4 * i + c] = shade(i) * data[4 * i + c]!;
}

const maskOf = (coverage: (x: number, y: number) => number): Mask => ({
  width: SIDE,
  height: SIDE,
  coverage: Uint8Array.from(
    { length: SIDE * SIDE },
    (_, i) => 255 * coverage(i % SIDE, Math.floor(i / SIDE)),
  ),
});

/** Mean distance between the mask's edge and the disc's, px. */
function edgeErrorPx({ coverage }: Mask): number {
  let sum = 0;
  for (let i = 0; i < coverage.length; i++)
    sum += Math.abs(coverage[i]! / 255 - inDisc(i % SIDE, Math.floor(i / SIDE)));
  return sum / (2 * Math.PI * RADIUS_PX);
}

/** An ellipse, of which the picture's border may cut off a part. */
function ellipse(width: number, height: number, cx: number, cy: number, rx: number, ry: number): Mask {
  const inside = (i: number): boolean =>
    Math.hypot(((i % width) + 0.5 - cx) / rx, (Math.floor(i / width) + 0.5 - cy) / ry) < 1;
  const coverage = Uint8Array.from({ length: width * height }, (_, i) => (inside(i) ? 255 : 0));
  return { width, height, coverage };
}

/** A disc whose radius wanders by 3.5 px, as the masks of the person model do. */
const wandering = maskOf((x, y) => {
  const angle = Math.atan2(y - MIDDLE.y, x - MIDDLE.x);
  return inDisc(x, y, RADIUS_PX + 1 + 2.5 * Math.sin(5 * angle));
});
const SKIN: Colour = [205, 160, 135];

describe('the edge of the person', () => {
  it('is drawn again from its contour where nothing is to be seen', () => {
    const disc = maskOf(inDisc);
    const [contour, ...others] = contoursOf(disc, 4, 24);
    expect(others).toHaveLength(0);
    expect(contour!.closed).toBe(true);
    expect(edgeErrorPx(filledContours(disc, [contour!], 8))).toBeLessThan(0.15);
  });

  it('is drawn as if there had been no picture before', async () => {
    const drawnBy = async (masks: readonly Mask[]): Promise<Mask | undefined> => {
      vi.resetModules();
      const { filledContours } = await import('../../src/domain/scalp/edgeFill');
      return masks.map((mask) => filledContours(mask, contoursOf(mask, 4, 24), 8)).at(-1);
    };
    const tall = ellipse(128, 512, 64, 512, 60, 60);
    expect(await drawnBy([ellipse(512, 128, 256, 128, 100, 100), tall])).toEqual(await drawnBy([tall]));
    // Lines of an open contour end near nothing here.
    const large = ellipse(140, 140, 70, 70, 60, 60);
    expect(await drawnBy([large, ellipse(78, 82, 46, 46, 34, 30), large])).toEqual(await drawnBy([large]));
  });

  it('moves onto the edge of the picture', () => {
    const image = picture(SKIN, () => [70, 90, 130]);
    expect(edgeErrorPx(wandering)).toBeGreaterThan(1.4);
    expect(edgeErrorPx(refinedEdge(image, wandering, null).mask)).toBeLessThan(0.4);
  });

  it('is not drawn away by stripes behind the head', () => {
    const image = picture(SKIN, (x) => (Math.floor(x / 9) % 2 === 0 ? [60, 40, 35] : [110, 85, 60]));
    expect(edgeErrorPx(refinedEdge(image, wandering, null).mask)).toBeLessThan(0.6);
  });

  it('stays where both sides look alike', () => {
    const image = picture(SKIN, () => SKIN);
    const refined = refinedEdge(image, wandering, null).mask;
    expect(Math.abs(edgeErrorPx(refined) - edgeErrorPx(wandering))).toBeLessThan(0.15);
  });

  it('does not retreat from hair to the skin behind it', () => {
    // Dark hair before a dark wall, skin from 8 px further in.
    const image = picture([52, 42, 38], () => [40, 36, 34]);
    for (let i = 0; i < SIDE * SIDE; i++)
      if (inDisc(i % SIDE, Math.floor(i / SIDE), RADIUS_PX - 5) > 0.5) image.data.set(SKIN, 4 * i);
    const disc = maskOf(inDisc);
    const hair = maskOf((x, y) =>
      inDisc(x, y, RADIUS_PX + 2) > 0 && inDisc(x, y, RADIUS_PX - 5) < 0.5 ? 1 : 0,
    );
    expect(edgeErrorPx(refinedEdge(image, disc, null).mask)).toBeGreaterThan(2);
    expect(edgeErrorPx(refinedEdge(image, disc, hair).mask)).toBeLessThan(1);
  });

  it('reaches the border of the picture where the mask does', () => {
    const image = picture(SKIN, () => [70, 90, 130]);
    for (let y = 200; y < SIDE; y++) for (let x = 150; x < 250; x++) image.data.set(SKIN, 4 * (y * SIDE + x));
    const mask = maskOf((x, y) =>
      Math.max(inDisc(x, y, RADIUS_PX + 2), y > 200 && x > 147 && x < 252 ? 1 : 0),
    );
    const refined = refinedEdge(image, mask, null).mask;
    const lowest = refined.coverage.subarray((SIDE - 1) * SIDE);
    expect(lowest.filter((value) => value > 127).length).toBeGreaterThan(97);
    expect(lowest.filter((value) => value > 127).length).toBeLessThan(103);
  });

  it('takes hair in where the person model has a doubt, not where it is sure of a wall', () => {
    const analysis = { ...picture(SKIN, () => SKIN), photoPxPerPx: 1 };
    const hair = maskOf((x, y) => inDisc(x, y, RADIUS_PX + 20));
    const doubtOnTheLeft = maskOf((x, y) => Math.max(inDisc(x, y), x < MIDDLE.x ? 0.2 : 0));
    const { mask } = personWithEdge(analysis, { person: doubtOnTheLeft, hair })!;
    const row = Math.round(MIDDLE.y) * SIDE + Math.round(MIDDLE.x);
    expect(mask.coverage[row - RADIUS_PX - 12]).toBe(255);
    expect(mask.coverage[row + RADIUS_PX + 12]).toBe(0);
  });

  it('does not take a strip of the room that is as light as the skin for skin', () => {
    // Shaded skin, a light strip right behind the head, and dark behind that.
    const image = picture(SKIN, (x, y) => (inDisc(x, y, RADIUS_PX + 9) > 0 ? [176, 168, 150] : [34, 28, 30]));
    shadeDisc(image, (i) => 0.8 + 0.2 * Math.sin(i / 37));
    expect(
      edgeErrorPx(refinedEdge(image, maskOf(inDisc), null, { isUnlikeOutside: true }).mask),
    ).toBeLessThan(1.7);
  });

  it('is found once for a person, be it to fit the head or to draw in', () => {
    const analysis = { ...picture(SKIN, () => [150, 190, 170]), photoPxPerPx: 1 };
    const seen = { person: maskOf(inDisc), hair: null };
    expect(personWithEdge(analysis, seen)).toBe(personWithEdge(analysis, seen));
    expect(personWithoutRoom(analysis, seen)).toBe(personWithoutRoom(analysis, seen));
    expect(personWithoutRoom(analysis, seen)).not.toBe(personWithEdge(analysis, seen)?.mask);
  });

  it.each([false, true])(
    'moves out over the shaded rim of a ball, of which the mask lacks 3 px',
    (isUnlikeOutside) => {
      const image = picture(SKIN, () => [150, 190, 170]);
      shadeDisc(image, (i) => {
        const r = Math.hypot((i % SIDE) + 0.5 - MIDDLE.x, Math.floor(i / SIDE) + 0.5 - MIDDLE.y);
        return 1 - 0.45 * Math.min(1, Math.max(0, (r - RADIUS_PX + 8) / 6));
      });
      const tooSmall = maskOf((x, y) => inDisc(x, y, RADIUS_PX - 3));
      expect(edgeErrorPx(refinedEdge(image, tooSmall, null, { isUnlikeOutside }).mask)).toBeLessThan(1.2);
    },
  );
});
