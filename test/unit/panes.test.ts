import { describe, expect, it } from 'vitest';
import { canCompare, isInPane, panesOf } from '../../src/app/panes';
import { fitted } from '../../src/app/viewMaths';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import type { VariantLetter, Variants } from '../../src/domain/plan/variants';
import { windowAround } from '../../src/render/KeptPictures';
import { holds } from '../../src/render/rect';
import {
  INITIAL_PREVIEW_VIEW,
  paneOfCanvas,
  photoOfDevice,
  pictureRect,
  seenFraction,
} from '../../src/render/view';

const variants = (letter: VariantLetter, ...kept: VariantLetter[]): Variants => ({
  letter,
  kept: Object.fromEntries(kept.map((one) => [one, DEFAULT_PLAN])),
});
const UPRIGHT = { widthPx: 3000, heightPx: 4000 };
const WIDE = { widthPx: 4000, heightPx: 3000 };
const tablet = { widthCss: 696, heightCss: 560 };

describe('the panes', () => {
  it('are of one size, in the order of the letters, and fill the stage', () => {
    const panes = panesOf(tablet, UPRIGHT, variants('B', 'A', 'C'));
    expect(panes.map(({ letter, worked }) => [letter, worked])).toEqual([
      ['A', false],
      ['B', true],
      ['C', false],
    ]);
    expect(new Set(panes.map(({ widthCss }) => widthCss)).size).toBe(1);
    expect(panes.every(({ topCss, heightCss }) => topCss === 0 && heightCss === 560)).toBe(true);
    const last = panes.at(-1)!;
    expect(last.leftCss + last.widthCss).toBeGreaterThan(696 - 3);
    expect(last.leftCss + last.widthCss).toBeLessThanOrEqual(696);
    expect(panes[1]!.leftCss).toBeGreaterThan(panes[0]!.widthCss);
  });

  it('lie beside or above one another, whichever shows the photo larger', () => {
    for (const stage of [tablet, { widthCss: 390, heightCss: 500 }])
      for (const photo of [UPRIGHT, WIDE]) {
        const [first, second] = panesOf(stage, photo, variants('A', 'B'));
        const isRow = second!.topCss === 0;
        const other = isRow
          ? { widthCss: stage.widthCss, heightCss: stage.heightCss / 2 }
          : { widthCss: stage.widthCss / 2, heightCss: stage.heightCss };
        expect(fitted(first!, photo).zoom).toBeGreaterThan(0.98 * fitted(other, photo).zoom);
      }
    expect(panesOf(tablet, UPRIGHT, variants('A', 'B'))[1]!.leftCss).toBeGreaterThan(0);
    expect(panesOf({ widthCss: 390, heightCss: 500 }, WIDE, variants('A', 'B'))[1]!.topCss).toBeGreaterThan(
      0,
    );
  });

  it.each([
    ['A', 'AB'],
    ['B', 'BC'],
    ['C', 'AC'],
  ] as const)('on a phone are two of three: %s and the next', (letter, seen) => {
    const others = (['A', 'B', 'C'] as const).filter((one) => one !== letter);
    for (const heightCss of [250, 420, 668]) {
      const panes = panesOf({ widthCss: 390, heightCss }, UPRIGHT, variants(letter, ...others));
      expect(panes.map((pane) => pane.letter).join('')).toBe(seen);
    }
    const panes = panesOf({ widthCss: 500, heightCss: 250 }, UPRIGHT, variants(letter, ...others));
    expect(panes.map((pane) => pane.letter).join('')).toBe(seen);
    expect(panes.find(({ worked }) => worked)?.letter).toBe(letter);
  });

  it('hold the points that lie in them alone', () => {
    const [a, b] = panesOf(tablet, UPRIGHT, variants('A', 'B'));
    expect(isInPane(a!, 5, 5)).toBe(true);
    expect(isInPane(b!, 5, 5)).toBe(false);
    expect(isInPane(b!, 690, 550)).toBe(true);
    expect(isInPane(a!, a!.widthCss + 1, 5)).toBe(false);
    expect(isInPane(b!, a!.widthCss + 1, 5)).toBe(false);
  });

  it('are for a consultation with more than one plan', () => {
    expect(canCompare({ face: 'consultation' }, variants('A', 'B'))).toBe(true);
    expect(canCompare({ face: 'consultation' }, variants('A'))).toBe(false);
    expect(canCompare({ face: 'home' }, variants('A', 'B'))).toBe(false);
  });
});

describe('the canvas in panes', () => {
  const canvas = { widthPx: 1400, heightPx: 900, devicePixelRatio: 2 };
  const view = { ...INITIAL_PREVIEW_VIEW, centreXPx: 1500, centreYPx: 2000, zoom: 0.2 };
  const left = paneOfCanvas({ letter: 'A', leftCss: 0, topCss: 0, widthCss: 348, heightCss: 450 }, canvas);
  const right = paneOfCanvas({ letter: 'B', leftCss: 351, topCss: 0, widthCss: 348, heightCss: 450 }, canvas);

  it.each([view, { ...view, mirrored: true }, { ...view, zoom: 1.5 }])(
    'each shows the same of the photo, the middle in its middle',
    (seenAs) => {
      const seen = seenFraction(seenAs, left, UPRIGHT);
      const same = seenFraction(seenAs, right, UPRIGHT);
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(same[side]).toBeCloseTo(seen[side], 9);
      for (const part of [left, right]) {
        const { scaleX, offsetX } = photoOfDevice(seenAs, part);
        expect((part.leftPx! + part.widthPx / 2) * scaleX + offsetX).toBeCloseTo(1500, 6);
      }
    },
  );

  it('no picture reaches beyond its pane', () => {
    const rect = pictureRect({ ...view, zoom: 3 }, right, UPRIGHT);
    expect(rect).toEqual({ x: 702, y: 0, width: 696, height: 900 });
  });
});

describe('what is kept of a picture', () => {
  it('is all of a small one, and of a large one what is seen with room around it', () => {
    const small = { x: 0, y: 0, width: 2000, height: 1500 };
    const seen = { x: 900, y: 700, width: 300, height: 400 };
    expect(windowAround(seen, small)).toEqual(small);
    const large = { x: 0, y: 0, width: 4000, height: 3000 };
    const window = windowAround(seen, large);
    expect(holds(window, seen)).toBe(true);
    expect(window.width * window.height).toBeLessThan(4 * 300 * 400);
    expect(holds(large, windowAround({ x: 3900, y: 2900, width: 100, height: 100 }, large))).toBe(true);
  });
});
