import { describe, expect, test } from 'vitest';
import type { RgbaImage } from '../../src/domain/image';
import { composePictures, layoutExport } from '../../src/imaging/exportLayout';
import { layoutLabel } from '../../src/imaging/labelLayout';
import { obscured } from '../../src/imaging/obscure';

/** Every character as wide as half its size: close to a sans serif. */
const measure = (text: string, fontPx: number) => (text.length * fontPx) / 2;
const LABEL = 'Simulation – not a treatment result · 22 November 2026 · 60 impressions per cm², medium brown';

describe('the label below a picture', () => {
  test.each([200, 320, 640, 1280, 4000, 8000])('fits and keeps every character, %i px wide', (widthPx) => {
    const { rows, fontPx, paddingPx, heightPx, lineHeightPx } = layoutLabel([LABEL], widthPx, measure);
    for (const row of rows) expect(measure(row, fontPx)).toBeLessThanOrEqual(widthPx - 2 * paddingPx);
    expect(rows.join(' ')).toBe(LABEL);
    expect(heightPx).toBeGreaterThanOrEqual(28);
    expect(heightPx).toBeGreaterThanOrEqual(rows.length * lineHeightPx + 2 * paddingPx);
    expect(fontPx).toBeGreaterThanOrEqual(14);
  });

  test('one row takes 4 to 6 % of the width', () => {
    const { rows, heightPx } = layoutLabel(['Unedited photo'], 3000, measure);
    expect(rows).toEqual(['Unedited photo']);
    expect(heightPx / 3000).toBeGreaterThan(0.04);
    expect(heightPx / 3000).toBeLessThan(0.06);
  });

  test('breaks at the dots first', () => {
    const { rows } = layoutLabel([LABEL], 640, measure);
    expect(rows).toEqual([
      'Simulation – not a treatment result · 22 November 2026 ·',
      '60 impressions per cm², medium brown',
    ]);
  });

  test('a word wider than the strip is split, not cut', () => {
    const word = 'x'.repeat(100);
    const { rows } = layoutLabel([`a ${word} b`], 200, measure);
    expect(rows.join('').replaceAll(' ', '')).toBe(`a${word}b`);
    for (const row of rows) expect(row.length * 7).toBeLessThanOrEqual(186);
  });

  test('each line starts a row of its own', () => {
    expect(layoutLabel(['one', 'two'], 2000, measure).rows).toEqual(['one', 'two']);
  });
});

const flat = (width: number, height: number, value: number): RgbaImage => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(value),
});
const red = ({ data, width }: RgbaImage, x: number, y: number) => data[4 * (y * width + x)];

describe('the picture to save', () => {
  test('one photo lies at the top left, its label below it', () => {
    const composed = composePictures([{ photo: flat(30, 20, 7), strip: flat(30, 5, 9) }]);
    expect([composed.width, composed.height]).toEqual([30, 25]);
    expect([red(composed, 0, 0), red(composed, 29, 19), red(composed, 0, 20), red(composed, 29, 24)]).toEqual(
      [7, 7, 9, 9],
    );
  });

  test('two stand side by side with a thin white gap, each above its own label', () => {
    const composed = composePictures([
      { photo: flat(30, 20, 7), strip: flat(30, 5, 9) },
      { photo: flat(30, 20, 17), strip: flat(30, 8, 19) },
    ]);
    expect([composed.width, composed.height]).toEqual([64, 28]);
    expect([red(composed, 29, 0), red(composed, 30, 0), red(composed, 33, 0), red(composed, 34, 0)]).toEqual([
      7, 255, 255, 17,
    ]);
    expect([red(composed, 0, 24), red(composed, 0, 25), red(composed, 63, 27)]).toEqual([9, 255, 19]);
  });

  test('the gap grows with the photo', () => {
    const size = { photo: { width: 6000, height: 4000 }, strip: { width: 6000, height: 280 } };
    expect(layoutExport([size, size])).toMatchObject({ width: 12_030, height: 4280 });
  });
});

describe('a hidden face', () => {
  const striped = (): RgbaImage => {
    const image = flat(120, 160, 255);
    for (let at = 0; at < image.data.length; at += 4)
      image.data.fill((at / 4) % 4 < 2 ? 20 : 220, at, at + 3);
    return image;
  };
  const ellipse = { cx: 60, cy: 80, rx: 40, ry: 60, angleRad: 0 };

  test('keeps no detail inside', () => {
    const hidden = obscured(striped(), ellipse);
    const row = Array.from({ length: 50 }, (_, index) => red(hidden, 35 + index, 80) ?? 0);
    expect(Math.max(...row) - Math.min(...row)).toBeLessThan(20);
  });

  test('changes no pixel outside', () => {
    const hidden = obscured(striped(), ellipse);
    const untouched = striped();
    let changed = 0;
    for (let y = 0; y < 160; y++)
      for (let x = 0; x < 120; x++)
        if (
          Math.hypot((x + 0.5 - 60) / 40, (y + 0.5 - 80) / 60) > 1 &&
          red(hidden, x, y) !== red(untouched, x, y)
        )
          changed++;
    expect(changed).toBe(0);
  });
});
