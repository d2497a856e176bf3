import type { AnalysisImage } from '../../image';
import type { HeadObservation, HeadOval } from '../../observation';
import { personWithEdge } from '../../scalp/edgeOfPerson';
import { centralPrior, colourRegion, ovalPrior } from './colourRegion';
import type { OutlineEvidence, SkinEvidence } from '../types';
import { innerCircles } from './outlineSearch';
import { personRegion } from './personRegion';
import { gridOf, seenRegion, type SeenRegion } from './region';

export interface HeadRegion {
  readonly region: SeenRegion;
  readonly source: OutlineEvidence;
}

/** A person mask outside these shares of the picture has missed the head or taken the room for a person. */
const LEAST_PERSON_SHARE = 0.06;
const MOST_PERSON_SHARE = 0.88;
/** Colours inside and outside more alike than this part nothing. */
const MOST_COLOUR_OVERLAP = 0.6;
/** Part of the largest circle inside a region that shows the head alone. */
const SEED_SHARE = 0.9;
/** Overlap (intersection over union) with the oval's upper part from which the seen region is believed. */
const LEAST_OVAL_OVERLAP = 0.6;

/** Where the head is, from the person mask, else by colour, else the oval itself; null where nothing stands out. */
export function headRegion(
  analysis: AnalysisImage,
  observation: HeadObservation,
  oval: HeadOval | undefined,
): HeadRegion | null {
  const seen = personWithEdge(analysis, observation);
  const person = seen === null ? null : personRegion(seen.mask, observation.hair);
  const cells = oval === undefined ? undefined : ovalInCells(oval, analysis);
  if (person !== null && believable(person, cells)) return { region: person, source: 'person' };
  // A model that sees a person everywhere has seen none: fur, cloth, a wall of one colour.
  if (person !== null && cells === undefined && shareOf(person) >= MOST_PERSON_SHARE) return null;
  const grid = gridOf(analysis.width, analysis.height);
  const prior = cells === undefined ? centralPrior(grid) : ovalPrior(grid, cells);
  const { inside, overlap } = colourRegion(analysis, grid, prior);
  const byColour = seenRegion(inside, observation.hair, grid);
  if (
    overlap < MOST_COLOUR_OVERLAP &&
    (cells === undefined || ovalOverlap(byColour, cells) >= LEAST_OVAL_OVERLAP)
  )
    return { region: byColour, source: 'colour' };
  if (cells === undefined) return null;
  const filled = Uint8Array.from(inside, (_, i) =>
    insideOval(cells, (i % grid.width) + 0.5, Math.floor(i / grid.width) + 0.5) ? 1 : 0,
  );
  return { region: seenRegion(filled, observation.hair, grid), source: 'oval' };
}

/** Colours inside a region part skin from clothes if they are no more alike than this. */
const MOST_OVERLAP_WITHIN = 0.7;
/** Probability that a head reaches out of the region that it is looked for in. */
const OUTSIDE_PRIOR = 0.02;

/**
 * What has the colours of the middle of a region: a head without the clothes around or below it. Told from all else in the
 * picture or, where the room is like the skin, from the rest of the region alone. Null where it does not stand out.
 */
export function skinRegion(
  analysis: AnalysisImage,
  observation: HeadObservation,
  whole: SeenRegion,
  source: SkinEvidence,
): HeadRegion | null {
  const circle = innerCircles(whole, 1)[0];
  if (circle === undefined) return null;
  const grid = gridOf(analysis.width, analysis.height);
  const [cx, cy, r] = [circle.xPx, circle.yPx, SEED_SHARE * circle.radiusPx].map(
    (px) => px / grid.cellPx,
  ) as [number, number, number];
  const prior = ovalPrior(grid, { cx, cy, rx: r, ry: r });
  const within = source === 'skin' ? null : whole.inside;
  if (within !== null) for (let i = 0; i < prior.length; i++) if (within[i] === 0) prior[i] = OUTSIDE_PRIOR;
  const { inside, overlap } = colourRegion(analysis, grid, prior, within);
  if (overlap >= (within === null ? MOST_COLOUR_OVERLAP : MOST_OVERLAP_WITHIN)) return null;
  if (within !== null) for (let i = 0; i < inside.length; i++) inside[i] = inside[i]! & within[i]!;
  return { region: seenRegion(inside, observation.hair, grid), source };
}

interface CellOval {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly angleRad: number;
}

function ovalInCells(oval: HeadOval, analysis: AnalysisImage): CellOval {
  const k = 1 / (analysis.photoPxPerPx * gridOf(analysis.width, analysis.height).cellPx);
  return { cx: oval.cx * k, cy: oval.cy * k, rx: oval.rx * k, ry: oval.ry * k, angleRad: oval.angleRad ?? 0 };
}

function insideOval(oval: CellOval, x: number, y: number): boolean {
  const c = Math.cos(oval.angleRad);
  const s = Math.sin(oval.angleRad);
  const u = (c * (x - oval.cx) + s * (y - oval.cy)) / Math.max(1, oval.rx);
  const v = (-s * (x - oval.cx) + c * (y - oval.cy)) / Math.max(1, oval.ry);
  return u * u + v * v < 1;
}

function shareOf(region: SeenRegion): number {
  let sum = 0;
  for (const value of region.inside) sum += value;
  return sum / region.inside.length;
}

function believable(region: SeenRegion, oval: CellOval | undefined): boolean {
  const share = shareOf(region);
  if (oval !== undefined) return share < MOST_PERSON_SHARE && ovalOverlap(region, oval) >= LEAST_OVAL_OVERLAP;
  return share > LEAST_PERSON_SHARE && share < MOST_PERSON_SHARE;
}

/** Intersection over union of region and oval, above the oval's lowest fifth and within 1.25 of its radii: neck and body do not count. */
function ovalOverlap(region: SeenRegion, oval: CellOval): number {
  const wide = { ...oval, rx: oval.rx * 1.25, ry: oval.ry * 1.25 };
  let both = 0;
  let either = 0;
  for (let i = 0; i < region.inside.length; i++) {
    const x = (i % region.width) + 0.5;
    const y = Math.floor(i / region.width) + 0.5;
    if (y > oval.cy + 0.6 * Math.max(oval.rx, oval.ry) || !insideOval(wide, x, y)) continue;
    const a = region.inside[i] === 1;
    const b = insideOval(oval, x, y);
    if (a && b) both++;
    if (a || b) either++;
  }
  return either === 0 ? 0 : both / either;
}
