export { openPhotoFile, type DecodedPhoto, type OpenPhotoOptions } from './openPhotoFile';
export { cropBitmap, readPixels, type RectPx } from './tiles';
export { composeExport, drawLabelStrip, encodeImage, obscureEllipse, type EncodeOptions } from './saving';
export { blit, layoutExport, type LabelledPicture, type LabelledSize } from './exportLayout';
export { fadingAround, type EllipsePx } from './obscure';
export type { PictureFormat } from './protocol';
export { localDay, neutralFileName } from './neutralFileName';
