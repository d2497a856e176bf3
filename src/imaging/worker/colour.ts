/**
 * Every decision on colour profiles. The browser converts a photo's embedded profile to sRGB when it decodes; from
 * there on all is sRGB, on screen and in files. Files are written without a profile, which means sRGB everywhere.
 */
export const DECODE_OPTIONS: ImageBitmapOptions = {
  imageOrientation: 'from-image',
  colorSpaceConversion: 'default',
};

/** Read back often, so it stays in main memory: a graphics card's canvas would round. */
export const CANVAS_SETTINGS = { colorSpace: 'srgb', willReadFrequently: true } as const;

/** What lies behind transparent pixels. */
export const BACKDROP = '#ffffff';
