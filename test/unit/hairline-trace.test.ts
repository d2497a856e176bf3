import { describe, expect, it } from 'vitest';
import { TRACE_SURE, traceLine, type TracedLine } from '../../src/domain/hairline/traceLine';
import { randomSource } from '../../src/domain/random';

const [WIDTH, HEIGHT] = [480, 360];
/** 2.5 px a millimetre in the analysis image; the photo is twice as large. */
const PX_PER_MM = 2.5;
const SCALE = 2;

type Line = (x: number) => number;
/** The planned line, and one pencilled up to a centimetre from it; px of the analysis image, y over x. */
const planned: Line = (x) => 150 + 0.0012 * (x - 240) ** 2;
const pencilled: Line = (x) => 168 + 0.0008 * (x - 240) ** 2 + 5 * Math.sin(x / 40);

interface Drawing {
  readonly line?: { readonly at: Line; readonly widthMm: number; readonly colour: readonly number[] };
  /** Wrinkles across the forehead, as many. */
  readonly wrinkles?: number;
  /** Hair above the planned line. */
  readonly hair?: boolean;
  readonly noise?: number;
}

function picture({ line, wrinkles = 0, hair = false, noise = 5 }: Drawing) {
  const random = randomSource(11);
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const shade = 1 - 0.35 * (Math.abs(x - 240) / 240) ** 2;
      let colour = [205 * shade, 158 * shade, 134 * shade];
      if (hair && y < planned(x)) colour = colour.map((value) => value * (0.55 + 0.3 * random()));
      for (let k = 0; k < wrinkles; k++) {
        const deep = 0.1 * Math.exp(-(((y - 150 - 16 * k - 4 * Math.sin(x / 60 + k)) / 2.2) ** 2));
        colour = colour.map((value) => value * (1 - deep));
      }
      if (line) {
        const covered = Math.min(
          1,
          Math.max(0, (line.widthMm * PX_PER_MM) / 2 + 0.5 - Math.abs(y - line.at(x))),
        );
        colour = colour.map((value, c) => value + 0.6 * covered * (line.colour[c]! - value));
      }
      for (let c = 0; c < 3; c++) data[4 * (y * WIDTH + x) + c] = colour[c]! + noise * (2 * random() - 1);
      data[4 * (y * WIDTH + x) + 3] = 255;
    }
  return { width: WIDTH, height: HEIGHT, data, photoPxPerPx: SCALE };
}

function traced(drawing: Drawing): TracedLine | null {
  const linePx: number[] = [];
  for (let x = 90; x <= 390; x += 5) linePx.push(SCALE * x, SCALE * planned(x));
  const maps = {
    width: WIDTH,
    height: HEIGHT,
    photoPxPerPx: SCALE,
    facing: new Float32Array(WIDTH * HEIGHT).fill(0.9),
  };
  return traceLine(picture(drawing), maps, linePx, 1 / (SCALE * PX_PER_MM));
}

describe('a line drawn on the skin', () => {
  it.each([
    ['dark', 1, [60, 50, 50]],
    ['fine and dark', 0.6, [50, 40, 40]],
    ['red', 1.2, [190, 50, 60]],
    ['blue', 1.2, [60, 90, 180]],
    ['broad and dark', 2.5, [90, 70, 60]],
  ])('%s: is found and followed to a millimetre', (_, widthMm, colour) => {
    const found = traced({ line: { at: pencilled, widthMm, colour } })!;
    expect(found.confidence).toBeGreaterThan(TRACE_SURE);
    const offMm: number[] = [];
    for (let k = 0; k < found.pointsPx.length; k += 2)
      offMm.push(
        Math.abs(found.pointsPx[k + 1]! / SCALE - pencilled(found.pointsPx[k]! / SCALE)) / PX_PER_MM,
      );
    offMm.sort((a, b) => a - b);
    expect(offMm[Math.floor(0.9 * offMm.length)]).toBeLessThan(1);
    expect(found.pointsPx.at(-2)! - found.pointsPx[0]!).toBeGreaterThan(SCALE * 220);
  });

  it('is found below hair as well', () => {
    const found = traced({ line: { at: pencilled, widthMm: 1, colour: [60, 50, 50] }, hair: true });
    expect(found!.confidence).toBeGreaterThan(TRACE_SURE);
  });

  it.each([
    ['bare skin', {}],
    ['grainy skin', { noise: 16 }],
    ['wrinkles', { wrinkles: 4 }],
    ['the edge of hair', { hair: true }],
  ] satisfies [string, Drawing][])('is not found in %s', (_, drawing) => {
    expect(traced(drawing)?.confidence ?? 0).toBeLessThan(TRACE_SURE);
  });

  it('is not looked for where the line is hardly seen', () => {
    const maps = { width: 9, height: 9, photoPxPerPx: 1, facing: new Float32Array(81) };
    expect(traceLine({ ...picture({}), photoPxPerPx: 1 }, maps, [10, 10, 20, 12], 0.4)).toBeNull();
  });
});
