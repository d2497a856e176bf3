import type { ClinicalView } from '../observation';

/**
 * Head frame: millimetres, right-handed, x to the person's left, y up, z towards the nose; the origin lies between the
 * ears at the height of the base of the nose bridge's root (about 61 mm below the glabella), as in the learnt model.
 */
export interface HeadShape {
  /** Weights of the shape modes in standard deviations; length MODE_COUNT of the head model. */
  readonly modes: Float32Array;
  /** Uniform scale on top of the model's mean head; 1 for that. */
  readonly scale: number;
}

/** Pinhole camera of one photo. Photo pixels, y down; square pixels. */
export interface PhotoCamera {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly focalPx: number;
  readonly cxPx: number;
  readonly cyPx: number;
}

/**
 * Head frame to camera frame (GL: x right, y up, the camera looks along -z), millimetres.
 * p_camera = R * p_head + t, `rotation` row-major 3 x 3.
 */
export interface HeadPose {
  readonly rotation: Float64Array;
  readonly translationMm: readonly [number, number, number];
}

/** How strong perspective is: read from the photo's file, or assumed and fitted. */
export type LensSource = 'file' | 'assumed';

export type ScaleSource = 'face' | 'head' | 'ruler' | 'assumed';

/** What the pose was read from; the screen names it. */
export type FitSource = 'face' | 'outline' | 'oval';

/**
 * What the head's outline was read from: the person model's mask, colours and edges alone, skin that stands out from all
 * else or from the rest of the one or the other, or nothing but a given oval.
 */
export type OutlineEvidence = 'person' | 'colour' | SkinEvidence | 'oval';
export type SkinEvidence = 'skin' | 'skin-of-person' | 'skin-of-colour';

export interface HeadFit {
  readonly shape: HeadShape;
  readonly pose: HeadPose;
  readonly camera: PhotoCamera;
  readonly view: ClinicalView;
  readonly source: FitSource;
  readonly outlineEvidence: OutlineEvidence;
  readonly lensSource: LensSource;
  readonly scaleSource: ScaleSource;
  /** One standard deviation of lengths on the visible scalp, as a fraction (0.05 = 5 %). */
  readonly scaleUncertainty: number;
  /** One standard deviation of the visible scalp area, as a fraction. */
  readonly areaUncertainty: number;
  /** 0..1 */
  readonly confidence: number;
}

/** Why no head could be fitted. */
export interface NoHead {
  readonly noHead: true;
  readonly reason: 'nothing-like-a-head' | 'too-small';
}

export type Region = 0 | 1 | 2;
/** Face, neck and other bare skin. */
export const REGION_SKIN = 0;
/** Hair-bearing scalp. */
export const REGION_SCALP = 1;
export const REGION_EAR = 2;

/** Triangle mesh of one person's head, head frame, millimetres. n vertices, m triangles; outward normals, counter-clockwise from outside. */
export interface HeadSurface {
  /** 3n */
  readonly positionsMm: Float32Array;
  /** 3n, unit */
  readonly normals: Float32Array;
  /** 3m */
  readonly triangles: Uint32Array;
  /** n, one of the REGION_ constants */
  readonly regions: Uint8Array;
  /** n, signed distance along the skin from the hair border, positive on the scalp; clamped to +-60 mm. */
  readonly borderDistanceMm: Float32Array;
  readonly points: HeadPoints;
}

export type Vec3 = readonly [number, number, number];

/** Standard points on the head, head frame, mm. Left and right are the person's own. */
export interface HeadPoints {
  readonly glabella: Vec3;
  readonly trichion: Vec3;
  readonly vertex: Vec3;
  readonly inion: Vec3;
  readonly leftTragion: Vec3;
  readonly rightTragion: Vec3;
  /** Outer eye corners. */
  readonly leftExocanthion: Vec3;
  readonly rightExocanthion: Vec3;
  /** Whorl of the growth direction. */
  readonly whorl: Vec3;
}

/** Points of the hair border, head frame, mm. Left and right are the person's own. */
export interface BorderPoints {
  readonly leftFrontoTemporal: Vec3;
  readonly rightFrontoTemporal: Vec3;
  readonly leftTemplePeak: Vec3;
  readonly rightTemplePeak: Vec3;
}
