import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '../../src/domain/image';
import { NEUTRAL_GRAIN, photoGrain, type PhotoGrain } from '../../src/domain/quality/grain';
import { lightOf, lightPerLevel } from '../../src/domain/quality/light';
import { NO_SAMPLES } from '../../src/domain/quality/types';
import { valueNoise } from '../../src/domain/random';
import {
  blurred,
  grey,
  mapsOf,
  noisePlane,
  normal,
  picture,
  plane,
  planeOf,
  samplesOf,
  variance,
  type Plane,
} from '../support/grainPictures';
import { readJpeg, throughJpeg } from '../support/jpeg';
import { readPng } from '../support/png';
import { headNames, sharedDir, sharedFile } from '../support/shared';

const SIDE_PX = 512;

const isHead = (x: number, y: number): boolean =>
  Math.hypot(x - SIDE_PX / 2, y - SIDE_PX / 2) < 0.4 * SIDE_PX;

/** A round head, lit from the left, mottled over some 20 px, before a wall as bright as its middle; levels. */
const scene = plane(SIDE_PX, SIDE_PX, (x, y) =>
  isHead(x, y) ? 175 - 0.22 * x + 5 * valueNoise(x / 20, y / 20, 0, 3) : 118,
);

/** Fine folds and pores all over the head, as a lens of this blur shows them. */
function textured(of: Plane, sigma: number, blurPx: number): Plane {
  const texture = noisePlane(SIDE_PX, SIDE_PX, blurPx, 11).values;
  return { ...of, values: of.values.map((level, i) => level + (isOnHead(i) ? sigma * texture[i]! : 0)) };
}
const isOnHead = (i: number): boolean => isHead(i % SIDE_PX, Math.floor(i / SIDE_PX));

const plus = (of: Plane, noise: Plane, sigma: number): Plane => ({
  ...of,
  values: of.values.map((level, i) => level + sigma * noise.values[i]!),
});

const grainOf = (photo: RgbaImage): PhotoGrain => photoGrain(samplesOf(photo), mapsOf(photo, isHead));

/** Standard deviation in levels that the estimate means at this level. */
function sigmaAt(level: number, { noiseFloor, noisePerLight }: PhotoGrain): number {
  return Math.sqrt(noiseFloor + noisePerLight * lightOf(level)) / lightPerLevel(level);
}

function expectWithin(share: number, found: number, truth: number): void {
  expect(found).toBeGreaterThan((1 - share) * truth);
  expect(found).toBeLessThan((1 + share) * truth);
}

describe('noise of a made photo', () => {
  const SKIN_LEVEL = 118;

  it('is nearly none where there is none', () => {
    expect(sigmaAt(SKIN_LEVEL, grainOf(grey(scene)))).toBeLessThan(0.3);
  });

  it.each([1, 2, 3, 4, 6])('white, %d levels', (sigma) => {
    const found = grainOf(grey(plus(scene, noisePlane(SIDE_PX, SIDE_PX, 0, sigma), sigma)));
    for (const level of [90, SKIN_LEVEL, 150]) expectWithin(0.25, sigmaAt(level, found), sigma);
    expect(found.noiseCorrelation).toBeLessThan(0.1);
    expect(found.noiseGrey).toBeGreaterThan(0.9);
  });

  it.each([
    [0.5, 0.26],
    [0.7, 0.58],
    [1, 0.78],
  ])('spread by %f px, so that neighbours go together by %f', (spreadPx, correlation) => {
    for (const sigma of [2, 5]) {
      const found = grainOf(grey(plus(scene, noisePlane(SIDE_PX, SIDE_PX, spreadPx, sigma), sigma)));
      expectWithin(0.25, sigmaAt(SKIN_LEVEL, found), sigma);
      expect(Math.abs(found.noiseCorrelation - correlation)).toBeLessThan(0.1);
    }
  });

  it('of photons and of the sensor, at every light from a third of the skin to all of it', () => {
    const truth = { noiseFloor: 2e-5, noisePerLight: 6e-4 };
    const next = normal(5);
    // From deep shade to bright skin.
    const lit = plane(SIDE_PX, SIDE_PX, (x) => 25 + 0.4 * x);
    const noisy = lit.values.map((level) => {
      const sigma = Math.sqrt(truth.noiseFloor + truth.noisePerLight * lightOf(level));
      return level + (sigma / lightPerLevel(level)) * next();
    });
    const found = grainOf(grey({ ...lit, values: noisy }));
    for (const level of [70, 100, 150, 200])
      expectWithin(0.25, sigmaAt(level, found), sigmaAt(level, { ...NEUTRAL_GRAIN, ...truth }));
  });

  it.each([
    ['each channel for itself', [1, 2, 3], 0],
    ['grey', [1, 1, 1], 1],
  ] as const)('%s', (_, seeds, together) => {
    const channels = seeds.map((seed) => plus(scene, noisePlane(SIDE_PX, SIDE_PX, 0, seed), 3));
    const found = grainOf(picture(channels as [Plane, Plane, Plane]));
    expect(Math.abs(found.noiseGrey - together)).toBeLessThan(0.1);
  });

  it('does not take the skin itself for noise where the photo shows how little there is', () => {
    const skin = textured(scene, 4, 0.8);
    for (const sigma of [1, 2.5])
      expectWithin(
        0.25,
        sigmaAt(SKIN_LEVEL, grainOf(grey(plus(skin, noisePlane(SIDE_PX, SIDE_PX, 0, 9), sigma)))),
        sigma,
      );
  });

  it('is not lost where the wall was painted: two thirds at least', () => {
    const noise = noisePlane(SIDE_PX, SIDE_PX, 0, 4);
    const cutOut = {
      ...scene,
      values: scene.values.map((level, i) => level + (isOnHead(i) ? 4 * noise.values[i]! : 0)),
    };
    expectWithin(0.34, sigmaAt(SKIN_LEVEL, grainOf(grey(cutOut))), 4);
  });

  it.each([
    [95, 0.25],
    [85, 0.25],
    // Blocks that were flattened count as smooth places.
    [70, 0.4],
  ])('as a JPEG of quality %d has left it', async (quality, tolerance) => {
    const noisy = grey(plus(scene, noisePlane(SIDE_PX, SIDE_PX, 0, 2), 5));
    const kept = await throughJpeg(noisy, quality);
    const rest = planeOf(kept, 1).values.map((level, i) => level - scene.values[i]!);
    const truth = Math.sqrt(variance(rest.filter((_, i) => isHead(i % SIDE_PX, Math.floor(i / SIDE_PX)))));
    expectWithin(tolerance, sigmaAt(SKIN_LEVEL, grainOf(kept)), truth);
  });

  it('is a usual one where nothing is known', () => {
    const photo = grey(scene);
    expect(photoGrain(NO_SAMPLES, mapsOf(photo, isHead))).toEqual(NEUTRAL_GRAIN);
    expect(
      photoGrain(
        samplesOf(photo),
        mapsOf(photo, () => false),
      ),
    ).toEqual(NEUTRAL_GRAIN);
  });
});

