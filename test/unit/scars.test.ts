import { describe, expect, it } from 'vitest';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { meanShape } from '../../src/domain/head/model';
import type { HeadFit, Vec3 } from '../../src/domain/head/types';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import { absorbed } from '../../src/domain/pigment/absorbed';
import { pigmentedLight, withoutShine } from '../../src/domain/pigment/pigmentedSkin';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { treatedFigures, treatedSkin } from '../../src/domain/scalp/treatment';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { headPointsMm, thinned } from '../../src/domain/scar/onHead';
import type { Scar } from '../../src/domain/scar/scar';
import { scarAreaCm2 } from '../../src/domain/scar/scarArea';
import { reachedDensity, scarCoverage, scarLines } from '../../src/domain/scar/scarCoverage';
import { scarLine } from '../../src/domain/scar/scarLine';
import { ontoSkinOf } from '../../src/domain/skinTrack';
import { toneRatio } from '../../src/domain/scar/scarTone';
import { MODEL_HEAD_CAMERA, photoOfModelHead } from '../support/modelHead';
import { plannedAs } from '../support/plannedAs';
import {
  at,
  away,
  covered,
  pixels,
  position,
  onBall,
  onSkull,
  patch,
  RADIUS_MM,
  SKIN,
  strip,
  type Light,
} from '../support/scarredSkull';
import { sphereSurface } from '../support/sphereSurface';

describe('a scar on the skin', () => {
  it('is as wide on the skin wherever it is seen from, with a soft edge', () => {
    // One seen edge-on as well.
    for (const middle of [at(0.1, 0.3), at(1.1, 0.3)]) {
      const { map, maps } = covered([{ ...patch, pointsMm: middle }]);
      const wrong = pixels(maps).filter((i) => {
        const distance = away(position(maps, i), middle) - 10;
        const amount = map.rgba[4 * i + 3]!;
        if (Math.abs(distance) > 0.8) return amount !== (distance < 0 ? 255 : 0);
        return Math.abs(distance) < 0.3 && (amount < 40 || amount > 215);
      });
      expect(wrong).toEqual([]);
    }
  });

  it('runs along the skin between its points, not through the head', () => {
    const far: Scar = { ...strip, pointsMm: [...at(-0.4, 0.2), ...at(0.4, 0.2)] };
    const line = scarLine(far, onSkull, 10);
    const chord = [0, RADIUS_MM * Math.sin(0.2), RADIUS_MM * Math.cos(0.4) * Math.cos(0.2)] as const;
    expect(line.distanceMm(...onSkull(chord))).toBeCloseTo(-3, 1);
    expect(line.distanceMm(...chord)).toBeGreaterThan(0);
  });

  it('stays in its place when the head turns out larger', () => {
    const larger = onBall(1.06 * RADIUS_MM);
    const line = scarLine(patch, larger, 10);
    expect(line.distanceMm(...larger(at(0.2, 0.6)))).toBeCloseTo(-10, 6);
  });

  it('is round and small where it is a dot', () => {
    const dots: Scar = { id: 'c', kind: 'fue', widthMm: 2, pointsMm: [...at(0, 0.4), ...at(0.2, 0.4)] };
    const line = scarLine(dots, onSkull, 5);
    expect(line.distanceMm(...at(0, 0.4))).toBeCloseTo(-1, 6);
    expect(line.distanceMm(...at(0.2, 0.4))).toBeCloseTo(-1, 6);
    // Nothing runs from one dot to the other.
    expect(line.distanceMm(...at(0.1, 0.4))).toBe(Infinity);
  });
});

const nothingPlanned = plannedAs(0, 0);

