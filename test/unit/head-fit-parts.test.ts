import { describe, expect, it } from 'vitest';
import {
  covarianceAt,
  forwardDifferences,
  minimise,
  softened,
  solveSymmetric,
} from '../../src/domain/head/fit/leastSquares';
import { seenRegion } from '../../src/domain/head/fit/region';
import { solidPart } from '../../src/domain/head/fit/solidPart';
import { anglesOf, rotationFromAngles, turnBetween, turned } from '../../src/domain/head/fit/viewGeometry';
import { degreesFromView, nearestView } from '../../src/domain/head/fit/viewClass';

describe('view geometry', () => {
  it.each([
    [0, 5, -4],
    [171, 11, 2],
    [-92, 4, -3],
    [30, 45, 12],
  ])('gives back azimuth %d, elevation %d, roll %d', (azimuthDeg, elevationDeg, rollDeg) => {
    const angles = anglesOf(rotationFromAngles({ azimuthDeg, elevationDeg, rollDeg }));
    expect(angles.azimuthDeg).toBeCloseTo(azimuthDeg, 9);
    expect(angles.elevationDeg).toBeCloseTo(elevationDeg, 9);
    expect(angles.rollDeg).toBeCloseTo(rollDeg, 9);
  });

  it('shows the nose to the left of the picture at azimuth 90, and the vertex to the camera from above', () => {
    const profile = rotationFromAngles({ azimuthDeg: 90, elevationDeg: 0, rollDeg: 0 });
    expect(profile[2]).toBeCloseTo(-1, 9);
    const above = rotationFromAngles({ azimuthDeg: 0, elevationDeg: 90, rollDeg: 0 });
    expect(above[7]).toBeCloseTo(1, 9);
  });

  it('turns a head clockwise on screen by a positive roll', () => {
    const rolled = rotationFromAngles({ azimuthDeg: 0, elevationDeg: 0, rollDeg: 10 });
    expect(rolled[1]).toBeGreaterThan(0.17);
  });

  it('finds the turn between two rotations', () => {
    const from = rotationFromAngles({ azimuthDeg: 20, elevationDeg: 30, rollDeg: 5 });
    const [x, y, z] = turnBetween(from, turned(from, 0.1, -0.2, 0.05));
    expect(x).toBeCloseTo(0.1, 9);
    expect(y).toBeCloseTo(-0.2, 9);
    expect(z).toBeCloseTo(0.05, 9);
  });

  it('knows clinical views by where the camera stands, whatever the roll', () => {
    const crown = rotationFromAngles({ azimuthDeg: 172, elevationDeg: 50, rollDeg: 25 });
    expect(nearestView(crown)).toBe('crown');
    expect(nearestView(rotationFromAngles({ azimuthDeg: 140, elevationDeg: 85, rollDeg: 0 }))).toBe('top');
    expect(nearestView(rotationFromAngles({ azimuthDeg: -50, elevationDeg: 8, rollDeg: 0 }))).toBe('right45');
    expect(degreesFromView(crown, 'crown')).toBeLessThan(8);
  });
});

describe('least squares', () => {
  it('finds a robust line through points with one outlier', () => {
    const y = Float64Array.from({ length: 12 }, (_, i) => 3 + 0.5 * i);
    y[7] = 60;
    const residuals = (x: Float64Array, out: Float64Array): void =>
      y.forEach((value, i) => (out[i] = softened((x[0]! + x[1]! * i - value) / 0.1, 2)));
    const linearise = forwardDifferences(residuals, Float64Array.of(1e-4, 1e-4));
    const fit = minimise(Float64Array.of(0, 0), y.length, residuals, linearise, 60);
    expect(fit.x[0]).toBeCloseTo(3, 1);
    expect(fit.x[1]).toBeCloseTo(0.5, 1);
  });

  it('gives the covariance of independent measurements', () => {
    const measured = (x: Float64Array, out: Float64Array): void => {
      for (let i = 0; i < 4; i++) out[i] = (x[0]! - i) / 2;
    };
    const linearise = forwardDifferences(measured, Float64Array.of(1e-4));
    const fit = minimise(Float64Array.of(0), 4, measured, linearise, 20);
    expect(fit.x[0]).toBeCloseTo(1.5, 6);
    expect(covarianceAt(fit.x, 4, measured, linearise)[0]).toBeCloseTo(1, 5);
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(solveSymmetric(Float64Array.of(4, 2, 2, 3), Float64Array.of(8, 7))![1]).toBeCloseTo(1.5, 9);
    expect(solveSymmetric(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBeNull();
  });
});

describe('seen region', () => {
  const width = 24;
  const height = 18;
  const disc = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.hypot((i % width) - 11, Math.floor(i / width) - 8) < 6.2 ? 1 : 0,
  );

  it('measures the distance to its edge like a search over all cells', () => {
    const region = seenRegion(disc, null, { width, height, cellPx: 3 });
    for (const [x, y] of [
      [11, 8],
      [5, 8],
      [20, 2],
      [14, 12],
    ] as const) {
      const own = disc[y * width + x];
      let least = Infinity;
      disc.forEach((value, i) => {
        if (value !== own) least = Math.min(least, Math.hypot((i % width) - x, Math.floor(i / width) - y));
      });
      const expected = (own === 1 ? least - 0.5 : 0.5 - least) * 3;
      expect(region.signedDistancePx[y * width + x]).toBeCloseTo(expected, 4);
    }
  });

  it('keeps the largest part and fills its holes', () => {
    const cells = Uint8Array.from(disc);
    cells[8 * width + 11] = 0;
    cells[0] = 1;
    expect(solidPart(cells, width, height)).toEqual(disc);
  });
});
