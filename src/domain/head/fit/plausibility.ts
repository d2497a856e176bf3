import type { Mask, RgbaImage } from '../../image';
import type { HeadRegion } from './headRegion';
import type { OutlineFit } from './outlineFit';
import type { SeenRegion } from './region';

/** Mean distance between both outlines from which a region is no head, mm; what floats in the picture must fit better. */
const MOST_DISTANCE_MM = { person: 4.5, colour: 2.7, skin: 2.7, oval: Infinity } as const;
/** A place less sure than this is nobody's: heads mostly have 0.5 and more (5 of 65 rendered ones less), things that are none 0.42 at most where nothing else tells. */
const LEAST_PLACE = 0.45;
/** The same where the person model sees a body that leaves the picture: which way the head looks may be open, not that it is one. */
const LEAST_PLACE_OF_BODY = 0.36;
/**
 * Lower border of the picture that the region covers, as a share of its own breadth, from which neck or body lead out of it:
 * heads with their body cover 0.3 and more, things that lie or hang in the picture none.
 */
const LEAST_BORDER = 0.15;
/** What floats must follow a head's outline so much closer than an ellipse: heads 0.67 at most (one of 65 rendered ones 1.1, which is refused), round things 0.81 at least. */
const MOST_OF_ELLIPSE = 0.74;
/** Radius of the circle of the same area, mm: a head with its neck has 94 to 117, a heap of things of which one was taken for a head 250. */
const MOST_FLOATING_RADIUS_MM = 170;
/** Share of the region in which the person model, if there is one, sees a person: heads 0.95 at least, things mostly below 0.8. */
const LEAST_PERSON = 0.85;
/**
 * What follows the model's outline this closely, no other pose nearly as well, and is not round, is a head whatever the
 * person model sees: heads have 1.9 mm, 0.79 and 0.6 where that sees nothing of them, things 2.2 mm or more, or an ellipse.
 */
const CONVINCING = { distanceMm: 2, place: 0.75, ofEllipse: 0.68 } as const;
/**
 * What is no more like an ellipse than this and no other pose fits nearly as well is a head with nose, ears or neck where
 * the person model sees half of it, too: a head above a part of its shoulders has 0.18, things 0.52 or more.
 */
const UNMISTAKABLE = { place: 0.8, ofEllipse: 0.35, person: 0.5 } as const;
/** Red minus blue and red minus green over the sum of all three: skin of every shade lies between, fruit and paint do not. */
const RED_OVER_BLUE: readonly [number, number] = [0.02, 0.38];
const RED_OVER_GREEN: readonly [number, number] = [0, 0.28];

/** Whether a region that nobody pointed at may be a human head. A body that leaves the picture tells, else the outline must. */
export function looksLikeHead(
  fit: OutlineFit,
  seen: HeadRegion,
  image: RgbaImage,
  person: Mask | null,
): boolean {
  const place = placeSureness(fit, false);
  const shape = shapeOf(seen.region);
  const floats = shape.borderShare < LEAST_BORDER;
  const least = !floats && seen.source === 'person' ? LEAST_PLACE_OF_BODY : LEAST_PLACE;
  if (!(fit.distanceMm <= MOST_DISTANCE_MM[seen.source]) || place < least) return false;
  if (!floats && seen.source === 'person') return true;
  if (!isMonochrome(image) && !skinColoured(seen, image)) return false;
  if (!floats) return true;
  const mmPerCell = seen.region.cellPx / fit.camera.pxPerMm;
  if (shape.radiusCells * mmPerCell >= MOST_FLOATING_RADIUS_MM) return false;
  const ofEllipse = fit.distanceMm / (mmPerCell * ellipseDistance(shape));
  const { distanceMm, place: sure, ofEllipse: unlike } = CONVINCING;
  if (fit.distanceMm < distanceMm && place > sure && ofEllipse < unlike) return true;
  if (fit.distanceMm >= MOST_DISTANCE_MM.colour || ofEllipse >= MOST_OF_ELLIPSE) return false;
  const isUnmistakable = place > UNMISTAKABLE.place && ofEllipse < UNMISTAKABLE.ofEllipse;
  return (
    person === null || shareSeen(seen.region, person) > (isUnmistakable ? UNMISTAKABLE.person : LEAST_PERSON)
  );
}

