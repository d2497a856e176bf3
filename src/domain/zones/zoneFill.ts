import type { ScalpChart } from '../head/scalpChart';
import type { PlannedHairline } from '../hairline/hairline';
import type { BareShare } from '../scalp/bareShare';
import type { ScalpMaps } from '../scalp/types';
import { cellsAreaCm2, outlinesOfCells } from './cellOutlines';
import { cellAt, cellGrid, connectedWith, neighbours, seenCells } from './seenCells';
import type { ZonePart } from './zone';

/** What a photo shows of the head when a place of it is filled. */
export interface FillGround {
  readonly maps: ScalpMaps;
  readonly chart: ScalpChart;
  /** null: no hair is seen. */
  readonly bare: BareShare | null;
  /** The plan's line is a border; null where there is none. */
  readonly hairline: PlannedHairline | null;
  /** 0..255 a pixel: what the zone holds already; null of an empty one. */
  readonly own: Uint8Array | null;
}

/** Why a place cannot be filled: it lies beside the seen scalp, under hair, in the zone already, or in a patch too small. */
export type FillRefusal = 'beside' | 'hair' | 'own' | 'small';

const GRID = cellGrid(2);
const BEHIND = 1;
const IN_FRONT = 2;
const CLOSED = 3;
/** Share of the impressions that hair leaves from which skin is bare. [A] */
const BARE_FROM = 0.5;
const OWN_FROM = 128;
/** The scalp is seen from this coverage on, 0..255. */
const SCALP_FROM = 128;
const LEAST_CM2 = 0.5;

/**
 * The bare skin around a place: as far as the scalp is seen, up to hair, the plan's line, and what the zone holds. Passages
 * narrower than three cells are closed, so that a parting or a gap in the stubble does not let it out.
 *
 * @param xPx pixels of the maps
 */
export function zoneFill(ground: FillGround, xPx: number, yPx: number): readonly ZonePart[] | FillRefusal {
  const { maps, chart } = ground;
  const pixel = pixelAt(maps, xPx, yPx);
  const refusal = pixel === null ? 'beside' : refusalAt(ground, pixel);
  if (pixel === null || refusal) return refusal ?? 'beside';
  const kindAt = kindOf(ground);
  const kinds = seenCells(GRID, maps, chart, kindAt);
  const kind = kindAt(pixel);
  const isOpen = (cell: number) => kinds[cell] === kind;
  const isWide = (cell: number) => isOpen(cell) && neighbours(cell, GRID.side).every(isOpen);
  const { positionMm: p } = maps;
  const at = cellAt(GRID, chart.toChart(p[3 * pixel]!, p[3 * pixel + 1]!, p[3 * pixel + 2]!));
  const first = nearestOf(at, isWide);
  if (first === null) return 'small';
  const region = widenedOnce(connectedWith(first, isWide, GRID), isOpen);
  if (cellsAreaCm2(region, GRID) < LEAST_CM2) return 'small';
  const own = ownCells(ground);
  const isOwn = (cell: number) => own?.[cell] === 1;
  // Beneath what is drawn already, so that no seam is left between the two.
  return outlinesOfCells(widenedOnce(region, isOwn), isOwn, GRID, chart, null);
}

function pixelAt({ width, height }: ScalpMaps, xPx: number, yPx: number): number | null {
  const [x, y] = [Math.floor(xPx), Math.floor(yPx)];
  return x < 0 || y < 0 || x >= width || y >= height ? null : y * width + x;
}

function refusalAt({ maps, bare, own }: FillGround, pixel: number): FillRefusal | null {
  if (!(maps.facing[pixel]! > 0) || maps.scalp.coverage[pixel]! < SCALP_FROM) return 'beside';
  if (own && own[pixel]! >= OWN_FROM) return 'own';
  return bareAt(bare, maps, pixel) < BARE_FROM ? 'hair' : null;
}

function kindOf({ maps, bare, hairline, own }: FillGround): (pixel: number) => number {
  const { scalp, positionMm: p, borderDistanceMm } = maps;
  return (i) => {
    if (scalp.coverage[i]! < SCALP_FROM) return 0;
    if (bareAt(bare, maps, i) < BARE_FROM || (own && own[i]! >= OWN_FROM)) return CLOSED;
    const behindMm = hairline?.distanceMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, borderDistanceMm[i]!) ?? 1;
    return behindMm > 0 ? BEHIND : IN_FRONT;
  };
}

function ownCells({ maps, chart, own }: FillGround): Uint8Array | null {
  return own && seenCells(GRID, maps, chart, (i) => (own[i]! >= OWN_FROM ? 1 : 2)).map((kind) => kind & 1);
}

/** Share of the impressions that hair leaves at a pixel, 0..1. */
export function bareAt(bare: BareShare | null, { width }: ScalpMaps, pixel: number): number {
  if (!bare) return 1;
  const column = Math.floor((pixel % width) / bare.cellPx),
    row = Math.floor(Math.floor(pixel / width) / bare.cellPx);
  return bare.share[Math.min(row, bare.rows - 1) * bare.columns + Math.min(column, bare.columns - 1)]!;
}

/** The first cell of those around that is wanted: the pressed one may lie at a border. */
function nearestOf(cell: number, isWanted: (cell: number) => boolean): number | null {
  let ring = [cell];
  for (let away = 0; away <= 3; away++) {
    const found = ring.find(isWanted);
    if (found !== undefined) return found;
    ring = [...new Set(ring.flatMap((one) => neighbours(one, GRID.side)))];
  }
  return null;
}

function widenedOnce(region: Uint8Array, isOpen: (cell: number) => boolean): Uint8Array {
  const wide = region.slice();
  for (let cell = 0; cell < region.length; cell++)
    if (region[cell] === 1) for (const next of neighbours(cell, GRID.side)) if (isOpen(next)) wide[next] = 1;
  return wide;
}
