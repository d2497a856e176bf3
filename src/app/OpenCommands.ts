import { PreviewError } from '../domain/errors';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { ClinicalView, HeadOval } from '../domain/observation';
import { EMPTY_DOCUMENT } from '../state/documentStore';
import { INITIAL_VIEW } from '../state/viewStore';
import type { DocumentEdits } from './documentEdits';
import type { Drawing } from './Drawing';
import { closeAll, openPhoto, type KeptPicture } from './openPhoto';
import type { OpenPhoto } from './photos';
import type { OpenOptions } from './PreviewApp';
import type { Services } from './services';
import type { ViewCommands } from './ViewCommands';

/** A photo of a saved consultation. */
export interface KeptPhoto extends KeptPicture {
  readonly file: Blob;
  readonly view: ClinicalView | null;
  readonly oval: HeadOval | null;
}

export interface KeptConsultation {
  readonly photos: readonly KeptPhoto[];
  readonly selectedId: string;
  /** Brings the document back; called when the first photo has its place, before it is drawn. */
  readonly restore: () => void;
}

/** Which photos are open and which one is seen; one opening at a time. */
export class OpenCommands {
  private opening: AbortController | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly edits: DocumentEdits,
    /** Brings what was found in step with the document. */
    private readonly follow: () => Promise<void>,
    private readonly viewCommands: ViewCommands,
  ) {}

  /** @throws PreviewError as `openPhoto`; aborted where another opening or a closing came meanwhile */
  open(file: Blob, options: OpenOptions, keepOthers: boolean): Promise<OpenPhoto> {
    return this.openFrom(() => Promise.resolve(file), options, keepOthers);
  }

  private async openFrom(
    source: (signal: AbortSignal) => Promise<Blob>,
    options: OpenOptions,
    keepOthers: boolean,
  ): Promise<OpenPhoto> {
    const { services } = this;
    return this.alone(async (signal) => {
      const photo = await openPhoto(services, this.drawing, {
        file: await source(signal),
        options,
        keepOthers,
        kept: null,
        signal,
        onReplaced: (plan) => {
          services.view.setState({ light: 'photo', showing: false });
          if (!keepOthers) this.resetDocument(plan);
        },
      });
      this.viewCommands.frame('head');
      return photo;
    });
  }

  /** One opening at a time. */
  private async alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.cancel();
    const controller = new AbortController();
    this.opening = controller;
    this.services.status.setState({ error: null });
    try {
      return await work(controller.signal);
    } finally {
      if (this.opening === controller) {
        this.opening = null;
        this.services.status.setState({ job: null });
      }
    }
  }

  /**
   * In the place of what is open; all of it, or nothing is open afterwards.
   *
   * @throws PreviewError as `open`
   */
  async openKept(consultation: KeptConsultation): Promise<void> {
    await this.close();
    await this.alone(async (signal) => {
      const own = this.opening;
      try {
        await this.openEach(consultation, signal);
      } catch (error) {
        // What another opening brings stays.
        if (this.opening === own) await this.close();
        throw error;
      }
      this.viewCommands.frame('head');
    });
  }

  private async openEach(
    { photos, selectedId, restore }: KeptConsultation,
    signal: AbortSignal,
  ): Promise<void> {
    for (const [k, { file, view, oval, ...kept }] of photos.entries()) {
      const options = { ...(view && { view }), ...(oval && { headOval: oval }) };
      const onReplaced = k === 0 ? restore : () => undefined;
      const request = { file, options, keepOthers: k > 0, kept, signal, onReplaced };
      await openPhoto(this.services, this.drawing, request);
      // A ruler on one photo measures the next.
      await this.follow();
      goOn(signal);
    }
    if (this.services.photos.get(selectedId)) this.services.photos.select(selectedId);
    await this.follow();
    goOn(signal);
  }

  /** @throws PreviewError as `open`; corrupt-image where the sample cannot be had */
  async openSample(sampleUrl: string): Promise<void> {
    const sample = async (signal: AbortSignal): Promise<Blob> => {
      this.services.status.setState({ job: { stage: 'decode', fraction: 0, cancellable: true } });
      try {
        const answer = await fetch(sampleUrl, { signal });
        if (answer.ok) return await answer.blob();
      } catch {
        if (signal.aborted) throw new PreviewError('aborted', 'Stopped.');
      }
      throw new PreviewError(
        'corrupt-image',
        'The sample photo could not be loaded. Please choose a photo of your own.',
      );
    };
    await this.openFrom(sample, {}, false);
  }

  cancel(): void {
    this.opening?.abort();
  }

  /**
   * The path at home goes on from the step where it stands.
   *
   * @throws PreviewError unknown-photo
   */
  async select(id: string): Promise<void> {
    const { photos } = this.services;
    if (!photos.get(id)) throw new PreviewError('unknown-photo', GONE);
    const before = photos.selected?.id;
    photos.select(id);
    await this.showInPlaceOf(before);
  }

  /**
   * Of several photos of the head: the plan stays, and the person is what the others show. What was corrected on the
   * photo stays in the document, so that no step of the history changes its meaning.
   *
   * @throws PreviewError unknown-photo, also of the only one, which `close` closes
   */
  async remove(id: string): Promise<void> {
    const { services } = this;
    const { photos, status } = services;
    // What is drawn goes to the photo that is chosen: first another one is seen, and then the head is fitted without this one.
    const neighbour = photos.selected?.id === id ? photos.neighbourOf(id) : null;
    if (neighbour !== null) await this.select(neighbour);
    const taken = photos.take(id);
    if (!taken) throw new PreviewError('unknown-photo', GONE);
    status.setState({ photos: photos.listed });
    try {
      await this.follow();
    } finally {
      taken.decoded.dispose();
      void services.compute.forget(id).catch(() => undefined);
    }
  }

  /** @param before the photo that was seen until now */
  private async showInPlaceOf(before: string | undefined): Promise<void> {
    const { photos, view } = this.services;
    const { homeStep } = view.getState();
    if (homeStep && homeStep.photoId === before && photos.selected)
      view.setState({ homeStep: { ...homeStep, photoId: photos.selected.id } });
    await this.follow();
    this.viewCommands.frame('head');
  }

  async close(): Promise<void> {
    const { services, drawing } = this;
    this.cancel();
    await closeAll(services);
    drawing.setField(null);
    this.resetDocument(DEFAULT_PLAN);
    services.view.setState(INITIAL_VIEW);
    services.status.setState({ photo: null, photos: [], error: null, job: null });
    await drawing.update();
  }

  private resetDocument(plan: TreatmentPlan): void {
    const { document, saved } = this.services;
    this.edits.forget();
    saved.setState({ current: null });
    document.setState({ ...EMPTY_DOCUMENT, plan });
    document.temporal.getState().clear();
  }
}

const GONE = 'This photo is not open any more.';

/** @throws PreviewError aborted */
function goOn({ aborted }: AbortSignal): void {
  if (aborted) throw new PreviewError('aborted', 'Stopped.');
}
