import { describe, expect, it } from 'vitest';
import { isPlanCovered } from '../../src/domain/scalp/coveredPlan';

const SIDE = 100;
const AREA_MM2 = new Float32Array(SIDE * SIDE).fill(0.25);
/** Photo pixels a side of a pixel of the maps. */
const PHOTO_PX = 2;
const PLANNED_MM2 = 0.25 * PHOTO_PX ** 2 * SIDE * SIDE;

/** @param coveredAt density of the dots that hair leaves at a share 0..1 of the skin */
const isCovered = (coveredAt: (share: number) => number): boolean => {
  const layers = new Uint8Array(4 * SIDE * SIDE);
  let treated = 0;
  for (let i = 0; i < SIDE * SIDE; i++) {
    layers[4 * i] = Math.round(255 * coveredAt(i / SIDE ** 2));
    treated += layers[4 * i]! / 255 / SIDE ** 2;
  }
  const machine = { plannedMm2: PLANNED_MM2, treatedMm2: treated * PLANNED_MM2 };
  return isPlanCovered({ areaMm2: AREA_MM2, photoPxPerPx: PHOTO_PX }, machine, {
    map: { width: SIDE, height: SIDE, layers },
  });
};

describe('a plan on a head of hair', () => {
  it('is covered where dots would lie thinly between strands and nowhere else', () => {
    expect(isCovered(() => 0.05)).toBe(true);
    expect(isCovered(() => 0)).toBe(true);
    expect(isCovered((share) => (share < 0.01 ? 1 : 0.04))).toBe(true);
  });

  it('is seen on bare temples, thinning hair and a bald head', () => {
    expect(isCovered((share) => (share < 0.08 ? 1 : 0))).toBe(false);
    expect(isCovered(() => 0.25)).toBe(false);
    expect(isCovered(() => 0.75)).toBe(false);
    expect(isCovered(() => 1)).toBe(false);
  });

  it('is seen where dots were added by hand or in a scar', () => {
    const layers = new Uint8Array(4 * SIDE * SIDE);
    for (let i = 0; i < 0.03 * SIDE ** 2; i++) layers[4 * i] = 255;
    const head = { areaMm2: AREA_MM2, photoPxPerPx: PHOTO_PX };
    const shown = { map: { width: SIDE, height: SIDE, layers } };
    expect(isPlanCovered(head, { plannedMm2: PLANNED_MM2, treatedMm2: 0 }, shown)).toBe(false);
  });

  it('is not covered where nothing is planned', () => {
    const layers = new Uint8Array(4 * SIDE * SIDE);
    const head = { areaMm2: AREA_MM2, photoPxPerPx: PHOTO_PX };
    const shown = { map: { width: SIDE, height: SIDE, layers } };
    expect(isPlanCovered(head, { plannedMm2: 0, treatedMm2: 0 }, shown)).toBe(false);
  });
});
