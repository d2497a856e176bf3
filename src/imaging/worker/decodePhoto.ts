import { isComplete } from '../completeness';
import { fileFormat, isPhotoFormat, MEDIA_TYPES, type PhotoFormat } from '../fileFormat';
import { jpegOrientation, mayBeTransparent, mayBeTurned, mayHaveExif } from '../headerFlags';
import { headerSize } from '../headerSize';
import { checkPhotoSize, MAX_FILE_BYTES } from '../limits';
import { photoLens } from '../photoLens';
import type { OpenedPixels } from '../protocol';
import * as refusals from '../refusals';
import { jpegWithoutRecord } from '../withoutRecord';
import { DECODE_OPTIONS } from './colour';
import { decodeHeic } from './heic';
import { lensRecord } from './lensRecord';
import { isOpaque, rebuilt } from './pixels';
import { analysisCopy, workingCopy } from './scaledCopies';
import { stripsOf, type PhotoStrips } from './strips';

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw refusals.unreadable();
  }
}

/** @throws PreviewError before anything is decoded */
function checkedFormat(bytes: Uint8Array): PhotoFormat {
  const format = fileFormat(bytes);
  if (!isPhotoFormat(format)) throw refusals.otherFormat(format);
  const size = headerSize(bytes, format);
  if (!size) throw isComplete(bytes, format) ? refusals.damaged() : refusals.truncated();
  checkPhotoSize(size);
  if (!isComplete(bytes, format)) throw refusals.truncated();
  return format;
}

async function decode(file: Blob, format: PhotoFormat): Promise<ImageBitmap> {
  // Some browsers believe the declared type: declare what the bytes say.
  const typed = file.slice(0, file.size, MEDIA_TYPES[format]);
  try {
    return await createImageBitmap(typed, DECODE_OPTIONS);
  } catch {
    if (format !== 'heic') throw format === 'avif' ? refusals.noBrowserSupport('AVIF') : refusals.damaged();
  }
  try {
    return await decodeHeic(typed);
  } catch {
    throw refusals.damaged();
  }
}

function plainFile(bytes: Uint8Array<ArrayBuffer>, format: PhotoFormat): Blob | null {
  if (format !== 'jpeg') return null;
  return new Blob(jpegWithoutRecord(bytes, jpegOrientation(bytes)), { type: MEDIA_TYPES.jpeg });
}

/** @throws PreviewError unsupported-format, corrupt-image, too-large, too-small, graphics-unavailable */
export async function decodePhoto(
  file: Blob,
  maxTextureSidePx: number,
): Promise<{ readonly opened: OpenedPixels; readonly strips: PhotoStrips | null }> {
  if (typeof OffscreenCanvas === 'undefined') throw refusals.oldBrowser();
  if (file.size > MAX_FILE_BYTES) throw refusals.tooManyBytes();
  const bytes = await bytesOf(file);
  const format = checkedFormat(bytes);
  const [decoded, record] = await Promise.all([
    decode(file, format),
    mayHaveExif(bytes, format) ? lensRecord(bytes) : null,
  ]);
  checkPhotoSize(decoded);
  const plain = !mayBeTurned(bytes, format) && (!mayBeTransparent(bytes, format) || isOpaque(decoded));
  const source = plain ? decoded : await rebuilt(decoded);
  const working = await workingCopy(source, maxTextureSidePx);
  const analysis = await analysisCopy(working ?? source, Math.max(source.width, source.height));
  const strips = stripsOf(source);
  const lens = record && photoLens(record, source);
  return { opened: { source, working, analysis, lens, plainFile: plainFile(bytes, format) }, strips };
}
