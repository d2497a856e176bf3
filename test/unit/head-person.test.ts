import { describe, expect, it } from 'vitest';
import { fitCameraOf, translationOf } from '../../src/domain/head/fit/camera';
import { fitHead, type FittedHead } from '../../src/domain/head/fit/fitHead';
import { headSizeOf } from '../../src/domain/head/fit/irisScale';
import { inverse, marginalised } from '../../src/domain/head/fit/leastSquares';
import { fitPerson } from '../../src/domain/head/fit/personFit';
import { personShape, type ShapeEvidence } from '../../src/domain/head/fit/personShape';
import { turnBetween } from '../../src/domain/head/fit/viewGeometry';
import { MODE_COUNT } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadShape } from '../../src/domain/head/types';
import { photoOfModelHead, type ModelHeadPhoto } from '../support/modelHead';

/** Evidence for one mode alone. */
function saying(
  mode: number,
  weight: number,
  information: number,
  sizeReading: number | null = null,
): ShapeEvidence {
  const matrix = new Float64Array(MODE_COUNT * MODE_COUNT);
  const pull = new Float64Array(MODE_COUNT);
  matrix[mode * MODE_COUNT + mode] = information;
  pull[mode] = information * weight;
  return { information: matrix, pull, sizeReading };
}

describe('shape of one person', () => {
  it('is drawn to the mean by the spread among people, less where more photos agree', () => {
    expect(personShape([saying(2, 1.5, 1)]).modes[2]).toBeCloseTo(0.75, 5);
    expect(personShape([saying(2, 1.5, 1), saying(2, 1.5, 2)]).modes[2]).toBeCloseTo(1.125, 5);
    expect(personShape([saying(2, 1.5, 99), saying(5, -1, 99)]).modes[2]).toBeCloseTo(1.485, 5);
    expect(personShape([saying(2, 1.5, 99), saying(5, -1, 99)]).modes[5]).toBeCloseTo(-0.99, 5);
  });

  it('weighs photos that disagree by what they know', () => {
    const { modes } = personShape([saying(0, 1, 900), saying(0, -1, 99)]);
    expect(modes[0]).toBeCloseTo((900 - 99) / 1000, 5);
  });

  it('takes its size from all readings of irises, which have the iris in common', () => {
    const once = headSizeOf([0.1, null]);
    const thrice = headSizeOf([0.1, 0.1, null, 0.1]);
    expect(once.scale).toBe(headSizeOf([0.1]).scale);
    expect(thrice.scale).toBeGreaterThan(once.scale);
    expect(thrice.scale).toBeLessThan(Math.exp(0.1 / 2 + 1e-9));
    expect(thrice.sigma).toBeLessThan(once.sigma);
    expect(personShape([saying(0, 0, 1, 0.1), saying(0, 0, 1)]).scale).toBe(once.scale);
    const unread = headSizeOf([null]).scale;
    expect(unread).toBeCloseTo(1.01, 3);
    expect(headSizeOf([-0.1]).scale).toBeLessThan(unread);
    expect(once.scale).toBeGreaterThan(unread);
  });
});

it('marginalises unknowns as the covariance does', () => {
  const root = [2, 0, 0, 0.5, 1.5, 0, -0.7, 0.4, 1.2];
  const normal = Float64Array.from({ length: 9 }, (_, i) => {
    const [a, b] = [Math.floor(i / 3), i % 3];
    return [0, 1, 2].reduce((sum, k) => sum + root[a * 3 + k]! * root[b * 3 + k]!, 0);
  });
  const gradient = Float64Array.of(1, -2, 0.5);
  const rest = marginalised({ normal, gradient }, 1);
  const covariance = inverse(normal, 3);
  const restCovariance = inverse(rest.normal, 2);
  const step = (matrix: Float64Array, n: number, g: Float64Array, row: number): number =>
    g.reduce((sum, value, k) => sum + matrix[row * n + k]! * value, 0);
  for (const [a, b] of [
    [0, 0],
    [0, 1],
    [1, 1],
  ] as const)
    expect(restCovariance[a * 2 + b]).toBeCloseTo(covariance[(a + 1) * 3 + b + 1]!, 6);
  for (const row of [0, 1])
    expect(step(restCovariance, 2, rest.gradient, row)).toBeCloseTo(
      step(covariance, 3, gradient, row + 1),
      6,
    );
});

const SHAPE: HeadShape = {
  modes: Float32Array.from({ length: MODE_COUNT }, (_, k) => [1.2, -1, 0.8, 1, -0.8][k] ?? 0),
  scale: 1,
};

function fitted({ input }: ModelHeadPhoto): FittedHead {
  const fit = fitHead(input);
  if ('noHead' in fit) throw new Error(fit.reason);
  return fit;
}

/** Between the surfaces, along each direction from the model's centre, mm. */
function surfaceErrorMm(shape: HeadShape): number {
  const [a, b] = [
    buildHeadSurface(shape, 'coarse').positionsMm,
    buildHeadSurface(SHAPE, 'coarse').positionsMm,
  ];
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt((3 * sum) / a.length);
}

describe('photos of one person', () => {
  const photos = [
    photoOfModelHead(SHAPE, { azimuthDeg: 3, elevationDeg: 6, rollDeg: 2 }, true),
    photoOfModelHead(SHAPE, { azimuthDeg: 44, elevationDeg: 5, rollDeg: -2 }, true),
    photoOfModelHead(SHAPE, { azimuthDeg: 92, elevationDeg: 4, rollDeg: 0 }, false, 'left'),
  ];
  const owns = photos.map(fitted);
  const together = fitPerson(photos.map(({ input }, i) => ({ input, own: owns[i]! })));

  it('share one shape, nearer to the true one than that of any photo alone', () => {
    for (const fit of together) expect(fit.shape).toEqual(together[0]!.shape);
    const best = Math.min(...owns.map((own) => surfaceErrorMm(own.shape)));
    expect(surfaceErrorMm(together[0]!.shape)).toBeLessThan(best);
  });

  it('are posed with that shape, not better or worse sure of their place', () => {
    const errorDeg = (fit: FittedHead, i: number): number =>
      (Math.hypot(...turnBetween(photos[i]!.pose.rotation, fit.pose.rotation)) * 180) / Math.PI;
    const mean = (fits: readonly FittedHead[]): number =>
      fits.reduce((sum, fit, i) => sum + errorDeg(fit, i), 0) / fits.length;
    expect(mean(together)).toBeLessThan(mean(owns));
    together.forEach((fit, i) => {
      expect(errorDeg(fit, i)).toBeLessThan(3);
      expect(fit.areaUncertainty).toBeLessThan(1.1 * owns[i]!.areaUncertainty);
    });
  });

  it('leave a single photo as it is', () => {
    expect(fitPerson([{ input: photos[0]!.input, own: owns[0]! }])).toEqual([owns[0]]);
  });

  it('keep their camera when it is read back from a fit', () => {
    const camera = fitCameraOf(owns[2]!, photos[2]!.input.analysis.photoPxPerPx);
    translationOf(camera).forEach((value, k) => {
      expect(value * owns[2]!.shape.scale).toBeCloseTo(owns[2]!.pose.translationMm[k]!, 6);
    });
  });
});
