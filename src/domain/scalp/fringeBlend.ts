import { signedDistances } from '../distanceField';
import type { Cells } from './cells';
import type { BareShare } from './fringe';
import type { ScalpMaps } from './types';

/**
 * Bare scalp counts as a bald area from here on inside the border of the scalp, mm: a strip along the forehead or the nape is
 * where hair begins a little later than on most heads. [A]
 */
const BALD_FROM_MM = 10;
/** From this share of hidden skin on fewer impressions find a place between the strands, and none where all is hidden. [A] */
const HINDERS_FROM = 0.5;

/** Hair around bald scalp; a value a cell. */
export interface HairDepth {
  /** Behind the border of the hair, as seen from the bald scalp, along the picture, mm; 0 or less outside the hair. */
  readonly depthMm: Float32Array;
  /** Share of the impressions that find a place between the strands, 0..1. */
  readonly between: Float32Array;
}

/**
 * @param around opacity of the hair around each cell, 0..255
 * @param mmPerPx of the maps, on skin that faces the camera
 * @param hairFrom opacity from which on there is hair
 */
export function hairDepth(
  { width, height, borderDistanceMm, facing }: ScalpMaps,
  { columns, rows, values }: Cells,
  cellPx: number,
  mmPerPx: number,
  hairFrom: number,
): HairDepth {
  const notBald = new Uint8Array(columns * rows).fill(1);
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      const x = Math.min(width - 1, column * cellPx + (cellPx >> 1)),
        y = Math.min(height - 1, row * cellPx + (cellPx >> 1));
      const i = y * width + x;
      if (values[cell]! <= hairFrom && facing[i]! > 0 && borderDistanceMm[i]! >= BALD_FROM_MM)
        notBald[cell] = 0;
    }
  const depthMm = signedDistances(notBald, columns, rows).map((cells, cell) =>
    values[cell]! > hairFrom ? cells * cellPx * mmPerPx : 0,
  );
  const between = values.map((opacity) => Math.min(1, (1 - opacity / 255) / (1 - HINDERS_FROM)));
  return { depthMm, between };
}

/**
 * The treatment goes over into the hair and thins out until it ends `blendMm` behind its border. It lies between the strands:
 * where hair hides the skin altogether there is none. What hair leaves by itself stays.
 */
export function blendedInto(bare: BareShare, { depthMm, between }: HairDepth, blendMm: number): BareShare {
  const share = bare.share.map((alone, cell) => {
    const depth = depthMm[cell]!;
    if (depth <= 0 || depth >= blendMm) return alone;
    const t = 1 - depth / blendMm;
    return Math.max(alone, between[cell]! * t * t * (3 - 2 * t));
  });
  return { ...bare, share };
}
