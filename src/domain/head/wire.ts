import type { PinName } from './correction';
import type { ViewAngles } from './fit/viewGeometry';
import type { Vec3 } from './types';

/** What a line of the wire head follows; `border` is where hair grows by nature, `hairline` the planned line. */
export type WireKind = 'grid' | 'middle' | 'border' | 'brow' | 'ear' | 'hairline';

/** A curve on one person's head, head frame. */
export interface WireCurve {
  readonly kind: WireKind;
  /** 3n, mm */
  readonly positionsMm: Float32Array;
  /** 3n, unit */
  readonly normals: Float32Array;
}

export interface WireFrame {
  readonly curves: readonly WireCurve[];
  readonly pinsMm: Readonly<Record<PinName, Vec3>>;
}

/** A run of a curve on the side of the head that faces the camera. */
export interface WireLine {
  readonly kind: WireKind;
  /** x, y, x, y, ... photo px */
  readonly points: Float32Array;
}

export interface WirePin {
  readonly name: PinName;
  readonly xPx: number;
  readonly yPx: number;
  /** false on the far side of the head. */
  readonly facing: boolean;
  readonly pinned: boolean;
}

/** The wire head as it lies over the photo. */
export interface WireHead {
  readonly lines: readonly WireLine[];
  readonly pins: readonly WirePin[];
  /** The head's middle and about its half width, photo px. */
  readonly middleXPx: number;
  readonly middleYPx: number;
  readonly radiusPx: number;
  readonly angles: ViewAngles;
  /** Someone laid it there; a ruler alone lays nothing. */
  readonly placedByHand: boolean;
}
