/** One clinical view as it should fill a picture of SILHOUETTE_WIDTH x SILHOUETTE_HEIGHT units; SVG paths. */
export interface Silhouette {
  /** Head and ears. */
  readonly head: string;
  /** Neck and shoulders; they go on behind the head. */
  readonly body: string;
  /** The hair-bearing scalp that is seen. */
  readonly scalp: string;
  /** Face, ears and whorl, lines alone. */
  readonly lines: string;
  /** Around the head, units. */
  readonly box: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SILHOUETTE_WIDTH = 300;
export const SILHOUETTE_HEIGHT = 400;

export type LightFinding = 'good' | 'dark' | 'against-light' | 'bright' | 'one-sided';
/** 'unsure' where head and surroundings look alike. */
export type DistanceFinding = 'good' | 'far' | 'near' | 'aside' | 'unsure';
/** 'unsure' where there is nothing that could be sharp. */
export type SharpnessFinding = 'good' | 'soft' | 'unsure';
export type LevelFinding = 'good' | 'leans-left' | 'leans-right' | 'looks-up' | 'looks-down';

/** What one frame of a camera shows of a head that should fill the silhouette. */
export interface FrameChecks {
  readonly light: LightFinding;
  readonly distance: DistanceFinding;
  readonly sharpness: SharpnessFinding;
}
