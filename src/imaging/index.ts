export { openPhotoFile, type DecodedPhoto, type OpenPhotoOptions } from './openPhotoFile';
export { readPixels } from './tiles';
export { composeExport, drawLabelStrip, encodeImage, obscureEllipse, type EncodeOptions } from './saving';
export {
  blit,
  cut,
  layoutExport,
  type LabelledPicture,
  type LabelledSize,
  type RectPx,
} from './exportLayout';
export { fadingAround, type EllipsePx } from './obscure';
export type { PictureFormat } from './protocol';
export { localDay, neutralFileName } from './neutralFileName';
