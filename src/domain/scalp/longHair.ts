import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, luminanceOf } from '../pigment/colour';
import { boxBlurred } from '../boxBlur';
import type { SeenMasks } from '../observation';
import type { ScalpMaps } from './types';

/** Hair model's coverage (0..255) from which a pixel tells the light of hair. */
const HAIR_FROM = 200;
/** Every so many of them is asked. */
const STEP = 5;

/** Mean luminance of the hair, linear; null where none is seen. */
export function hairLight({ data }: AnalysisImage, { hair }: SeenMasks): number | null {
  if (hair === null || 4 * hair.coverage.length !== data.length) return null;
  let sum = 0,
    count = 0;
  for (let i = 0; i < hair.coverage.length; i += STEP) {
    if (hair.coverage[i]! < HAIR_FROM) continue;
    const level = (k: number): number => LINEAR_OF_LEVEL[data[4 * i + k]!]!;
    sum += luminanceOf([level(0), level(1), level(2)]);
    count++;
  }
  return count > 0 && sum > 0 ? sum / count : null;
}

/** Less sure than this it is background beside hair. */
const UNSURE_TO = 90;
/** Beside the outline of the head there is hair where the head has it within about this, mm, and in squares of this many pixels. */
const NEAR_MM = 8;
const CELL_PX = 4;
/** Share of the head there that hair covers: without any, and with enough for all that is beyond. */
const BALD_UP_TO = 0.15;
const HAIRED_FROM = 0.45;

/**
 * Where there is hair in the whole picture, on the head and beyond it, 0..255 a pixel; null where none is seen. The hair
 * model sees some beside a bald top as well: next to the head only what grows from it is hair.
 *
 * @param mmPerPx of the maps
 */
export function hairOfPerson(
  maps: Pick<ScalpMaps, 'width' | 'height' | 'facing' | 'hair'>,
  { hair }: SeenMasks,
  mmPerPx: number,
): Uint8Array | null {
  const { width, height, facing } = maps;
  if (hair?.coverage.length !== facing.length) return null;
  const growsFrom = hairedNearby(maps, mmPerPx);
  const columns = Math.ceil(width / CELL_PX);
  const all = new Uint8Array(facing.length);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const seen = hair.coverage[i]!;
      if (seen <= UNSURE_TO) continue;
      const grown =
        facing[i]! > 0 ? 1 : growsFrom[Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX)]!;
      all[i] = (255 * grown * (seen - UNSURE_TO)) / (255 - UNSURE_TO);
    }
  return all;
}

/** 0..1 for each square: how far the head around it bears hair; 1 far from the head. */
function hairedNearby(
  { width, height, facing, hair }: Pick<ScalpMaps, 'width' | 'height' | 'facing' | 'hair'>,
  mmPerPx: number,
): Float32Array {
  const columns = Math.ceil(width / CELL_PX),
    rows = Math.ceil(height / CELL_PX);
  const head = new Float32Array(columns * rows);
  const haired = new Float32Array(columns * rows);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (!(facing[i]! > 0)) continue;
      const cell = Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);
      head[cell] = head[cell]! + 1;
      haired[cell] = haired[cell]! + hair.coverage[i]! / 255;
    }
  const radius = Math.max(1, Math.round(NEAR_MM / mmPerPx / CELL_PX));
  const around = (of: Float32Array): Float32Array =>
    boxBlurred(boxBlurred(of, columns, rows, radius), columns, rows, radius);
  const [heads, hairs] = [around(head), around(haired)];
  return heads.map((area, cell) => {
    if (area < 1e-3) return 1;
    const t = Math.min(1, Math.max(0, (hairs[cell]! / area - BALD_UP_TO) / (HAIRED_FROM - BALD_UP_TO)));
    return t * t * (3 - 2 * t);
  });
}
