import { readFileSync } from 'node:fs';
import { OWN_NEUTRAL, ownFactor } from '../../src/domain/zones/ownMarks';
import { describe, expect, it } from 'vitest';
import { plannedHairline } from '../../src/domain/hairline/hairline';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { Vec3 } from '../../src/domain/head/types';
import { DEFAULT_PLAN, type TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { plannedAreaCm2 } from '../../src/domain/scalp/treatment';
import { skinTrack } from '../../src/domain/skinTrack';
import { meanPerCm2, mostPerCm2, plannedZones } from '../../src/domain/zones/plannedZones';
import { freeZoneId, newZone, type Zone, type ZonePart } from '../../src/domain/zones/zone';
import { zoneAreasCm2 } from '../../src/domain/zones/zoneAreas';
import { emptyMixture, mixZones, type ZonePlace } from '../../src/domain/zones/zoneMix';
import { laidPart, laidParts, withPart, zoneGround } from '../../src/domain/zones/zoneShape';

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const ground = zoneGround(shape);
const line = plannedHairline(surface, { hairline: DEFAULT_PLAN.hairline, regional: true }, 1);

const planWith = (...zones: readonly Zone[]): TreatmentPlan => ({ ...DEFAULT_PLAN, zones });
const track = (mode: ZonePart['mode'], pointsMm: readonly number[], widthMm: number): ZonePart => ({
  mode,
  shape: 'track',
  pointsMm,
  widthsMm: [widthMm],
  edgeMm: 1,
});
/** A ring of the chart around a place of it, on the skin. */
function ring(u: number, v: number, radiusMm: number): ZonePart {
  const pointsMm = Array.from({ length: 48 }, (_, k) => {
    const angle = (k / 48) * 2 * Math.PI;
    return [...ground.chart.toSkin(u + radiusMm * Math.cos(angle), v + radiusMm * Math.sin(angle))];
  }).flat();
  return { mode: 'add', shape: 'outline', pointsMm, widthsMm: [], edgeMm: 2 };
}
const areas = (plan: TreatmentPlan): readonly number[] =>
  zoneAreasCm2(
    surface,
    line,
    plannedZones(plan).map((zone) => ({ ...zone, parts: laidParts(zone, ground) })),
  );
const onTop = (dx: number, dz: number): Vec3 => ground.chart.toSkin(dx, dz);

describe('a part of a zone', () => {
  it('is as wide on the skin as it says, on any head', () => {
    for (const scale of [0.93, 1, 1.07]) {
      const there = zoneGround({ ...shape, scale });
      const points = [...onTop(-30, 0), ...onTop(30, 0)];
      const { amount } = laidPart(track('add', points, 12), 10, there);
      const at = (mm: number) => amount(...there.ontoSkin(onTop(0, mm)));
      expect(at(0)).toBe(1);
      expect(at(4 / scale)).toBeGreaterThan(0.9);
      expect(at(7 / scale)).toBe(0);
    }
  });

  it('tapers from one width to the next', () => {
    const part = { ...track('add', [...onTop(-30, 0), ...onTop(30, 0)], 1), widthsMm: [4, 20] };
    const { amount } = laidPart(part, 10, ground);
    expect(amount(...onTop(-28, 5))).toBe(0);
    expect(amount(...onTop(28, 5))).toBe(1);
  });

  it('fills an outline, half of it where the line runs', () => {
    const { amount } = laidPart(ring(0, 10, 25), 10, ground);
    expect(amount(...onTop(0, 10))).toBe(1);
    expect(amount(...onTop(0, 10 + 22))).toBe(1);
    expect(amount(...onTop(0, 10 + 25))).toBeGreaterThan(0.3);
    expect(amount(...onTop(0, 10 + 25))).toBeLessThan(0.7);
    expect(amount(...onTop(0, 10 + 28))).toBe(0);
  });

  it('lies in its ball, the fading border included', () => {
    for (const part of [
      ring(20, 0, 40),
      ring(0, 60, 70),
      track('add', [...onTop(0, 0), ...onTop(60, 80)], 30),
    ]) {
      const { middle, radiusMm, amount } = laidPart(part, 20, ground);
      for (let v = 0; v < surface.positionsMm.length; v += 3) {
        const [x, y, z] = [...surface.positionsMm.subarray(v, v + 3)] as unknown as Vec3;
        if (Math.hypot(x - middle[0], y - middle[1], z - middle[2]) > radiusMm)
          expect(amount(x, y, z)).toBe(0);
      }
    }
  });

  it('is what its line says, however it is looked up', () => {
    for (const [u, w, radius] of [
      [0, 10, 45],
      [60, 90, 60],
      [0, 165, 30],
    ] as const) {
      const part = ring(u, w, radius);
      const { amount } = laidPart(part, 10, ground);
      const border = skinTrack(
        { pointsMm: part.pointsMm, halfWidthsMm: [0], joined: 'loop' },
        ground.ontoSkin,
        400,
      );
      const seen = new Set<number>();
      for (let v = 0; v < surface.positionsMm.length; v += 3 * 29) {
        const at = [...surface.positionsMm.subarray(v, v + 3)] as unknown as Vec3;
        if (!(surface.borderDistanceMm[v / 3]! > 0) || border.distanceMm(...at) < part.edgeMm! / 2) continue;
        const there = amount(...at);
        expect([0, 1]).toContain(there);
        seen.add(there);
        // The map knows which side of the ring it is.
        const [p, q] = ground.chart.toChart(...at);
        expect(there).toBe(Math.hypot(p - u, q - w) < radius ? 1 : 0);
      }
      expect(seen.size).toBe(2);
    }
  });

  it('adds to what was there and takes it away, in order', () => {
    expect(withPart(withPart(0, 'add', 1), 'remove', 0.75)).toBe(0.25);
    expect(withPart(withPart(0, 'remove', 1), 'add', 0.75)).toBe(0.75);
  });
});

describe('zones one over the other', () => {
  const behind: ZonePlace = { density: 1, ramp: 1, behindMm: 60, bare: [1, 1] };
  const mixed = (
    plan: TreatmentPlan,
    least: readonly number[],
    place = behind,
    most = least.map(() => 1),
  ) => {
    const zones = plannedZones(plan);
    const out = emptyMixture(zones.length);
    mixZones(zones, place, least, most, out);
    return out;
  };
  const dense = (kind: Zone['kind'], id: string, impressionsPerCm2: number): Zone => {
    const zone = newZone(kind, id);
    return { ...zone, own: { ...zone.own, impressionsPerCm2 } };
  };
  const crown = dense('crown', 'crown', 210);
  const scalp = newZone('scalp', 'scalp');

  it('have the density of the uppermost where it is whole, and of those below where it is not', () => {
    const plan = planWith(crown, scalp);
    expect(mostPerCm2(plan)).toBe(210);
    expect(mixed(plan, [1, 0]).treated).toBe(1);
    expect(mixed(plan, [0, 0]).treated).toBeCloseTo(110 / 210, 12);
    expect(mixed(plan, [0.5, 0]).treated).toBeCloseTo((110 + 210) / 2 / 210, 12);
    expect(mixed(planWith(scalp, crown), [0, 1]).treated).toBeCloseTo(110 / 210, 12);
  });

  it('never come to more than the densest of them, where a ramp lags behind its density', () => {
    for (const density of [0.1, 0.15, 0.4, 1]) {
      const edge: ZonePlace = { density, ramp: density ** 2, behindMm: 2, bare: [1, 1] };
      const { treated, plannedArea } = mixed(planWith(scalp, dense('patch', 'patch', 110)), [0, 1], edge);
      expect(treated).toBeLessThanOrEqual(1);
      expect(plannedArea).toBeLessThanOrEqual(1);
    }
  });

  it('are finer among hair, but for one that fills between strands', () => {
    const among: ZonePlace = { ...behind, bare: [0.2, 0.2] };
    expect(mixed(planWith(scalp), [0], among).ramp).toBeCloseTo(0.35 + 0.65 * (0.2 / 0.5), 6);
    expect(mixed(planWith(dense('thinning', 'thinning', 110)), [1], among).ramp).toBe(1);
  });

  it('count each place once', () => {
    const { areas, plannedArea } = mixed(planWith(crown, scalp), [0.3, 0]);
    expect(areas[0]).toBeCloseTo(0.3, 12);
    expect(areas[1]).toBeCloseTo(0.7, 12);
    expect(plannedArea).toBeCloseTo(1, 12);
  });

  it('are left out while they are not shown', () => {
    const plan = planWith({ ...crown, shown: false }, scalp);
    expect(plannedZones(plan).map(({ id }) => id)).toEqual(['scalp']);
    expect(mostPerCm2(plan)).toBe(110);
  });

  it('let the lower one show where something was rubbed out of the upper one', () => {
    expect(mixed(planWith(scalp, crown), [0, 1], behind, [0, 1]).treated).toBe(1);
  });

  it('end a band behind the line', () => {
    const band = planWith(newZone('hairline', 'hairline'));
    const at = (behindMm: number) => mixed(band, [0], { ...behind, behindMm }).treated;
    expect(at(10)).toBe(1);
    expect(at(25)).toBeCloseTo(0.5, 12);
    expect(at(40)).toBe(0);
  });

  it('give way to hair, but for thinning hair, which is filled', () => {
    const among = { ...behind, density: 0, ramp: 0, bare: [0.2] };
    expect(mixed(planWith(newZone('area', 'a')), [1], among).treated).toBeCloseTo(0.2, 12);
    expect(mixed(planWith(newZone('thinning', 't')), [1], among).treated).toBeGreaterThan(0.5);
  });

  it('have marks of their own: a paler shade fainter, a larger needle wider', () => {
    const own = (change: Partial<Zone['own']>) => {
      const zone = newZone('area', 'a');
      return plannedZones(planWith({ ...zone, own: { ...zone.own, ...change } }))[0]!;
    };
    expect(own({})).toMatchObject({ logStrength: 0, logSize: 0 });
    expect(own({ shade: '60' }).logStrength).toBeLessThan(-0.2);
    expect(own({ shade: '60' }).logSize).toBe(0);
    expect(own({ diameterMm: 0.3 }).logSize).toBeGreaterThan(0.02);
    expect(own({ depthMm: 1 }).logSize).toBeGreaterThan(0.02);
  });
});

describe('the area of zones on the whole head', () => {
  it('is the plan’s where there is one over all of the scalp', () => {
    const [whole] = areas(planWith(newZone('scalp', 'scalp')));
    expect(whole).toBeCloseTo(plannedAreaCm2(surface, line), 6);
  });

  it('is that of a disc of skin', () => {
    for (const [u, v, radiusMm] of [
      [0, 20, 30],
      [30, 10, 8],
      [0, 40, 4],
    ] as const) {
      const [disc] = areas(planWith(newZone('area', 'area', [ring(u, v, radiusMm)])));
      expect(Math.abs(disc! / ((Math.PI * radiusMm ** 2) / 100) - 1)).toBeLessThan(0.05);
    }
  });

  it('moves from the lower zone to the upper one', () => {
    const disc = newZone('area', 'area', [ring(0, 20, 30)]);
    const [alone] = areas(planWith(newZone('scalp', 'scalp')));
    const [upper, lower] = areas(planWith(disc, newZone('scalp', 'scalp')));
    expect(Math.abs((upper! + lower!) / alone! - 1)).toBeLessThan(0.01);
    const figures = [
      { id: 'a', areaCm2: upper!, impressionsPerCm2: 200 },
      { id: 'b', areaCm2: lower!, impressionsPerCm2: 100 },
    ];
    expect(meanPerCm2(figures, DEFAULT_PLAN)).toBeCloseTo(
      (200 * upper! + 100 * lower!) / (upper! + lower!),
      9,
    );
    expect(meanPerCm2([], DEFAULT_PLAN)).toBe(110);
  });
});

it('a new zone has an id of its own', () => {
  const zones = [newZone('area', 'area'), newZone('area', 'area-2')];
  expect(freeZoneId(zones, 'area')).toBe('area-3');
  expect(freeZoneId(zones, 'crown')).toBe('crown');
});

describe('what a zone has of its own', () => {
  it('is read by the shader as it was written', () => {
    const shader = readFileSync(new URL('../../shaders/chunks/own.glsl', import.meta.url), 'utf8');
    const constant = (name: string): number =>
      Number(new RegExp(`const float ${name} = ([\\d.]+);`).exec(shader)?.[1]);
    expect(constant('OWN_NEUTRAL')).toBe(OWN_NEUTRAL);
    for (const byte of [1, OWN_NEUTRAL, 200, 255])
      expect(Math.exp((byte - constant('OWN_NEUTRAL')) / constant('OWN_STEPS'))).toBeCloseTo(
        ownFactor(byte),
        12,
      );
  });
});
