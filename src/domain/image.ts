/** sRGB picture, 8 bit, not premultiplied, RGBA row-major from the top left: `data.length === 4 * width * height`. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** One byte a pixel, 0..255, row-major from the top left: `coverage.length === width * height`. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

/** A copy of the photo of at most 1024 px a side. Its pixel (x, y) covers the photo from (x, y) * photoPxPerPx. */
export interface AnalysisImage extends RgbaImage {
  readonly photoPxPerPx: number;
}

/** Longest side of the copy that vision and the fit work on, px. */
export const ANALYSIS_MAX_SIDE_PX = 1024;
