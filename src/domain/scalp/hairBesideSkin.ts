import { boxBlurred } from '../boxBlur';
import type { AnalysisImage } from '../image';
import { LINEAR_OF_LEVEL, luminanceOf } from '../pigment/colour';
import type { Cells } from './cells';

/** Hair and skin are compared so far on either side of where hair begins, mm. */
const COMPARED_FROM_MM = 6;
const COMPARED_TO_MM = 25;
/** And within about so much of each other, mm. */
const TOGETHER_MM = 20;
/** Opacity, 0..255, up to which skin is bare, and from which hair is dense. */
const BARE_UP_TO = 20;
const DENSE_FROM = 200;
/** Nearer to the outline the background shows too. */
const LEAST_FACING = 0.35;
/** Of dense hair beside bare skin at least, mm2. */
const LEAST_MM2 = 150;
/** Keeps the logarithm of black finite, linear light. */
const LEAST_LIGHT = 2e-3;

/** How one skin looks beside another: natural log of how much darker it is, and by how much blue gains on red. */
export interface SkinChange {
  readonly darker: number;
  readonly bluer: number;
}

/** Where cells lie; a value a cell. */
interface Ground {
  readonly cellPx: number;
  readonly cellMm: number;
  /** 0 where there is no scalp. */
  readonly facing: Float32Array;
  /** Behind the border of the hair along the skin, mm, below 0 outside it. */
  readonly behindMm: Float32Array;
}

/** Of cells of one kind, 0 in all others; a value a cell, or the mean of those around it. */
interface Told {
  /** 1, or the share of such cells. */
  readonly share: Float32Array;
  /** Natural log of the luminance, and of blue over red. */
  readonly light: Float32Array;
  readonly blue: Float32Array;
}

/** Dense hair beside the bare scalp where they meet, the mean along the border between them; null where there is too little. */
export function hairBesideSkin(
  { width, height, data }: AnalysisImage,
  { columns, rows, values }: Cells,
  { cellPx, cellMm, facing, behindMm }: Ground,
): SkinChange | null {
  const empty = (): Told => ({
    share: new Float32Array(values.length),
    light: new Float32Array(values.length),
    blue: new Float32Array(values.length),
  });
  const [hair, skin] = [empty(), empty()];
  let hairMm2 = 0;
  for (let cell = 0; cell < values.length; cell++) {
    const mm = Math.abs(behindMm[cell]!);
    if (!(facing[cell]! > LEAST_FACING) || mm < COMPARED_FROM_MM || mm > COMPARED_TO_MM) continue;
    const isHair = values[cell]! >= DENSE_FROM;
    if (!isHair && values[cell]! > BARE_UP_TO) continue;
    const to = isHair ? hair : skin;
    const rgb = meanOf(
      data,
      width,
      height,
      (cell % columns) * cellPx,
      Math.floor(cell / columns) * cellPx,
      cellPx,
    );
    to.share[cell] = 1;
    to.light[cell] = Math.log(LEAST_LIGHT + luminanceOf(rgb));
    to.blue[cell] = Math.log((LEAST_LIGHT + rgb[2]) / (LEAST_LIGHT + rgb[0]));
    if (isHair) hairMm2 += cellMm ** 2;
  }
  if (hairMm2 < LEAST_MM2) return null;
  const radius = Math.max(1, Math.round(TOGETHER_MM / cellMm));
  const around = ({ share, light, blue }: Told): Told => ({
    share: boxBlurred(share, columns, rows, radius),
    light: boxBlurred(light, columns, rows, radius),
    blue: boxBlurred(blue, columns, rows, radius),
  });
  const [hairs, skins] = [around(hair), around(skin)];
  let [darker, bluer, weight] = [0, 0, 0];
  for (let cell = 0; cell < values.length; cell++) {
    const [ofHair, ofSkin] = [hairs.share[cell]!, skins.share[cell]!];
    const both = Math.min(ofHair, ofSkin);
    if (both < 1e-3) continue;
    darker += both * (skins.light[cell]! / ofSkin - hairs.light[cell]! / ofHair);
    bluer += both * (hairs.blue[cell]! / ofHair - skins.blue[cell]! / ofSkin);
    weight += both;
  }
  return weight > 0 ? { darker: darker / weight, bluer: bluer / weight } : null;
}

/** Linear light of a square of the picture. */
function meanOf(
  data: AnalysisImage['data'],
  width: number,
  height: number,
  x0: number,
  y0: number,
  side: number,
): [number, number, number] {
  const x1 = Math.min(width, x0 + side),
    y1 = Math.min(height, y0 + side);
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0, i = 4 * (y * width + x); x < x1; x++, i += 4)
      for (let k = 0; k < 3; k++) sum[k]! += LINEAR_OF_LEVEL[data[i + k]!]!;
  const count = (x1 - x0) * (y1 - y0);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
