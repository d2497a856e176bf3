import type { FringeLook } from '../domain/fringe/fringeLook';
import { hairPointTile, type HairPointTile } from '../domain/fringe/hairPoints';
import { specksPerPx } from '../domain/fringe/specks';
import type { HeadFit } from '../domain/head/types';
import { besideSkew } from '../domain/pigment/deviation';
import type { ImpressionLook } from '../domain/pigment/look';
import { warmestMark } from '../domain/pigment/pigmentedSkin';
import { markAreaMm2 } from '../domain/pigment/treatedMean';
import type { PhotoGrain } from '../domain/quality/grain';
import { drawnDensity } from './look';
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
  readonly uSpread: Vec3;
  readonly uSkew: Vec2;
  readonly uDirectionSpread: number;
  readonly uShapeSpread: number;
  readonly uByDepth: Vec2;
  readonly uEdge: Vec2;
  readonly uScarStrength: number;
  readonly uBlurVariance: number;
}

export type HeadView = Pick<HeadFit, 'pose' | 'camera'>;

export function impressionUniforms(
  head: HeadView,
  photo: PhotoSize,
  look: ImpressionLook,
  grain: PhotoGrain,
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
    uSigmaMm: look.markSigmaMm,
    uElongation: look.elongation,
    uSpread: [look.sizeSpread, look.strengthSpread, look.depthSpread],
    uSkew: [besideSkew(look.strengthSkew), look.strengthSkew],
    uDirectionSpread: look.directionSpreadRad,
    uShapeSpread: look.shapeSpread,
    uByDepth: [look.widthByDepth, look.peakByDepth],
    uEdge: [look.edgeSize, look.edgeStrength],
    uScarStrength: look.scarStrength,
    uBlurVariance: grain.blurSigmaPx ** 2,
  };
}

/** shaders/chunks/pigment.glsl, shaders/chunks/grain.glsl and the scales in shaders/composite.frag */
export interface PigmentUniforms {
  readonly uMarkDensity: Vec3;
  readonly uMarkTone: Vec3;
  readonly uVeil: Vec3;
  readonly uDeepVeil: Vec3;
  readonly uHaloDensity: Vec3;
  readonly uHaloStrength: number;
  readonly uMatte: number;
  readonly uMarkPerAmount: number;
  readonly uHaloPerAmount: number;
  readonly uGrain: Vec2;
}

/** Variance of a texel's own box, as in shaders/chunks/impression.glsl. */
const TEXEL_VARIANCE = 1 / 12;

export interface DrawnOn {
  /** Texels a photo px. */
  readonly texelsPerPx: number;
  /** Median over the scalp, mm a photo px. */
  readonly mmPerPx: number;
  /** What the target of the marks was scaled by. */
  readonly amountScale: number;
}

export function pigmentUniforms(look: ImpressionLook, grain: PhotoGrain, on: DrawnOn): PigmentUniforms {
  const { amountScale, texelsPerPx, mmPerPx } = on;
  const amountAtReference = (look.haloReferencePerCm2 / 100) * markAreaMm2(look);
  const { haloDensity, redness } = look;
  // The mean of several photo px is less noisy than one.
  const averaged = Math.min(1, texelsPerPx ** 2);
  const markDensity = drawnDensity(look, {
    texelsPerMm: texelsPerPx / mmPerPx,
    blurTexels: Math.sqrt(TEXEL_VARIANCE + (grain.blurSigmaPx * texelsPerPx) ** 2),
  });
  return {
    uMarkDensity: markDensity,
    uMarkTone: warmestMark(markDensity, look.toneSpread),
    uVeil: look.veil,
    uDeepVeil: look.deepVeil,
    uHaloDensity: [haloDensity[0] + redness[0], haloDensity[1] + redness[1], haloDensity[2] + redness[2]],
    uHaloStrength: look.haloStrength,
    uMatte: look.matte,
    uMarkPerAmount: 1 / amountScale,
    uHaloPerAmount: 1 / (amountScale * amountAtReference),
    uGrain: [averaged * grain.noiseFloor, averaged * grain.noisePerLight],
  };
}

