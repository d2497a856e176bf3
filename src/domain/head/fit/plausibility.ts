import type { Mask, RgbaImage } from '../../image';
import type { HeadRegion } from './headRegion';
import type { OutlineFit } from './outlineFit';
import { outlineSteps } from './outlineSteps';
import type { SeenRegion } from './region';

/** Mean distance between both outlines, mm, from which a region is no head whatever else tells for it: heads have 3.4 at most. */
const MOST_DISTANCE_MM = 3.6;
/**
 * The score's weights, a logistic sum learnt from 104 rendered heads and 47 things that are none, rounded: in
 * natural logs of the odds that it is a head, less what balances heads and things.
 */
const BASE = 9.5;
/** Of the mean distance between both outlines, a mm. */
const BY_MM = -3.4;
/** Of a region that colours alone show; set by hand, not learnt: a clay jug scored 0.7 without it, bread rolls 0.3. */
const BY_COLOURS_ALONE = -0.8;
/** Of how much the region looks like an ellipse rather than a head, natural log of the ratio of the distances of both. */
const BY_ROUNDNESS = -4;
/** Heads before shoulders and things with a handle follow an ellipse half as well as a head, and less tells nothing more. */
const ROUND_FROM = -0.7;
/** What the person model does not see at all must be no ellipse to be believed: there less counts for it. */
const ROUND_FROM_UNSEEN = -1.7;
/** Heads are 0.2 at most, and a perfect ellipse must not be believed however near a head's outline comes to it. */
const MOST_ROUND = 1.3;
/** Of what the person model is in doubt about, as a share of all that it sees; it doubts most heads from above. */
const BY_DOUBT = -8;
const MOST_DOUBT = 0.3;
/** Of the region's cells on the picture's other borders, over its breadth: rooms and tables lead out there, bodies below. */
const BY_SIDES = -3;
const MOST_SIDES = 0.5;
/** Of the size of a region that floats: radius of the circle of the same area, natural log over that of a head with its neck. */
const BY_SIZE = -2;
const FLOATING_RADIUS_MM = 105;
/** Of a head's outline before the rest of the region, as a share: where a step of colour is missing, and where one is seen. */
const BY_MISSING = -3;
const BY_SEEN = 10;
/** Of colours that no skin has, a unit of chromaticity; paint and fruit are off by 0.05 and more, where it is enough. */
const BY_COLOUR = -200;
const MOST_OFF_COLOUR = 0.05;

/** Lower border of the picture that the region covers, as a share of its own breadth, from which neck or body lead out of it. */
const LEAST_BORDER = 0.15;
/** Red minus blue and red minus green over the sum of all three: skin of every shade lies between, fruit and paint do not. */
const RED_OVER_BLUE: readonly [number, number] = [0.02, 0.38];
const RED_OVER_GREEN: readonly [number, number] = [0, 0.28];
/** Skin's red over green lies between these shares of its red over blue. */
const GREEN_OF_BLUE: readonly [number, number] = [0.4, 0.9];
/** Black, grey and white hair have less of both, in any light. */
const MOST_GREY = 0.06;
/** The disc in the head's middle where its colour and the person model are asked, mm. */
const MIDDLE_MM = 45;
const MIDDLE_STEPS = 12;
/** Coverage of that disc by the person mask below which the model has not seen the head. */
const LEAST_SEEN = 0.5;

/** Whether a region that nobody pointed at may be a human head. */
export const looksLikeHead = (
  fit: OutlineFit,
  seen: HeadRegion,
  image: RgbaImage,
  person: Mask | null,
): boolean => fit.distanceMm < MOST_DISTANCE_MM && headScore(fit, seen, image, person) > 0;

