import { describe, expect, it } from 'vitest';
import { bareSkin, colourCellPx } from '../../src/domain/scalp/bareSkin';
import { hairOpacity } from '../../src/domain/scalp/hairOpacity';

const SIDE_PX = 160;
const MM_PER_PX = 0.5;
type Colour = readonly [number, number, number];
const SKIN: Colour = [214, 160, 140];
const BROWN: Colour = [70, 52, 40];
/** The left third is skin, the middle wisps of this share of hair, the right third a full head of hair. */
const WISPS = 0.3;

const third = (x: number): number => Math.floor((3 * x) / SIDE_PX);

type Paint = (x: number, y: number) => Colour;

/** Light falls off by a third from the top to the bottom. */
function picture(hair: Colour | Paint) {
  const data = new Uint8ClampedArray(4 * SIDE_PX * SIDE_PX);
  for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
    const share = [0, WISPS, 1][third(i % SIDE_PX)]!;
    const light = 1 - Math.floor(i / SIDE_PX) / SIDE_PX / 3;
    const strand = typeof hair === 'function' ? hair(i % SIDE_PX, Math.floor(i / SIDE_PX)) : hair;
    for (let k = 0; k < 3; k++) data[4 * i + k] = light * ((1 - share) * SKIN[k]! + share * strand[k]!);
    data[4 * i + 3] = 255;
  }
  return { width: SIDE_PX, height: SIDE_PX, data, photoPxPerPx: 1 };
}

const box = { x0: 0, y0: 0, x1: SIDE_PX - 1, y1: SIDE_PX - 1 };
const onHead = { facing: new Float32Array(SIDE_PX * SIDE_PX).fill(0.8), box };
const offHead = { facing: new Float32Array(SIDE_PX * SIDE_PX), box };
const hairOf = (coverage: (x: number) => number) => ({
  width: SIDE_PX,
  height: SIDE_PX,
  coverage: Uint8Array.from({ length: SIDE_PX * SIDE_PX }, (_, i) => coverage(i % SIDE_PX)),
});
/** As the hair model sees it: hair wherever there is any. */
const seen = hairOf((x) => (third(x) > 0 ? 255 : 0));

function opacity(
  drawn: ReturnType<typeof picture>,
  head: typeof onHead,
  hair: ReturnType<typeof hairOf>,
  mmPerPx: number,
  person: ReturnType<typeof hairOf> | null = null,
) {
  const cellPx = colourCellPx(mmPerPx);
  return hairOpacity(drawn, head, hair, bareSkin(drawn, head, hair.coverage, cellPx), cellPx, person);
}

function meanOf(coverage: Uint8Array, part: number): number {
  let sum = 0,
    count = 0;
  for (let i = 0; i < coverage.length; i++) {
    const x = i % SIDE_PX;
    // Away from the seams, where colours of both sides count.
    if (third(x) !== part || third(x - 12) !== part || third(x + 12) !== part) continue;
    sum += coverage[i]!;
    count++;
  }
  return sum / count / 255;
}

describe('hairOpacity', () => {
  it('tells wisps from a full head of hair under the same coverage of the model', () => {
    const { coverage } = opacity(picture(BROWN), onHead, seen, MM_PER_PX);
    expect(meanOf(coverage, 0)).toBe(0);
    expect(Math.abs(meanOf(coverage, 1) - WISPS)).toBeLessThan(0.1);
    expect(meanOf(coverage, 2)).toBeGreaterThan(0.8);
  });

  it('works for white hair', () => {
    const { coverage } = opacity(picture([238, 236, 232]), onHead, seen, MM_PER_PX);
    expect(Math.abs(meanOf(coverage, 1) - WISPS)).toBeLessThan(0.1);
    expect(meanOf(coverage, 2)).toBeGreaterThan(0.8);
  });

  const WHITE: Colour = [238, 236, 232];
  /** Least of the full head of hair, away from the seam, 0..1. */
  const leastOfFull = (coverage: Uint8Array): number => {
    let least = 255;
    for (let i = 0; i < coverage.length; i++)
      if (third((i % SIDE_PX) - 12) === 2 && i % SIDE_PX < SIDE_PX - 12)
        least = Math.min(least, coverage[i]!);
    return least / 255;
  };

  it('knows white hair in the shade of other hair from skin, which is as light', () => {
    const shaded: Paint = (_, y) => (y % 16 < 8 ? WHITE : [0.7 * WHITE[0], 0.7 * WHITE[1], 0.7 * WHITE[2]]);
    expect(leastOfFull(opacity(picture(shaded), onHead, seen, MM_PER_PX).coverage)).toBeGreaterThan(0.8);
  });

  it('takes gloss on dark hair for hair rather than for skin seen between strands', () => {
    const glossy: Paint = (_, y) => (y % 16 < 13 ? BROWN : [125, 108, 97]);
    expect(leastOfFull(opacity(picture(glossy), onHead, seen, MM_PER_PX).coverage)).toBeGreaterThan(0.5);
  });

  it('takes no dark background at the rim of the head for the colour of its hair', () => {
    const RIM_PX = 5;
    const behind: Paint = (x) => (x < SIDE_PX - RIM_PX ? WHITE : [6, 6, 8]);
    const person = hairOf((x) => (x < SIDE_PX - RIM_PX ? 255 : 40));
    const { coverage } = opacity(picture(behind), onHead, seen, MM_PER_PX, person);
    expect(leastOfFull(coverage)).toBeGreaterThan(0.8);
  });

  it('takes the word of colour for hair of which the model is half sure', () => {
    const half = hairOf((x) => (third(x) === 0 ? 0 : x < (5 / 6) * SIDE_PX ? 255 : 140));
    const { coverage } = opacity(picture(BROWN), onHead, half, MM_PER_PX);
    expect(leastOfFull(coverage)).toBeGreaterThan(0.8);
  });

  it("keeps the model's coverage where hair and skin look alike", () => {
    const { coverage } = opacity(picture([SKIN[0] - 8, SKIN[1] - 6, SKIN[2] - 6]), onHead, seen, MM_PER_PX);
    expect(meanOf(coverage, 0)).toBe(0);
    expect(meanOf(coverage, 1)).toBeGreaterThan(0.9);
    expect(meanOf(coverage, 2)).toBeGreaterThan(0.9);
  });

  it('takes no dark skin for hair where the model sees none', () => {
    const none = hairOf(() => 0);
    expect(opacity(picture(BROWN), onHead, none, MM_PER_PX).coverage).toEqual(none.coverage);
  });

  it('is empty off the head', () => {
    const { coverage } = opacity(picture(BROWN), offHead, seen, MM_PER_PX);
    expect(coverage.every((value) => value === 0)).toBe(true);
  });
});
