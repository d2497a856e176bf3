import { describe, expect, it } from 'vitest';
import type { HeadFit, HeadPose, PhotoCamera, Vec3 } from '../../src/domain/head/types';
import { medianMmPerPx, scalpMaps, upsampleMask, visibleScalpAreaCm2 } from '../../src/domain/scalp/maps';
import { rasterise } from '../../src/domain/scalp/raster';
import { seenHead, seenToEyes } from '../../src/domain/scalp/seenHead';
import { sphereSurface } from '../support/sphereSurface';

const RADIUS_MM = 90;
const AWAY_MM = 700;
const SIDE_PX = 512;
/** Its ears lie at the outline, left and right. */
const eared = sphereSurface(RADIUS_MM, 240);
const NOWHERE = [0, 0, -1e4] as const;
const ball = { ...eared, points: { ...eared.points, leftTragion: NOWHERE, rightTragion: NOWHERE } };
const pose: HeadPose = {
  rotation: Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]),
  translationMm: [0, 0, -AWAY_MM],
};
const camera: PhotoCamera = {
  widthPx: 2 * SIDE_PX,
  heightPx: 2 * SIDE_PX,
  focalPx: 3000,
  cxPx: SIDE_PX,
  cyPx: SIDE_PX,
};
const fit = { pose, camera, outlineEvidence: 'person' } as HeadFit;
const analysis = { width: SIDE_PX, height: SIDE_PX, photoPxPerPx: 2, data: new Uint8ClampedArray() };
const nothing = { person: null, hair: null, face: null, source: 'none' } as const;

/** A ball's part that a camera at that distance sees, cm2. */
const CAP_CM2 = (2 * Math.PI * RADIUS_MM ** 2 * (1 - RADIUS_MM / AWAY_MM)) / 100;
/** Radius of its outline in pixels of the analysis image. */
const OUTLINE_PX = (1500 * RADIUS_MM) / Math.sqrt(AWAY_MM ** 2 - RADIUS_MM ** 2);

/** 255 inside a circle about the middle. */
function disc(radiusPx: number): { width: number; height: number; coverage: Uint8Array } {
  const coverage = new Uint8Array(SIDE_PX ** 2);
  for (let i = 0; i < coverage.length; i++) {
    const x = (i % SIDE_PX) + 0.5 - SIDE_PX / 2;
    const y = Math.floor(i / SIDE_PX) + 0.5 - SIDE_PX / 2;
    if (Math.hypot(x, y) < radiusPx) coverage[i] = 255;
  }
  return { width: SIDE_PX, height: SIDE_PX, coverage };
}

const at = (x: number, y: number): number => y * SIDE_PX + x;
const MIDDLE = SIDE_PX / 2;

describe('rasterise', () => {
  const raster = rasterise(ball, pose, camera, SIDE_PX, SIDE_PX, 0.5);

  it('sums the skin behind all pixels to the cap of a ball', () => {
    const mm2 = raster.areaMm2.reduce((sum, area) => sum + area, 0) * 4;
    expect(Math.abs(mm2 / 100 / CAP_CM2 - 1)).toBeLessThan(0.015);
  });

  it('covers the ball and nothing else', () => {
    let covered = 0;
    for (const triangle of raster.triangle) if (triangle >= 0) covered++;
    expect(Math.abs(covered / (Math.PI * OUTLINE_PX ** 2) - 1)).toBeLessThan(0.003);
  });

  it('gives positions on the ball, nearest first, and the cosine of the view', () => {
    for (let i = 0; i < raster.triangle.length; i += 101) {
      if (raster.triangle[i]! < 0) {
        expect(raster.areaMm2[i]).toBe(0);
        continue;
      }
      const [x, y, z] = raster.positionMm.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
      expect(Math.abs(Math.hypot(x, y, z) - RADIUS_MM)).toBeLessThan(0.05);
      const ray = [-x, -y, AWAY_MM - z] as const;
      const cosine = (x * ray[0] + y * ray[1] + z * ray[2]) / (Math.hypot(x, y, z) * Math.hypot(...ray));
      if (cosine > 0.1) expect(raster.facing[i]).toBeCloseTo(cosine, 2);
    }
  });

  it('shows the point that a pixel looks at', () => {
    const i = at(300, 200);
    const [x, y, z] = raster.positionMm.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
    expect((1500 * x) / (AWAY_MM - z)).toBeCloseTo(300.5 - MIDDLE, 3);
    expect((-1500 * y) / (AWAY_MM - z)).toBeCloseTo(200.5 - MIDDLE, 3);
  });
});

