import { MARK_AREA, markProfile, REACH_SIGMAS } from '../../src/domain/pigment/markProfile';

const STEP = 1e-3;

function drawnRings(): number {
  let sum = 0;
  for (let r = STEP / 2; r < REACH_SIGMAS; r += STEP) sum += r * STEP * markProfile(r, 0);
  return sum;
}

/** Integral of a mark's profile as it is drawn, over that of the whole. */
export const MARK_SHARE = drawnRings() / MARK_AREA;
