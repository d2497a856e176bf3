import type { LensRecord } from '../photoLens';

const TAGS = [
  'Make',
  'FocalLength',
  'FocalLengthIn35mmFilm',
  'DigitalZoomRatio',
  'PixelXDimension',
  'PixelYDimension',
  'FocalPlaneXResolution',
  'FocalPlaneResolutionUnit',
] as const;

type TagName = (typeof TAGS)[number];
type Tags = Readonly<Partial<Record<TagName, { readonly value: unknown }>>>;

/** FocalPlaneResolutionUnit: inch, centimetre, millimetre. EXIF 2.32, 4.6.5; TIFF/EP. */
const UNITS_MM: Readonly<Record<number, number>> = { 2: 25.4, 3: 10, 4: 1 };

/** A file may hold anything under any name: null for whatever is no number above zero. */
function positive(tags: Tags, name: TagName): number | null {
  const value = tags[name]?.value;
  const [numerator, denominator = 1] = Array.isArray(value) ? (value as unknown[]) : [value];
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return null;
  const ratio = numerator / denominator;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

function record(tags: Tags): LensRecord {
  const width = positive(tags, 'PixelXDimension');
  const height = positive(tags, 'PixelYDimension');
  const pxPerUnit = positive(tags, 'FocalPlaneXResolution');
  const unitMm = UNITS_MM[positive(tags, 'FocalPlaneResolutionUnit') ?? 2];
  const make = tags.Make?.value;
  return {
    focal35Mm: positive(tags, 'FocalLengthIn35mmFilm'),
    focalMm: positive(tags, 'FocalLength'),
    digitalZoom: positive(tags, 'DigitalZoomRatio'),
    make: Array.isArray(make) && typeof make[0] === 'string' ? make[0] : null,
    takenSize: width !== null && height !== null ? { width, height } : null,
    sensorPxPerMm: pxPerUnit !== null && unitMm !== undefined ? pxPerUnit / unitMm : null,
  };
}

/**
 * What the file says about the lens; nothing else is looked at. The reader is loaded only here.
 *
 * @returns null where there is nothing to read, or what there is makes no sense
 */
export async function lensRecord(bytes: Uint8Array<ArrayBuffer>): Promise<LensRecord | null> {
  try {
    const { load } = await import('exifreader');
    const { exif } = load(bytes.buffer, { expanded: true, includeTags: { exif: [...TAGS] } });
    return exif ? record(exif) : null;
  } catch {
    return null;
  }
}
