import type { AnalysisImage, Mask } from '../image';
import { medianMmPerPx } from '../scalp/maps';
import type { ScalpMaps, ScarMap } from '../scalp/types';
import type { Scar, ScarKind } from './scar';
import type { OntoSkin } from '../skinTrack';
import { scarLine, type ScarLine } from './scarLine';
import { TONE_REACH_MM, type NearPixels } from './scarSurroundings';
import { scarPixels } from './scarTone';

/** Width over which a scar begins; a narrow scar's edge is narrower than itself. */
const EDGE_MM = 1.5;
const EDGE_OF_WIDTH = 0.7;
/**
 * A scar is dotted as wide as it is, and slightly above and below, for no border may show: beyond it half of the dots end
 * within the first of these distances and half within the second, mm. A step there would end the tone between them like a film. [A]
 */
const ENDS_MM: Readonly<Record<ScarKind, readonly [number, number]>> = {
  fut: [1.5, 4],
  fue: [0.3, 1.6],
  patch: [1.5, 4],
};
export const SCAR_REACH_MM = 4;
/** Beside a scar in hair its own light tells hair from bare skin: up to the first of these distances alone, mm. [A] */
const TELLS_ALONE_MM = 2.5;
const TELLS_TO_MM = 6;

/** What scars make of each pixel of the maps, 0..255. */
export interface ScarCoverage {
  /** How far the plan's density is reached whatever the hairline says, and what is told of hair elsewhere. */
  readonly reached: Uint8Array;
  /** How far that alone holds: where a scar lies in hair, no dot is set on the hair around it. */
  readonly alone: Uint8Array;
  /** How far the skin of a scar is seen and no hair hides it. */
  readonly bare: Uint8Array;
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
  const [reached, alone, bare] = [0, 1, 2].map(() => new Uint8Array(width * height)) as unknown as readonly [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let i = 3; i < rgba.length; i += 4) rgba[i] = 0;
  const rootLevel = new Uint8Array(width * height);
  const mmPerPx = medianMmPerPx(maps) * maps.photoPxPerPx;
  let seen = false;
  for (const line of lines) {
    const near = pixelsNear(maps, line);
    if (!near.distanceMm.some((distance) => distance <= SCAR_REACH_MM)) continue;
    seen = true;
    const pixelAt = scarPixels(analysis, maps, near, line.scar.widthMm, mmPerPx);
    near.at.forEach((i, k) => {
      const distance = near.distanceMm[k]!;
      if (distance >= TELLS_TO_MM) return;
      const pixel = pixelAt(k);
      const amount = scarAmount(line.scar, distance);
      raise(reached, i, pixel.density * reachedDensity(line.scar, distance));
      raise(alone, i, pixel.inHair * falling(distance, TELLS_ALONE_MM, TELLS_TO_MM));
      raise(bare, i, pixel.bare * amount);
      raise(rgba, 4 * i + 3, amount);
      raise(rootLevel, i, Math.sqrt(Math.min(1, pixel.level)));
      for (const c of [0, 1, 2] as const)
        rgba[4 * i + c] = Math.min(rgba[4 * i + c]!, Math.round(255 * pixel.ratio[c]));
    });
  }
  return seen ? { reached, alone, bare, map: { width, height, rgba, rootLevel } } : null;
}

/** Where the scars lie, whatever hides them. */
export function scarMask(maps: ScalpMaps, lines: readonly ScarLine[]): Mask {
  const { width, height } = maps;
  const coverage = new Uint8Array(width * height);
  for (const line of lines) {
    const { at, distanceMm } = pixelsNear(maps, line);
    at.forEach((i, k) => {
      raise(coverage, i, scarAmount(line.scar, distanceMm[k]!));
    });
  }
  return { width, height, coverage };
}

function raise(values: Uint8Array, i: number, share: number): void {
  values[i] = Math.max(values[i]!, Math.round(255 * share));
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
