import { describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadPose } from '../../src/domain/head/types';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { hairOfParts, hairShareOfHead } from '../../src/domain/scalp/hairElsewhere';
import { rasterise } from '../../src/domain/scalp/raster';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { MODEL_HEAD_CAMERA } from '../support/modelHead';

const SIDE_PX = 480;
const surface = buildHeadSurface(meanShape(), 'coarse');
const earHeightMm = (surface.points.leftTragion[1] + surface.points.rightTragion[1]) / 2;
const earLineMm = (surface.points.leftTragion[2] + surface.points.rightTragion[2]) / 2;

/** Whether hair grows so far above and in front of the ears, mm. */
type Hair = (aboveMm: number, frontMm: number) => boolean;
const AT_SIDES_AND_BACK: Hair = (aboveMm, frontMm) => aboveMm < 65 && frontMm < 40;
const NONE: Hair = () => false;
const SEEN_SHARE = 0.3;

function seenFrom(azimuthDeg: number, elevationDeg: number, hair: Hair): ScalpMaps {
  const rotation = rotationFromAngles({ azimuthDeg, elevationDeg, rollDeg: 0 });
  const pose: HeadPose = {
    rotation,
    translationMm: [-40 * rotation[1]!, -40 * rotation[4]! + 5, -520 - 40 * rotation[7]!],
  };
  const raster = rasterise(surface, pose, MODEL_HEAD_CAMERA, SIDE_PX, SIDE_PX, 0.5);
  const { positionMm, facing, areaMm2, borderDistanceMm } = raster;
  const mask = (value: (i: number) => boolean) => ({
    width: SIDE_PX,
    height: SIDE_PX,
    coverage: Uint8Array.from({ length: SIDE_PX ** 2 }, (_, i) => (value(i) ? 255 : 0)),
  });
  const onScalp = (i: number): boolean => facing[i]! > 0 && borderDistanceMm[i]! > 0;
  return {
    width: SIDE_PX,
    height: SIDE_PX,
    photoPxPerPx: 2,
    box: { x0: 0, y0: 0, x1: SIDE_PX - 1, y1: SIDE_PX - 1 },
    scalp: mask(onScalp),
    // Hair stands out beside the head.
    hair: mask((i) => {
      const bare =
        onScalp(i) && !hair(positionMm[3 * i + 1]! - earHeightMm, positionMm[3 * i + 2]! - earLineMm);
      return hair !== NONE && !bare;
    }),
    areaMm2,
    facing,
    positionMm,
    borderDistanceMm,
    points: surface.points,
    skin: null,
    hairBeyondHead: 0,
    person: null,
    rim: null,
  };
}

const shareOf = (azimuthDeg: number, elevationDeg: number, hair: Hair): number => {
  const maps = seenFrom(azimuthDeg, elevationDeg, hair);
  return hairShareOfHead(hairOfParts(maps, surface, fringeOf(maps, surface.points, 0.5).bare), SEEN_SHARE);
};

describe('hair on the part of the head that is not seen', () => {
  it('is there at the back where it is at the sides, though the top is bald', () => {
    const [front, side, crown] = [
      shareOf(0, 5, AT_SIDES_AND_BACK),
      shareOf(90, 5, AT_SIDES_AND_BACK),
      shareOf(180, 40, AT_SIDES_AND_BACK),
    ];
    for (const share of [front, side, crown]) {
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.66);
    }
  });

  it('is twice as likely on the hidden part of the belt, and as likely on that of the top', () => {
    const belt = { wholeMm2: 20_000, seenMm2: 4000, underHairMm2: 1200 };
    const top = { wholeMm2: 30_000, seenMm2: 10_000, underHairMm2: 1000 };
    const underHairMm2 = 1200 + 2 * 0.3 * 16_000 + 1000 + 0.1 * 20_000;
    expect(hairShareOfHead({ belt, top }, SEEN_SHARE)).toBeCloseTo(underHairMm2 / 50_000, 12);
    const full = { ...belt, underHairMm2: 3000 };
    expect(hairShareOfHead({ belt: full, top }, SEEN_SHARE)).toBeCloseTo((3000 + 16_000 + 3000) / 50_000, 12);
  });

  it('is as in the rest of the picture on a part of which nothing is seen', () => {
    const belt = { wholeMm2: 20_000, seenMm2: 0, underHairMm2: 0 };
    const top = { wholeMm2: 30_000, seenMm2: 30_000, underHairMm2: 0 };
    expect(hairShareOfHead({ belt, top }, 0.1)).toBeCloseTo((2 * 0.1 * 20_000) / 50_000, 12);
  });

  it('is nowhere where none is seen, and everywhere where all is covered', () => {
    expect(shareOf(0, 5, NONE)).toBe(0);
    expect(shareOf(90, 5, () => true)).toBeGreaterThan(0.97);
  });
});
