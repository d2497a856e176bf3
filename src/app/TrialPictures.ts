import { PreviewError } from '../domain/errors';
import { impressionLook } from '../domain/pigment/impressionLook';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { mostPerCm2 } from '../domain/zones/plannedZones';
import { cut, encodeImage, type RectPx } from '../imaging';
import type { LineStore } from '../state/lineStore';
import type { TrialStore } from '../state/trialStore';
import type { TreatInput } from './compute';
import { treatInput, type Drawing } from './Drawing';
import { nextTask } from './nextTask';
import type { OpenPhoto } from './photos';
import { patchedPlan } from './planSchema';
import type { Trial } from './PreviewApp';
import type { Services } from './services';
import { trialCrop, type TrialFrame } from './trialCrop';

const QUALITY = 0.9;
/** A slider that is being moved has the graphics to itself; the pictures follow once the plan has stood this long. */
const CALM_MS = 300;

/** All that the pictures depend on. */
interface Standing {
  readonly photoId: string | null;
  readonly head: OpenPhoto['head'];
  readonly grain: OpenPhoto['grain'] | null;
  readonly strokes: unknown;
  readonly plan: TreatmentPlan;
  /** It is known where to look: for dots always, for the hairline once that is known. */
  readonly isPlaced: boolean;
  readonly graphics: string;
  readonly trials: readonly Trial[];
  readonly widthPx: number;
}

interface Made {
  readonly address: string;
  readonly head: OpenPhoto['head'];
  readonly of: Drawn;
}

/** What one picture was drawn from. */
interface Drawn {
  readonly standing: Standing;
  readonly plan: string;
  readonly crop: string;
}

/**
 * Small pictures of the own head under other plans, drawn one after the other by the passes that draw the large one, beside
 * it and never in its way. Whoever asks for others, or for none, ends what is still being made.
 */
export class TrialPictures {
  private trials: readonly Trial[] = [];
  private frame: TrialFrame = 'skin';
  private widthPx = Infinity;
  private followed: Standing | null = null;
  private planChangedAt = -Infinity;
  private round = new AbortController();
  private readonly made = new Map<string, Made>();

  constructor(
    private readonly services: Services,
    private readonly drawing: Pick<Drawing, 'update' | 'plantFor'>,
    private readonly line: LineStore,
    private readonly store: TrialStore,
  ) {}

  /** @param widthPx pixels of the screen that each is as wide as, at most */
  show(trials: readonly Trial[], frame: TrialFrame, widthPx: number): Promise<void> {
    this.trials = trials;
    this.frame = frame;
    this.widthPx = widthPx;
    return this.follow();
  }

  /** In step with photo and plan. */
  async follow(): Promise<void> {
    const standing = this.standing();
    const before = this.followed;
    if (before && isSame(standing, before)) return;
    if (before && before.plan !== standing.plan) this.planChangedAt = performance.now();
    this.followed = standing;
    this.round.abort();
    const { signal } = (this.round = new AbortController());
    const wanted = new Set(standing.trials.map(({ id }) => id));
    this.giveBack((id, { head }) => !wanted.has(id) || head !== standing.head);
    const isMaking = standing.trials.length > 0 && standing.head !== null && standing.isPlaced;
    this.store.setState({ isMaking });
    if (!isMaking) return;
    try {
      await pause(this.planChangedAt + CALM_MS - performance.now(), signal);
      if (!signal.aborted) await this.make(standing, signal);
    } catch (error) {
      // Once more with the next change, whatever that is.
      if (!signal.aborted) this.followed = null;
      throw error;
    } finally {
      if (!signal.aborted) this.store.setState({ isMaking: false });
      if (!signal.aborted || this.trials.length === 0) this.services.viewport?.releaseTrials();
    }
  }

  dispose(): void {
    this.round.abort();
    this.giveBack(() => true);
  }

