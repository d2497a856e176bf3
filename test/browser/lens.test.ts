import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { exifTiff, jpegWithExif, TAG } from '../support/fixtures/exif';
import { readPng } from '../support/png';
import { fullRun, sharedDir, sharedFile } from '../support/shared';

const HEADS = ['left-104', 'left-114', 'front-down-111'];

/**
 * The square picture as one that was cut from a lying 4:3 one of the same height: what a phone would have written then.
 */
function withItsLens(name: string): Buffer {
  const { size, fovYDeg } = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as {
    size: [number, number];
    fovYDeg: number;
  };
  const sidePx = size[1];
  const focalPx = sidePx / 2 / Math.tan((fovYDeg * Math.PI) / 360);
  const takenPx = { width: Math.round((sidePx * 4) / 3), height: sidePx };
  return jpegWithExif(
    readFileSync(sharedFile('heads', `${name}.jpg`)),
    exifTiff({
      [TAG.focal35]: Math.round((focalPx * Math.hypot(36, 24)) / Math.hypot(takenPx.width, takenPx.height)),
      [TAG.pixelX]: takenPx.width,
      [TAG.pixelY]: takenPx.height,
    }),
  );
}

/** Scalp that the camera saw, cm2: 2 bytes a pixel of NAME.area.png, on a logarithmic scale (heads' README). */
function trueAreaCm2(name: string): number {
  const { data } = readPng(sharedFile('heads', `${name}.area.png`));
  let mm2 = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 2]! > 127) mm2 += 2 ** (((data[at]! * 256 + data[at + 1]!) / 65_535) * 16 - 12);
  return mm2 / 100;
}

describe.skipIf(!sharedDir || !fullRun)('a photo that says what lens took it', () => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp();
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  const figuresOf = (file: Buffer) =>
    app.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      await window.smpPreview!.openPhoto(new Blob([bytes]));
      const { mmPerPx, mmPerPxUncertainty, visibleAreaCm2 } = await window.smpPreview!.estimate();
      return { spread: mmPerPxUncertainty / mmPerPx, visibleAreaCm2 };
    }, file.toString('base64'));

  it('has its scalp measured with less error and less doubt', async () => {
    let openError = 0;
    let knownError = 0;
    for (const name of HEADS) {
      const truth = trueAreaCm2(name);
      const open = await figuresOf(readFileSync(sharedFile('heads', `${name}.jpg`)));
      const known = await figuresOf(withItsLens(name));
      expect(known.spread, name).toBeLessThan(open.spread);
      openError += Math.abs(Math.log(open.visibleAreaCm2 / truth)) / HEADS.length;
      knownError += Math.abs(Math.log(known.visibleAreaCm2 / truth)) / HEADS.length;
    }
    expect(knownError).toBeLessThan(0.9 * openError);
  });
});
