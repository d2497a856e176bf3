import { PreviewError } from '../domain/errors';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { EMPTY_DOCUMENT } from '../state/documentStore';
import { INITIAL_VIEW } from '../state/viewStore';
import type { DocumentEdits } from './documentEdits';
import type { Drawing } from './Drawing';
import { closeAll, openPhoto } from './openPhoto';
import type { OpenPhoto } from './photos';
import type { OpenOptions } from './PreviewApp';
import type { Services } from './services';
import type { ViewCommands } from './ViewCommands';

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
    this.cancel();
    const controller = new AbortController();
    this.opening = controller;
    services.status.setState({ error: null });
    try {
      const photo = await openPhoto(services, this.drawing, {
        file: await source(controller.signal),
        options,
        keepOthers,
        signal: controller.signal,
        onReplaced: (plan) => {
          services.view.setState({ light: 'photo', showing: false });
          if (!keepOthers) this.resetDocument(plan);
        },
      });
      this.viewCommands.frame('head');
      return photo;
    } finally {
      if (this.opening === controller) {
        this.opening = null;
        services.status.setState({ job: null });
      }
    }
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

  /** @throws PreviewError unknown-photo */
  async select(id: string): Promise<void> {
    const { photos } = this.services;
    if (!photos.get(id)) throw new PreviewError('unknown-photo', 'This photo is not open any more.');
    photos.select(id);
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
    services.status.setState({ photo: null, error: null, job: null });
    await drawing.update();
  }

  private resetDocument(plan: TreatmentPlan): void {
    const { document } = this.services;
    this.edits.forget();
    document.setState({ ...EMPTY_DOCUMENT, plan });
    document.temporal.getState().clear();
  }
}