describe('scalpMaps', () => {
  const maps = scalpMaps(ball, fit, analysis, nothing);

  it('measures area and scale of what is seen', () => {
    expect(Math.abs(visibleScalpAreaCm2(maps) / CAP_CM2 - 1)).toBeLessThan(0.015);
    expect(medianMmPerPx(maps)).toBeGreaterThan((AWAY_MM - RADIUS_MM) / camera.focalPx);
    expect(medianMmPerPx(maps)).toBeLessThan(AWAY_MM / camera.focalPx);
    expect(maps.scalp.coverage[at(MIDDLE, MIDDLE)]).toBe(255);
    expect(maps.facing[0]).toBe(0);
    expect(maps.borderDistanceMm[0]).toBe(-60);
  });

  it('is cut where a trusted person mask ends inside the outline', () => {
    const person = disc(OUTLINE_PX - 8);
    const cut = scalpMaps(ball, fit, analysis, { ...nothing, person, source: 'models' });
    expect(cut.scalp.coverage[at(MIDDLE + Math.floor(OUTLINE_PX) - 4, MIDDLE)]).toBe(0);
    expect(cut.scalp.coverage[at(MIDDLE + Math.floor(OUTLINE_PX) - 12, MIDDLE)]).toBe(255);
  });

  it('follows a trusted person mask a few mm outside', () => {
    const mmPerPx = medianMmPerPx(maps) * 2;
    const person = disc(OUTLINE_PX + 5 / mmPerPx);
    const grown = scalpMaps(ball, fit, analysis, { ...nothing, person, source: 'models' });
    const edge = MIDDLE + Math.ceil(OUTLINE_PX);
    expect(grown.scalp.coverage[at(edge + Math.floor(4 / mmPerPx), MIDDLE)]).toBe(255);
  });

  describe('where the person goes on beyond the head', () => {
    const SKIN = 170;
    const edge = Math.ceil(OUTLINE_PX);
    const mmPerPx = medianMmPerPx(maps) * 2;
    /** All of one colour, but for what lies beyond so many px from the middle. */
    const picture = (shadeBeyondPx = Infinity) => {
      const data = new Uint8ClampedArray(4 * SIDE_PX ** 2);
      for (let i = 0; i < SIDE_PX ** 2; i++) {
        const [x, y] = [(i % SIDE_PX) + 0.5 - SIDE_PX / 2, Math.floor(i / SIDE_PX) + 0.5 - SIDE_PX / 2];
        data.fill(Math.hypot(x, y) > shadeBeyondPx ? 60 : SKIN, 4 * i, 4 * i + 4);
      }
      return { ...analysis, data };
    };
    /** The ball, and a pillar from it to the picture's border: downwards 1, upwards -1. */
    const pillared = (way: 1 | -1) => {
      const person = disc(OUTLINE_PX);
      for (let i = 0; i < person.coverage.length; i++) {
        const [x, y] = [(i % SIDE_PX) - MIDDLE, Math.floor(i / SIDE_PX) - MIDDLE];
        if (way * y > 0 && Math.abs(x) < OUTLINE_PX / 2) person.coverage[i] = 255;
      }
      return person;
    };
    const none = disc(0);
    const seenWith = (way: 1 | -1, hair: typeof none | null, shown = picture()) =>
      scalpMaps(ball, fit, shown, { ...nothing, person: pillared(way), hair, source: 'models' }).scalp;
    /** Of the pillar's columns, the most pixels beyond the outline that are taken for scalp. */
    const mostBeyond = ({ coverage }: { coverage: Uint8Array }, way: 1 | -1): number => {
      let most = 0;
      for (let x = MIDDLE - Math.floor(0.4 * OUTLINE_PX); x <= MIDDLE + 0.4 * OUTLINE_PX; x++) {
        const outline = Math.sqrt(OUTLINE_PX ** 2 - (x - MIDDLE) ** 2);
        for (let y = Math.ceil(outline); y < edge + 20; y++)
          if (coverage[at(x, MIDDLE + way * y)]! > 127) most = Math.max(most, y - outline);
      }
      return most;
    };

    it('takes neck and shoulders for no skin of the scalp, also seen from above', () => {
      expect(mostBeyond(seenWith(1, null), 1)).toBeLessThan(1.5);
      expect(mostBeyond(seenWith(-1, none), -1)).toBeLessThan(1.5);
      expect(seenWith(1, null).coverage[at(MIDDLE, MIDDLE + edge - 3)]).toBe(255);
    });

    it('ends where the picture shows the skull’s edge, within a few mm of the fitted one', () => {
      const near = 3;
      const ended = mostBeyond(seenWith(1, null, picture(OUTLINE_PX + near / mmPerPx)), 1);
      expect(Math.abs(ended * mmPerPx - near)).toBeLessThan(0.8);
    });

    it('follows hair a few mm, and no farther', () => {
      const stubble = pillared(-1);
      for (const scalp of [seenWith(-1, null), seenWith(-1, stubble)]) {
        const mm = mostBeyond(scalp, -1) * mmPerPx;
        expect(mm).toBeGreaterThan(5);
        expect(mm).toBeLessThan(7);
      }
    });
  });

  describe('outside the model beside skin without hair', () => {
    const mmPerPx = medianMmPerPx(maps) * 2;
    /** The lower half of the ball bears none; the ears lie so far in front of its middle. */
    const outsideWith = (earsAheadMm: number): ((aboveMm: number) => number) => {
      const borderDistanceMm = ball.borderDistanceMm.map((_, v) => ball.positionsMm[3 * v + 1]!);
      const person = disc(OUTLINE_PX + 4 / mmPerPx);
      const ahead = ([x, y]: Vec3): Vec3 => [x, y, earsAheadMm];
      const { leftTragion, rightTragion } = ball.points;
      const points = {
        ...ball.points,
        leftTragion: ahead(leftTragion),
        rightTragion: ahead(rightTragion),
      };
      const half = { ...ball, borderDistanceMm, points };
      const { scalp } = scalpMaps(half, fit, analysis, { ...nothing, person, source: 'models' });
      return (aboveMm) => {
        const y = aboveMm / mmPerPx;
        const x = Math.sqrt((OUTLINE_PX + 2 / mmPerPx) ** 2 - y ** 2);
        return scalp.coverage[at(Math.floor(MIDDLE + x), Math.floor(MIDDLE - y))]!;
      };
    };

    it('fades over a few mm beside the forehead', () => {
      const outside = outsideWith(-20);
      // 2.5 mm away, of the 6 over which it fades: 0.38, and a pixel more.
      expect(outside(1.5)).toBeLessThan(128);
      expect(outside(1.5)).toBeLessThan(outside(4));
      expect(outside(12)).toBe(255);
    });

    it('fades over more beside the neck, where the outline runs on across the person', () => {
      const [forehead, neck] = [outsideWith(-20), outsideWith(40)];
      for (const aboveMm of [4, 8, 12]) expect(neck(aboveMm)).toBeLessThan(0.85 * forehead(aboveMm));
      expect(neck(4)).toBeLessThan(neck(8));
      expect(neck(22)).toBe(255);
    });
  });

  it('takes nothing outside for skin, and moves nothing there, beside an ear', () => {
    const { scalp, rim } = scalpMaps(eared, fit, analysis, {
      ...nothing,
      person: disc(OUTLINE_PX + 8),
      source: 'models',
    });
    const edge = Math.ceil(OUTLINE_PX);
    expect(scalp.coverage[at(MIDDLE + edge + 4, MIDDLE)]).toBe(0);
    expect(scalp.coverage[at(MIDDLE, MIDDLE - edge - 4)]).toBe(255);
    const cell = (x: number, y: number) => 2 * (Math.floor(y / 4) * rim!.width + Math.floor(x / 4));
    expect(rim!.shiftPx[cell(MIDDLE + edge, MIDDLE)]).toBe(0);
    expect(rim!.shiftPx[cell(MIDDLE, MIDDLE - edge) + 1]).toBeLessThan(-10);
  });

  it('counts the skin of a rim that a trusted person mask adds', () => {
    const wider = 9;
    const person = disc(OUTLINE_PX + wider);
    const grown = scalpMaps(ball, fit, analysis, { ...nothing, person, source: 'models' });
    const gain = visibleScalpAreaCm2(grown) / visibleScalpAreaCm2(maps);
    expect(Math.abs(gain - (1 + wider / OUTLINE_PX) ** 2)).toBeLessThan(0.05);
  });

  it.each([8, 0, -8])(
    'moves the rim onto a person whose outline lies %i px outside, and nothing inside',
    (px) => {
      const { rim } = scalpMaps(ball, fit, analysis, {
        ...nothing,
        person: disc(OUTLINE_PX + px),
        source: 'models',
      });
      if (!rim) throw new Error('no rim');
      /** Outwards, pixels of the analysis image. */
      const shiftAt = (distancePx: number, angle: number): number => {
        const column = Math.floor(((MIDDLE + distancePx * Math.cos(angle)) * 2) / rim.cellPx);
        const row = Math.floor(((MIDDLE + distancePx * Math.sin(angle)) * 2) / rim.cellPx);
        const cell = 2 * (row * rim.width + column);
        return (rim.shiftPx[cell]! * Math.cos(angle) + rim.shiftPx[cell + 1]! * Math.sin(angle)) / 2;
      };
      for (let angle = 0.1; angle < 6.2; angle += 0.37) {
        expect(Math.abs(shiftAt(OUTLINE_PX + 2, angle) - px)).toBeLessThan(1.5);
        expect(Math.abs(shiftAt(OUTLINE_PX - 60, angle))).toBeLessThan(0.5);
      }
    },
  );

  it('knows which part of the photo shows the head above the chin', () => {
    const glabella = (y: number) => ({
      ...ball,
      points: { ...ball.points, glabella: [0, y, RADIUS_MM] as const },
    });
    const whole = seenHead(maps, glabella(0));
    expect(Math.abs(whole.widthPx - 4 * OUTLINE_PX)).toBeLessThan(20);
    expect(Math.abs(whole.heightPx - 4 * OUTLINE_PX)).toBeLessThan(20);
    // Its lower half is neck where the chin lies at the ball's middle.
    const upper = seenHead(maps, glabella(130));
    expect(Math.abs(upper.heightPx - 2 * OUTLINE_PX)).toBeLessThan(40);
    expect(upper.yPx).toBe(whole.yPx);
    // And ends at the eyes where these lie at its middle.
    const toEyes = seenToEyes(maps, glabella(35));
    expect(toEyes).toEqual(upper);
  });

  it('moves nothing where the person is not trusted', () => {
    expect(maps.rim).toBeNull();
    expect(scalpMaps(ball, fit, analysis, { ...nothing, person: disc(0), source: 'models' }).rim).toBeNull();
  });

  it('ignores a person mask that misses the head, and holes in the middle of one that does not', () => {
    const missing = scalpMaps(ball, fit, analysis, { ...nothing, person: disc(0), source: 'models' });
    expect(missing.scalp.coverage).toEqual(maps.scalp.coverage);
    const person = disc(OUTLINE_PX);
    disc(20).coverage.forEach((value, i) => {
      if (value) person.coverage[i] = 0;
    });
    const holed = scalpMaps(ball, fit, analysis, { ...nothing, person, source: 'models' });
    expect(holed.scalp.coverage[at(MIDDLE, MIDDLE)]).toBe(255);
  });

  it('passes hair on near the scalp only', () => {
    const hair = disc(SIDE_PX);
    const haired = scalpMaps(ball, fit, analysis, { ...nothing, hair, source: 'models' });
    expect(haired.hair.coverage[at(MIDDLE, MIDDLE)]).toBe(255);
    expect(haired.hair.coverage[0]).toBe(0);
    expect(maps.hair.coverage.every((value) => value === 0)).toBe(true);
  });
});

describe('upsampleMask', () => {
  it('keeps flat parts and runs straight between pixel centres', () => {
    const mask = { width: 2, height: 1, coverage: Uint8Array.from([0, 200]) };
    const large = upsampleMask(mask, 8, 3);
    expect([...large.coverage.subarray(8, 16)]).toEqual([0, 0, 25, 75, 125, 175, 200, 200]);
    expect(large.coverage).toHaveLength(24);
  });
});
