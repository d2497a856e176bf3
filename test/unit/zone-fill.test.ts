import { describe, expect, it } from 'vitest';
import type { ScalpChart } from '../../src/domain/head/scalpChart';
import type { HeadPoints } from '../../src/domain/head/types';
import type { PlannedHairline } from '../../src/domain/hairline/hairline';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { keptToEdge } from '../../src/domain/zones/keptToEdge';
import { PartsInPhoto } from '../../src/domain/zones/partLimits';
import type { ZonePart } from '../../src/domain/zones/zone';
import { zoneFill, type FillGround } from '../../src/domain/zones/zoneFill';
import type { ZoneGround } from '../../src/domain/zones/zoneShape';
import { paintedSkull, SKULL_SIDE_PX } from '../support/paintedSkull';

const RADIUS_MM = 93.5;
const MM_PER_PX = 0.85;

/** Lambert's azimuthal map of the painted ball. */
const chart: ScalpChart = {
  toChart(x, y, z) {
    const polar = Math.acos(y / Math.hypot(x, y, z));
    const distance = 2 * RADIUS_MM * Math.sin(polar / 2);
    const azimuth = Math.atan2(x, z);
    return [distance * Math.sin(azimuth), -distance * Math.cos(azimuth)];
  },
  toSkin(u, v) {
    const polar = 2 * Math.asin(Math.min(1, Math.hypot(u, v) / (2 * RADIUS_MM)));
    const azimuth = Math.atan2(u, -v);
    return [
      RADIUS_MM * Math.sin(polar) * Math.sin(azimuth),
      RADIUS_MM * Math.cos(polar),
      RADIUS_MM * Math.sin(polar) * Math.cos(azimuth),
    ];
  },
};
const ground: ZoneGround = {
  chart,
  faceChart: chart,
  ontoSkin: ([x, y, z]) => {
    const by = RADIUS_MM / Math.hypot(x, y, z);
    return [by * x, by * y, by * z];
  },
};

/** Ears and eyes far below: nothing of the ball is nape. */
const below = [0, -200, 0];
const POINTS = {
  leftTragion: below,
  rightTragion: below,
  leftExocanthion: below,
  rightExocanthion: below,
} as unknown as HeadPoints;

/** @param hairAt of x and y on the ball, -1..1 */
function head(hairAt: (x: number, y: number) => boolean, own: readonly ZonePart[] = []) {
  const { maps } = paintedSkull((x, y) => ({
    rgb: hairAt(x, y) ? [0.02, 0.02, 0.02] : [0.4, 0.3, 0.25],
    hair: hairAt(x, y) ? 1 : 0,
  }));
  const { bare } = fringeOf(maps, POINTS, MM_PER_PX);
  const inPhoto = (parts: readonly ZonePart[]) =>
    new PartsInPhoto(maps, ground).limits({ id: 'a', kind: 'area', softnessMm: 1, parts })?.least ?? null;
  const fillGround: FillGround = { maps, chart, bare, hairline: null, own: inPhoto(own) };
  return { maps, bare, inPhoto, fillGround };
}

const pixelOf = (x: number, y: number): readonly [number, number] => [
  SKULL_SIDE_PX / 2 + 110 * x,
  SKULL_SIDE_PX / 2 - 110 * y,
];
const skinOf = (x: number, y: number): readonly number[] =>
  [x, y, Math.sqrt(1 - x * x - y * y)].map((part) => RADIUS_MM * part);

/** Share of the wanted skin that the parts hold, and of what they hold how much is wanted. */
function overlap(
  { maps, inPhoto }: ReturnType<typeof head>,
  parts: readonly ZonePart[],
  wanted: (x: number, y: number) => boolean,
) {
  const held = inPhoto(parts)!;
  let both = 0,
    want = 0,
    have = 0;
  for (let i = 0; i < held.length; i++) {
    const x = ((i % SKULL_SIDE_PX) + 0.5 - SKULL_SIDE_PX / 2) / 110;
    const y = -(Math.floor(i / SKULL_SIDE_PX) + 0.5 - SKULL_SIDE_PX / 2) / 110;
    // The outermost ring of the ball is seen too slantwise to be asked.
    if (x * x + y * y > 0.85 || !(maps.scalp.coverage[i]! > 0)) continue;
    const isHeld = held[i]! >= 128;
    const isWanted = wanted(x, y);
    if (isHeld && isWanted) both += maps.areaMm2[i]!;
    if (isWanted) want += maps.areaMm2[i]!;
    if (isHeld) have += maps.areaMm2[i]!;
  }
  return { found: both / want, right: both / have };
}

