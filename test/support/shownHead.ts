import type { ShownHead } from '../../src/state/statusStore';
import { pigmentShown } from './shownPigment';

/** A head found from the face in a good photo, but for what is given. */
export const shownHead = (change: Partial<ShownHead> = {}): ShownHead => ({
  source: 'face',
  scaleSource: 'face',
  confidence: 0.8,
  mmPerPx: 0.2,
  mmPerPxUncertainty: 0.01,
  visibleAreaCm2: 180,
  visibleAreaUncertainty: 0.1,
  treatedAreaCm2: 300,
  treatedAreaUncertainty: 0.12,
  impressions: 33_000,
  zones: [{ id: 'scalp', areaCm2: 300, impressionsPerCm2: 105 }],
  hairShare: 0,
  covered: false,
  sizeRatio: 1,
  placedByHand: false,
  problems: [],
  pigment: pigmentShown(),
  ownHair: 'cropped',
  finestDetailMm: 0.4,
  ...change,
});