/** 0..1: how sure the head's place and view are. */
export function outlineConfidence(fit: OutlineFit, seen: HeadRegion, viewGiven: boolean): number {
  return { person: 0.95, colour: 0.8, skin: 0.8, oval: 0.5 }[seen.source] * placeSureness(fit, viewGiven);
}

/** The same whatever the region was read from. */
function placeSureness(fit: OutlineFit, viewGiven: boolean): number {
  const close = 1 / (1 + Math.exp((fit.distanceMm - 3) * 1.5));
  const sure = viewGiven ? 1 : 1 - 0.6 * Math.exp(-fit.margin / 1.5);
  return (0.35 + 0.65 * close) * sure;
}

/** Every so many pixels are asked whether the picture has colours. */
const COLOUR_STEP = 61;
/** Largest less smallest channel over the sum of all three, in the mean: 0 in a grey picture, 0.05 in the dullest rendered head. */
const LEAST_COLOUR = 0.01;

/** A black and white photo says nothing of skin's colour. */
function isMonochrome({ data }: RgbaImage): boolean {
  let sum = 0,
    count = 0;
  for (let i = 0; i < data.length; i += 4 * COLOUR_STEP, count++) {
    const r = data[i]!,
      g = data[i + 1]!,
      b = data[i + 2]!;
    sum += (Math.max(r, g, b) - Math.min(r, g, b)) / (r + g + b + 1);
  }
  return sum < LEAST_COLOUR * count;
}

function skinColoured({ region }: HeadRegion, image: RgbaImage): boolean {
  let [r, g, b] = [0, 0, 0];
  for (let i = 0; i < region.inside.length; i++) {
    if (region.inside[i] !== 1) continue;
    const x = Math.min(image.width - 1, Math.floor(((i % region.width) + 0.5) * region.cellPx));
    const y = Math.min(image.height - 1, Math.floor((Math.floor(i / region.width) + 0.5) * region.cellPx));
    const at = (y * image.width + x) * 4;
    r += image.data[at]!;
    g += image.data[at + 1]!;
    b += image.data[at + 2]!;
  }
  const sum = r + g + b + 1;
  return within((r - b) / sum, RED_OVER_BLUE) && within((r - g) / sum, RED_OVER_GREEN);
}

const within = (value: number, [least, most]: readonly [number, number]): boolean =>
  value > least && value < most;

/** Mean coverage of the region by the mask, 0..1. */
function shareSeen({ inside, width, cellPx }: SeenRegion, mask: Mask): number {
  let [sum, cells] = [0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] !== 1) continue;
    const x = Math.min(mask.width - 1, Math.floor(((i % width) + 0.5) * cellPx));
    const y = Math.min(mask.height - 1, Math.floor((Math.floor(i / width) + 0.5) * cellPx));
    sum += mask.coverage[y * mask.width + x]!;
    cells++;
  }
  return sum / (255 * Math.max(1, cells));
}

/** Mean distance between the region's outline and the ellipse's, cells. */
const ellipseDistance = (shape: RegionShape): number => ((1 - shape.ellipticity) * shape.radiusCells) / 2;

interface RegionShape {
  /** Of the circle of the same area. */
  readonly radiusCells: number;
  /** Intersection over union with the ellipse of the same first and second moments. */
  readonly ellipticity: number;
  /** Cells on the picture's lower border over the circle's diameter. */
  readonly borderShare: number;
}

function shapeOf({ width, height, inside }: SeenRegion): RegionShape {
  let border = 0;
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] !== 1) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    n++;
    if (y === height - 1) border++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const radiusCells = Math.sqrt(n / Math.PI);
  const borderShare = border / Math.max(1, 2 * radiusCells);
  const [mx, my] = [sx / n, sy / n];
  const [cxx, cxy, cyy] = [sxx / n - mx * mx, sxy / n - mx * my, syy / n - my * my];
  const det = cxx * cyy - cxy * cxy;
  if (!(det > 0)) return { radiusCells, borderShare, ellipticity: 1 };
  let both = 0;
  let either = 0;
  for (let i = 0; i < inside.length; i++) {
    const dx = (i % width) - mx;
    const dy = Math.floor(i / width) - my;
    const ellipse = (cyy * dx * dx - 2 * cxy * dx * dy + cxx * dy * dy) / det < 4;
    const seen = inside[i] === 1;
    if (ellipse && seen) both++;
    if (ellipse || seen) either++;
  }
  return { radiusCells, borderShare, ellipticity: both / either };
}
