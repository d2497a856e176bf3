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

/** What the file of a photo says about the lens that took it. */
export interface PhotoLens {
  /** Focal length in pixels of the photo as it is now. */
  readonly focalPx: number;
  /** Its spread, natural log: 0.03 is 3 %. */
  readonly logSigma: number;
}
