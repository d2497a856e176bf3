import type { AnalysisImage, Mask } from '../image';
import type { SeenHead } from './bareSkin';
import { coveredFrom, forEachBlock } from './blocks';
import { ColourField } from './ColourField';
import type { PixelBox } from './types';

/** Hair model's coverage (0..255) above which a pixel tells the colour of hair. */
const HAIR_ABOVE = 190;
/** Distance between the colours of hair and skin (encoded sRGB, 0..255) up to which, and from which on, they are told apart. */
const ALIKE = 20;
const APART = 40;

/** Squared ratio of how far colours (encoded sRGB) and how far light stray from what their surroundings tell: 12 levels; a third. [A] */
const COLOUR_OVER_LIGHT = (12 / 0.35) ** 2;
/** Of the pixels of hair, by their distance from the colour of skin, this one is nothing but hair. */
const WHOLE_HAIR = 0.75;
/** The colour of hair varies more slowly than that of skin, by this factor. */
const HAIR_CELLS = 2;
/** Of 255: pixels that the person covers less are rim, and show what is behind the head. */
const PERSON_LEAST = 200;

/** Of 255: coverage of the model up to which colour makes no hair, and from which on colour alone says how much there is. */
const DOUBTED_TO = 40;
const BELIEVED_FROM = 130;
/** How much lighter than skin, and how much more blue beside red than in skin, hair is that colour alone makes. [A] */
const WHITER = 1.1;

/**
 * How far hair hides the skin of the head, 0..255 a pixel; 0 off the head. The hair model marks where there is any hair: a
 * crown with a few wisps and a full head of hair alike. Within its coverage the picture's own colours tell them apart: each
 * pixel's place between the colour of the skin and that of the hair around it (alpha matting with known, slowly varying
 * colours, and light that falls on each pixel a little differently: white hair in shade is as light as skin, but not of its
 * colour). Where the two look alike the model's coverage is kept.
 *
 * @param head `facing` is above 0 where the head is seen, nowhere outside its `box`
 * @param hair of the hair model, at the picture's size
 * @param skin colour of the bare skin, null where none is seen
 * @param cellPx squares in which colours are gathered
 * @param person null where its outline is not known
 * @param beside 0..255 a pixel: how far hair is believed by its colour alone where it is whiter than skin
 */
