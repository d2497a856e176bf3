import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { REGION_EAR, type HeadFit } from '../../src/domain/head/types';
import { evenInsidePerson } from '../../src/domain/scalp/evenEdge';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { rasterise } from '../../src/domain/scalp/raster';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';

const SIDE = 200;
const BOX = { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 };
/** The scalp ends on a line that is nearly upright. */
const endsAt = (y: number): number => 100 + 0.15 * (y + 0.5 - SIDE / 2);

const byPixels = (value: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: SIDE * SIDE }, (_, i) => value(i % SIDE, Math.floor(i / SIDE)));
/** Goes by whole pixels, with a notch of three. */
const stepped = (): Uint8Array =>
  byPixels((x, y) => (x < Math.round(endsAt(y)) - (y >= 98 && y < 101 ? 3 : 0) ? 255 : 0));

const person = (whole: (x: number) => boolean): Mask => ({
  width: SIDE,
  height: SIDE,
  coverage: byPixels((x) => (whole(x) ? 255 : 0)),
});

/** Largest distance between the edge and the line, px, along rows away from the picture's border. */
function worstPx(coverage: Uint8Array): number {
  let worst = 0;
  for (let y = 20; y < SIDE - 20; y++) {
    let covered = 0;
    for (let x = 0; x < SIDE; x++) covered += coverage[y * SIDE + x]! / 255;
    worst = Math.max(worst, Math.abs(covered - endsAt(y)));
  }
  return worst;
}

function evened(borderMm: number, whole: (x: number) => boolean): Uint8Array {
  const coverage = stepped();
  const borderDistanceMm = new Float32Array(SIDE * SIDE).fill(borderMm);
  evenInsidePerson({ width: SIDE, height: SIDE, box: BOX, coverage, borderDistanceMm }, person(whole));
  return coverage;
}

describe('the scalp’s edge before an ear or the neck', () => {
  it('is even, though the fitted head goes by whole pixels', () => {
    expect(worstPx(stepped())).toBeGreaterThan(2.5);
    expect(worstPx(evened(40, () => true))).toBeLessThan(1.2);
  });

  it('stays where the person ends: the picture shows that', () => {
    expect(evened(40, (x) => x < 80)).toEqual(stepped());
  });

  it('stays where coverage fades over many pixels', () => {
    const fading = (): Uint8Array => byPixels((x) => Math.min(255, Math.max(0, 255 - 12 * (x - 90))));
    const coverage = fading();
    const borderDistanceMm = new Float32Array(SIDE * SIDE).fill(40);
    evenInsidePerson(
      { width: SIDE, height: SIDE, box: BOX, coverage, borderDistanceMm },
      person(() => true),
    );
    expect(coverage).toEqual(fading());
  });

  it('stays where it is the border of the hair', () => {
    expect(evened(1, () => true)).toEqual(stepped());
  });

  it('is so in a photo from behind, in which the ears lie behind the head', () => {
    const shape = meanShape();
    const surface = buildHeadSurface(shape, 'fine');
    const { input, pose } = photoOfModelHead(shape, { azimuthDeg: 165, elevationDeg: 40, rollDeg: 0 }, false);
    const fit = {
      shape,
      pose,
      camera: MODEL_HEAD_CAMERA,
      source: 'outline',
      outlineEvidence: 'person',
    } as HeadFit;
    const { analysis, observation } = input;
    const { width, height, photoPxPerPx } = analysis;
    const { region } = rasterise(surface, pose, MODEL_HEAD_CAMERA, width, height, 1 / photoPxPerPx);
    const { scalp, facing } = scalpMaps(surface, fit, analysis, observation);
    const partly: number[] = [];
    for (let i = width; i < region.length - width; i++) {
      const isBesideEar = [-1, 1, -width, width].some((by) => region[i + by] === REGION_EAR);
      if (region[i] !== REGION_EAR && facing[i]! > 0 && isBesideEar && scalp.coverage[i]! > 0)
        partly.push(scalp.coverage[i]!);
    }
    expect(partly.length).toBeGreaterThan(20);
    expect(partly.filter((value) => value < 250).length / partly.length).toBeGreaterThan(0.3);
  });
});
