import { skinTrack, type OntoSkin, type SkinTrack } from '../skinTrack';
import type { Scar } from './scar';

/** Where a scar lies on one head. */
export interface ScarLine extends SkinTrack {
  readonly scar: Scar;
}

/**
 * @param reachMm beyond the border nothing is asked
 */
export function scarLine(scar: Scar, ontoSkin: OntoSkin, reachMm: number): ScarLine {
  const { kind, pointsMm, widthMm } = scar;
  const joined = kind === 'fue' ? 'dots' : 'track';
  return { scar, ...skinTrack({ pointsMm, halfWidthsMm: [widthMm / 2], joined }, ontoSkin, reachMm) };
}
