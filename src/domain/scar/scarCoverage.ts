import type { AnalysisImage } from '../image';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps, ScarMap } from '../scalp/types';
import type { Scar, ScarKind } from './scar';
import type { OntoSkin } from '../skinTrack';
import { scarLine, type ScarLine } from './scarLine';
import { scarTones, TONE_REACH_MM, type NearPixels } from './scarTone';

/** Width over which a scar begins; a narrow scar's edge is narrower than itself. */
const EDGE_MM = 1.5;
const EDGE_OF_WIDTH = 0.7;
/**
 * A scar is dotted as wide as it is, and slightly above and below, for no border may show: beyond it half of the dots end
 * within the first of these distances and half within the second, mm. A step there would end the tone between them like a film. [A]
 */
const ENDS_MM: Readonly<Record<ScarKind, readonly [number, number]>> = {
  fut: [1.5, 4],
  fue: [0.8, 2.5],
  patch: [1.5, 4],
};
export const SCAR_REACH_MM = 4;

/** What scars make of each pixel of the maps. */
export interface ScarCoverage {
  /** 0..255: how far the plan's density is reached whatever hairline and hair say. */
  readonly reached: Uint8Array;
  readonly map: ScarMap;
}

/** How much of a scar there is at a distance from its border, 0..1. */
export function scarAmount({ widthMm }: Pick<Scar, 'widthMm'>, distanceMm: number): number {
  const half = Math.min(EDGE_MM, EDGE_OF_WIDTH * widthMm) / 2;
  return falling(distanceMm, -half, half);
}

/** How far the plan's density is reached there, 0..1. */
export const reachedDensity = ({ kind }: Pick<Scar, 'kind'>, distanceMm: number): number => {
  const [near, far] = ENDS_MM[kind];
  return (falling(distanceMm, 0, near) + falling(distanceMm, 0, far)) / 2;
};

export const scarLines = (scars: readonly Scar[], ontoSkin: OntoSkin): readonly ScarLine[] =>
  scars.map((scar) => scarLine(scar, ontoSkin, TONE_REACH_MM));

/** null where none of the scars is seen in the photo. */
export function scarCoverage(
  analysis: AnalysisImage,
  maps: ScalpMaps,
  lines: readonly ScarLine[],
): ScarCoverage | null {
  if (lines.length === 0) return null;
  const { width, height } = maps;
  const reached = new Uint8Array(width * height);
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let i = 3; i < rgba.length; i += 4) rgba[i] = 0;
  const rootLevel = new Uint8Array(width * height);
  const mmPerPx = medianMmPerPx(maps) * maps.photoPxPerPx;
  let seen = false;
  for (const line of lines) {
    const near = pixelsNear(maps, line);
    if (!near.distanceMm.some((distance) => distance <= SCAR_REACH_MM)) continue;
    seen = true;
    const toneAt = scarTones(analysis, maps, near, mmPerPx);
    near.at.forEach((i, k) => {
      const distance = near.distanceMm[k]!;
      reached[i] = Math.max(reached[i]!, Math.round(255 * reachedDensity(line.scar, distance)));
      const amount = scarAmount(line.scar, distance);
      rgba[4 * i + 3] = Math.max(rgba[4 * i + 3]!, Math.round(255 * amount));
      const { ratio, level } = toneAt(k);
      rootLevel[i] = Math.max(rootLevel[i]!, Math.round(255 * Math.sqrt(Math.min(1, level))));
      for (const c of [0, 1, 2] as const)
        rgba[4 * i + c] = Math.min(rgba[4 * i + c]!, Math.round(255 * ratio[c]));
    });
  }
  return seen ? { reached, map: { width, height, rgba, rootLevel } } : null;
}

function pixelsNear({ width, box, facing, positionMm }: ScalpMaps, line: ScarLine): NearPixels {
  const at: number[] = [],
    distanceMm: number[] = [];
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      if (!(facing[i]! > 0)) continue;
      const distance = line.distanceMm(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!);
      if (distance === Infinity) continue;
      at.push(i);
      distanceMm.push(distance);
    }
  return { at, distanceMm };
}

function falling(x: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return 1 - t * t * (3 - 2 * t);
}
