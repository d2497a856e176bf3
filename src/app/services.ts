import type { PreviewViewport } from '../render';
import type { DocumentStore } from '../state/documentStore';
import type { SavedStore } from '../state/savedStore';
import type { StatusStore } from '../state/statusStore';
import type { ViewStore } from '../state/viewStore';
import type { Vision } from '../vision';
import type { ComputeClient } from './computeClient';
import type { OpenPhotos } from './photos';

/** What the use cases share. Made once by `createPreviewApp`. */
export interface Services {
  readonly document: DocumentStore;
  readonly view: ViewStore;
  readonly saved: SavedStore;
  readonly status: StatusStore;
  readonly vision: Vision;
  /** Fit, maps and treatment; keeps the geometry of the open photos. */
  readonly compute: ComputeClient['remote'];
  /** A second one for the follicle field, which is made while the first draws the masks. */
  readonly planting: ComputeClient['remote'];
  /** null where the device has no usable graphics. */
  readonly viewport: PreviewViewport | null;
  readonly maxTextureSidePx: number;
  readonly photos: OpenPhotos;
  /** Milliseconds of the stages of the last open or update. */
  readonly timings: Record<string, number>;
}
