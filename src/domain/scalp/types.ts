import type { HeadPoints } from '../head/types';
import type { Mask } from '../image';

/** Columns x0..x1 and rows y0..y1, both ends within; empty where x0 > x1. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * The head drawn into the analysis image: one value a pixel, row-major, same size as the analysis image. Where no head
 * surface is seen `facing` is 0.
 */
export interface ScalpMaps {
  readonly width: number;
  readonly height: number;
  readonly photoPxPerPx: number;
  /** Holds all of the head that is seen, and the rim of the person around it. */
  readonly box: PixelBox;
  /** Hair-bearing scalp visible in the photo, cut by the person's outline, without ears, brows, glasses. Never thresholded by a plan. */
  readonly scalp: Mask;
  /** Skin area behind one PHOTO pixel, mm2; 0 off the head. */
  readonly areaMm2: Float32Array;
  /** Cosine between surface normal and the view ray, 0..1. */
  readonly facing: Float32Array;
  /** Head-frame position, mm, 3 a pixel; undefined values (0) off the head. */
  readonly positionMm: Float32Array;
  /** Signed distance along the skin from the hair border, mm, positive on the scalp; -60 off the head. */
  readonly borderDistanceMm: Float32Array;
  /** Of the head, head frame, mm. */
  readonly points: HeadPoints;
  /**
   * 0..255: how far hair of the scalp hides the skin; of cropped hair, how full it is beside the fullest of this head. 0 off the
   * head, and everywhere where there is no hair model.
   */
  readonly hair: Mask;
  /** Share of the hair that stands out from the fitted head, 0..1: long hair does, cropped hair does not; 0 of a bald head. */
  readonly hairBeyondHead: number;
  /** Colour of the bare skin, also where hair hides it; null where none is seen. */
  readonly skin: ColourMap | null;
  /** Outline of the person, with its edge on the picture's; null where it is not known. */
  readonly person: Mask | null;
  /** null where the person's outline is not known. */
  readonly rim: RimShift | null;
}

/** A colour that varies slowly over the photo; coarse cells from its top left corner. */
export interface ColourMap {
  readonly width: number;
  readonly height: number;
  /** Part of the photo that all cells together cover, a little more than 1 where the last ones reach beyond it. */
  readonly coversX: number;
  readonly coversY: number;
  /** sRGB, and 0..255 the share of the cell that shows the head; 4 a cell, row-major. */
  readonly rgba: Uint8Array;
}

/** Moves what the fitted head shows near its outline onto the person seen in the photo; a coarse grid over the whole photo. */
export interface RimShift {
  /** Cells; cell (x, y) covers the photo from (x, y) * cellPx. */
  readonly width: number;
  readonly height: number;
  /** Side of a cell, photo px. */
  readonly cellPx: number;
  /** 2 a cell, photo px, right and down. */
  readonly shiftPx: Float32Array;
  /** Absent where the picture does not show where the person ends. */
  readonly colours?: RimColours;
}

/** What lies on either side of the person's outline; a grid over the part of the photo that shows the scalp. */
export interface RimColours {
  /** Of the first cell's upper left corner, and side of a cell; photo px. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly cellPx: number;
  /** Cells */
  readonly width: number;
  readonly height: number;
  /**
   * 4 bytes a cell, row-major: sRGB of the person just within · 0..255 how well both sides are told apart, 0 far from the
   * outline. Then as many again: sRGB of what lies just beyond · 255 times how far light varies within, a relative standard
   * deviation.
   */
  readonly rgba: Uint8Array;
}

/** What the plan makes of the skin at each place of the photo; covers the whole photo at its own size, row-major. */
export interface TreatmentMap {
  readonly width: number;
  readonly height: number;
  /**
   * 4 bytes a pixel, 0..255: share of the full density · 0 at the very edge of the treated skin … 1 well inside · share of
   * the hair that the future changes, gone or grey · how far hair hides the skin.
   */
  readonly layers: Uint8Array;
  /** See `HairAhead.ground`. Absent where hair is shown as photographed. */
  readonly hairGround?: Uint8Array;
  /**
   * Where impressions differ from the plan's, in zones that have a look of their own and towards cropped hair, 4 bytes a pixel:
   * optical density, diameter and number beside the plan's, and the tone between as many, see `ownByte`. Absent where none do.
   */
  readonly own?: Uint8Array;
}

/** Scars in the photo; covers all of it, at the treatment map's size, row-major. */
export interface ScarMap {
  readonly width: number;
  readonly height: number;
  /**
   * 4 bytes a pixel, 0..255: what pigment at the reference density leaves of the skin's own linear red, green and blue
   * light so that it comes nearer to the skin around · how much of a scar there is.
   */
  readonly rgba: Uint8Array;
  /**
   * A byte a pixel: root of the darkest channel of a scar's own linear light, 255 for 1, 0 beside it. A scar is paler than
   * the skin around without being gloss.
   */
  readonly rootLevel: Uint8Array;
}

/** How far in front of the camera the nearest skin lies, at half the analysis image's size; covers all of the photo. */
export interface DepthMap {
  readonly width: number;
  readonly height: number;
  /** Along the optical axis, mm, one value a pixel; 0 where no head is seen. */
  readonly depthMm: Float32Array;
}
