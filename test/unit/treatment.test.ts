import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/domain/image';
import { correctedScalp } from '../../src/domain/scalp/strokes';
import {
  treatedFigures,
  treatedSkin,
  type HairAround,
  type TreatedSkin,
} from '../../src/domain/scalp/treatment';
import { fringeOf } from '../../src/domain/scalp/fringe';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { PlannedHairline } from '../../src/domain/hairline/hairline';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { plannedAs } from '../support/plannedAs';

const SIDE = 60;
const NO_POINTS = buildHeadSurface(meanShape(), 'coarse').points;
function mask(value: (x: number, y: number) => number): Mask {
  return {
    width: SIDE,
    height: SIDE,
    coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => value(i % SIDE, Math.floor(i / SIDE))),
  };
}
const at = (m: Mask, x: number, y: number): number => m.coverage[y * SIDE + x]!;
const disc = mask((x, y) => (Math.hypot(x - 30, y - 30) < 20 ? 255 : 0));

function maps(hair: Mask): ScalpMaps {
  return {
    width: SIDE,
    height: SIDE,
    photoPxPerPx: 2,
    box: { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 },
    scalp: disc,
    hair,
    areaMm2: new Float32Array(SIDE * SIDE).fill(0.25),
    facing: new Float32Array(SIDE * SIDE).fill(1),
    positionMm: new Float32Array(3 * SIDE * SIDE),
    borderDistanceMm: new Float32Array(SIDE * SIDE).fill(20),
    points: NO_POINTS,
    skin: null,
    hairBeyondHead: 0,
    person: null,
    rim: null,
  };
}
const everywhere = plannedAs(20, 1);

const coverageOf = ({ map }: TreatedSkin): Mask => ({
  width: map.width,
  height: map.height,
  coverage: map.layers.filter((_, i) => i % 4 === 0),
});

const fringe = (hair: Mask) => ({
  bare: fringeOf(maps(hair), NO_POINTS, 0.5).bare,
  ahead: null,
  lead: null,
});

const machine = { scalp: disc, added: null, removed: null };
const bald = mask(() => 0);

describe('the outline brush', () => {
  const stroke = (mode: 'add' | 'remove', x: number, y: number) =>
    ({ mode, radiusPx: 10, points: [2 * x, 2 * y] }) as const;

  it('removes and adds discs of its radius, in photo px', () => {
    const removed = correctedScalp(maps(bald), [stroke('remove', 30, 30)]).scalp;
    expect(at(removed, 30, 30)).toBe(0);
    expect(at(removed, 36, 30)).toBe(255);
    const added = correctedScalp(maps(bald), [stroke('add', 54, 54)]).scalp;
    expect(at(added, 54, 54)).toBe(255);
    expect(at(added, 45, 54)).toBe(0);
  });

  it('takes the strokes in order', () => {
    const both = correctedScalp(maps(bald), [stroke('remove', 30, 30), stroke('add', 30, 30)]).scalp;
    expect(at(both, 30, 30)).toBe(255);
  });

  it('adds nothing where no impression can lie', () => {
    const far = { ...maps(bald), borderDistanceMm: new Float32Array(SIDE * SIDE).fill(-40) };
    expect(at(correctedScalp(far, [stroke('add', 54, 54)]).scalp, 54, 54)).toBe(0);
  });

  it('treats what is added by hand, wherever the planned line runs', () => {
    const behindNothing = plannedAs(-20, 0);
    const corrected = correctedScalp(maps(bald), [stroke('add', 30, 30)]);
    const coverage = coverageOf(treatedSkin(maps(bald), corrected, behindNothing, fringe(bald)));
    expect(at(coverage, 30, 30)).toBe(255);
    expect(at(coverage, 42, 30)).toBe(0);
  });

  it('moves the treated area by the skin it covers', () => {
    const before = treatedSkin(maps(bald), machine, everywhere, fringe(bald));
    const after = treatedSkin(
      maps(bald),
      correctedScalp(maps(bald), [stroke('remove', 30, 30)]),
      everywhere,
      fringe(bald),
    );
    const discCm2 = (Math.PI * 5 ** 2 * 4 * 0.25) / 100;
    const figures = [treatedFigures(500, before, before), treatedFigures(500, before, after)];
    expect(figures[0]!.treatedAreaCm2).toBe(500);
    const removedCm2 = 500 - figures[1]!.treatedAreaCm2;
    // A disc of five pixels in radius; a pixel to either side would be 40 %.
    expect(Math.abs(removedCm2 / discCm2 - 1)).toBeLessThan(0.1);
  });

  it('leaves the machine’s outline as it was', () => {
    const before = disc.coverage.slice();
    correctedScalp(maps(bald), [stroke('remove', 30, 30)]);
    expect(disc.coverage).toEqual(before);
  });
});

