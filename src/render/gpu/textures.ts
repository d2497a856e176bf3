import {
  DataTexture,
  FloatType,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RedFormat,
  RepeatWrapping,
  RGBAFormat,
  RGFormat,
  Texture,
  UnsignedByteType,
  type WebGLRenderer,
} from 'three';
import type { HairPointTile } from '../../domain/fringe/hairPoints';
import type { SpeckTile } from '../../domain/fringe/specks';
import { TRAITS, type FollicleField } from '../../domain/follicles/types';
import type { Mask, RgbaImage } from '../../domain/image';
import type { LightMap } from '../../domain/light';
import type { GrainTile } from '../../domain/quality/grainTile';
import type {
  ColourMap,
  DepthMap,
  RimColours,
  RimShift,
  ScarMap,
  TreatmentMap,
} from '../../domain/scalp/types';
import { exact, interpolated } from './targets';

/** The bitmap's own bytes: no flip, no premultiplication, no colour conversion; row 0 is the photo's top row. */
function bitmapTexture(bitmap: ImageBitmap): Texture {
  const texture = interpolated(new Texture(bitmap));
  texture.flipY = false;
  texture.premultiplyAlpha = false;
  texture.colorSpace = NoColorSpace;
  texture.needsUpdate = true;
  return texture;
}

/** As `bitmapTexture`, from bytes: Firefox refuses to upload a bitmap that was cut from another one. */
export function pixelsTexture({ width, height, data }: RgbaImage): DataTexture {
  const texture = exact(new DataTexture(data, width, height, RGBAFormat, UnsignedByteType));
  texture.needsUpdate = true;
  return texture;
}

/** Contexts that took a bitmap: to ask waits for the graphics, and the answer stays the same. */
const taken = new WeakSet<WebGLRenderingContext | WebGL2RenderingContext>();

/**
 * The opaque `bitmap`, on the GPU at once. WebKit on Linux refuses bitmaps that come from a worker and leaves the texture
 * empty; where that happens the picture goes there as bytes.
 */
export function photoTexture(renderer: WebGLRenderer, bitmap: ImageBitmap): Texture {
  const direct = bitmapTexture(bitmap);
  renderer.initTexture(direct);
  const context = renderer.getContext();
  if (context.isContextLost() || taken.has(context)) return direct;
  if (middleTexel(renderer, direct)[3] === 255) {
    taken.add(context);
    return direct;
  }
  direct.dispose();
  return interpolated(pixelsTexture(readBitmap(bitmap)));
}

/** RGBA, 0..255. The texture must be on the GPU and have 8 bits a channel. */
function middleTexel(renderer: WebGLRenderer, texture: Texture): Uint8Array {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const { __webglTexture } = renderer.properties.get(texture) as { __webglTexture: WebGLTexture };
  const { width, height } = texture.image as ImageBitmap;
  const framebuffer = gl.createFramebuffer();
  const texel = new Uint8Array(4);
  renderer.state.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, __webglTexture, 0);
  gl.readPixels(width >> 1, height >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, texel);
  renderer.state.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  return texel;
}