describe('what a plan treats', () => {
  const hairy = () => covered([strip], () => ({ rgb: SKIN, hair: 1 }));
  const uncorrected = ({ scalp }: ScalpMaps) => ({ scalp, added: null, removed: null });

  it('is full density inside a scar, less just beyond it, in front of the line, and nothing farther off', () => {
    const { maps, ...scars } = covered([strip]);
    const { map, scarsMm2 } = treatedSkin(maps, uncorrected(maps), nothingPlanned, null, scars);
    const line = scarLine(strip, onSkull, 30);
    let beyond = 0;
    const wrong = pixels(maps).filter((i) => {
      const distance = line.distanceMm(...position(maps, i));
      const [share, edge] = map.layers.subarray(4 * i, 4 * i + 4);
      if (distance > 0.2 && distance < 2) beyond += share! / 255;
      if (distance < 0 && (share !== 255 || edge !== 255)) return true;
      return distance > 4.1 && share !== 0;
    });
    expect(wrong).toEqual([]);
    expect(beyond).toBeGreaterThan(50);
    expect(scarsMm2).toBeGreaterThan(500);
  });

  it.each([
    ['fut', 3, 3],
    ['fue', 1, 1.2],
    ['patch', 20, 3],
  ] as const)(
    'is hardly wider than a scar of kind %s is set to, and ends softly',
    (kind, widthMm, mostMm) => {
      const shares = Array.from({ length: 101 }, (_, k) => reachedDensity({ kind }, k / 20));
      const beyondMm = shares.reduce((sum, share) => sum + share, 0) / 20;
      expect(widthMm + 2 * beyondMm).toBeLessThan(widthMm + mostMm);
      const steps = shares.slice(1).map((share, k) => shares[k]! - share);
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
      // Tone shows up to 0.6 of the density: it goes over 1 mm and more, of the small round ones over half of that.
      const widthOfTone = shares.filter((share) => share > 0.03 && share < 0.6).length / 20;
      expect(widthOfTone).toBeGreaterThan(kind === 'fue' ? 1 : 1.8);
    },
  );

  it('is the same as without scars where the plan is uniform', () => {
    const { maps, ...scars } = hairy();
    const uniform = (with_: typeof scars | null) =>
      treatedSkin(maps, uncorrected(maps), null, null, with_).map.layers;
    expect(Buffer.from(uniform(scars)).equals(Buffer.from(uniform(null)))).toBe(true);
  });

  it('keeps within the outline', () => {
    const { maps, ...scars } = covered([{ ...patch, pointsMm: at(0.2, 0) }]);
    const { map } = treatedSkin(maps, uncorrected(maps), nothingPlanned, null, scars);
    const treated = pixels(maps).filter((i) => map.layers[4 * i]! > 0);
    expect(treated.length).toBeGreaterThan(50);
    expect(treated.filter((i) => maps.scalp.coverage[i] === 0)).toEqual([]);
  });
});

describe('the figures', () => {
  it('count a scar’s area on the whole head, by its density', () => {
    const ball = sphereSurface(RADIUS_MM, 120);
    const lines = scarLines([strip], onSkull);
    // 6 mm, and beyond on both sides half of the mean of the 1.5 and 4 mm within which dots end.
    const width = 6 + 2 * 1.375;
    const arc = RADIUS_MM * Math.cos(0.43) * 0.7;
    const expected = (arc * width + Math.PI * (width / 2) ** 2) / 100;
    const area = (density: number, hairShare: number) =>
      scarAreaCm2(ball, { ...nothingPlanned, density: () => density }, lines, hairShare);
    expect(Math.abs(area(0, 0) / expected - 1)).toBeLessThan(0.05);
    expect(area(1, 0)).toBe(0);
    expect(area(1, 0.5)).toBeGreaterThan(0.4 * area(0, 0));
    expect(area(1, 0.5)).toBeLessThan(0.5 * area(0, 0));
  });

  it('add it once', () => {
    const skin = {
      plannedMm2: 1000,
      treatedMm2: 500,
      ledMm2: 0,
      scarsMm2: 200,
      zones: null,
      map: { width: 0, height: 0, layers: new Uint8Array() },
    };
    const { treatedAreaCm2, hairShare } = treatedFigures(400, skin, skin, (share) => 10 * share);
    expect(hairShare).toBe(0.5);
    expect(treatedAreaCm2).toBe(205);
  });
});

describe('the tone of a scar', () => {
  it('is pulled towards the skin around, and never made lighter', () => {
    const ratio = toneRatio([1.5, 1.2, 0.8]);
    expect(1.5 * ratio[0]).toBeGreaterThan(1);
    expect(1.5 * ratio[0]).toBeLessThan(1.25);
    expect(1.2 * ratio[1]).toBeLessThan(1.1);
    expect(ratio[2]).toBe(1);
    expect(Math.min(...toneRatio([50, 50, 50]))).toBeGreaterThanOrEqual(0.55);
  });

  const pale = SKIN.map((light) => 1.4 * light) as unknown as Light;
  const radiusOf = (x: number, y: number): number =>
    away(onSkull([x, y, Math.sqrt(1 - x * x - y * y)]), at(0.2, 0.6));

  it('changes where the skin is pale, and not where the line was drawn too wide', () => {
    // A scar 14 mm across under a patch of 20 mm; the ball is darker towards its left.
    const { map, maps } = covered([patch], (x, y) => {
      const shade = 0.8 + 0.2 * x;
      return { rgb: (radiusOf(x, y) < 7 ? pale : SKIN).map((c) => c * shade) as unknown as Light };
    });
    const wrong = pixels(maps).filter((i) => {
      const distance = away(position(maps, i), at(0.2, 0.6));
      const tone = [0, 1, 2].map((c) => map.rgba[4 * i + c]! / 255);
      if (distance < 5 && tone.some((share) => share > 0.88 || 1.4 * share < 1)) return true;
      return Math.min(...tone) < (distance > 13 ? 1 : distance > 9 ? 0.99 : 0);
    });
    expect(wrong).toEqual([]);
  });

  it('follows the pigment, and leaves shine as it is', () => {
    const look = { ...impressionLook(DEFAULT_PLAN), haloStrength: 0, haloDensity: [0, 0, 0] as const };
    const scarTone = [0.7, 0.8, 0.9] as const;
    const toned = (halo: number, light: readonly [number, number, number]) =>
      pigmentedLight(
        light,
        withoutShine(0.4),
        { mark: 0, halo: [halo, halo], scarTone },
        { ...look, redness: [0, 0, 0] },
      );
    expect(toned(0, [0.6, 0.5, 0.4])).toEqual([0.6, 0.5, 0.4]);
    const [red, green, blue] = toned(1, [0.6, 0.5, 0.4]);
    expect([red / 0.6, green / 0.5, blue / 0.4].map((share) => +share.toFixed(9))).toEqual([0.7, 0.8, 0.9]);
    // 0.2 of gloss on the same body.
    expect(toned(1, [0.8, 0.72, 0.72])[2]).toBeCloseTo(0.52 * 0.9 + 0.2, 9);
  });
});