  private async make(standing: Standing, signal: AbortSignal): Promise<void> {
    const { document, photos } = this.services;
    // The large picture first.
    await this.drawing.update();
    const { plan } = document.getState();
    const plans = this.trials.map(({ id, patch }) => ({ id, plan: patchedPlan(plan, patch) }));
    if (!signal.aborted) await this.drawing.plantFor(Math.max(...plans.map((each) => mostPerCm2(each.plan))));
    const photo = photos.selected;
    const crop = photo && trialCrop(photo, this.line.getState().line, this.frame);
    if (!photo || !crop) return;
    const isStopped = (): boolean => signal.aborted;
    for (const { id, plan: tried } of plans) {
      const of: Drawn = { standing, plan: JSON.stringify(tried), crop: JSON.stringify(crop) };
      if (isAsDrawn(this.made.get(id)?.of, of)) continue;
      await nextTask();
      if (isStopped()) return;
      const file = await this.drawn(photo, tried, crop, signal);
      if (isStopped()) return;
      this.put(id, { address: URL.createObjectURL(file), head: photo.head, of });
    }
  }

  private async drawn(
    photo: OpenPhoto,
    plan: TreatmentPlan,
    crop: RectPx,
    signal: AbortSignal,
  ): Promise<Blob> {
    const { viewport, compute, document } = this.services;
    if (!viewport) throw stopped();
    const { analysis } = photo.decoded;
    const input = treatInput(photo.id, plan, document.getState().strokes[photo.id] ?? []);
    const known = photo.treatment && mapKey(photo.treatment.of) === mapKey(input);
    const treatment = known ? null : await compute.treat(input);
    if (signal.aborted) throw stopped();
    const pixels = await viewport
      .renderTrial(crop, cut(analysis, crop), analysis, {
        look: impressionLook(plan),
        impressionsPerCm2: mostPerCm2(plan),
        masks: treatment && { scalp: treatment.shownIn, treatment: treatment.map },
      })
      .catch((cause: unknown) => {
        // It comes back with the graphics.
        console.warn(cause);
        throw stopped();
      });
    return encodeImage(pixels, 'jpeg', { quality: QUALITY, mostWidthPx: this.widthPx, signal });
  }

  private put(id: string, made: Made): void {
    const before = this.made.get(id);
    this.made.set(id, made);
    this.publish();
    if (before) URL.revokeObjectURL(before.address);
  }

  private giveBack(goes: (id: string, made: Made) => boolean): void {
    const gone = [...this.made].filter(([id, made]) => goes(id, made));
    if (gone.length === 0) return;
    for (const [id] of gone) this.made.delete(id);
    this.publish();
    for (const [, { address }] of gone) URL.revokeObjectURL(address);
  }

  private publish(): void {
    this.store.setState({
      pictures: Object.fromEntries([...this.made].map(([id, { address }]) => [id, address])),
    });
  }

  private standing(): Standing {
    const { photos, document, status } = this.services;
    const photo = photos.selected;
    const { plan, strokes } = document.getState();
    return {
      photoId: photo?.id ?? null,
      head: (photo?.treatment && photo.head) ?? null,
      grain: photo?.grain ?? null,
      strokes: photo && strokes[photo.id],
      plan,
      isPlaced: this.frame === 'skin' || this.line.getState().line !== null,
      graphics: status.getState().graphics,
      trials: this.trials,
      widthPx: this.widthPx,
    };
  }
}

const isSame = (a: Standing, b: Standing): boolean =>
  (Object.keys(a) as (keyof Standing)[]).every((key) => a[key] === b[key]);

/** Whatever else has changed, this picture would come out as it is. */
const isAsDrawn = (before: Drawn | undefined, now: Drawn): boolean =>
  !!before &&
  before.plan === now.plan &&
  before.crop === now.crop &&
  isSame(before.standing, { ...now.standing, plan: before.standing.plan, trials: before.standing.trials });

/** Over at once where nothing is left of it, or where `signal` aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (ms <= 0) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const stopped = (): PreviewError =>
  new PreviewError('aborted', 'The small pictures are not needed any more.');

/** Plans of one key treat the same skin to the same share of their density. */
const mapKey = ({ zones, outlinedIds: _, ...rest }: TreatInput): string =>
  JSON.stringify([rest, zones.map(({ impressionsPerCm2: __, ...zone }) => zone)]);
