import type { HeadCorrection } from '../domain/head/correction';
import type { HeadFit } from '../domain/head/types';
import type { WireFrame } from '../domain/head/wire';
import type { HeadObservation, HeadOval } from '../domain/observation';
import type { DecodedPhoto } from '../imaging';
import type { ShownPhoto } from '../state/statusStore';
import type { HeadAnalysis, TreatInput, Treatment } from './compute';

/** With what it is the result of. */
export interface PhotoTreatment extends Treatment {
  readonly of: TreatInput;
}

/** One open photo with everything large that belongs to it; stores hold only its id. */
export interface OpenPhoto {
  readonly id: string;
  readonly decoded: DecodedPhoto;
  readonly observation: HeadObservation;
  /** Before any correction by hand. */
  readonly machineFit: HeadFit | null;
  /** The one that `head` was drawn with. */
  readonly correction: HeadCorrection;
  readonly head: HeadAnalysis | null;
  /** null until someone needs it. */
  readonly wire: WireFrame | null;
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
  private counter = 0;

  nextId(): string {
    this.counter += 1;
    return `photo-${String(this.counter)}`;
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

  put(photo: OpenPhoto): void {
    this.byId.set(photo.id, photo);
  }

  select(id: string): void {
    this.selectedId = id;
  }

  clear(): readonly string[] {
    const ids = this.ids;
    for (const photo of this.byId.values()) photo.decoded.dispose();
    this.byId.clear();
    this.selectedId = null;
    return ids;
  }
}
