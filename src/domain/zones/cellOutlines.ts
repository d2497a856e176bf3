import { boxBlurred } from '../boxBlur';
import { connectedRuns } from '../connectedRuns';
import type { ScalpChart } from '../head/scalpChart';
import { contoursOf } from '../scalp/edgeContour';
import { mapPlace, type CellGrid } from './seenCells';
import { MOST_PART_POINTS, type ZonePart } from './zone';

/** Smaller holes are filled: a few hairs, not an island of them. [A] */
const LEAST_HOLE_MM2 = 100;
/** Contours with fewer points are specks. */
const LEAST_POINTS = 8;
/** How far a border may be moved by leaving points out, and how far apart they may come to lie, cells. */
const TOLERANCE_CELLS = 0.25;
const FARTHEST_STEPS = 8;

type MapPoint = readonly [column: number, row: number];

/**
 * A region of the head's map as parts of a zone: its border, and the holes in it taken away again.
 *
 * @param region 1 in it, 0 beside it, a cell
 * @param kept cells whose place in the zone holes leave as it is
 */
export function outlinesOfCells(
  region: Uint8Array,
  kept: (cell: number) => boolean,
  grid: CellGrid,
  chart: ScalpChart,
  edgeMm: number | null,
): readonly ZonePart[] {
  const filled = withoutSmallHoles(region, grid);
  const whole = withoutHoles(filled, grid);
  const holes = filled.map((isIn, cell) => (isIn === 0 && whole[cell] === 1 && !kept(cell) ? 1 : 0));
  const partOf =
    (mode: ZonePart['mode']) =>
    (line: readonly MapPoint[]): ZonePart => ({
      mode,
      shape: 'outline',
      pointsMm: line.flatMap(([column, row]) =>
        chart.toSkin(...mapPlace(grid, column, row)).map((mm) => Math.round(10 * mm) / 10),
      ),
      widthsMm: [],
      edgeMm,
    });
  return [
    ...bordersOf(whole, grid).map(partOf('add')),
    ...bordersOf(withoutSpecks(holes, grid), grid).map(partOf('remove')),
  ];
}

/** Area of the region, cm2: the map keeps areas. */
export const cellsAreaCm2 = (region: Uint8Array, { cellMm }: CellGrid): number =>
  (region.reduce((sum, isIn) => sum + isIn, 0) * cellMm ** 2) / 100;

/** Smooth closed lines, columns and rows. */
function bordersOf(region: Uint8Array, { side }: CellGrid): readonly (readonly MapPoint[])[] {
  const smooth = boxBlurred(Float32Array.from(region), side, side, 1);
  const coverage = Uint8Array.from(smooth, (share) => Math.round(255 * share));
  return contoursOf({ width: side, height: side, coverage }, 1, LEAST_POINTS).map(({ pointsPx }) => {
    const line = Array.from({ length: pointsPx.length / 2 }, (_, i): MapPoint => [
      pointsPx[2 * i]!,
      pointsPx[2 * i + 1]!,
    ]);
    let kept = simplified(line, TOLERANCE_CELLS);
    for (let tolerance = TOLERANCE_CELLS; kept.length > MOST_PART_POINTS; tolerance *= 1.5)
      kept = simplified(line, tolerance);
    return kept;
  });
}

/** Of a closed line the points that it cannot do without. */
function simplified(line: readonly MapPoint[], tolerance: number): readonly MapPoint[] {
  const kept: MapPoint[] = [];
  const farthestSteps = FARTHEST_STEPS * Math.max(1, tolerance / TOLERANCE_CELLS);
  const keep = (from: number, to: number): void => {
    let farthest = tolerance;
    let at = to - from > farthestSteps ? (from + to) >> 1 : 0;
    for (let i = from + 1; i < to; i++) {
      const distance = fromSegment(line[i]!, line[from]!, line[to % line.length]!);
      if (distance <= farthest) continue;
      farthest = distance;
      at = i;
    }
    if (at === 0) {
      kept.push(line[from]!);
      return;
    }
    keep(from, at);
    keep(at, to);
  };
  const half = line.length >> 1;
  keep(0, half);
  keep(half, line.length);
  return kept;
}

function fromSegment([x, y]: MapPoint, [ax, ay]: MapPoint, [bx, by]: MapPoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function withoutSmallHoles(region: Uint8Array, grid: CellGrid): Uint8Array {
  const filled = region.slice();
  for (const { start, end, cells } of partsOf(region, 0, grid))
    if (cells * grid.cellMm ** 2 < LEAST_HOLE_MM2) filled.fill(1, start, end);
  return filled;
}

function withoutHoles(region: Uint8Array, grid: CellGrid): Uint8Array {
  const filled = region.slice();
  for (const { start, end, isOutermost } of partsOf(region, 0, grid))
    if (!isOutermost) filled.fill(1, start, end);
  return filled;
}

function withoutSpecks(holes: Uint8Array, grid: CellGrid): Uint8Array {
  const left = holes.slice();
  for (const { start, end, cells } of partsOf(holes, 1, grid))
    if (cells * grid.cellMm ** 2 < LEAST_HOLE_MM2) left.fill(0, start, end);
  return left;
}

/** Runs of cells of a value, with the size of the part that each hangs together with, and whether that holds the map's corner. */
function partsOf(cells: Uint8Array, value: number, { side }: CellGrid) {
  const { count, start, end, part } = connectedRuns(cells, value, side, side);
  const sizes = new Int32Array(count);
  for (let run = 0; run < count; run++) sizes[part[run]!]! += end[run]! - start[run]!;
  const outermost = count > 0 && start[0] === 0 ? part[0] : -1;
  return Array.from({ length: count }, (_, run) => ({
    start: start[run]!,
    end: end[run]!,
    cells: sizes[part[run]!]!,
    isOutermost: part[run] === outermost,
  }));
}
