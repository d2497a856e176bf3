import type { PlannedHairline } from '../hairline/hairline';
import type { ScalpMaps } from './types';

/** Behind its ramp the planned density varies over centimetres: it is asked for at every so many pixels of a row. */
const STEP_PX = 4;
/** Where two that were asked for differ by more than this, those between are asked for as well. */
const SAME_DENSITY = 0.02;

/** Values a pixel: see `PlannedHairline.place`. */
export const PLACE_VALUES = 2;

type Surface = Pick<ScalpMaps, 'width' | 'box' | 'positionMm' | 'borderDistanceMm'>;

/**
 * Where in the plan the skin of one row lies.
 *
 * @param outline coverage of the scalp; where it is 0 the result is undefined
 * @param places PLACE_VALUES a pixel of the row
 */
export function placesAlong(
  { width, box, positionMm, borderDistanceMm }: Surface,
  outline: Uint8Array,
  hairline: PlannedHairline,
  y: number,
  places: Float64Array,
): void {
  const row = y * width;
  const found = new Float64Array(PLACE_VALUES);
  const ask = (x: number): void => {
    const i = row + x;
    hairline.place(
      positionMm[3 * i]!,
      positionMm[3 * i + 1]!,
      positionMm[3 * i + 2]!,
      borderDistanceMm[i]!,
      found,
    );
    places[2 * x] = found[0]!;
    places[2 * x + 1] = found[1]!;
  };
  let last = -1;
  for (let x = box.x0; x <= box.x1; x++) {
    if (outline[row + x] === 0) {
      for (let k = last + 1; last >= 0 && k < x; k++) ask(k);
      last = -1;
      continue;
    }
    if (last >= 0 && x < last + STEP_PX && x < box.x1) continue;
    ask(x);
    if (last >= 0) between(places, last, x, ask);
    last = x;
  }
}

/** Those between two that are known. */
function between(places: Float64Array, first: number, last: number, ask: (x: number) => void): void {
  const from = places[2 * first]!,
    to = places[2 * last]!;
  const isSame =
    places[2 * first + 1] === 1 && places[2 * last + 1] === 1 && Math.abs(from - to) < SAME_DENSITY;
  for (let x = first + 1; x < last; x++) {
    if (!isSame) ask(x);
    else {
      places[2 * x] = from + ((to - from) * (x - first)) / (last - first);
      places[2 * x + 1] = 1;
    }
  }
}
