import { PreviewError } from '../domain/errors';
import type { FollicleField } from '../domain/follicles/types';
import { NO_CORRECTION } from '../domain/head/correction';
import type { HeadFit, HeadShape } from '../domain/head/types';
import type { HeadObservation, HeadOval } from '../domain/observation';
import { openPhotoFile, type DecodedPhoto } from '../imaging';
import { EMPTY_DOCUMENT } from '../state/documentStore';
import type { ShownPhoto } from '../state/statusStore';
import type { FitInput, HeadAnalysis, LaidHead, TreatInput } from './compute';
import { treatInput, type Drawing } from './Drawing';
import { openProgress } from './openProgress';
import type { OpenPhoto } from './photos';
import type { OpenOptions } from './PreviewApp';
import type { Services } from './services';

export interface OpenRequest {
  readonly file: Blob;
  readonly options: OpenOptions;
  /** true: the photos that are open stay, this is one more of the same person. */
  readonly keepOthers: boolean;
  readonly signal: AbortSignal;
  /** Called when the photo has taken the place of the others, before it is drawn. */
  readonly onReplaced: () => void;
}

/**
 * Decode, observe, fit, draw. Until all of it has worked the photo that was open stays open.
 *
 * @throws PreviewError with a sentence for the user
 */
export async function openPhoto(
  services: Services,
  drawing: Drawing,
  request: OpenRequest,
): Promise<OpenPhoto> {
  const { photos, viewport, status, timings } = services;
  if (!viewport)
    throw new PreviewError(
      'graphics-unavailable',
      'This browser cannot draw the preview: its graphics (WebGL 2) are switched off or missing. Please try another browser or device.',
    );
  const { file, options, keepOthers, signal } = request;
  const progress = openProgress(status);
  const clock = stopwatch(timings);
  let decoded: DecodedPhoto | null = null;
  let id: string | null = null;
  try {
    progress.at('decode');
    decoded = await openPhotoFile(file, { signal, maxTextureSidePx: services.maxTextureSidePx });
    clock.lap('decode');
    id = photos.nextId();
    progress.at('models');
    const [observation] = await Promise.all([
      services.vision.observe(decoded.analysis, {
        signal,
        onProgress: (fraction) => {
          progress.at('vision', fraction);
        },
      }),
      // It crosses to the worker while the models look.
      holdPicture(services, id, decoded),
    ]);
    clock.lap('vision');
    progress.at('fit');
    const shape = keepOthers ? personShape(services) : null;
    const fit = await fitHeadOf(services, { id, observation, options, shape });
    clock.lap('fit');
    signal.throwIfAborted();
    progress.at('field');
    // Made beside the maps, in a worker of its own; the drawing waits for it.
    const field = fit && !shape ? plantedField(services, fit, clock) : null;
    // Whoever draws hears of a failure; an opening that is given up must not leave one unheard.
    field?.catch(() => undefined);
    const { plan } = keepOthers ? services.document.getState() : EMPTY_DOCUMENT;
    const mapped = fit && (await mappedHead(services, { fit, ruler: null }, treatInput(id, plan, [])));
    clock.lap('maps');
    signal.throwIfAborted();
    progress.at('draw');
    const photo: OpenPhoto = {
      id,
      decoded,
      observation,
      machineFit: mapped ? fit : null,
      correction: NO_CORRECTION,
      head: mapped?.head ?? null,
      wire: null,
      openedOval: options.headOval ?? null,
      oval: options.headOval ?? null,
      treatment: mapped?.treatment ?? null,
      shown: shownPhoto(id, decoded, observation, mapped?.head ?? null, options.headOval ?? null),
    };
    // From here to the drawing nothing waits: a closing meanwhile would be undone.
    if (!keepOthers) void closeAll(services);
    photos.put(photo);
    photos.select(id);
    if (field || !keepOthers) drawing.setField(field);
    request.onReplaced();
    await drawing.update({ atOnce: true });
    clock.lap('draw');
    clock.total();
    signal.throwIfAborted();
    return photos.get(id) ?? photo;
  } catch (error) {
    const replaced = id === null ? null : photos.get(id);
    if (replaced) services.status.setState({ photo: replaced.shown });
    else {
      if (id !== null) void forget(services, [id]);
      decoded?.dispose();
    }
    throw signal.aborted
      ? new PreviewError('aborted', 'Stopped. The photo that was open is still here.')
      : error;
  } finally {
    progress.end();
  }
}

