import type { PhotoLens } from '../domain/image';
import type { SizePx } from './headerSize';

/** What EXIF says about lens and picture; null where it says nothing. EXIF 2.32, 4.6.5. */
export interface LensRecord {
  /** FocalLengthIn35mmFilm. */
  readonly focal35Mm: number | null;
  readonly focalMm: number | null;
  readonly digitalZoom: number | null;
  readonly make: string | null;
  /** Of the picture as it was taken; programs that cut or shrink it often leave this. */
  readonly takenSize: SizePx | null;
  /** Pixels of the taken picture on a millimetre of the sensor. */
  readonly sensorPxPerMm: number | null;
}

/** Natural logarithms add up: of the focal length, or of a factor on it. */
interface LogEstimate {
  readonly log: number;
  readonly sigma: number;
}

/** Diagonal of 36 x 24 mm: CIPA DCG-001 refers equivalents to it, and phones do so. */
const DIAGONAL_35MM = Math.hypot(36, 24);
/** Lenses that take heads, mm; some cameras write nonsense such as 48,388. */
const FOCAL35_RANGE_MM = [8, 800] as const;
/** Equivalent by true focal length, digital zoom taken out: medium format 0.5, smallest front cameras 15. */
const CROP_FACTOR_RANGE = [0.45, 16] as const;
/** Widths of sensors behind changeable lenses, mm; smaller ones have no sizes of their own to be told by. */
const SENSOR_WIDTHS_MM = [13.2, 17.3, 22.3, 23.5, 36];
const SENSOR_TOLERANCE = 0.03;

/** A camera's word about its own lens: rounding, tolerance, nearness, a cut of the same shape that nobody can see [A]. */
const CAMERA_SIGMA = 0.06;
/** Largest difference between the shapes of a picture and of the same picture shrunk, natural log. */
const SAME_SHAPE = 0.004;
/** Long by short side of pictures as cameras and phones take them. */
const CAMERA_SHAPES = [1, 4 / 3, 3 / 2, 16 / 9, 18 / 9, 18.5 / 9, 19 / 9, 19.5 / 9, 20 / 9];
const CAMERA_SHAPE_TOLERANCE = 0.012;
/** A picture cut by hand keeps some 0.75 of its length, and its middle is not the lens's [A]. */
const CUT: LogEstimate = { log: 0.3, sigma: 0.3 };
/** Where it is known what was cut off, only the axis is not known [A]. */
const CUT_AXIS_SIGMA = 0.15;

const longOf = ({ width, height }: SizePx) => Math.max(width, height);
const shortOf = ({ width, height }: SizePx) => Math.min(width, height);
const shapeOf = (size: SizePx) => longOf(size) / shortOf(size);
const isWithin = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;

function equivalent({ focal35Mm, focalMm, digitalZoom }: LensRecord): number | null {
  if (focal35Mm === null || !isWithin(focal35Mm, FOCAL35_RANGE_MM)) return null;
  if (focalMm === null) return focal35Mm;
  const [least, most] = CROP_FACTOR_RANGE;
  const factor = focal35Mm / focalMm;
  return factor >= least && factor / Math.max(1, digitalZoom ?? 1) <= most ? focal35Mm : null;
}

/**
 * Apple counts digital zoom into the equivalent (an iPhone 6 of 29 mm, zoomed 2.42 times, writes 70), and so do most
 * others; not all.
 */
function uncountedZoom({ digitalZoom, make }: LensRecord): LogEstimate {
  const log = Math.log(Math.max(1, digitalZoom ?? 1));
  return make === 'Apple' ? { log: 0, sigma: 0 } : { log: 0.3 * log, sigma: 0.4 * log };
}

/**
 * Diagonal of what the equivalent refers to, px: the picture, or the 4:3 sensor around it. Cameras that take 16:9 or
 * squares are not at one about that.
 */
function equivalentDiagonal(picture: SizePx): LogEstimate {
  const pictureLog = Math.log(Math.hypot(picture.width, picture.height));
  const sensorLog = Math.log(1.25 * Math.max(longOf(picture), (4 / 3) * shortOf(picture)));
  return { log: (pictureLog + sensorLog) / 2, sigma: (sensorLog - pictureLog) / 2 };
}

/** Focal length in px of the taken picture by the sensor's pitch. */
function bySensor({ focalMm, sensorPxPerMm }: LensRecord, taken: SizePx): LogEstimate | null {
  if (focalMm === null || sensorPxPerMm === null) return null;
  const widthMm = longOf(taken) / sensorPxPerMm;
  const isSensor = SENSOR_WIDTHS_MM.some((sensorMm) => Math.abs(widthMm / sensorMm - 1) < SENSOR_TOLERANCE);
  if (!isSensor || !isWithin((focalMm / widthMm) * 36, FOCAL35_RANGE_MM)) return null;
  return { log: Math.log(focalMm * sensorPxPerMm), sigma: 0 };
}

const isSameShape = (a: SizePx, b: SizePx) => Math.abs(Math.log(shapeOf(a) / shapeOf(b))) < SAME_SHAPE;
const holds = (taken: SizePx, now: SizePx) => longOf(now) <= longOf(taken) && shortOf(now) <= shortOf(taken);

const keepsSide = (taken: SizePx, { width, height }: SizePx) =>
  [taken.width, taken.height].some((side) => side === width || side === height);

/** What became of the taken picture on its way to the file. */
function sinceTaken(taken: SizePx, now: SizePx): LogEstimate {
  if (isSameShape(taken, now)) return { log: Math.log(longOf(now) / longOf(taken)), sigma: 0 };
  if (keepsSide(taken, now)) return { log: 0, sigma: CUT_AXIS_SIGMA };
  // Cut, and perhaps shrunk after it: at most to where it would fill the taken one's frame.
  const least = Math.log(Math.max(longOf(now) / longOf(taken), shortOf(now) / shortOf(taken)));
  return { log: least / 2, sigma: Math.hypot(CUT.sigma, least / Math.sqrt(12)) };
}

/** A picture whose sides no camera makes has been cut, whatever its record says. */
function unseenCut(taken: SizePx): LogEstimate {
  const offBy = (shape: number) => Math.abs(shapeOf(taken) / shape - 1);
  return CAMERA_SHAPES.some((shape) => offBy(shape) < CAMERA_SHAPE_TOLERANCE) ? { log: 0, sigma: 0 } : CUT;
}

/**
 * The lens of a photo as it lies in its file, from what its camera wrote.
 *
 * @param size of the file's picture, px; turned or not
 * @returns null where the record says nothing, or nothing that a camera can be
 */
export function photoLens(record: LensRecord, size: SizePx): PhotoLens | null {
  const { takenSize } = record;
  const taken = takenSize && (holds(takenSize, size) || isSameShape(takenSize, size)) ? takenSize : size;
  const focal35Mm = equivalent(record);
  const inTaken =
    focal35Mm === null
      ? [bySensor(record, taken)]
      : [
          { log: Math.log(focal35Mm / DIAGONAL_35MM), sigma: 0.29 / focal35Mm },
          equivalentDiagonal(taken),
          uncountedZoom(record),
        ];
  const estimates = inTaken.filter((estimate) => estimate !== null);
  if (estimates.length === 0) return null;
  estimates.push(unseenCut(taken), sinceTaken(taken, size));
  const focalPx = Math.exp(estimates.reduce((sum, { log }) => sum + log, 0));
  const logSigma = Math.hypot(CAMERA_SIGMA, ...estimates.map(({ sigma }) => sigma));
  return Number.isFinite(focalPx) && Number.isFinite(logSigma) ? { focalPx, logSigma } : null;
}
