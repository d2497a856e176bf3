import { PreviewError } from '../domain/errors';
import { eyesBox, faceEllipses, type SeenFace } from '../domain/head/faceEllipse';
import type { RgbaImage } from '../domain/image';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { lettersOf, planOf } from '../domain/plan/variants';
import {
  blit,
  composeExport,
  cut,
  drawLabelStrip,
  encodeImage,
  fadingAround,
  obscureEllipse,
  readPixels,
  type EllipsePx,
  type LabelledPicture,
  type RectPx,
} from '../imaging';
import type { PlanInputs } from '../render';
import type { Drawing } from './Drawing';
import { simulationLabel, untouchedLabel, variantLabel } from './exportLabel';
import type { KeptInputs } from './KeptPlans';
import { nextTask } from './nextTask';
import type { OpenPhoto } from './photos';
import type { SaveOptions } from './PreviewApp';
import { scalpCrop } from './scalpRect';
import type { Services } from './services';

const TILE_SIDE_PX = 1024;

const GRAPHICS_LOST =
  'The graphics of this device took a break while the picture was being saved. Nothing is lost; please save it again.';
const FACE_NOT_FOUND =
  'We could not find the face in this photo, so we cannot hide it. Save without hiding it, or show us first where the head is, with an oval.';
const SCALP_NOT_FOUND =
  'We could not find the scalp in this photo, so we cannot cut the picture down to it. Save the whole picture, or show us first where the head is, with an oval.';

/**
 * The picture as a file: photo unscaled at the top left, label strip below it, no metadata. Tiles keep every GPU target
 * small, so the photo's own resolution is the only size there is. Photo, plan and treatment are those of the start.
 *
 * @throws PreviewError no-photo; no-head-found where a face or scalp that is asked for cannot be placed; aborted, also
 * when another photo is chosen or the plan changes meanwhile; too-large
 */
