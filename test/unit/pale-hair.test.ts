import { describe, expect, it } from 'vitest';
import { bareSkin, colourCellPx } from '../../src/domain/scalp/bareSkin';
import type { ColourField } from '../../src/domain/scalp/ColourField';
import { hairOpacity } from '../../src/domain/scalp/hairOpacity';
import { withPaleHair } from '../../src/domain/scalp/paleHair';

const SIDE_PX = 200;
const MM_PER_PX = 0.5;
type Colour = readonly [number, number, number];
const SKIN: Colour = [200, 160, 142];
const WHITE: Colour = [226, 220, 216];
const BROWN: Colour = [70, 52, 40];
/** Hair lies right of here, px. */
const HAIR_FROM = 120;
/** As much of its edge the hair model misses, px. */
const MISSED = 16;

const head = {
  facing: new Float32Array(SIDE_PX * SIDE_PX).fill(0.8),
  box: { x0: 0, y0: 0, x1: SIDE_PX - 1, y1: SIDE_PX - 1 },
};
const model = {
  width: SIDE_PX,
  height: SIDE_PX,
  coverage: Uint8Array.from({ length: SIDE_PX * SIDE_PX }, (_, i) =>
    i % SIDE_PX < HAIR_FROM + MISSED ? 0 : 255,
  ),
};

/** @param hair its share at a pixel, and `gloss` what is added to a share of white light */
function picture(
  colour: Colour,
  hair: (x: number, y: number) => number = (x) => (x < HAIR_FROM ? 0 : 1),
  gloss: (x: number, y: number) => number = () => 0,
) {
  const data = new Uint8ClampedArray(4 * SIDE_PX * SIDE_PX).fill(255);
  for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
    const [x, y] = [i % SIDE_PX, Math.floor(i / SIDE_PX)];
    for (let k = 0; k < 3; k++) {
      const body = SKIN[k]! + hair(x, y) * (colour[k]! - SKIN[k]!);
      data[4 * i + k] = body + gloss(x, y) * (255 - body);
    }
  }
  return { width: SIDE_PX, height: SIDE_PX, data, photoPxPerPx: 1 };
}

function bothOf(drawn: ReturnType<typeof picture>) {
  const cellPx = colourCellPx(MM_PER_PX);
  const skin = bareSkin(drawn, head, model.coverage, cellPx);
  const found = { skin, hair: hairOpacity(drawn, head, model, skin, cellPx) };
  return { found, long: withPaleHair(drawn, head, model, found, cellPx, null, MM_PER_PX) };
}

/** 0..1, of the columns from..to. */
function meanOf({ coverage }: { coverage: Uint8Array }, from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i < coverage.length; i++) if (i % SIDE_PX >= from && i % SIDE_PX < to) sum += coverage[i]!;
  return sum / SIDE_PX / (to - from) / 255;
}

describe('long hair whose white edge the hair model misses', () => {
  it('has that edge, and tells little of the skin any more', () => {
    const { found, long } = bothOf(picture(WHITE));
    expect(meanOf(found.hair, HAIR_FROM, HAIR_FROM + MISSED)).toBeLessThan(0.05);
    expect(meanOf(long.hair, HAIR_FROM, HAIR_FROM + MISSED)).toBeGreaterThan(0.5);
    expect(meanOf(long.hair, 0, HAIR_FROM)).toBeLessThan(0.05);
    const off = (skin: ColourField | null): number => {
      const at = new Float64Array(3);
      skin!.at(HAIR_FROM, SIDE_PX / 2, at);
      return Math.hypot(...SKIN.map((level, k) => at[k]! - level));
    };
    expect(off(long.skin)).toBeLessThan(0.5 * off(found.skin));
  });

  it('has single strands beside it by their share', () => {
    const strands = picture(WHITE, (x, y) => (x >= HAIR_FROM || (x > HAIR_FROM - 20 && y % 5 === 0) ? 1 : 0));
    const share = meanOf(bothOf(strands).long.hair, HAIR_FROM - 16, HAIR_FROM - 4);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.3);
  });

  it('is left as it was where it is dark', () => {
    const { found, long } = bothOf(picture(BROWN));
    expect(long).toBe(found);
  });

  it('is not made of white far from it', () => {
    const far = picture(WHITE, (x) => (x >= HAIR_FROM || (x > 20 && x < 40) ? 1 : 0));
    expect(meanOf(bothOf(far).long.hair, 20, 40)).toBeLessThan(0.01);
  });

  it('is hardly made of gloss on the skin near it', () => {
    const shiny = picture(
      WHITE,
      (x) => (x < HAIR_FROM + MISSED ? 0 : 1),
      (x, y) => 0.6 * Math.exp(-((x - 100) ** 2 + (y - 100) ** 2) / 2 / 16 ** 2),
    );
    const { coverage } = bothOf(shiny).long.hair;
    let most = 0;
    for (let y = 80; y < 120; y++)
      for (let x = 80; x < 120; x++) most = Math.max(most, coverage[y * SIDE_PX + x]!);
    expect(most).toBeLessThan(80);
  });
});