function readBitmap(bitmap: ImageBitmap): RgbaImage {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new RangeError('no canvas for the picture');
  context.drawImage(bitmap, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** One byte a texel, interpolated. */
function byteTexture(bytes: Uint8Array, width: number, height: number): DataTexture {
  const texture = interpolated(new DataTexture(bytes, width, height, RedFormat, UnsignedByteType));
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

/** Four bytes a texel, interpolated; a map without any of its own: one texel of `neutral`. */
export function ownTexture({ width, height, own }: TreatmentMap, neutral: number): DataTexture {
  const there = own
    ? { bytes: own, width, height }
    : { bytes: new Uint8Array(4).fill(neutral), width: 1, height: 1 };
  return bytesTexture(there.bytes, there.width, there.height);
}

function pairsTexture(bytes: Uint8Array, width: number, height: number): DataTexture {
  const texture = interpolated(new DataTexture(bytes, width, height, RGFormat, UnsignedByteType));
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

export const lightTexture = ({ width, height, gains }: LightMap): DataTexture =>
  pairsTexture(gains, width, height);

/** Coverage 0..1. */
export const maskTexture = ({ width, height, coverage }: Mask): DataTexture =>
  byteTexture(coverage, width, height);

/** Four bytes a texel, interpolated. */
function bytesTexture(bytes: Uint8Array, width: number, height: number): DataTexture {
  const texture = interpolated(new DataTexture(bytes, width, height, RGBAFormat, UnsignedByteType));
  texture.needsUpdate = true;
  return texture;
}

export const treatmentTexture = ({ width, height, layers }: TreatmentMap): DataTexture =>
  bytesTexture(layers, width, height);

export const grainTexture = ({ sidePx, rgba }: GrainTile): DataTexture =>
  exact(bytesTexture(rgba, sidePx, sidePx));

/** See `HairAhead.ground`; null where hair is shown as photographed. */
export const groundTexture = ({ width, height, hairGround }: TreatmentMap): DataTexture | null =>
  hairGround ? bytesTexture(hairGround, width, height) : null;

/** Joins on to itself, and has its means where many specks fall into a texel. */
export const speckTexture = ({ side, bytes }: SpeckTile): DataTexture =>
  repeated(byteTexture(bytes, side, side));

/** The same of single hairs. */
export const hairPointTexture = ({ side, bytes }: HairPointTile): DataTexture =>
  repeated(pairsTexture(bytes, side, side));

function repeated(texture: DataTexture): DataTexture {
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  return texture;
}

export const scarTexture = ({ width, height, rgba }: ScarMap): DataTexture =>
  bytesTexture(rgba, width, height);

export const scarLevelTexture = ({ width, height, rootLevel }: ScarMap): DataTexture =>
  byteTexture(rootLevel, width, height);

export const colourTexture = ({ width, height, rgba }: ColourMap): DataTexture =>
  bytesTexture(rgba, width, height);

/** Mm along the optical axis, read texel by texel: between skin and nothing there is no depth. */
export function depthTexture(depth: DepthMap): DataTexture {
  const texture = exact(new DataTexture(depth.depthMm, depth.width, depth.height, RedFormat, FloatType));
  texture.needsUpdate = true;
  return texture;
}

/** Photo px, read texel by texel: floats are not interpolated everywhere. */
export function rimTexture(rim: RimShift): DataTexture {
  const texture = exact(new DataTexture(rim.shiftPx, rim.width, rim.height, RGFormat, FloatType));
  texture.needsUpdate = true;
  return texture;
}

/** What lies within over what lies beyond. */
export const rimColoursTexture = ({ width, height, rgba }: RimColours): DataTexture =>
  bytesTexture(rgba, width, 2 * height);

/** Impressions a row in every texture that holds one texel for each. */
export const IMPRESSIONS_PER_ROW = 512;

export const impressionRows = (count: number): number => Math.max(1, Math.ceil(count / IMPRESSIONS_PER_ROW));

export interface FieldTextures {
  /** xyz mm, w size trait */
  readonly positions: DataTexture;
  /** xyz, w strength trait */
  readonly normals: DataTexture;
  /** xyz, w depth trait */
  readonly growth: DataTexture;
}

function impressionTexels({ count, traits }: FollicleField, xyz: Float32Array, trait: number): Float32Array {
  const texels = new Float32Array(4 * IMPRESSIONS_PER_ROW * impressionRows(count));
  for (let i = 0; i < count; i++) {
    texels[4 * i] = xyz[3 * i]!;
    texels[4 * i + 1] = xyz[3 * i + 1]!;
    texels[4 * i + 2] = xyz[3 * i + 2]!;
    texels[4 * i + 3] = traits[TRAITS * i + trait]!;
  }
  return texels;
}

function impressionTexture(texels: Float32Array): DataTexture {
  const rows = texels.length / (4 * IMPRESSIONS_PER_ROW);
  const texture = exact(new DataTexture(texels, IMPRESSIONS_PER_ROW, rows, RGBAFormat, FloatType));
  texture.needsUpdate = true;
  return texture;
}

const SIZE_TRAIT = 0;
const DEPTH_TRAIT = 1;
const STRENGTH_TRAIT = 2;

/** Kept as long as the field, so that they may be made ahead of its textures. */
const known = new WeakMap<FollicleField, Partial<Record<keyof FieldTextures, Float32Array>>>();

/** What one of its textures holds. */
function fieldTexels(field: FollicleField, name: keyof FieldTextures): Float32Array {
  const texels = known.get(field) ?? {};
  known.set(field, texels);
  return (texels[name] ??= FIELD_VALUES[name](field));
}

const FIELD_VALUES: Readonly<Record<keyof FieldTextures, (field: FollicleField) => Float32Array>> = {
  positions: (field) => impressionTexels(field, field.positionMm, SIZE_TRAIT),
  normals: (field) => impressionTexels(field, field.normal, STRENGTH_TRAIT),
  growth: (field) => impressionTexels(field, field.growth, DEPTH_TRAIT),
};

/** All of them, one a step: each takes some milliseconds. */
export function* fieldTexelsInSteps(field: FollicleField): Generator<Float32Array> {
  yield fieldTexels(field, 'positions');
  yield fieldTexels(field, 'normals');
  yield fieldTexels(field, 'growth');
}

export function fieldTextures(field: FollicleField): FieldTextures {
  return {
    positions: impressionTexture(fieldTexels(field, 'positions')),
    normals: impressionTexture(fieldTexels(field, 'normals')),
    growth: impressionTexture(fieldTexels(field, 'growth')),
  };
}
