import type { BareShare } from '../scalp/bareShare';
import type { ScalpMaps } from '../scalp/types';
import { outlinesOfCells } from './cellOutlines';
import { cellAt, cellGrid, connectedWith, seenCells } from './seenCells';
import type { ZonePart } from './zone';
import { bareAt } from './zoneFill';
import { laidPart, type ZoneGround } from './zoneShape';

const GRID = cellGrid(1);
const BARE = 1;
const HAIRED = 2;
/** Share of the impressions that hair leaves from which skin is bare. [A] */
const BARE_FROM = 0.5;
/** A stroke reaches to where half of it is left. */
const REACHED_FROM = 0.5;

/**
 * Of a stroke what belongs with the place where it began: bare skin, or hair, as far as it hangs together. What the photo does
 * not show is left out.
 *
 * @param stroke a track that adds
 * @param own 0..255 a pixel: what its zone held before it; null of an empty one
 */
export function keptToEdge(
  stroke: ZonePart,
  {
    maps,
    ground,
    bare,
  }: { readonly maps: ScalpMaps; readonly ground: ZoneGround; readonly bare: BareShare | null },
  own: Uint8Array | null,
): readonly ZonePart[] {
  const { positionMm: p } = maps;
  const { chart } = ground;
  const { amount, middle, radiusMm, edgeMm } = laidPart(stroke, 0, ground);
  const isReached = (i: number): boolean => {
    const [x, y, z] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    const isNear = Math.hypot(x - middle[0], y - middle[1], z - middle[2]) <= radiusMm;
    return isNear && amount(x, y, z) >= REACHED_FROM;
  };
  const kinds = seenCells(GRID, maps, chart, (i) =>
    !isReached(i) ? 0 : bareAt(bare, maps, i) >= BARE_FROM ? BARE : HAIRED,
  );
  const [x = 0, y = 0, z = 0] = stroke.pointsMm;
  const first = cellAt(GRID, chart.toChart(x, y, z));
  const kind = first < 0 ? 0 : kinds[first]!;
  if (kind === 0) return [];
  const region = connectedWith(first, (cell) => kinds[cell] === kind, GRID);
  const held = own && seenCells(GRID, maps, chart, (i) => (isReached(i) && own[i]! >= 128 ? 1 : 0));
  return outlinesOfCells(region, (cell) => held?.[cell] === 1, GRID, chart, edgeMm);
}
