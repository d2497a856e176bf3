import { describe, expect, it } from 'vitest';
import { treatedSkin } from '../../src/domain/scalp/treatment';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { scarCoverage, scarLines } from '../../src/domain/scar/scarCoverage';
import { scarLine } from '../../src/domain/scar/scarLine';
import { paintedSkull, type SkullPixel } from '../support/paintedSkull';
import { plannedAs } from '../support/plannedAs';
import {
  at,
  away,
  covered,
  pixels,
  position,
  onSkull,
  patch,
  SKIN,
  strip,
  type Light,
} from '../support/scarredSkull';

const CROPPED: Light = [0.25, 0.16, 0.12];

describe('what a plan treats', () => {
  const fromStrip = (x: number, y: number): number =>
    scarLine(strip, onSkull, 40).distanceMm(...onSkull([x, y, Math.sqrt(1 - x * x - y * y)]));
  /** The strip's scar in cropped hair that leaves half of the light, drawn as wide as it is. */
  const hairy = () => covered([strip], (x, y) => ({ rgb: fromStrip(x, y) < 0 ? SKIN : CROPPED, hair: 1 }));
  const uncorrected = ({ scalp }: ScalpMaps) => ({ scalp, added: null, removed: null });

  it('is the scar alone where it lies in hair: its skin is bare and dotted, the hair beside it is not', () => {
    const { maps, ...scars } = hairy();
    // Of a plan that treats hair as well.
    const { map, scarsMm2 } = treatedSkin(maps, uncorrected(maps), plannedAs(0.3, 1), null, scars);
    const line = scarLine(strip, onSkull, 30);
    const wrong = pixels(maps).filter((i) => {
      if (maps.scalp.coverage[i] !== 255) return false;
      const distance = line.distanceMm(...position(maps, i));
      const [share, , , hair] = map.layers.subarray(4 * i, 4 * i + 4);
      if (distance < -1.7) return share! < 250 || hair! > 5;
      // A pixel is 0.85 mm wide, and light is averaged over three.
      if (distance > 1.7 && distance < 2.5) return share !== 0 || hair !== 255;
      return distance > 6 && (hair !== 255 || share! < 70);
    });
    expect(wrong).toEqual([]);
    expect(scarsMm2).toBeLessThan(0);
  });

  it.each([strip, patch])(
    'is nothing where a scar of kind $kind was drawn on hair and none is seen',
    (scar) => {
      // Uneven as stubble is, and lighter to one side.
      const stubble = (x: number, y: number): SkullPixel => {
        const speck = Math.sin(1e4 * x + 3e4 * y);
        return {
          rgb: CROPPED.map((c) => c * (1 + 0.15 * speck + 0.2 * x)) as unknown as Light,
          hair: 1,
        };
      };
      const { maps, ...scars } = covered([scar], stubble);
      const { map } = treatedSkin(maps, uncorrected(maps), plannedAs(0, 0), null, scars);
      expect(Math.max(...pixels(maps).map((i) => map.layers[4 * i]!))).toBeLessThan(25);
      const onScalp = pixels(maps).filter((i) => maps.scalp.coverage[i] === 255);
      expect(Math.min(...onScalp.map((i) => map.layers[4 * i + 3]!))).toBeGreaterThan(230);
      expect(Math.min(...onScalp.flatMap((i) => [...scars.map.rgba.subarray(4 * i, 4 * i + 3)]))).toBe(255);
    },
  );
});

describe('the tone', () => {
  const radiusOf = (x: number, y: number): number =>
    away(onSkull([x, y, Math.sqrt(1 - x * x - y * y)]), at(0.2, 0.6));

  const inHair = (hairRgb: Light, beyond = 0) => {
    const painted = paintedSkull((x, y) => (radiusOf(x, y) < 10 ? { rgb: SKIN } : { rgb: hairRgb, hair: 1 }));
    const maps = { ...painted.maps, hairBeyondHead: beyond };
    const { map, reached } = scarCoverage(painted.analysis, maps, scarLines([patch], onSkull))!;
    const middle = pixels(maps).filter((i) => away(position(maps, i), at(0.2, 0.6)) < 7);
    const tone = ([0, 1, 2] as const).map((c) => Math.max(...middle.map((i) => map.rgba[4 * i + c]! / 255)));
    return { tone, density: Math.min(...middle.map((i) => reached[i]! / 255)) };
  };

  it('with its dots comes near the cropped hair around, and not below it', () => {
    const { tone, density } = inHair(CROPPED);
    expect(density).toBe(1);
    // What is left of the light of treated skin in photographs, and in the app: SMP.md, first table.
    [0.66, 0.73, 0.76].forEach((left, c) => {
      const overHair = (SKIN[c]! / CROPPED[c]!) * left * tone[c]!;
      expect(overHair).toBeGreaterThan(1);
      expect(overHair).toBeLessThan(1.12);
    });
  });

  it('is left to fewer dots where hair is hardly darker, and to none where it is lighter', () => {
    const little = inHair(SKIN.map((c) => c / 1.2) as unknown as Light);
    expect(Math.min(...little.tone)).toBeGreaterThan(0.97);
    expect(little.density).toBeGreaterThan(0.45);
    expect(little.density).toBeLessThan(0.75);
    const lighter = inHair(SKIN.map((c) => c * 1.3) as unknown as Light);
    expect(lighter).toEqual({ tone: [1, 1, 1], density: 0 });
  });

  it('does not follow long hair, which lies over a scar', () => {
    expect(inHair(CROPPED, 1).tone).toEqual([1, 1, 1]);
  });
});
