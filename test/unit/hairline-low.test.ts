import { describe, expect, it } from 'vitest';
import { follicleField } from '../../src/domain/follicles/field';
import { plantSeeds } from '../../src/domain/follicles/seeds';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { lineGround, skinBeside } from '../../src/domain/hairline/lineGround';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { plannedAreaCm2 } from '../../src/domain/scalp/treatment';
import { newZone } from '../../src/domain/zones/zone';
import { zoneAreasCm2 } from '../../src/domain/zones/zoneAreas';

const surface = buildHeadSurface(meanShape(), 'fine');
const lineAt = (midpointHeightMm: number) =>
  plannedHairline(surface, { hairline: { ...DEFAULT_PLAN.hairline, midpointHeightMm }, regional: false }, 1);

/** About the natural border at its middle, mm above the glabella. */
const NATURAL_MM = 75;
const LOW_MM = 45;

describe('a line planned below the natural border', () => {
  it('treats the forehead behind it', () => {
    const [lower, low] = [LOW_MM, 60].map((height) => plannedAreaCm2(surface, lineAt(height)));
    // A band of 1.5 cm between corners some 9 cm apart, narrowing to their sides.
    expect(lower! - low!).toBeGreaterThan(8);
    expect(lower! - low!).toBeLessThan(25);
  });

  it('counts that area to the zone of the whole scalp', () => {
    const zone = {
      ...newZone('scalp', 'scalp'),
      share: 1,
      logStrength: 0,
      logSize: 0,
      parts: [],
    };
    const [low] = zoneAreasCm2(surface, lineAt(LOW_MM), [zone]);
    expect(low!).toBeCloseTo(plannedAreaCm2(surface, lineAt(LOW_MM)), 0);
  });

  it('finds impressions there', () => {
    const field = follicleField(plantSeeds(surface, 3, 60), surface, 60);
    const line = lineAt(LOW_MM);
    const ground = lineGround(surface);
    for (const heightMm of [50, 55, 60, 65]) {
      const [x, y, z] = skinBeside(ground, 0, heightMm);
      expect(line.density(x, y, z, heightMm - NATURAL_MM), `${heightMm} mm`).toBeGreaterThan(0);
      let near = 0;
      for (let i = 0; i < field.count; i++) {
        const p = field.positionMm;
        if (Math.hypot(p[3 * i]! - x, p[3 * i + 1]! - y, p[3 * i + 2]! - z) < 5) near++;
      }
      expect(near, `${heightMm} mm`).toBeGreaterThan(20);
    }
  });

  it('leaves ears and nape to the natural border', () => {
    const line = lineAt(LOW_MM);
    const { leftTragion, inion } = surface.points;
    expect(line.density(leftTragion[0], leftTragion[1] + 10, leftTragion[2], -5)).toBe(0);
    expect(line.density(inion[0], inion[1] - 40, inion[2], -5)).toBe(0);
  });
});