/** The plan's impressions, each counted by its session's strength and area. */
function averagePerCm2(look: ImpressionLook, impressionsPerCm2: number): number {
  const { sessions, sessionsShown, visible } = look;
  let amount = 0,
    from = 0;
  for (const { upTo, strength, size } of sessions.slice(0, sessionsShown)) {
    amount += (upTo - from) * strength * size ** 2;
    from = upTo;
  }
  return amount * visible * impressionsPerCm2;
}

/** The halo (1 at the reference density) where the dots of a scar lie all around. */
export const scarPigment = (look: ImpressionLook, impressionsPerCm2: number): number =>
  (look.scarStrength * averagePerCm2(look, impressionsPerCm2)) / look.haloReferencePerCm2;

/** Mean amount of the plan's marks, as `DrawnOn.amountScale` scales it. */
export const plannedAmount = (look: ImpressionLook, impressionsPerCm2: number, amountScale: number): number =>
  amountScale * (averagePerCm2(look, impressionsPerCm2) / 100) * markAreaMm2(look);

/** shaders/present.frag and shaders/chunks/outline.glsl */
export interface PresentUniforms {
  readonly uPhotoOfDevice: Vec4;
  readonly uPhotoSizePx: Vec2;
  readonly uFilterTexels: number;
  readonly uOutlineHalfWidth: number;
}

/** How a picture is shown, and the part of one of its halvings that there is. */
export interface Presented {
  readonly uniforms: PresentUniforms;
  readonly texelsPerPx: Vec2;
  readonly firstTexel: Vec2;
}

/** Texel of the picture under a target's texel, which counts from below: target * xy + zw. */
export function texelOfTarget(
  { uniforms, texelsPerPx: [acrossPx, downPx], firstTexel: [x, y] }: Presented,
  targetHeight: number,
): Vec4 {
  const [scaleX, scaleY, offsetX, offsetY] = uniforms.uPhotoOfDevice;
  return [
    scaleX * acrossPx,
    -scaleY * downPx,
    offsetX * acrossPx - x,
    (targetHeight * scaleY + offsetY) * downPx - y,
  ];
}

const OUTLINE_WIDTH_CSS = 1.5;

export function presented(
  view: PreviewView,
  canvas: CanvasSize,
  photo: PhotoSize,
  surface: Surface,
  sampling: Sampling,
): Presented {
  const map = photoOfDevice(view, canvas);
  const { level, filterTexels } = sampling;
  return {
    uniforms: {
      uPhotoOfDevice: [map.scaleX, map.scaleY, map.offsetX, map.offsetY],
      uPhotoSizePx: [photo.widthPx, photo.heightPx],
      uFilterTexels: filterTexels,
      uOutlineHalfWidth: (OUTLINE_WIDTH_CSS * canvas.devicePixelRatio) / 2,
    },
    texelsPerPx: [surface.texelsPerPxX / 2 ** level, surface.texelsPerPxY / 2 ** level],
    firstTexel: [0, 0],
  };
}

/** shaders/chunks/fringe.glsl, specks.glsl and hair_points.glsl without their textures */
export interface FringeUniforms {
  readonly uLost: number;
  readonly uGreyed: number;
  readonly uGreyBesideSkin: number;
  readonly uGreyCover: number;
  readonly uCroppedLight: number;
  readonly uLongHairLight: number;
  readonly uStubblePower: number;
  readonly uSpecksPerPx: number;
  readonly uHairPointsPerPx: number;
  readonly uHairPointMean: number;
}

/** Null where hair is as photographed. */
export function fringeUniforms(
  { lost, greyed, greyBesideSkin, greyCover, croppedLight, longHairLight, stubblePower }: FringeLook,
  mmPerPx: number,
  { blurSigmaPx }: PhotoGrain,
): { readonly look: FringeUniforms; readonly points: HairPointTile } | null {
  if (lost === 0 && greyed === 0 && stubblePower === 1) return null;
  const points = hairPointTile(mmPerPx, blurSigmaPx);
  const look = {
    uLost: lost,
    uGreyed: greyed,
    uGreyBesideSkin: greyBesideSkin,
    uGreyCover: greyCover,
    uCroppedLight: croppedLight,
    uLongHairLight: longHairLight,
    uStubblePower: stubblePower,
    uSpecksPerPx: specksPerPx(mmPerPx, blurSigmaPx),
    uHairPointsPerPx: points.perPx,
    uHairPointMean: points.meanDark,
  };
  return { look, points };
}