describe('treated skin', () => {
  it('reaches the outline, which runs where coverage is half', () => {
    const soft = mask((x) => [0, 90, 127, 128, 200, 255][Math.min(5, Math.max(0, x - 20))]!);
    const coverage = coverageOf(
      treatedSkin(maps(bald), { scalp: soft, added: null, removed: null }, null, null),
    );
    expect([20, 21, 22, 23, 24, 25].map((x) => at(coverage, x, 30))).toEqual([0, 0, 0, 128, 200, 255]);
  });

  it('has the line’s own ramp at every pixel and asks less often behind it', () => {
    const positionMm = Float32Array.from({ length: 3 * SIDE * SIDE }, (_, i) =>
      i % 3 === 0 ? ((i / 3) % SIDE) / 2 : Math.floor(i / 3 / SIDE) / 2,
    );
    // A ramp of 3 mm that wanders, and densities that grow behind it.
    const placeAt = (x: number, y: number): readonly [number, number] => {
      const ramp = Math.min(1, Math.max(0, (x - 9 - Math.sin(3 * y)) / 3));
      return [ramp * (0.9 + 0.002 * x), ramp];
    };
    let asked = 0;
    const line: PlannedHairline = {
      ...everywhere,
      place: (x, y, _z, _border, out) => {
        asked++;
        out.set(placeAt(x, y));
      },
    };
    const { map } = treatedSkin({ ...maps(bald), positionMm }, machine, line, null);
    let inside = 0;
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++) {
        if (at(disc, x, y) === 0) continue;
        inside++;
        const [density, ramp] = placeAt(x / 2, y / 2);
        const [covered, edge] = map.layers.slice(4 * (y * SIDE + x), 4 * (y * SIDE + x) + 2);
        expect(Math.abs(covered! - 255 * density)).toBeLessThan(1.5);
        if (covered! > 0) expect(Math.abs(edge! - 255 * ramp)).toBeLessThan(1);
      }
    expect(asked).toBeLessThan(0.7 * inside);
  });

  it('fades out where hair is seen, and not in a uniform plan', () => {
    const hair = mask((x) => (x > 30 ? 255 : 0));
    const planned = coverageOf(treatedSkin(maps(hair), machine, everywhere, fringe(hair)));
    expect(at(planned, 48, 30)).toBe(0);
    // It thins out over some mm on either side of where the hair begins.
    expect(at(planned, 33, 30)).toBeGreaterThan(at(planned, 38, 30));
    expect(at(planned, 38, 30)).toBeGreaterThan(0);
    expect(at(planned, 20, 30)).toBe(255);
    expect(at(coverageOf(treatedSkin(maps(hair), machine, null, fringe(hair))), 40, 30)).toBe(255);
  });

  it('has finer marks among hair, and the same where the plan shows other hair', () => {
    const hair = mask((x) => (x > 30 ? 255 : 0));
    const today = fringe(hair);
    const edgeOf = (around: HairAround): ((x: number) => number) => {
      const { map } = treatedSkin(maps(hair), machine, everywhere, around);
      return (x) => map.layers[4 * (30 * SIDE + x) + 1]!;
    };
    const edge = edgeOf(today);
    expect(edge(20)).toBe(255);
    expect(edge(38)).toBeLessThan(edge(33));
    expect(edge(38)).toBeGreaterThan(255 * 0.3);
    const grown = edgeOf({
      ...today,
      ahead: { opacity: mask(() => 255).coverage, share: null, ground: new Uint8Array(4 * SIDE * SIDE) },
    });
    for (let x = 10; x < 45; x++) expect(grown(x)).toBe(edge(x));
  });

  it('takes the share under hair off the whole head', () => {
    const figures = (hair: Mask) => {
      const treated = treatedSkin(maps(hair), machine, everywhere, fringe(hair));
      return treatedFigures(500, treated, treated);
    };
    expect(figures(bald)).toEqual({ hairShare: 0, underHairShare: 0, treatedAreaCm2: 500 });
    expect(figures(mask(() => 255)).hairShare).toBe(1);
    const half = figures(mask((x) => (x >= 30 ? 255 : 0))).treatedAreaCm2;
    // 30 of the disc's columns are bare, 31 are not.
    expect(half).toBeGreaterThan(235);
    expect(half).toBeLessThan(265);
  });
});