export function hairOpacity(
  picture: AnalysisImage,
  head: SeenHead,
  hair: Mask,
  skin: ColourField | null,
  cellPx: number,
  person: Mask | null = null,
  beside: Uint8Array | null = null,
): Mask {
  const { width, height } = picture;
  const { coverage } = hair;
  const { facing, box } = head;
  const opacity = new Uint8Array(coverage.length);
  let any = false;
  for (let y = box.y0; y <= box.y1; y++)
    any = copyRow(coverage, facing, y * width + box.x0, y * width + box.x1, opacity) || any;
  if (!any) return { width, height, coverage: opacity };
  const strands = skin && hairColours(picture, box, opacity, skin, cellPx, person);
  if (strands) matte(picture, { facing, box }, skin, strands, opacity, beside);
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

/**
 * A pixel counts by its distance from the skin's colour, beside that of nearly the farthest: skin seen between strands lies
 * near it.
 */
function hairColours(
  { width, height, data }: AnalysisImage,
  box: PixelBox,
  coverage: Uint8Array,
  skin: ColourField,
  cellPx: number,
  person: Mask | null,
): ColourField | null {
  const places: number[] = [],
    apart: number[] = [];
  forEachBlock(box, [skin], coveredFrom(coverage, width, HAIR_ABOVE), ([bare], { x0, y0, x1, y1 }) => {
    for (let y = y0; y <= y1; y++)
      for (let i = y * width + x0; i <= y * width + x1; i++) {
        if (coverage[i]! < HAIR_ABOVE || (person && person.coverage[i]! < PERSON_LEAST)) continue;
        places.push(i);
        apart.push(apartInAnyLight(bare, data[4 * i]!, data[4 * i + 1]!, data[4 * i + 2]!));
      }
  });
  const whole = Float64Array.from(apart).sort()[Math.floor(WHOLE_HAIR * apart.length)] ?? 0;
  const strands = new ColourField(width, height, HAIR_CELLS * cellPx);
  const bare = new Float64Array(3);
  places.forEach((i, n) => {
    const weight = whole > 0 ? Math.min(1, apart[n]! / whole) ** 2 : 1;
    const [x, y] = [i % width, Math.floor(i / width)];
    skin.at(x, y, bare);
    const besideSkin = (k: number): number => data[4 * i + k]! / Math.max(1, bare[k]!);
    strands.add(x, y, besideSkin(0), besideSkin(1), besideSkin(2), weight);
  });
  return strands.spread() ? strands : null;
}

/** Squared distance of a colour from that of the skin, without what light alone explains. */
function apartInAnyLight(bare: Float64Array, red: number, green: number, blue: number): number {
  const r = red - bare[0]!,
    g = green - bare[1]!,
    b = blue - bare[2]!;
  const along = r * red + g * green + b * blue;
  return r * r + g * g + b * b - along ** 2 / (red * red + green * green + blue * blue + COLOUR_OVER_LIGHT);
}

function matte(
  { width, data }: AnalysisImage,
  { facing, box }: SeenHead,
  skin: ColourField,
  strands: ColourField,
  opacity: Uint8Array,
  beside: Uint8Array | null,
): void {
  const modelled = coveredFrom(opacity, width, 1);
  const isBeside = beside && coveredFrom(beside, width, 1);
  forEachBlock(
    box,
    [skin, strands],
    (...block) => modelled(...block) || isBeside?.(...block) === true,
    ([bare, covered], { x0, y0, x1, y1 }) => {
      for (let k = 0; k < 3; k++) covered[k] = covered[k]! * bare[k]!;
      const r = covered[0]! - bare[0]!,
        g = covered[1]! - bare[1]!,
        b = covered[2]! - bare[2]!;
      const square = r * r + g * g + b * b;
      const apart = apartInAnyLight(bare, covered[0]!, covered[1]!, covered[2]!);
      const told = clamp01((Math.sqrt(apart) - ALIKE) / (APART - ALIKE));
      if (told === 0) return;
      const whiter = beside ? howMuchWhiter(covered, bare) / 255 : 0;
      const ofBare = r * bare[0]! + g * bare[1]! + b * bare[2]!;
      for (let y = y0; y <= y1; y++)
        for (let i = y * width + x0; i <= y * width + x1; i++) {
          const alone = whiter > 0 && facing[i]! > 0 ? whiter * beside![i]! : 0;
          if (opacity[i] === 0 && alone === 0) continue;
          const red = data[4 * i]!,
            green = data[4 * i + 1]!,
            blue = data[4 * i + 2]!;
          // Least squares for the share of hair and the light, without what light alone explains.
          const own = red * red + green * green + blue * blue;
          const across = r * red + g * green + b * blue;
          const lit = across / (own + COLOUR_OVER_LIGHT);
          const beyond = own - (bare[0]! * red + bare[1]! * green + bare[2]! * blue);
          const share = (across - ofBare - lit * beyond) / (square - lit * across);
          const model = opacity[i]!;
          const believed = Math.max(alone, clamp01((model - DOUBTED_TO) / (BELIEVED_FROM - DOUBTED_TO)));
          const byColour = 255 * believed * clamp01(share);
          opacity[i] = model + told * (byColour - model) + 0.5;
        }
    },
  );
}

/** 0..1 */
function howMuchWhiter(hair: Float64Array, skin: Float64Array): number {
  const lighter = (hair[0]! + hair[1]! + hair[2]!) / (skin[0]! + skin[1]! + skin[2]!);
  const greyer = (hair[2]! * skin[0]!) / (hair[0]! * skin[2]!);
  return clamp01((lighter - 1) / (WHITER - 1)) * clamp01((greyer - 1) / (WHITER - 1));
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);