function filled(ground: FillGround, x: number, y: number): readonly ZonePart[] {
  const parts = zoneFill(ground, ...pixelOf(x, y));
  if (typeof parts === 'string') throw new Error(parts);
  return parts;
}

describe('filling bare skin', () => {
  it('takes all of a bald scalp that is seen', () => {
    const bald = head(() => false);
    const parts = filled(bald.fillGround, 0, 0.5);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ mode: 'add', shape: 'outline', edgeMm: null });
    const { found } = overlap(bald, parts, () => true);
    expect(found).toBeGreaterThan(0.97);
  });

  it('ends at hair', () => {
    const isHair = (x: number) => x > 0.3;
    const half = head(isHair);
    const parts = filled(half.fillGround, -0.2, 0.5);
    const { found, right } = overlap(half, parts, (x) => !isHair(x));
    expect(found).toBeGreaterThan(0.95);
    expect(right).toBeGreaterThan(0.97);
  });

  it('leaves an island of hair out, and takes a few hairs along', () => {
    const isHair = (x: number, y: number) =>
      Math.hypot(x + 0.3, y - 0.5) < 0.2 || Math.hypot(x - 0.3, y - 0.5) < 0.02;
    const spotted = head(isHair);
    const parts = filled(spotted.fillGround, 0.1, 0.6);
    expect(parts.map(({ mode }) => mode)).toEqual(['add', 'remove']);
    const { found, right } = overlap(spotted, parts, (x, y) => !isHair(x, y));
    expect(found).toBeGreaterThan(0.95);
    expect(right).toBeGreaterThan(0.96);
  });

  it('is kept in by a line of the zone, and does not rub that out from outside', () => {
    const ring: ZonePart = {
      mode: 'add',
      shape: 'track',
      pointsMm: Array.from({ length: 33 }, (_, k) => {
        const angle = (k / 32) * 2 * Math.PI;
        return skinOf(0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle));
      }).flat(),
      widthsMm: [8],
      edgeMm: 1,
    };
    const bald = head(() => false, [ring]);
    const isInside = (x: number, y: number) => Math.hypot(x, y - 0.5) < 0.3;
    const inside = filled(bald.fillGround, 0, 0.5);
    expect(inside).toHaveLength(1);
    expect(overlap(bald, [ring, ...inside], isInside).found).toBe(1);
    const andLine = (x: number, y: number) => Math.hypot(x, y - 0.5) < 0.35;
    expect(overlap(bald, [ring, ...inside], andLine).right).toBeGreaterThan(0.99);

    const outside = filled(bald.fillGround, -0.7, 0.3);
    const around = overlap(bald, [ring, ...outside], (x, y) => !isInside(x, y));
    expect(around.found).toBeGreaterThan(0.95);
    expect(around.right).toBeGreaterThan(0.95);
    expect(
      overlap(bald, [ring, ...outside], (x, y) => Math.abs(Math.hypot(x, y - 0.5) - 0.3) < 0.02).found,
    ).toBe(1);
  });

  it('does not slip through a narrow gap', () => {
    const isWall = (x: number, y: number) => Math.abs(x) < 0.08 && Math.abs(y - 0.5) > 0.015;
    const gap = head(isWall);
    const parts = filled(gap.fillGround, -0.4, 0.5);
    expect(overlap(gap, parts, (x) => x < -0.08).right).toBeGreaterThan(0.95);
  });

  it('stays on its side of the planned line', () => {
    const bald = head(() => false);
    const hairline: PlannedHairline = {
      aheadMm: 0,
      fullFromMm: 0,
      forwardMm: () => 0,
      distanceMm: (_x, y) => y - 0.4 * RADIUS_MM,
      density: () => 1,
      place: () => undefined,
    };
    const behind = filled({ ...bald.fillGround, hairline }, 0, 0.7);
    const { found, right } = overlap(bald, behind, (_, y) => y > 0.4);
    expect(found).toBeGreaterThan(0.95);
    expect(right).toBeGreaterThan(0.97);
  });

  it('says where nothing can be filled', () => {
    const isHair = (x: number, y: number) => x > 0.3 && Math.hypot(x - 0.6, y - 0.4) > 0.03;
    const half = head(isHair);
    const at = (x: number, y: number) => zoneFill(half.fillGround, ...pixelOf(x, y));
    expect(at(0, -0.4)).toBe('beside');
    expect(at(0.99, 0.99)).toBe('beside');
    expect(zoneFill(half.fillGround, -5, 20)).toBe('beside');
    expect(at(0.5, 0.6)).toBe('hair');
    const parts = filled(half.fillGround, -0.2, 0.5);
    const own = half.inPhoto(parts);
    expect(zoneFill({ ...half.fillGround, own }, ...pixelOf(-0.3, 0.4))).toBe('own');
    const [column, row] = pixelOf(0, 0.5);
    const allBut = half.maps.scalp.coverage.map((_, i) =>
      Math.hypot((i % SKULL_SIDE_PX) - column, Math.floor(i / SKULL_SIDE_PX) - row) < 4 ? 0 : 255,
    );
    expect(zoneFill({ ...half.fillGround, own: allBut }, column, row)).toBe('small');
  });
});

