import type { AnalysisImage } from '../image';
import { coveredFrom, forEachBlock } from './blocks';
import { ColourField } from './ColourField';
import type { PixelBox } from './types';

/** Hair model's coverage (0..255) above which a pixel tells the colour of hair. */
const HAIR_ABOVE = 190;
/** Distance between the colours of hair and of what is behind it (encoded sRGB, 0..255) up to which, and from which on, they are told apart. */
const ALIKE = 28;
const APART = 56;

/** A pixel counts by its distance from the colour of what is behind: where that is seen between strands it lies near it. */
export function coloursBeyond(
  { width, height, data }: AnalysisImage,
  box: PixelBox,
  coverage: Uint8Array,
  behind: ColourField,
  cellPx: number,
): ColourField | null {
  const strands = new ColourField(width, height, cellPx);
  forEachBlock(box, [behind], coveredFrom(coverage, width, HAIR_ABOVE), ([bare], { x0, y0, x1, y1 }) => {
    for (let y = y0; y <= y1; y++)
      for (let x = x0, i = y * width + x; x <= x1; x++, i++) {
        if (coverage[i]! < HAIR_ABOVE) continue;
        const r = data[4 * i]!,
          g = data[4 * i + 1]!,
          b = data[4 * i + 2]!;
        const square = (r - bare[0]!) ** 2 + (g - bare[1]!) ** 2 + (b - bare[2]!) ** 2;
        strands.add(x, y, r, g, b, square / 255 ** 2);
      }
  });
  return strands.spread() ? strands : null;
}

/** Lowers `opacity` by each pixel's place between the colour behind the hair and the hair's, where the two can be told apart. */
export function mattedBeyond(
  { width, data }: AnalysisImage,
  box: PixelBox,
  behind: ColourField,
  strands: ColourField,
  opacity: Uint8Array,
): void {
  forEachBlock(
    box,
    [behind, strands],
    coveredFrom(opacity, width, 1),
    ([bare, covered], { x0, y0, x1, y1 }) => {
      const r = covered[0]! - bare[0]!,
        g = covered[1]! - bare[1]!,
        b = covered[2]! - bare[2]!;
      const square = r * r + g * g + b * b;
      const told = clamp01((Math.sqrt(square) - ALIKE) / (APART - ALIKE));
      if (told === 0) return;
      const least = r * bare[0]! + g * bare[1]! + b * bare[2]!;
      for (let y = y0; y <= y1; y++)
        for (let i = y * width + x0; i <= y * width + x1; i++) {
          if (opacity[i] === 0) continue;
          const along = r * data[4 * i]! + g * data[4 * i + 1]! + b * data[4 * i + 2]! - least;
          opacity[i] = opacity[i]! * (1 - told + told * clamp01(along / square)) + 0.5;
        }
    },
  );
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);
