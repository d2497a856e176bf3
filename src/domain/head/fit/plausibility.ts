import type { RgbaImage } from '../../image';
import type { HeadRegion } from './headRegion';
import type { OutlineFit } from './outlineFit';

/** Mean distance between both outlines from which a region is no head, mm; by colour alone it must fit better. */
const MOST_DISTANCE_MM = { person: 4.5, colour: 2.7, oval: Infinity } as const;
/** Red minus blue and red minus green over the sum of all three: skin of every shade lies above these. */
const LEAST_RED_OVER_BLUE = 0.02;
const LEAST_RED_OVER_GREEN = 0;
/** Overlap with its own ellipse from which an outline is too round for a head with ears and nose. */
const MOST_ELLIPTIC = 0.985;

/** Whether a region that nobody pointed at may be a human head. */
export function looksLikeHead(fit: OutlineFit, seen: HeadRegion, image: RgbaImage): boolean {
  if (!(fit.distanceMm <= MOST_DISTANCE_MM[seen.source])) return false;
  if (seen.source !== 'colour') return true;
  return skinColoured(seen, image) && ellipticity(seen) < MOST_ELLIPTIC;
}

/** 0..1: how sure the head's place and view are. */
export function outlineConfidence(fit: OutlineFit, seen: HeadRegion, viewGiven: boolean): number {
  const start = { person: 0.95, colour: 0.8, oval: 0.5 }[seen.source];
  const close = 1 / (1 + Math.exp((fit.distanceMm - 3) * 1.5));
  const sure = viewGiven ? 1 : 1 - 0.6 * Math.exp(-fit.margin / 1.5);
  return start * (0.35 + 0.65 * close) * sure;
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
  return (r - b) / sum > LEAST_RED_OVER_BLUE && (r - g) / sum > LEAST_RED_OVER_GREEN;
}

/** Intersection over union of the region with the ellipse of the same first and second moments. */
function ellipticity({ region }: HeadRegion): number {
  const { width, inside } = region;
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] !== 1) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  if (n === 0) return 1;
  const [mx, my] = [sx / n, sy / n];
  const [cxx, cxy, cyy] = [sxx / n - mx * mx, sxy / n - mx * my, syy / n - my * my];
  const det = cxx * cyy - cxy * cxy;
  if (det <= 0) return 1;
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
  return both / either;
}
