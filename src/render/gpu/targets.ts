import {
  HalfFloatType,
  LinearFilter,
  NearestFilter,
  NoColorSpace,
  RGBAFormat,
  RGBAIntegerFormat,
  RGFormat,
  UnsignedByteType,
  UnsignedIntType,
  WebGLRenderTarget,
  type Texture,
} from 'three';

/** For textures that are read texel by texel. */
export function exact<T extends Texture>(texture: T): T {
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.generateMipmaps = false;
  return texture;
}

/** For textures that are read between texels; whole texels can be fetched all the same. */
export function interpolated<T extends Texture>(texture: T): T {
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = false;
  return texture;
}

const PLAIN = { depthBuffer: false, stencilBuffer: false, generateMipmaps: false, colorSpace: NoColorSpace };
const NEAREST = { minFilter: NearestFilter, magFilter: NearestFilter };
const LINEAR = { minFilter: LinearFilter, magFilter: LinearFilter };

/** sRGB bytes. */
export const pictureTarget = (width: number, height: number): WebGLRenderTarget =>
  new WebGLRenderTarget(width, height, {
    ...PLAIN,
    ...LINEAR,
    format: RGBAFormat,
    type: UnsignedByteType,
    internalFormat: 'RGBA8',
  });

/** Two amounts a texel that can be added up and interpolated; 8 bits where the device cannot add half floats. */
export const amountTarget = (width: number, height: number, halfFloat: boolean): WebGLRenderTarget =>
  new WebGLRenderTarget(width, height, {
    ...PLAIN,
    ...LINEAR,
    format: halfFloat ? RGFormat : RGBAFormat,
    type: halfFloat ? HalfFloatType : UnsignedByteType,
    internalFormat: halfFloat ? 'RG16F' : 'RGBA8',
  });

/** Four amounts a texel. */
export const quadTarget = (width: number, height: number, halfFloat: boolean): WebGLRenderTarget =>
  new WebGLRenderTarget(width, height, {
    ...PLAIN,
    ...LINEAR,
    format: RGBAFormat,
    type: halfFloat ? HalfFloatType : UnsignedByteType,
    internalFormat: halfFloat ? 'RGBA16F' : 'RGBA8',
  });

/** Two times four 32-bit values a texel, for float bits: drawn and read back on every WebGL2 device. */
export const bitsTarget = (width: number, height: number): WebGLRenderTarget =>
  new WebGLRenderTarget(width, height, {
    ...PLAIN,
    ...NEAREST,
    count: 2,
    format: RGBAIntegerFormat,
    type: UnsignedIntType,
    internalFormat: 'RGBA32UI',
  });
