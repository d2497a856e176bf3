import { PreviewError } from '../domain/errors';
import { ruledFit } from '../domain/head/ruler';
import type { HeadFit } from '../domain/head/types';
import type { PhotoLens } from '../domain/image';
import type { FittedHead } from '../domain/head/fit/fitHead';
import { NO_CORRECTION } from '../domain/head/correction';
import type { HeadObservation, HeadOval, SeenMasks } from '../domain/observation';
import { NEUTRAL_GRAIN } from '../domain/quality/grain';
import { openPhotoFile, type DecodedPhoto } from '../imaging';
import { EMPTY_DOCUMENT } from '../state/documentStore';
import type { ShownPhoto } from '../state/statusStore';
import type { FitInput, LaidHead, TreatInput } from './compute';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { startPlan } from './startPlan';
import { treatInput, type Drawing } from './Drawing';
import { nextTask } from './nextTask';
import { openProgress } from './openProgress';
import { fitOf, fitTogether, ownFits, rulerOfOthers, setPerson } from './person';
import { plantOn, type Planted } from './planted';
import type { OpenPhoto } from './photos';
import type { OpenOptions } from './PreviewApp';
import type { Services } from './services';

/** Of a photo that was saved without what its camera wrote into it. */
export interface KeptPicture {
  readonly id: string;
  readonly lens: PhotoLens | null;
}

