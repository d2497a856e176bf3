import { describe, expect, it } from 'vitest';
import type { AnalysisImage, Mask } from '../../src/domain/image';
import { LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import { hairBesideHead, hairLight, shareBeyondHead } from '../../src/domain/scalp/longHair';

const SIDE = 40;
const HAIR = 70;

/** Dark hair in the left half, where the hair model is sure of it in the outer part alone. */
const analysis: AnalysisImage = {
  width: SIDE,
  height: SIDE,
  photoPxPerPx: 1,
  data: Uint8ClampedArray.from({ length: 4 * SIDE * SIDE }, (_, i) =>
    (i >> 2) % SIDE < SIDE / 2 ? HAIR : 220,
  ),
};
const coverage = (x: number): number => (x < 15 ? 255 : x < SIDE / 2 ? 170 : x < 25 ? 60 : 0);
const hair: Mask = {
  width: SIDE,
  height: SIDE,
  coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => coverage(i % SIDE)),
};

/** The head fills the rows from here on, with as much hair on it. */
const headBelow = (row: number, opacity: number) => ({
  width: SIDE,
  height: SIDE,
  box: { x0: 0, y0: row, x1: SIDE - 1, y1: SIDE - 1 },
  facing: Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i >= row * SIDE ? 1 : 0)),
  hair: { ...hair, coverage: new Uint8Array(SIDE * SIDE).fill(opacity) },
});
const at = (values: Uint8Array, x: number, y: number): number => values[y * SIDE + x]!;

describe('long hair', () => {
  it('has the light of what the model sees, as far as it is sure of it', () => {
    const light = hairLight(analysis, { person: null, hair })!;
    const [dark, wall] = [LINEAR_OF_LEVEL[HAIR]!, LINEAR_OF_LEVEL[220]!];
    expect(light).toBeGreaterThan(dark);
    expect(light).toBeLessThan(dark + 0.1 * (wall - dark));
  });

  it('stands out from the head, which a bald head’s does not, whatever the model sees behind it', () => {
    const head = headBelow(20, 0);
    const everywhere = new Uint8Array(SIDE * SIDE).fill(255);
    expect(shareBeyondHead(everywhere, headBelow(20, 255).hair.coverage, head)).toBeCloseTo(0.5, 9);
    const onHead = everywhere.map((value, i) => (i >= 20 * SIDE ? value : 0));
    expect(shareBeyondHead(onHead, onHead, head)).toBe(0);
    const behind = everywhere.map((value, i) => (i < 20 * SIDE ? value : 0));
    const specks = onHead.map((value, i) => (i % 200 === 0 ? value : 0));
    expect(shareBeyondHead(behind, specks, head)).toBe(0);
  });

  it('is known to be long where it is black, or where the model is nowhere sure of it', () => {
    const black = { ...analysis, data: new Uint8ClampedArray(analysis.data.length) };
    expect(hairLight(black, { person: null, hair })).toBeGreaterThan(0);
    const unsure = { ...hair, coverage: hair.coverage.map((value) => value / 4) };
    expect(hairLight(analysis, { person: null, hair: unsure })).toBeGreaterThan(0);
  });

  it('is where the model sees it, beside the head, without what it is unsure of', () => {
    const seen = hairBesideHead(analysis, headBelow(30, 255), { person: null, hair }, 0.5)!;
    expect(at(seen, 5, 5)).toBe(255);
    expect(at(seen, 17, 5)).toBeGreaterThan(90);
    expect(at(seen, 17, 5)).toBeLessThan(170);
    expect(at(seen, 22, 5)).toBe(0);
    expect(at(seen, 5, 35)).toBe(0);
  });

  it('is not what the model sees beside a bald head', () => {
    const seen = hairBesideHead(analysis, headBelow(30, 0), { person: null, hair }, 0.5)!;
    expect(at(seen, 5, 26)).toBe(0);
    // So far from the head the model alone tells.
    const farther = hairBesideHead(analysis, headBelow(39, 0), { person: null, hair }, 2)!;
    expect(at(farther, 5, 2)).toBe(255);
  });

  it('is not known without a mask of the picture’s size', () => {
    const small = { width: 1, height: 1, coverage: Uint8Array.of(255) };
    for (const unfit of [null, small]) {
      expect(hairLight(analysis, { person: null, hair: unfit })).toBeNull();
      expect(hairBesideHead(analysis, headBelow(30, 255), { person: null, hair: unfit }, 0.5)).toBeNull();
    }
    const none = { ...hair, coverage: new Uint8Array(SIDE * SIDE) };
    expect(hairLight(analysis, { person: null, hair: none })).toBeNull();
  });
});
