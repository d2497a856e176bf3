import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { writePng } from '../support/png';
import { fullRun, rootDir, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const sample = readFileSync(path.join(rootDir, 'public/samples/sample.jpg'));
let app: OpenedApp;
let smp: ReturnType<typeof driver>;

beforeAll(async () => {
  app = await openApp();
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

/** A PNG header that promises 20,000 x 20,000 px, and nothing behind it. */
function hugeHeader(): Buffer {
  const header = writePng({ width: 1, height: 1, data: Buffer.alloc(4, 255) });
  header.writeUInt32BE(20_000, 16);
  header.writeUInt32BE(20_000, 20);
  return header;
}

/** Hills under a sky: nothing like a head. */
function landscape(): Buffer {
  const width = 800,
    height = 600;
  const data = Buffer.alloc(4 * width * height, 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ridge = 330 + 40 * Math.sin(x / 90) + 18 * Math.sin(x / 31 + 2);
      const near = 450 + 25 * Math.sin(x / 140 + 1);
      const grain = (x * 7919 + y * 104_729) % 13;
      const colour =
        y < ridge
          ? [120 + y / 6, 160 + y / 8, 215]
          : y < near
            ? [70 + grain, 95 + grain, 75]
            : [95 + grain, 130 + grain, 50];
      data.set(colour.map(Math.round), 4 * (y * width + x));
    }
  return writePng({ width, height, data });
}

const refused: [name: string, bytes: Buffer, type: string, codes: string[]][] = [
  ['a text file', Buffer.from('Dear diary, this is no picture.'), 'text/plain', ['unsupported-format']],
  ['0 bytes', Buffer.alloc(0), 'image/jpeg', ['corrupt-image', 'unsupported-format']],
  ['a truncated JPEG', sample.subarray(0, sample.length / 2), 'image/jpeg', ['corrupt-image']],
  ['1 x 1 px', writePng({ width: 1, height: 1, data: Buffer.alloc(4, 255) }), 'image/png', ['too-small']],
  ['a header of 20,000 x 20,000 px', hugeHeader(), 'image/png', ['too-large']],
  [
    'an SVG',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"/>'),
    'image/svg+xml',
    ['unsupported-format'],
  ],
];

describe('what cannot be opened', () => {
  it('leaves the open photo, its plan and its impressions as they are', async () => {
    await smp.open(sample);
    await smp.update({ density: { impressionsPerCm2: 90 } });
    const drawn = await smp.impressions();
    expect(drawn).toBeGreaterThan(1000);
    for (const [name, bytes, type, codes] of refused) {
      const answer = await smp.open(bytes, type);
      if (!('code' in answer)) throw new Error(`${name} was opened`);
      expect(codes, name).toContain(answer.code);
      expect(answer.message, name).toMatch(/^[A-Z].{20,}[.?!]$/s);
      expect((await smp.plan()).density.impressionsPerCm2).toBe(90);
      expect(await smp.impressions(), name).toBe(drawn);
    }
  });
});

describe('pictures without a head', () => {
  const pictures: [string, () => Buffer][] = [];
  if (fullRun || !sharedDir) pictures.push(['a landscape', landscape]);
  if (sharedDir) pictures.push(['a cat', () => readFileSync(sharedFile('photos', 'no-head-cat.png'))]);

  it.each(pictures)('gives %s hand tools and no impression', async (_name, bytes) => {
    const answer = await smp.open(bytes(), 'image/png');
    expect(answer).toMatchObject({ segmentation: 'manual', confidence: 0, faceFound: false });
    expect(await smp.impressions()).toBe(0);
    const mask = await smp.mask();
    expect(mask.coverage.every((coverage) => coverage === 0)).toBe(true);
    const [before, after] = [await smp.picture('before'), await smp.picture('after')];
    const photo = 4 * mask.width * mask.height;
    expect(Buffer.from(after.data.subarray(0, photo)).equals(before.data.subarray(0, photo))).toBe(true);
    expect(await app.page.getByText(/no head|could not find|not find a head/i).count()).toBeGreaterThan(0);
  });
});