it('fades faster in a scar: by the source’s figure at half a year, and more with every year', () => {
  const left = [30, 90, 182, 365, 730, 1825].map((days) => {
    const { markDensity, scarStrength } = impressionLook({
      ...DEFAULT_PLAN,
      age: { ...DEFAULT_PLAN.age, days },
    });
    return absorbed(scarStrength * markDensity[1]) / absorbed(markDensity[1]);
  });
  expect(left[0]).toBe(1);
  for (let k = 1; k < left.length; k++) expect(left[k]).toBeLessThan(left[k - 1]!);
  expect(left[2]).toBeCloseTo((1 - 0.11 * (1.6 / 0.9)) / 0.89, 6);
});

describe('drawn on a photo', () => {
  const shape = meanShape();
  const surface = buildHeadSurface(shape, 'fine');
  const seenFrom = (azimuthDeg: number) => {
    const { input, pose } = photoOfModelHead(shape, { azimuthDeg, elevationDeg: 15, rollDeg: 0 }, false);
    const fit = { shape, pose, camera: MODEL_HEAD_CAMERA, outlineEvidence: 'person' } as HeadFit;
    return { analysis: input.analysis, maps: scalpMaps(surface, fit, input.analysis, input.observation) };
  };

  it('lies at the same place of the skin in another view', () => {
    const [back, side] = [seenFrom(180), seenFrom(225)];
    // The middle of the scalp that is seen from behind.
    const { scalp, width, photoPxPerPx } = back.maps;
    const inside = [...scalp.coverage.keys()].filter((i) => scalp.coverage[i] === 255);
    const [x, y] = [
      inside.reduce((sum, i) => sum + (i % width), 0) / inside.length,
      inside.reduce((sum, i) => sum + Math.floor(i / width), 0) / inside.length,
    ];
    const pointsMm = headPointsMm(back.maps, [x * photoPxPerPx, y * photoPxPerPx, 1, 1]);
    expect(pointsMm).toHaveLength(3);
    const drawn: Vec3 = [pointsMm[0]!, pointsMm[1]!, pointsMm[2]!];
    const lines = scarLines([{ id: 'a', kind: 'patch', widthMm: 12, pointsMm }], ontoSkinOf(shape));
    for (const { analysis, maps } of [back, side]) {
      const found = scarCoverage(analysis, maps, lines)!;
      const sum = [0, 0, 0];
      let count = 0;
      for (let i = 0; i < maps.facing.length; i++) {
        if (found.map.rgba[4 * i + 3]! < 128) continue;
        // As much skin as each pixel shows.
        count += maps.areaMm2[i]!;
        for (const k of [0, 1, 2]) sum[k]! += maps.areaMm2[i]! * maps.positionMm[3 * i + k]!;
      }
      expect(count).toBeGreaterThan(0);
      const middle = ontoSkinOf(shape)(sum.map((s) => s / count) as unknown as Vec3);
      expect(away(middle, drawn)).toBeLessThan(0.6);
    }
  });

  it('is left out beside the scalp, and thinned to what a plan takes', () => {
    const { maps } = seenFrom(180);
    expect(headPointsMm(maps, [2, 2, -5, 10, 1e6, 3])).toEqual([]);
    const many = Array.from({ length: 3000 }, (_, k) => (k % 3 === 0 ? k / 10 : 0));
    const kept = thinned('fut', many, 100);
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.slice(0, 3)).toEqual(many.slice(0, 3));
    expect(kept.slice(-3)).toEqual(many.slice(-3));
    const dots = thinned('fue', many, 400);
    for (let k = 3; k < dots.length; k += 3) expect(dots[k]! - dots[k - 3]!).toBeGreaterThanOrEqual(4);
  });
});