export async function exportPicture(
  services: Services,
  drawing: Pick<Drawing, 'keptInputs'>,
  options: SaveOptions,
  signal: AbortSignal,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Blob> {
  const photo = services.photos.selected;
  if (!photo) throw new PreviewError('no-photo', 'Please open a photo first.');
  const { plan, variants } = services.document.getState();
  const { viewport } = services;
  const { layout } = options;
  const checkUnchanged = (): void => {
    if (signal.aborted) throw new PreviewError('aborted', 'Stopped. Nothing was saved.');
    const now = services.photos.selected;
    const document = services.document.getState();
    const same =
      now?.id === photo.id &&
      now.head === photo.head &&
      now.treatment === photo.treatment &&
      plan === document.plan &&
      (layout !== 'variants' || variants === document.variants);
    if (!same)
      throw new PreviewError(
        'aborted',
        'The picture changed while it was being saved. Please save it again.',
      );
  };
  const { rect, ovals } = frame(photo, options);
  const faceHidden = ovals.length > 0;
  const day = new Date();
  const whole = (): Promise<RgbaImage> => readPixels(photo.decoded.source, rect, signal);

  const untouched: Pictured = { label: untouchedLabel(faceHidden, day), pixels: whole };
  const treated = (by: TreatmentPlan, inputs: KeptInputs | null): Pictured => {
    if (!viewport || !photo.head || !photo.treatment || !by.enabled) return untouched;
    return {
      label: simulationLabel(by, faceHidden, day, {
        hair: photo.head.ownHair,
        isCovered: (inputs ?? photo.treatment).covered,
      }),
      pixels: async (told) =>
        treatedPixels(viewport, await whole(), { rect, inputs, checkUnchanged, onProgress: told }),
    };
  };
  const pictured = async (): Promise<readonly Pictured[]> => {
    const worked = treated(plan, null);
    if (layout !== 'variants')
      return [...(layout === 'after' ? [] : [untouched]), ...(layout === 'before' ? [] : [worked])];
    const kept = await drawing.keptInputs(photo);
    return lettersOf(variants).map((letter) => {
      const inputs = kept.get(letter);
      const by = planOf({ plan, variants }, letter);
      const { label, pixels } = inputs && by ? treated(by, inputs) : worked;
      return { label: [variantLabel(letter), ...label], pixels };
    });
  };

  try {
    const wanted = await pictured();
    // Before and after are of one size, however many rows the longer label takes, each in a file of its own as well.
    const labels = [untouched, treated(plan, null), ...wanted].map(({ label }) => label);
    const pictures: LabelledPicture[] = [];
    for (const [done, { label, pixels }] of wanted.entries()) {
      let hidden = await pixels((fraction) => onProgress((done + fraction) / wanted.length));
      for (const oval of ovals) hidden = await obscureEllipse(hidden, oval, signal);
      checkUnchanged();
      pictures.push({ photo: hidden, strip: await drawLabelStrip(label, rect.width, labels, signal) });
    }
    const composed = await composeExport(pictures, signal);
    return await encodeImage(composed, options.format, {
      signal,
      ...(options.quality !== undefined && { quality: options.quality }),
    });
  } catch (error) {
    // A closed photo or a stopped worker fails in its own words; what the user should hear is why.
    checkUnchanged();
    throw error;
  }
}

/** One picture of the file. */
interface Pictured {
  readonly label: readonly string[];
  /** Tells the fraction that is done, 0..1. */
  readonly pixels: (onProgress: (fraction: number) => void) => Promise<RgbaImage>;
}

interface Frame {
  readonly rect: RectPx;
  /** To obscure, in px of `rect`; none where no face is in it or none is to be hidden. */
  readonly ovals: readonly EllipsePx[];
}

function frame({ decoded, head, treatment, observation }: OpenPhoto, options: SaveOptions): Frame {
  const { widthPx, heightPx } = decoded;
  const whole: Frame = { rect: { x: 0, y: 0, width: widthPx, height: heightPx }, ovals: [] };
  if (!options.hideFace && !options.scalpOnly) return whole;
  if (options.hideFace && !head) throw new PreviewError('no-head-found', FACE_NOT_FOUND);
  const seen: SeenFace | null = observation.face && {
    landmarks: observation.face.landmarks,
    photoPxPerPx: decoded.analysis.photoPxPerPx,
  };
  const crop =
    options.scalpOnly && head && treatment
      ? scalpCrop(treatment.scalp, eyesBox(head.fit, seen), widthPx, heightPx)
      : null;
  if (!head || (options.scalpOnly && !crop)) throw new PreviewError('no-head-found', SCALP_NOT_FOUND);
  const rect = crop?.rect ?? whole.rect;
  if (!options.hideFace && !crop?.eyesInside) return { rect, ovals: [] };
  const ovals = faceEllipses(head.fit, seen)
    .map((oval) => fadingAround({ ...oval, cx: oval.cx - rect.x, cy: oval.cy - rect.y }))
    .filter((oval) => reaches(oval, rect));
  return { rect, ovals };
}

/** Whether an oval covers any of a picture of this size; a little more is said to than really does at its corners. */
function reaches({ cx, cy, rx, ry, angleRad }: EllipsePx, { width, height }: RectPx): boolean {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  const halfWidth = Math.hypot(rx * cos, ry * sin),
    halfHeight = Math.hypot(rx * sin, ry * cos);
  return cx + halfWidth > 0 && cx - halfWidth < width && cy + halfHeight > 0 && cy - halfHeight < height;
}

interface Treated {
  readonly rect: RectPx;
  /** Of another plan than the one that is worked on. */
  readonly inputs: PlanInputs | null;
  readonly checkUnchanged: () => void;
  readonly onProgress: (fraction: number) => void;
}

/** Draws over the photo's own pixels. Mutates `whole`. */
async function treatedPixels(
  viewport: NonNullable<Services['viewport']>,
  whole: RgbaImage,
  { rect, inputs, checkUnchanged, onProgress }: Treated,
): Promise<RgbaImage> {
  const tiles = tilesOf(rect);
  try {
    for (const [done, tile] of tiles.entries()) {
      // Tiles without treatment wait for nothing: all of them would be one long task.
      await nextTask();
      checkUnchanged();
      const inWhole = { ...tile, x: tile.x - rect.x, y: tile.y - rect.y };
      const drawn = await viewport
        .renderTile(tile, cut(whole, inWhole), 'after', inputs)
        .catch(lostWhileSaving);
      blit(whole, drawn, inWhole);
      onProgress((done + 1) / tiles.length);
    }
  } finally {
    viewport.releaseTiles();
  }
  return whole;
}

function lostWhileSaving(cause: unknown): never {
  console.warn(cause);
  throw new PreviewError('graphics-unavailable', GRAPHICS_LOST);
}

function tilesOf(rect: RectPx): RectPx[] {
  const tiles: RectPx[] = [];
  for (let y = rect.y; y < rect.y + rect.height; y += TILE_SIDE_PX)
    for (let x = rect.x; x < rect.x + rect.width; x += TILE_SIDE_PX)
      tiles.push({
        x,
        y,
        width: Math.min(TILE_SIDE_PX, rect.x + rect.width - x),
        height: Math.min(TILE_SIDE_PX, rect.y + rect.height - y),
      });
  return tiles;
}