export interface OpenRequest {
  readonly file: Blob;
  readonly options: OpenOptions;
  /** true: the photos that are open stay, this is one more of the same person. */
  readonly keepOthers: boolean;
  /** null for one that was not open before. */
  readonly kept: KeptPicture | null;
  readonly signal: AbortSignal;
  /** Called when the photo has taken the place of the others, before it is drawn, with a plan in this person's shade. */
  readonly onReplaced: (plan: TreatmentPlan) => void;
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
  const { file, options, keepOthers, kept, signal } = request;
  const progress = openProgress(status);
  const clock = stopwatch(timings);
  let decoded: DecodedPhoto | null = null;
  let id: string | null = null;
  let unprepare = (): void => undefined;
  try {
    progress.at('decode');
    decoded = await openPhotoFile(file, {
      signal,
      maxTextureSidePx: services.maxTextureSidePx,
      ...(kept && { plain: kept }),
    });
    clock.lap('decode');
    id = kept?.id ?? photos.nextId();
    progress.at('models');
    const seeing = seenBy(services.compute, id);
    const held = holdPicture(services, id, decoded, signal);
    // Beside the models, which leave it a core; maps, field and drawing take all that there are.
    const sampled = samplePicture(services, id, decoded, signal, held);
    sampled.catch(() => undefined);
    const [observation] = await Promise.all([
      services.vision.observe(decoded.analysis, {
        signal,
        onProgress: (fraction) => {
          progress.at('vision', fraction);
        },
        onMasks: seeing.onMasks,
      }),
      held,
    ]);
    clock.lap('vision');
    progress.at('fit');
    await seeing.all(observation);
    clock.lap('edge');
    const own = await fitHeadOf(services, id, options);
    const heads = await fitTogether(services, own ? ownFits(keepOthers ? photos.all : [], id, own) : []);
    if (!heads) throw new PreviewError('aborted', 'The other photos were closed.');
    const fit = fitOf(heads, id);
    clock.lap('fit');
    signal.throwIfAborted();
    progress.at('field');
    // Made beside the maps, too, in a worker of its own; the drawing waits for it. Another shape needs another one.
    const ruled = keepOthers ? rulerOfOthers(services, id) : null;
    const laid = fit && ruled ? ruledFit(fit, ruled) : fit;
    const { plan } = keepOthers ? services.document.getState() : EMPTY_DOCUMENT;
    const planted = laid && plantedOn(services, laid, plan, clock);
    const mapping =
      laid && mappedHead(services, { fit: laid, ruler: null }, treatInput(id, plan, []), sampled);
    // Until it is waited for.
    mapping?.catch(() => undefined);
    unprepare = viewport.prepare(decoded.working);
    planted?.first.then(
      async (field) => {
        for (const _ of viewport.prepareField(field)) await nextTask();
      },
      () => undefined,
    );
    const mapped = await mapping;
    await sampled;
    clock.lap('maps');
    signal.throwIfAborted();
    progress.at('draw');
    const photo: OpenPhoto = {
      id,
      decoded,
      observation,
      own,
      machineFit: fit,
      head: mapped?.head ?? null,
      laid: fit && { fit, correction: NO_CORRECTION, ruled },
      wire: null,
      grain: mapped?.grain ?? NEUTRAL_GRAIN,
      quality: null,
      qualityOf: null,
      openedView: options.view ?? null,
      openedOval: options.headOval ?? null,
      oval: options.headOval ?? null,
      treatment: mapped?.treatment ?? null,
      shown: shownPhoto(id, decoded, observation, fit, options.headOval ?? null),
    };
    // From here to the drawing nothing waits: a closing meanwhile would be undone.
    if (!keepOthers) void closeAll(services);
    photos.put(photo);
    photos.select(id);
    if (own || !keepOthers) {
      setPerson(services, heads);
      drawing.setField(planted);
    }
    request.onReplaced(startPlan(mapped?.head?.tones ?? null));
    await drawing.update({ atOnce: true });
    clock.lap('draw');
    clock.total();
    signal.throwIfAborted();
    return photos.get(id) ?? photo;
  } catch (error) {
    const replaced = id === null ? null : photos.get(id);
    if (replaced) services.status.setState({ photo: replaced.shown, photos: photos.listed });
    else {
      if (id !== null) void forget(services, [id]);
      decoded?.dispose();
    }
    throw signal.aborted
      ? new PreviewError('aborted', 'Stopped. The photo that was open is still here.')
      : error;
  } finally {
    unprepare();
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

/** Tells the worker what is seen as it comes: masks are worked on while the models still look for a face. */
function seenBy(compute: Services['compute'], id: string) {
  let ahead: SeenMasks | null = null;
  let masked: Promise<void> = Promise.resolve();
  const onMasks = (masks: SeenMasks): void => {
    ahead = masks;
    masked = compute.mask(id, masks);
    // Whoever waits for all of it hears of a failure; an opening that is given up must not leave one unheard.
    masked.catch(() => undefined);
  };
  return {
    onMasks,
    async all({ person, hair, ...rest }: HeadObservation): Promise<void> {
      if (ahead?.person !== person || ahead.hair !== hair) onMasks({ person, hair });
      await masked;
      // What is asked next comes after it, and fails as it does.
      compute.see(id, rest).catch(() => undefined);
    },
  };
}

/** The worker keeps a copy until it is told to forget the photo. It crosses while the models look, who get theirs first. */
async function holdPicture(
  { compute }: Services,
  id: string,
  decoded: DecodedPhoto,
  signal: AbortSignal,
): Promise<void> {
  const { analysis, lens, widthPx, heightPx } = decoded;
  await nextTask();
  signal.throwIfAborted();
  return compute.hold(id, { analysis, lens, photoWidthPx: widthPx, photoHeightPx: heightPx });
}

/** Where this device cannot, the grain stays a usual one and the sharpness unsaid. */
async function samplePicture(
  { compute }: Services,
  id: string,
  decoded: DecodedPhoto,
  signal: AbortSignal,
  held: Promise<void>,
): Promise<void> {
  await held;
  try {
    await compute.sampled(id, await decoded.sample(signal));
  } catch {
    signal.throwIfAborted();
  }
}

/** What the photo shows alone; null without a head. */
export async function fitHeadOf(
  services: Services,
  id: string,
  options: OpenOptions,
): Promise<FittedHead | null> {
  const input: FitInput = {
    photoId: id,
    ...(options.view && { view: options.view }),
    ...(options.headOval && { headOval: options.headOval }),
  };
  const result = await services.compute.fit(input);
  return !result || 'noHead' in result ? null : result;
}

/**
 * null for a photo that was closed meanwhile.
 *
 * @param sampled settles when the worker has the photo's samples
 */
export async function mappedHead(
  { compute }: Services,
  laid: LaidHead,
  of: TreatInput,
  sampled: Promise<void> = Promise.resolve(),
): Promise<Pick<OpenPhoto, 'head' | 'treatment' | 'grain'> | null> {
  const mapped = await compute.map(laid, of);
  await sampled;
  const grain = mapped && (await compute.grain(of.photoId));
  return mapped && grain && { ...mapped, grain, treatment: { ...mapped.treatment, of } };
}

function plantedOn(
  services: Services,
  { shape }: HeadFit,
  { density }: TreatmentPlan,
  clock: ReturnType<typeof stopwatch>,
): Planted {
  const started = performance.now();
  const planted = plantOn(services, shape, density);
  planted.first.then(
    () => {
      clock.note('field', performance.now() - started);
    },
    () => undefined,
  );
  return planted;
}

export function shownPhoto(
  id: string,
  decoded: DecodedPhoto,
  observation: HeadObservation,
  fit: HeadFit | null,
  oval: HeadOval | null,
): ShownPhoto {
  return {
    id,
    widthPx: decoded.widthPx,
    heightPx: decoded.heightPx,
    view: fit?.view ?? 'front',
    segmentation: segmentationOf(fit, oval),
    faceFound: observation.face !== null && fit !== null,
    head: null,
  };
}

/** What found the scalp: a model's mask or face, colours and edges alone, or a person's gesture where those did not do. */
function segmentationOf(fit: HeadFit | null, oval: HeadOval | null): ShownPhoto['segmentation'] {
  if (!fit) return 'manual';
  if (fit.outlineEvidence === 'person') return 'models';
  return oval || fit.outlineEvidence === 'oval' ? 'manual' : 'fallback';
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
