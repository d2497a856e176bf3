import { signedDistances } from '../distanceField';
import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL } from '../pigment/colour';
import type { ScalpMaps } from '../scalp/types';
import type { Planes } from './skinUnderHair';
import { forEachIn, meansAround, softened, type Window } from './window';

/** Hair is told for squares of some mm, so its outer border lies so far off, mm. */
const EDGE_MM = 4;
/** Nearer to the border of the scalp than this hair ends sharply: it is shaped at sideburns, ears and nape, mm. [A] */
const SHAPED_MM = 30;
/** Opacity (0..255) up to which skin is bare, and from which hair is dense. */
const BARE_UP_TO = 20;
const DENSE_FROM = 170;
/** Light is taken together over about this: between hairs there is skin, mm. */
const TOGETHER_MM = 0.5;
/** Of what hair adds to skin, so much is none, and from so much on the opacity that was told counts. */
const NONE_UP_TO = 0.12;
const TOLD_FROM = 0.35;
/** Hair that differs less from skin than this, logarithm of linear light, does not tell its own border. */
const DIFFERS_LEAST = 0.3;
/** Nearer to the outline, by how squarely the place faces the camera, what lies behind the head shows too. */
const FACING_LEAST = 0.35;
/** Keeps logarithms of black finite, linear light. */
const LEAST_LIGHT = 2e-3;

type Seen = Pick<ScalpMaps, 'width' | 'facing' | 'borderDistanceMm'>;

/**
 * Opacity of cropped hair without what reaches over its outer border: where the photo shows skin as light and as coloured as
 * bare skin is there, there is no hair.
 *
 * @param opacity 0..255 a pixel of the maps
 * @param skin of `skinUnderHair`, a value a pixel of the window
 * @param mmPerPx of the maps
 */
export function withoutBareEdge(
  { data }: AnalysisImage,
  { width, facing, borderDistanceMm }: Seen,
  opacity: Uint8Array,
  skin: Planes,
  window: Window,
  mmPerPx: number,
): Uint8Array {
  const count = window.columns * window.rows;
  const isSeen = new Float32Array(count);
  forEachIn(window, width, (at, i) => (isSeen[at] = facing[i]! > FACING_LEAST ? 1 : 0));
  const radiusPx = TOGETHER_MM / mmPerPx;
  const seenAround = softened(isSeen, window, radiusPx);
  const beside = skin.map((plane, k) => {
    const light = new Float32Array(count);
    forEachIn(window, width, (at, i) => (light[at] = LINEAR_OF_LEVEL[data[4 * i + k]!]!));
    return meansAround(light, isSeen, window, radiusPx, seenAround).map((value, at) =>
      Math.log((value + LEAST_LIGHT) / (plane[at]! + LEAST_LIGHT)),
    );
  });
  const added = [0, 0, 0];
  let dense = 0;
  const isHaired = new Uint8Array(count).fill(1);
  forEachIn(window, width, (at, i) => {
    if (isSeen[at] === 0) return;
    if (opacity[i]! <= BARE_UP_TO) isHaired[at] = 0;
    if (opacity[i]! < DENSE_FROM) return;
    dense++;
    for (let k = 0; k < 3; k++) added[k]! += beside[k]![at]!;
  });
  const square = added.reduce((sum, value) => sum + (value / dense) ** 2, 0);
  if (!(square > DIFFERS_LEAST ** 2)) return opacity;
  const depthPx = signedDistances(isHaired, window.columns, window.rows);
  const left = opacity.slice();
  forEachIn(window, width, (at, i) => {
    if (opacity[i] === 0 || isSeen[at] === 0) return;
    if (borderDistanceMm[i]! > SHAPED_MM || depthPx[at]! * mmPerPx > EDGE_MM) return;
    let share = 0;
    for (let k = 0; k < 3; k++) share += (beside[k]![at]! * added[k]!) / dense / square;
    const most = Math.min(1, Math.max(0, (share - NONE_UP_TO) / (TOLD_FROM - NONE_UP_TO)));
    left[i] = Math.min(opacity[i]!, Math.round(255 * most));
  });
  return left;
}
