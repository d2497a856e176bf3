import { describe, expect, it } from 'vitest';
import { REGION_EAR, REGION_SCALP } from '../../src/domain/head/types';
import { endAtEars } from '../../src/domain/scalp/endAtEars';
import { skullOf } from '../../src/domain/scalp/skull';
import type { SurfaceRaster } from '../../src/domain/scalp/raster';

const SIDE = 400;
const FITTED_PX = 130;
/** In the picture the skull is so much smaller than the fitted one. */
const SMALLER_PX = 4;
const SKIN = [196, 146, 120, 255];

/** A fitted ball of skull; in the picture `beside` begins sooner. */
function coverageBeside(beside: readonly number[], ear: (x: number) => boolean = () => false): Uint8Array {
  const count = SIDE * SIDE;
  const data = new Uint8ClampedArray(4 * count);
  const [triangle, region] = [new Int32Array(count).fill(-1), new Uint8Array(count)];
  const [facing, coverage] = [new Float32Array(count), new Uint8Array(count)];
  for (let i = 0; i < count; i++) {
    const x = (i % SIDE) + 0.5 - SIDE / 2,
      y = Math.floor(i / SIDE) + 0.5 - SIDE / 2;
    const r = Math.hypot(x, y);
    data.set(r < FITTED_PX - SMALLER_PX ? SKIN : beside, 4 * i);
    if (r >= FITTED_PX) continue;
    triangle[i] = 1;
    region[i] = ear(x) ? REGION_EAR : REGION_SCALP;
    facing[i] = Math.sqrt(1 - (r / FITTED_PX) ** 2);
    coverage[i] = ear(x) ? 0 : 255;
  }
  const raster = { width: SIDE, height: SIDE, triangle, region, facing } as unknown as SurfaceRaster;
  const skull = skullOf(raster, { width: SIDE, height: SIDE, data, photoPxPerPx: 1 });
  endAtEars(raster, coverage, skull, (i) => i % SIDE > SIDE / 2);
  return coverage;
}

const at = (coverage: Uint8Array, x: number): number => coverage[(SIDE / 2) * SIDE + SIDE / 2 + x]!;

describe('a skull beside an ear', () => {
  it('ends where the picture shows the ear', () => {
    const coverage = coverageBeside([96, 64, 52, 255]);
    expect(at(coverage, FITTED_PX - SMALLER_PX + 1)).toBe(0);
    expect(at(coverage, FITTED_PX - SMALLER_PX - 2)).toBe(255);
  });

  it('ends as it is fitted far from ears, and where both look alike', () => {
    const dark = coverageBeside([96, 64, 52, 255]);
    expect(at(dark, -(FITTED_PX - 1))).toBe(255);
    const alike = coverageBeside(SKIN);
    expect(at(alike, FITTED_PX - 1)).toBeGreaterThan(127);
  });

  it('keeps what faces the camera, whatever lies in front of it', () => {
    const coverage = coverageBeside([96, 64, 52, 255], (x) => x > 40 && x < 80);
    for (const x of [10, 38, 82, 100]) expect(at(coverage, x)).toBe(255);
  });
});
