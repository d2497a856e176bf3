import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { readPng, writePng, type RgbaImage } from '../support/png';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

interface Saving {
  layout: 'Before' | 'After';
  hideFace?: boolean;
  scalpOnly?: boolean;
}

interface PointPx {
  readonly x: number;
  readonly y: number;
}

let app: OpenedApp;
let smp: ReturnType<typeof driver>;
beforeAll(async () => {
  app = await openApp({ context: { acceptDownloads: true } });
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
});
afterAll(() => app.close());

async function openSaveDialog() {
  const { page } = app;
  await page.getByRole('button', { name: /save/i }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function savedThroughDialog({ layout, hideFace, scalpOnly }: Saving): Promise<RgbaImage> {
  const dialog = await openSaveDialog();
  await dialog.getByText(layout, { exact: true }).click();
  await dialog.getByText(/^PNG/).click();
  if (hideFace) await dialog.getByLabel('Hide my face').click();
  if (scalpOnly) await dialog.getByLabel('Scalp only').click();
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await (await download).path();
  await pollUntil('the dialog closed', async () => (await dialog.count()) === 0);
  return readPng(file);
}

/** Middles of the person's right and left eye, from the file beside the photo (its README: column-major, cm). */
function eyesOf(name: string): PointPx[] {
  const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as {
    size: [number, number];
    headToCamera: number[];
    projection: number[];
    pointsCm: { landmarks68: [number, number, number][] };
  };
  const times = (m: number[], v: number[]): number[] =>
    [0, 1, 2, 3].map((row) => v.reduce((sum, value, column) => sum + m[4 * column + row]! * value, 0));
  return [36, 42].map((first) => {
    const middle = [0, 1, 2].map(
      (axis) => truth.pointsCm.landmarks68.slice(first, first + 6).reduce((sum, p) => sum + p[axis]!, 0) / 6,
    );
    const [x, y, , w] = times(truth.projection, times(truth.headToCamera, [...middle, 1])) as [
      number,
      number,
      number,
      number,
    ];
    return { x: ((x / w + 1) / 2) * truth.size[0], y: ((1 - y / w) / 2) * truth.size[1] };
  });
}

const green = ({ data, width }: RgbaImage, x: number, y: number): number => data[4 * (y * width + x) + 1]!;

/** Mean difference to `photo` and steepest step between neighbours in a square around a point. */
function around(picture: RgbaImage, photo: RgbaImage, { x, y }: PointPx, radiusPx: number) {
  let difference = 0,
    count = 0,
    step = 0;
  for (let py = Math.round(y - radiusPx); py <= y + radiusPx; py++)
    for (let px = Math.round(x - radiusPx); px <= x + radiusPx; px++) {
      difference += Math.abs(green(picture, px, py) - green(photo, px, py));
      count++;
      step = Math.max(step, Math.abs(green(picture, px, py) - green(picture, px + 1, py)));
    }
  return { difference: difference / count, step };
}

/** Where a picture that was cut out of the photo, pixel for pixel, lies in it; `height` without the label. */
function placeIn(photo: RgbaImage, cut: RgbaImage): { x: number; y: number; height: number } {
  const rowBytes = 4 * cut.width;
  const row = (image: RgbaImage, x: number, y: number) =>
    Buffer.from(image.data.buffer, image.data.byteOffset + 4 * (y * image.width + x), rowBytes);
  const probe = 20;
  for (let y = 0; y + probe < photo.height; y++)
    for (let x = 0; x + cut.width <= photo.width; x++) {
      if (!row(cut, 0, probe).equals(row(photo, x, y + probe))) continue;
      let height = 0;
      while (
        height < cut.height &&
        y + height < photo.height &&
        row(cut, 0, height).equals(row(photo, x, y + height))
      )
        height++;
      if (height > probe) return { x, y, height };
    }
  throw new Error('the picture is no part of the photo');
}

const HEADS: readonly { readonly name: string; readonly faceIn?: Saving['layout'] }[] = [
  { name: 'front-110', faceIn: 'Before' },
  { name: 'left45-112', faceIn: 'After' },
  ...(fullRun ? [{ name: 'left-114' }] : []),
];

describe.skipIf(!sharedDir).each(HEADS)('what a saved picture of $name hides', ({ name, faceIn }) => {
  let photo: RgbaImage;
  beforeAll(async () => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    photo = await smp.picture('before');
  });

  const hidesFace = async (layout: Saving['layout']) => {
    const hidden = await savedThroughDialog({ layout, hideFace: true });
    const eyes = eyesOf(name);
    const radiusPx = Math.round(Math.abs(eyes[1]!.x - eyes[0]!.x) / 5);
    for (const eye of eyes) {
      expect(around(photo, photo, eye, radiusPx).step).toBeGreaterThan(20);
      const { difference, step } = around(hidden, photo, eye, radiusPx);
      expect(difference).toBeGreaterThan(8);
      expect(step).toBeLessThanOrEqual(3);
    }
  };
  if (faceIn) it('no eye is left of a hidden face', () => hidesFace(faceIn));

  it('the scalp alone has no eye', async () => {
    const cut = await savedThroughDialog({ layout: 'Before', scalpOnly: true });
    expect(cut.width).toBeLessThan(photo.width);
    const place = placeIn(photo, cut);
    for (const eye of eyesOf(name)) {
      const isInside =
        eye.x > place.x && eye.x < place.x + cut.width && eye.y > place.y && eye.y < place.y + place.height;
      expect(isInside).toBe(false);
    }
    expect(place.height).toBeGreaterThan(photo.height / 6);
  });
});

describe('a photo in which no head is found', () => {
  it('has no picture to save, and nobody is promised a hidden face', async () => {
    const side = 400;
    const flat = { width: side, height: side, data: new Uint8Array(4 * side * side).fill(255) };
    await smp.open(writePng(flat), 'image/png');
    const { page } = app;
    await page.getByText('No head was found').first().waitFor();
    expect(await page.getByRole('button', { name: /save/i }).first().isDisabled()).toBe(true);
    const code = await app.page.evaluate(() => {
      const options = { layout: 'before', format: 'png', hideFace: true } as const;
      return window.smpPreview!.exportImage(options).then(
        () => 'saved',
        (e: unknown) => (e as { code: string }).code,
      );
    });
    expect(code).toBe('no-head-found');
  });
});
