import type { HeadFit } from '../domain/head/types';
import type { ImpressionLook } from '../domain/pigment/look';
import { markAreaMm2, sigmaMm } from './look';
import type { Surface } from './surface';
import { photoOfDevice, type CanvasSize, type PhotoSize, type PreviewView, type Sampling } from './view';

type Vec2 = readonly [number, number];
type Vec3 = readonly [number, number, number];
type Vec4 = readonly [number, number, number, number];

/** shaders/chunks/surface.glsl */
export interface SurfaceUniforms {
  readonly uSurfaceOriginPx: Vec2;
  readonly uTexelsPerPx: Vec2;
  readonly uSurfaceTexels: Vec2;
}

export const surfaceUniforms = (surface: Surface): SurfaceUniforms => ({
  uSurfaceOriginPx: [surface.originXPx, surface.originYPx],
  uTexelsPerPx: [surface.texelsPerPxX, surface.texelsPerPxY],
  uSurfaceTexels: [surface.widthTexels, surface.heightTexels],
});

/** shaders/chunks/impression.glsl */
export interface ImpressionUniforms {
  /** Column-major, as GL wants it. */
  readonly uHeadToCamera: Float32Array;
  readonly uHeadOriginMm: Vec3;
  readonly uFocalPx: number;
  readonly uPrincipalPx: Vec2;
  readonly uPhotoSizePx: Vec2;
  readonly uSigmaMm: number;
  readonly uElongation: number;
  readonly uSizeSpread: number;
  readonly uStrengthSpread: number;
}

export type HeadView = Pick<HeadFit, 'pose' | 'camera'>;

export function impressionUniforms(
  head: HeadView,
  photo: PhotoSize,
  look: ImpressionLook,
): ImpressionUniforms {
  const { pose, camera } = head;
  const r = pose.rotation;
  const columnMajor = Float32Array.from({ length: 9 }, (_, i) => r[(i % 3) * 3 + Math.floor(i / 3)]!);
  // The camera may have been fitted on another copy of the photo.
  const scaleX = photo.widthPx / camera.widthPx;
  const scaleY = photo.heightPx / camera.heightPx;
  return {
    uHeadToCamera: columnMajor,
    uHeadOriginMm: pose.translationMm,
    uFocalPx: camera.focalPx * scaleX,
    uPrincipalPx: [camera.cxPx * scaleX, camera.cyPx * scaleY],
    uPhotoSizePx: [photo.widthPx, photo.heightPx],
    uSigmaMm: sigmaMm(look),
    uElongation: look.elongation,
    uSizeSpread: look.sizeSpread,
    uStrengthSpread: look.strengthSpread,
  };
}

/** shaders/chunks/pigment.glsl and the scales in shaders/composite.frag */
export interface PigmentUniforms {
  readonly uMarkDensity: Vec3;
  readonly uHaloDensity: Vec3;
  readonly uHaloStrength: number;
  readonly uMatte: number;
  readonly uMarkPerAmount: number;
  readonly uHaloPerAmount: number;
}

/** `amountScale`: what the target of the marks was scaled by. */
export function pigmentUniforms(look: ImpressionLook, amountScale: number): PigmentUniforms {
  const amountAtReference = (look.haloReferencePerCm2 / 100) * markAreaMm2(look);
  return {
    uMarkDensity: look.markDensity,
    uHaloDensity: look.haloDensity,
    uHaloStrength: look.haloStrength,
    uMatte: look.matte,
    uMarkPerAmount: 1 / amountScale,
    uHaloPerAmount: 1 / (amountScale * amountAtReference),
  };
}

/** shaders/present.frag and shaders/chunks/outline.glsl */
export interface PresentUniforms {
  readonly uPhotoOfDevice: Vec4;
  readonly uPhotoSizePx: Vec2;
  readonly uLevelTexelsPerPx: Vec2;
  readonly uFilterTexels: number;
  readonly uOutlineHalfWidth: number;
}

const OUTLINE_WIDTH_CSS = 1.5;

export function presentUniforms(
  view: PreviewView,
  canvas: CanvasSize,
  photo: PhotoSize,
  surface: Surface,
  sampling: Sampling,
): PresentUniforms {
  const map = photoOfDevice(view, canvas);
  const { level, filterTexels } = sampling;
  return {
    uPhotoOfDevice: [map.scaleX, map.scaleY, map.offsetX, map.offsetY],
    uPhotoSizePx: [photo.widthPx, photo.heightPx],
    uLevelTexelsPerPx: [surface.texelsPerPxX / 2 ** level, surface.texelsPerPxY / 2 ** level],
    uFilterTexels: filterTexels,
    uOutlineHalfWidth: (OUTLINE_WIDTH_CSS * canvas.devicePixelRatio) / 2,
  };
}
