import { describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { withinHairBorder } from '../../src/domain/scalp/outsideHair';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { paintedSkull } from '../support/paintedSkull';

const SIDE = 80;
const POINTS = buildHeadSurface(meanShape(), 'coarse').points;
const EAR_Y = (POINTS.leftTragion[1] + POINTS.rightTragion[1]) / 2;
const EAR_Z = (POINTS.leftTragion[2] + POINTS.rightTragion[2]) / 2;
/** Rows above this show the temple, which widens upwards; below it the sideburn of the head's shape is a ridge. */
const SIDEBURN_FROM = 40;
const SIDEBURN_TO = 70;
const RIDGE_AT = 30;
const RIDGE_MM = 4;
/** The sideburn that is there lies behind it. */
const HAIR_FROM = 34;
const HAIR_TO = 44;
/** Slope of the opacity around across its edge. */
const BLURRED_PER_MM = 22;
/** Skin in front of hair bears none this far at least. */
const IN_FRONT_MM = 3;

/** A left side, the face on the left, a pixel a mm; the ears' points 25 mm below the upper end of the sideburn. */
function side(): ScalpMaps {
  const count = SIDE * SIDE;
  const borderDistanceMm = new Float32Array(count),
    positionMm = new Float32Array(3 * count);
  for (let y = 0, i = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++, i++) {
      const up = Math.max(0, SIDEBURN_FROM - y);
      // Ridges of real heads rise a little upwards.
      const ridge = RIDGE_MM - Math.abs(x - RIDGE_AT) + 0.05 * (SIDE - y);
      borderDistanceMm[i] = Math.min(ridge + up, SIDEBURN_TO - y);
      positionMm.set([70, EAR_Y + SIDEBURN_FROM + 25 - y, EAR_Z + 40 - x], 3 * i);
    }
  const { maps } = paintedSkull(() => ({ rgb: [0.5, 0.3, 0.2], hair: 0 }));
  const box = { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 };
  const facing = new Float32Array(count).fill(1);
  return { ...maps, width: SIDE, height: SIDE, box, facing, borderDistanceMm, positionMm };
}

/** Opacity around: dense in the middle of the sideburn, half at its edge, and nothing farther off. */
const sideburn = (x: number, y: number): number => {
  const beside = Math.max(HAIR_FROM - x, x - HAIR_TO, y - SIDEBURN_TO, SIDEBURN_FROM - 20 - y);
  return Math.min(255, Math.max(0, 128 - BLURRED_PER_MM * beside));
};

const within = (opacity: (x: number, y: number) => number): ((x: number, y: number) => number) => {
  const values = Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
    opacity(i % SIDE, Math.floor(i / SIDE)),
  );
  const shares = withinHairBorder(side(), POINTS, { columns: SIDE, rows: SIDE, values }, values, 1, 1);
  return (x, y) => shares[y * SIDE + x]!;
};

describe('skin beside a sideburn', () => {
  it('bears none in front of it, where the head’s own sideburn ends before it begins', () => {
    const share = within(sideburn);
    for (let y = SIDEBURN_FROM + 4; y < SIDEBURN_TO - 8; y++)
      for (let x = HAIR_FROM - IN_FRONT_MM; x < HAIR_FROM; x++) expect(share(x, y)).toBe(0);
  });

  it('counts as ever where there is no sideburn, and farther off', () => {
    const [bald, haired] = [within(() => 0), within(sideburn)];
    for (let y = SIDEBURN_FROM + 4; y < SIDEBURN_TO - 8; y++) {
      for (let x = HAIR_FROM - IN_FRONT_MM; x < HAIR_FROM; x++) expect(bald(x, y)).toBe(1);
      expect(haired(RIDGE_AT - 15, y)).toBe(1);
    }
  });
});
