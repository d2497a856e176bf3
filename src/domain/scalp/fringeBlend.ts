import { signedDistances } from '../distanceField';
import { middleOf, type Cells } from './cells';
import type { BareShare } from './bareShare';
import type { ScalpMaps } from './types';

/**
 * Bare scalp counts as a bald area from here on inside the border of the scalp, mm: a strip along the forehead or the nape is
 * where hair begins a little later than on most heads. [A]
 */
const BALD_FROM_MM = 10;
/** From this share of hidden skin on fewer impressions find a place between long strands, and none where all is hidden. [A] */
const HINDERS_FROM = 0.5;
/** Between cropped hair that looks as full as the fringe does anywhere there is still skin: for this share of them. [A] */
const AMONG_STUBBLE = 0.5;

/** Single strands take little room: a power of the opacity. [A] */
const HARDLY_AT_FIRST = 1.5;

/** Near the outline the skin lies at a slant, and farther behind the border than it looks; not more than this makes of it. */
const LEAST_FACING = 0.3;

/** Hair around bald scalp; a value a cell. */
export interface HairDepth {
  /** Behind the border of the hair, as seen from the bald scalp, about along the skin, mm; 0 or less outside the hair. */
  readonly depthMm: Float32Array;
  /** Share of the impressions that find a place between the strands, 0..1. */
  readonly between: Float32Array;
}

/**
 * @param opacity of the hair around each cell, 0..255
 * @param mmPerPx of the maps, on skin that faces the camera
 * @param hairFrom opacity from which on there is hair
 * @param isLong longer than cropped
 * @param within of `withinHairBorder`, null: everywhere
 */
export function hairDepth(
  maps: ScalpMaps,
  cells: Cells,
  cellPx: number,
  mmPerPx: number,
  hairFrom: number,
  isLong: boolean,
  within: Float32Array | null,
): HairDepth {
  const { borderDistanceMm, facing } = maps;
  const { columns, rows, values } = cells;
  const notBald = new Uint8Array(columns * rows).fill(1);
  const slant = new Float32Array(columns * rows).fill(1);
  for (let cell = 0; cell < values.length; cell++) {
    const i = middleOf(maps, cells, cellPx, cell);
    if (facing[i]! > 0) slant[cell] = Math.max(LEAST_FACING, facing[i]!);
    if (
      values[cell]! <= hairFrom &&
      facing[i]! > 0 &&
      borderDistanceMm[i]! >= BALD_FROM_MM &&
      (within?.[cell] ?? 1) > 0.5
    )
      notBald[cell] = 0;
  }
  const depthMm = signedDistances(notBald, columns, rows).map((distance, cell) =>
    values[cell]! > hairFrom ? (distance * cellPx * mmPerPx) / slant[cell]! : 0,
  );
  const between = values.map((opacity) =>
    isLong
      ? Math.min(1, (1 - opacity / 255) / (1 - HINDERS_FROM))
      : Math.max(AMONG_STUBBLE, 1 - (opacity / 255) ** HARDLY_AT_FIRST),
  );
  return { depthMm, between };
}

/**
 * The treatment goes over into the hair and thins out until it ends `blendMm` behind its border. It lies between the strands:
 * where long hair hides the skin altogether there is none. What hair leaves by itself stays.
 *
 * @param within of `withinHairBorder`, null: everywhere
 */
export function blendedInto(
  bare: BareShare,
  { depthMm, between }: HairDepth,
  blendMm: number,
  within: Float32Array | null,
): BareShare {
  const share = bare.share.map((alone, cell) => {
    const depth = depthMm[cell]!;
    if (depth <= 0 || depth >= blendMm) return alone;
    const t = 1 - depth / blendMm;
    return Math.max(alone, between[cell]! * (within?.[cell] ?? 1) * t * t * (3 - 2 * t));
  });
  return { ...bare, share };
}
