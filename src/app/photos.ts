import type { FittedHead } from '../domain/head/fit/fitHead';
import type { HeadCorrection } from '../domain/head/correction';
import type { HeadFit, HeadShape } from '../domain/head/types';
import type { WireFrame } from '../domain/head/wire';
import type { ClinicalView, HeadObservation, HeadOval } from '../domain/observation';
import type { PhotoGrain } from '../domain/quality/grain';
import type { PhotoQuality } from '../domain/quality/photoQuality';
import type { DecodedPhoto } from '../imaging';
import type { ListedPhoto, ShownPhoto } from '../state/statusStore';
import { uniqueId } from './uniqueId';
import type { HeadAnalysis, OwnFit, TreatInput, Treatment } from './compute';

/** With what it is the result of. */
export interface PhotoTreatment extends Treatment {
  readonly of: TreatInput;
}

/** What the head of a photo was laid from. */
export interface LaidFrom {
  readonly fit: FittedHead;
  readonly correction: HeadCorrection;
  /** The head of another photo of the person that was measured with a ruler. */
  readonly ruled: HeadFit | null;
}

/** One open photo with everything large that belongs to it; stores hold only its id. */
export interface OpenPhoto {
  readonly id: string;
  readonly decoded: DecodedPhoto;
  readonly observation: HeadObservation;
  /** What was fitted to this photo alone; null where no head was found. */
  readonly own: FittedHead | null;
  /** With the shape that all of the person's photos share, before any correction by hand. */
  readonly machineFit: FittedHead | null;
  /** The head as it was last drawn into the photo, and what it was made from. */
  readonly head: HeadAnalysis | null;
  readonly laid: LaidFrom | null;
  /** Of the machine's fit; null until someone needs it. */
  readonly wire: WireFrame | null;
  /** On the head as it is laid; a usual one without a head. */
  readonly grain: PhotoGrain;
  /** What the photo cannot show of the head as it was laid then; null until judged. */
  readonly quality: PhotoQuality | null;
  readonly qualityOf: HeadAnalysis | null;
  /** The view that was said when the photo was opened. */
  readonly openedView: ClinicalView | null;
  /** The oval that came with the photo, and the one that the head was fitted with. */
  readonly openedOval: HeadOval | null;
  readonly oval: HeadOval | null;
  readonly treatment: PhotoTreatment | null;
  readonly shown: ShownPhoto;
}

/** Owns the open photos: what it is given it disposes. */
export class OpenPhotos {
  private readonly byId = new Map<string, OpenPhoto>();
  private selectedId: string | null = null;
  /** The own fits that the person's shape was found from. */
  personOf: readonly OwnFit[] = [];
  /** The head that the person's impressions were planted on. */
  plantedShape: HeadShape | null = null;

  /** No other photo has it, be it open or saved. */
  nextId(): string {
    return `photo-${uniqueId()}`;
  }

  get selected(): OpenPhoto | null {
    return this.selectedId === null ? null : (this.byId.get(this.selectedId) ?? null);
  }

  get(id: string): OpenPhoto | null {
    return this.byId.get(id) ?? null;
  }

  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }

  get all(): readonly OpenPhoto[] {
    return [...this.byId.values()];
  }

  get listed(): readonly ListedPhoto[] {
    return this.all.map(({ id, shown, head }) => ({ id, view: head && shown.view }));
  }

  put(photo: OpenPhoto): void {
    this.byId.set(photo.id, photo);
  }

  select(id: string): void {
    this.selectedId = id;
  }

  /** The next one, of the last the one before; null where there is no other. */
  neighbourOf(id: string): string | null {
    const at = this.ids.indexOf(id);
    return this.ids[at + 1] ?? this.ids[at - 1] ?? null;
  }

  /** One that is not the only one; its pixels are the caller's from now on. Where it is chosen its neighbour is instead. */
  take(id: string): OpenPhoto | null {
    const photo = this.byId.get(id);
    if (!photo || this.byId.size < 2) return null;
    if (this.selectedId === id) this.selectedId = this.neighbourOf(id);
    this.byId.delete(id);
    return photo;
  }

  clear(): readonly string[] {
    const ids = this.ids;
    for (const photo of this.byId.values()) photo.decoded.dispose();
    this.byId.clear();
    this.personOf = [];
    this.plantedShape = null;
    this.selectedId = null;
    return ids;
  }
}

export const sameShape = (a: HeadShape | null, b: HeadShape): boolean =>
  a !== null && a.scale === b.scale && a.modes.every((weight, k) => weight === b.modes[k]);