describe('a stroke that keeps to the edge', () => {
  const isHair = (x: number) => x > 0.1;
  const half = head(isHair);
  const stroke: ZonePart = {
    mode: 'add',
    shape: 'track',
    pointsMm: [-0.2, -0.1, 0, 0.1, 0.2, 0.3].flatMap((x) => skinOf(x, 0.5)),
    widthsMm: [20],
    edgeMm: 2,
  };
  const isBrushed = (x: number, y: number) => x > -0.3 && x < 0.4 && Math.abs(y - 0.5) < 0.07;
  const reversed: ZonePart = {
    ...stroke,
    pointsMm: [0.3, 0.2, 0.1, 0, -0.1, -0.2].flatMap((x) => skinOf(x, 0.5)),
  };

  it('takes bare skin alone where it began on bare skin', () => {
    const parts = keptToEdge(stroke, { maps: half.maps, ground, bare: half.bare }, null);
    const { right } = overlap(half, parts, (x) => !isHair(x));
    expect(right).toBeGreaterThan(0.93);
    expect(overlap(half, parts, (x, y) => isBrushed(x, y) && x < 0.08 && x > -0.2).found).toBeGreaterThan(
      0.95,
    );
  });

  it('takes hair alone where it began on hair', () => {
    const parts = keptToEdge(reversed, { maps: half.maps, ground, bare: half.bare }, null);
    expect(overlap(half, parts, isHair).right).toBeGreaterThan(0.93);
  });

  it('does not rub out in an island of hair what its zone held there', () => {
    const island = head((x, y) => Math.hypot(x, y - 0.5) < 0.09);
    const wide: ZonePart = { ...stroke, widthsMm: [40] };
    const around = { maps: island.maps, ground, bare: island.bare };
    expect(keptToEdge(wide, around, null).map(({ mode }) => mode)).toEqual(['add', 'remove']);
    const before: ZonePart = { ...stroke, widthsMm: [60] };
    const parts = keptToEdge(wide, around, island.inPhoto([before]));
    expect(parts.map(({ mode }) => mode)).toEqual(['add']);
  });

  it('is nothing where it began beside what the photo shows', () => {
    const beside: ZonePart = { ...stroke, pointsMm: [0, 0, -RADIUS_MM], widthsMm: [5] };
    expect(keptToEdge(beside, { maps: half.maps, ground, bare: half.bare }, null)).toEqual([]);
  });
});