/** Positive where a head is likelier than a thing. */
export function headScore(
  fit: OutlineFit,
  { region, source }: HeadRegion,
  image: RgbaImage,
  person: Mask | null,
): number {
  const shape = shapeOf(region);
  const mmPerCell = region.cellPx / fit.camera.pxPerMm;
  const middle = middleOf(fit, image, person);
  const isSeen = middle.person >= LEAST_SEEN;
  const floats = shape.borderShare < LEAST_BORDER;
  const roundness = Math.log(fit.distanceMm / (mmPerCell * ellipseDistance(shape)));
  const roundFrom = isSeen ? ROUND_FROM : ROUND_FROM_UNSEEN;
  const outside = floats ? Math.max(0, Math.log((shape.radiusCells * mmPerCell) / FLOATING_RADIUS_MM)) : 0;
  // Grey on a body that leaves the picture is hair, else it may be stone.
  const mayBeGrey = (!floats && source === 'person') || isMonochrome(image);
  const offColour = mayBeGrey && middle.isGrey ? 0 : middle.offColour;
  const steps = outlineSteps(fit.camera, fit.weights, region, image);
  return (
    BASE +
    (source === 'person' ? 0 : BY_COLOURS_ALONE) +
    BY_MM * fit.distanceMm +
    BY_ROUNDNESS * (limited(roundness, roundFrom, MOST_ROUND) - ROUND_FROM) +
    BY_DOUBT * (isSeen && person !== null ? Math.min(MOST_DOUBT, doubtOf(person)) : MOST_DOUBT) +
    BY_SIDES * Math.min(MOST_SIDES, shape.sideShare) +
    BY_SIZE * outside +
    BY_MISSING * steps.missing +
    BY_SEEN * steps.seen +
    BY_COLOUR * Math.min(MOST_OFF_COLOUR, offColour)
  );
}

const limited = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** 0..1: how sure the head's place and view are. */
export function outlineConfidence(fit: OutlineFit, seen: HeadRegion, viewGiven: boolean): number {
  const evidence = seen.source === 'person' ? 0.95 : seen.source === 'oval' ? 0.5 : 0.8;
  return evidence * placeSureness(fit, viewGiven);
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

interface Middle {
  /** How far its mean colour is from every skin's, chromaticity. */
  readonly offColour: number;
  readonly isGrey: boolean;
  /** Mean coverage by the person mask, 0..1; 0 without one. */
  readonly person: number;
}

function middleOf({ camera }: OutlineFit, { data, width, height }: RgbaImage, person: Mask | null): Middle {
  const step = (MIDDLE_MM * camera.pxPerMm) / MIDDLE_STEPS;
  let [red, green, blue, covered, count] = [0, 0, 0, 0, 0];
  for (let v = -MIDDLE_STEPS; v <= MIDDLE_STEPS; v++)
    for (let u = -MIDDLE_STEPS; u <= MIDDLE_STEPS; u++) {
      const x = Math.round(camera.centreXPx + u * step);
      const y = Math.round(camera.centreYPx + v * step);
      if (u * u + v * v > MIDDLE_STEPS ** 2 || x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = y * width + x;
      red += data[4 * at]!;
      green += data[4 * at + 1]!;
      blue += data[4 * at + 2]!;
      if (person !== null) covered += person.coverage[at]!;
      count++;
    }
  const sum = red + green + blue + 1;
  const [overBlue, overGreen] = [(red - blue) / sum, (red - green) / sum];
  const [least, most] = GREEN_OF_BLUE;
  const offColour =
    beyond(overBlue, RED_OVER_BLUE) +
    beyond(overGreen, RED_OVER_GREEN) +
    beyond(overGreen, [least * overBlue, most * overBlue]);
  const isGrey = Math.max(Math.abs(overBlue), Math.abs(overGreen)) < MOST_GREY;
  return { offColour, isGrey, person: covered / (255 * Math.max(1, count)) };
}

const beyond = (value: number, [least, most]: readonly [number, number]): number =>
  Math.max(0, value - most, least - value);

/** Coverage between these is doubt, above the lower one something is seen, 0..255. */
const DOUBTFUL_COVERAGE: readonly [number, number] = [25, 230];

function doubtOf({ coverage }: Mask): number {
  const [least, most] = DOUBTFUL_COVERAGE;
  let [doubtful, all] = [0, 0];
  for (const value of coverage) {
    if (value <= least) continue;
    all++;
    if (value < most) doubtful++;
  }
  return doubtful / Math.max(1, all);
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
  /** The same of its other three. */
  readonly sideShare: number;
}

function shapeOf({ width, height, inside }: SeenRegion): RegionShape {
  let [border, sides] = [0, 0];
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] !== 1) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    n++;
    if (y === height - 1) border++;
    else if (y === 0 || x === 0 || x === width - 1) sides++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const radiusCells = Math.sqrt(n / Math.PI);
  const [borderShare, sideShare] = [border, sides].map((cells) => cells / Math.max(1, 2 * radiusCells)) as [
    number,
    number,
  ];
  const [mx, my] = [sx / n, sy / n];
  const [cxx, cxy, cyy] = [sxx / n - mx * mx, sxy / n - mx * my, syy / n - my * my];
  const det = cxx * cyy - cxy * cxy;
  if (!(det > 0)) return { radiusCells, borderShare, sideShare, ellipticity: 1 };
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
  return { radiusCells, borderShare, sideShare, ellipticity: both / either };
}