describe('sharpness of a made photo', () => {
  /** Bars of skin and dark hair, of a finer picture averaged over each pixel, as a sensor does it. */
  const FINER = 4;
  const barsAt = (sigmaPx: number, contrast = 90): Plane => {
    const fine = plane(FINER * SIDE_PX, SIDE_PX, (x, y) => {
      const across = (x + 0.5) / FINER + 0.31 * (y + 0.5);
      return Math.floor(across / 40) % 2 === 0 ? 150 : 150 - contrast;
    });
    const averaged = plane(SIDE_PX, SIDE_PX, (x, y) => {
      let sum = 0;
      for (let k = 0; k < FINER; k++) sum += fine.values[y * fine.width + FINER * x + k]!;
      return sum / FINER;
    });
    return blurred(averaged, sigmaPx);
  };

  it('of a perfect one is next to none', () => {
    expect(grainOf(grey(barsAt(0))).blurSigmaPx).toBeLessThan(0.35);
  });

  it.each([0.7, 1.5, 2.5])('is the blur of the lens, %f px', (sigmaPx) => {
    expectWithin(0.2, grainOf(grey(barsAt(sigmaPx))).blurSigmaPx, sigmaPx);
    const noise = noisePlane(SIDE_PX, SIDE_PX, 0, 8);
    expectWithin(0.3, grainOf(grey(plus(barsAt(sigmaPx), noise, 2))).blurSigmaPx, sigmaPx);
  });

  it('is never more than what leaves single dots', () => {
    expect(grainOf(grey(barsAt(5))).blurSigmaPx).toBe(2.5);
  });

  it('is a usual one without edges', () => {
    expect(grainOf(grey(scene)).blurSigmaPx).toBeLessThanOrEqual(NEUTRAL_GRAIN.blurSigmaPx);
  });

  it('of soft edges is that of the skin’s own fine texture', () => {
    const soft = barsAt(4);
    expect(grainOf(grey(soft)).blurSigmaPx).toBe(2.5);
    expectWithin(0.3, grainOf(grey(textured(soft, 5, 0.7))).blurSigmaPx, 0.7);
  });
});

/** Points of the scalp that bears hair, as the renderer knows them. */
function onScalp(name: string): (x: number, y: number) => boolean {
  const { width, data } = readPng(readFileSync(sharedFile('heads', `${name}.scalp.png`)));
  return (x, y) => data[4 * (Math.floor(y) * width + Math.floor(x))] === 255;
}

const NAMES = headNames(['front-110', 'top45-119']);

describe.skipIf(!sharedDir)('grain of rendered heads', () => {
  describe.each(NAMES)('%s', (name) => {
    const LEVEL = 120;
    const changed = (photo: RgbaImage, change: (of: Plane) => Plane): RgbaImage =>
      picture([0, 1, 2].map((c) => change(planeOf(photo, c))) as [Plane, Plane, Plane]);

    it('grows by what is added to it', async () => {
      const photo = await readJpeg(sharedFile('heads', `${name}.jpg`));
      const maps = mapsOf(photo, onScalp(name));
      const own = photoGrain(samplesOf(photo), maps);
      console.warn(
        `${name}: blur ${own.blurSigmaPx.toFixed(2)} px, noise ${sigmaAt(LEVEL, own).toFixed(2)} levels, ` +
          `correlation ${own.noiseCorrelation.toFixed(2)}, grey ${own.noiseGrey.toFixed(2)}`,
      );
      const noise = noisePlane(photo.width, photo.height, 0, 6);
      const noisy = photoGrain(samplesOf(changed(photo, (of) => plus(of, noise, 6))), maps);
      expectWithin(0.25, sigmaAt(LEVEL, noisy), Math.hypot(sigmaAt(LEVEL, own), 6));
      const soft = photoGrain(samplesOf(changed(photo, (of) => blurred(of, 1.2))), maps);
      expectWithin(0.25, soft.blurSigmaPx, Math.hypot(own.blurSigmaPx, 1.2));
      expect(sigmaAt(LEVEL, soft)).toBeLessThan(sigmaAt(LEVEL, own));
    });
  });
});
