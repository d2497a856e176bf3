import type { AnalysisImage, Mask } from '../image';
import type { SeenHead } from './bareSkin';
import { ColourField } from './ColourField';
import type { PixelBox } from './types';

/** Hair model's coverage (0..255) above which a pixel tells the colour of hair. */
const HAIR_ABOVE = 190;
/** Distance between the colours of hair and skin (encoded sRGB, 0..255) up to which, and from which on, they are told apart. */
const ALIKE = 28;
const APART = 56;

/** The colours vary so slowly that they are asked once for a square of this side. */
const BLOCK_PX = 4;

/**
 * How far hair hides the skin of the head, 0..255 a pixel; 0 off the head. The hair model marks where there is any hair: a
 * crown with a few wisps and a full head of hair alike. Within its coverage the picture's own colours tell them apart: each
 * pixel's place between the colour of the skin and that of the hair around it (alpha matting with known, slowly varying
 * colours). Where the two look alike the model's coverage is kept.
 *
 * @param head `facing` is above 0 where the head is seen, nowhere outside its `box`
 * @param hair of the hair model, at the picture's size
 * @param skin colour of the bare skin, null where none is seen
 * @param cellPx squares in which colours are gathered
 */
export function hairOpacity(
  picture: AnalysisImage,
  head: SeenHead,
  hair: Mask,
  skin: ColourField | null,
  cellPx: number,
): Mask {
  const { width, height } = picture;
  const { coverage } = hair;
  const { facing, box } = head;
  const opacity = new Uint8Array(coverage.length);
  let any = false;
  for (let y = box.y0; y <= box.y1; y++)
    any = copyRow(coverage, facing, y * width + box.x0, y * width + box.x1, opacity) || any;
  if (!any) return { width, height, coverage: opacity };
  const strands = skin && hairColours(picture, box, opacity, skin, cellPx);
  if (strands) matted(picture, box, skin, strands, opacity);
  return { width, height, coverage: opacity };
}

/** Where the head is seen; whether there was any hair. Of the pixels first..last. */
function copyRow(
  coverage: Uint8Array,
  facing: Float32Array,
  first: number,
  last: number,
  opacity: Uint8Array,
): boolean {
  let any = 0;
  for (let i = first; i <= last; i++) {
    if (!(facing[i]! > 0)) continue;
    opacity[i] = coverage[i]!;
    any |= coverage[i]!;
  }
  return any !== 0;
}

/** A pixel counts by its distance from the colour of what is behind: where that is seen between strands it lies near it. */
export function hairColours(
  { width, height, data }: AnalysisImage,
  box: PixelBox,
  coverage: Uint8Array,
  behind: ColourField,
  cellPx: number,
): ColourField | null {
  const strands = new ColourField(width, height, cellPx);
  const bare = new Float64Array(3);
  forEachBlock(box, (x0, y0, x1, y1) => {
    behind.at((x0 + x1) / 2, (y0 + y1) / 2, bare);
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
export function matted(
  { width, data }: AnalysisImage,
  box: PixelBox,
  behind: ColourField,
  strands: ColourField,
  opacity: Uint8Array,
): void {
  const bare = new Float64Array(3);
  const covered = new Float64Array(3);
  forEachBlock(box, (x0, y0, x1, y1) => {
    behind.at((x0 + x1) / 2, (y0 + y1) / 2, bare);
    strands.at((x0 + x1) / 2, (y0 + y1) / 2, covered);
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
  });
}

/** Calls back with the corners, both within, of squares that fill the box. */
function forEachBlock(box: PixelBox, visit: (x0: number, y0: number, x1: number, y1: number) => void): void {
  for (let y = box.y0; y <= box.y1; y += BLOCK_PX)
    for (let x = box.x0; x <= box.x1; x += BLOCK_PX)
      visit(x, y, Math.min(x + BLOCK_PX - 1, box.x1), Math.min(y + BLOCK_PX - 1, box.y1));
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);