export async function closeAll(services: Services): Promise<void> {
  await forget(services, services.photos.clear());
}

/** A worker that has stopped has forgotten everything already. */
async function forget({ compute }: Services, ids: readonly string[]): Promise<void> {
  await Promise.allSettled(ids.map((id) => compute.forget(id)));
}

/** The worker keeps a copy until it is told to forget the photo. */
function holdPicture({ compute }: Services, id: string, decoded: DecodedPhoto): Promise<void> {
  const { analysis, edges, lens, widthPx, heightPx } = decoded;
  return compute.hold(id, { analysis, edges, lens, photoWidthPx: widthPx, photoHeightPx: heightPx });
}

export interface FitRequest {
  readonly id: string;
  readonly observation: HeadObservation;
  readonly options: OpenOptions;
  readonly shape: HeadShape | null;
}

export async function fitHeadOf(services: Services, request: FitRequest): Promise<HeadFit | null> {
  const { id, observation, options, shape } = request;
  const input: FitInput = {
    photoId: id,
    observation,
    ...(options.view && { view: options.view }),
    ...(options.headOval && { headOval: options.headOval }),
    ...(shape && { shape }),
  };
  const result = await services.compute.fit(input);
  return !result || 'noHead' in result ? null : result;
}

/** null for a photo that was closed meanwhile. */
export async function mappedHead(
  { compute }: Services,
  laid: LaidHead,
  of: TreatInput,
): Promise<Pick<OpenPhoto, 'head' | 'treatment'> | null> {
  const mapped = await compute.map(laid, of);
  return mapped && { head: mapped.head, treatment: { ...mapped.treatment, of } };
}

function plantedField(
  { planting }: Services,
  fit: HeadFit,
  clock: ReturnType<typeof stopwatch>,
): Promise<FollicleField> {
  const started = performance.now();
  return planting.field(fit.shape).then((field) => {
    clock.note('field', performance.now() - started);
    return field;
  });
}

/** The shape that the person's photos share, from any but `exceptId`. */
export function personShape({ photos }: Services, exceptId?: string): HeadShape | null {
  for (const id of photos.ids) {
    if (id === exceptId) continue;
    const head = photos.get(id)?.head;
    if (head) return head.fit.shape;
  }
  return null;
}

export function shownPhoto(
  id: string,
  decoded: DecodedPhoto,
  observation: HeadObservation,
  head: HeadAnalysis | null,
  oval: HeadOval | null,
): ShownPhoto {
  return {
    id,
    widthPx: decoded.widthPx,
    heightPx: decoded.heightPx,
    view: head?.fit.view ?? 'front',
    segmentation: segmentationOf(head, oval),
    faceFound: observation.face !== null && head !== null,
    head: null,
  };
}

/** What found the scalp: a model's mask or face, colours and edges alone, or a person's gesture where those did not do. */
function segmentationOf(head: HeadAnalysis | null, oval: HeadOval | null): ShownPhoto['segmentation'] {
  if (!head) return 'manual';
  if (head.fit.outlineEvidence === 'person') return 'models';
  return oval || head.fit.outlineEvidence === 'oval' ? 'manual' : 'fallback';
}

function stopwatch(timings: Record<string, number>) {
  for (const key of Object.keys(timings)) Reflect.deleteProperty(timings, key);
  const started = performance.now();
  let last = started;
  return {
    lap(name: string): void {
      const now = performance.now();
      timings[name] = now - last;
      last = now;
    },
    note(name: string, milliseconds: number): void {
      timings[name] = milliseconds;
    },
    total(): void {
      timings['total'] = performance.now() - started;
    },
  };
}
