import { FOREHEAD_MARGIN_MM } from '../../src/domain/hairline/foreheadReach';
import type { PlannedHairline } from '../../src/domain/hairline/hairline';

/** A plan that is the same everywhere: distance behind the line, density, and place in the ramp, which is as much. */
export const plannedAs = (distanceMm: number, share: number): PlannedHairline => ({
  aheadMm: FOREHEAD_MARGIN_MM,
  fullFromMm: 0,
  forwardMm: () => 0,
  distanceMm: () => distanceMm,
  density: () => share,
  place: (_x, _y, _z, _border, out) => {
    out.fill(share);
  },
});
