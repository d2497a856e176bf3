import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FRAME_SIDE_PX } from '../../src/domain/capture/frameChecks';
import { frameDistance } from '../../src/domain/capture/frameDistance';
import { frameLight } from '../../src/domain/capture/frameLight';
import { headBox } from '../../src/domain/capture/headBox';
import type { RgbaImage } from '../../src/domain/image';
import type { ClinicalView } from '../../src/domain/observation';
import { readJpeg } from '../support/jpeg';
import { fullRun, sharedDir, sharedFile } from '../support/shared';

const ALL = sharedDir ? readdirSync(sharedFile('heads')).filter((file) => /\d\.jpg$/.test(file)) : [];
const NAMES = fullRun ? ALL : ALL.filter((_, i) => i % 3 === 0);

/** As a camera's frame: the mean of whole squares of pixels. */
function frameOf({ width, height, data }: RgbaImage): RgbaImage {
  const step = Math.ceil(Math.max(width, height) / FRAME_SIDE_PX);
  const small = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const out = new Uint8ClampedArray(4 * small.width * small.height);
  for (let i = 0; i < out.length; i++) {
    const x = step * ((i >> 2) % small.width);
    const y = step * Math.floor((i >> 2) / small.width);
    let sum = 0;
    for (let dy = 0; dy < step; dy++)
      for (let dx = 0; dx < step; dx++) sum += data[4 * ((y + dy) * width + x + dx) + (i & 3)]!;
    out[i] = sum / (step * step);
  }
  return { ...small, data: out };
}

/** A head of this share of its size in the middle of its own surroundings, which are drawn out to the edge. */
function farther({ width, height, data }: RgbaImage, share: number): RgbaImage {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (at: number, size: number): number =>
        Math.max(0, Math.min(size - 1, Math.round((at - size / 2) / share + size / 2)));
      const source = 4 * (from(y, height) * width + from(x, width));
      out.set(data.subarray(source, source + 4), 4 * (y * width + x));
    }
  return { width, height, data: out };
}

describe.skipIf(!sharedDir)('rendered heads before a camera', () => {
  it.each(NAMES)('%s: light is good, and it is neither far nor aside until it is smaller', async (name) => {
    const view = name.replace(/-\d+\.jpg$/, '') as ClinicalView;
    const frame = frameOf(await readJpeg(sharedFile('heads', name)));
    const box = headBox(view, frame.width, frame.height);
    expect(frameLight(frame, box, view)).toBe('good');
    expect(['good', 'near']).toContain(frameDistance(frame, box));
    expect(['far', 'unsure', 'aside']).toContain(frameDistance(farther(frame, 0.45), box));
  });
});
