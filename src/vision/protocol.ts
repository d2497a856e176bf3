import type { HeadObservation, SeenMasks } from '../domain/observation';

export type ModelName = 'person' | 'hair' | 'face';

/** What the page sends to the vision worker. The first message is always `load`; `observe` comes one at a time. */
export type VisionRequest =
  | { readonly kind: 'load'; readonly modelsBaseUrl: string }
  | {
      readonly kind: 'observe';
      readonly widthPx: number;
      readonly heightPx: number;
      /** RGBA, transferred. */
      readonly rgba: ArrayBuffer;
    };

/** What the worker answers: `loaded` once, then for every `observe` any number of `progress`, one `masks` and one `observed`. */
export type VisionReply =
  | { readonly kind: 'loaded'; readonly models: readonly ModelName[] }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'masks'; readonly masks: SeenMasks }
  /** `person` is null where it is that of `masks`; `hair` always is. */
  | { readonly kind: 'observed'; readonly observation: HeadObservation; readonly masksStand: boolean };

export const NOTHING_SEEN: HeadObservation = { person: null, hair: null, face: null, source: 'none' };
