import type { ScalpMaps } from '../scalp/types';
import { leastEdgeSpreadPx } from './detail';
import { lightOf, lightPerLevel } from './light';
import { interpolated, noiseOn, patchesOf, type GrainPatch, type PhotoNoise } from './noise';
import type { PhotoSamples } from './types';

/** What makes a drawn point one of the photo: how it is spread, and how its light wavers from pixel to pixel. */
export interface PhotoGrain extends PhotoNoise {
  /** How far lens, focus, hand and sharpening spread a point beside what its pixel does: a Gaussian's sigma, photo px. */
  readonly blurSigmaPx: number;
}

/** Of a photo that does not tell: a sharp one, with noise of one level in the middle of the scale. [A] */
export const NEUTRAL_GRAIN: PhotoGrain = {
  blurSigmaPx: 0.5,
  noiseFloor: 0,
  noisePerLight: 7.2e-5,
  noiseCorrelation: 0.5,
  noiseGrey: 0.9,
};

/** Skin that is seen at a slant is shading and edge. */
const LEAST_FACING = 0.35;
/** Of 255: hair over the skin wavers by itself. */
const MOST_HAIR = 64;

/** The grain of the photo on the head that is drawn into it. */
export function photoGrain({ edges, patches }: PhotoSamples, maps: ScalpMaps): PhotoGrain {
  const photo = patchesOf(patches);
  const isHead = (patch: GrainPatch): boolean => maps.facing[pixelOf(patch, maps)]! > LEAST_FACING;
  const head = photo.filter(isHead);
  const skin = head.filter((patch) => maps.hair.coverage[pixelOf(patch, maps)]! < MOST_HAIR);
  const elsewhere = photo.filter((patch) => !isHead(patch));
  const noise = noiseOn(skin, elsewhere) ?? noiseOn(head, elsewhere) ?? NEUTRAL_GRAIN;
  return {
    blurSigmaPx: blur(leastEdgeSpreadPx(edges, maps), finestTexturePx(head, noise)),
    noiseFloor: noise.noiseFloor,
    noisePerLight: noise.noisePerLight,
    noiseCorrelation: noise.noiseCorrelation,
    noiseGrey: noise.noiseGrey,
  };
}

function pixelOf({ xPx, yPx }: GrainPatch, { width, height, photoPxPerPx }: ScalpMaps): number {
  const x = Math.min(width - 1, Math.floor(xPx / photoPxPerPx));
  const y = Math.min(height - 1, Math.floor(yPx / photoPxPerPx));
  return y * width + x;
}

/**
 * A photo that is softer has no single dots any more, only a tone (`photoQuality` calls it blurred), and what is soft by
 * itself, as a shadow's edge, must not wipe out what is drawn.
 */
const MOST_BLUR_PX = 2.5;
/** What the pixels make of a perfect step, as `EdgeSamples` measures it. */
const PIXEL_SPREAD_PX = 0.4;

function blur(edgeSpreadPx: number | null, texturePx: number): number {
  const beside =
    edgeSpreadPx === null ? null : Math.sqrt(Math.max(0, edgeSpreadPx ** 2 - PIXEL_SPREAD_PX ** 2));
  return Math.min(beside ?? NEUTRAL_GRAIN.blurSigmaPx, texturePx, MOST_BLUR_PX);
}

/** Times the variance of noise, from which on a patch shows texture. */
const TEXTURE = 6;
/** Below this it may be rounding, levels². */
const LEAST_TEXTURE = 4;
const LEAST_TEXTURED = 40;
/** Of the textured patches, the finest first; the others are coarse by themselves. */
const FINE_SHARE = 0.2;
/** Blur of white texture, px, and the correlation of neighbours at that rank, measured; more blur is not told apart. */
const TEXTURE_BLUR_PX = [0, 0.4, 0.5, 0.6, 0.7, 0.85];
const TEXTURE_CORRELATION = [-0.106, -0.038, 0.102, 0.251, 0.367, 0.475];

/** No blur is wider than the finest texture that it has left; Infinity where there is too little texture. */
function finestTexturePx(head: readonly GrainPatch[], noise: PhotoNoise): number {
  const correlations = head.flatMap(({ level, variance, ofNeighbours }) => {
    const light = noise.noiseFloor + noise.noisePerLight * lightOf(level);
    const ofNoise = light / lightPerLevel(level) ** 2;
    if (variance < Math.max(LEAST_TEXTURE, TEXTURE * ofNoise)) return [];
    return [ofNeighbours / (variance - (1 - noise.noiseCorrelation) * ofNoise)];
  });
  if (correlations.length < LEAST_TEXTURED) return Infinity;
  const finest = Float64Array.from(correlations).sort()[Math.floor(FINE_SHARE * correlations.length)]!;
  const widest = TEXTURE_CORRELATION[TEXTURE_CORRELATION.length - 1]!;
  return finest < widest ? interpolated(finest, TEXTURE_CORRELATION, TEXTURE_BLUR_PX) : Infinity;
}
