import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jpegMarkers, pngChunkNames, webpChunkNames } from '../support/fixtures/imagingContainers';
import { pngOf, withExif } from '../support/fixtures/imagingFiles';
import { openImagingPage, type OpenedImagingPage } from '../support/fixtures/imagingPage';
import { readPng } from '../support/png';
import { fullRun } from '../support/shared';

let opened: OpenedImagingPage;
beforeAll(async () => {
  opened = await openImagingPage();
});
afterAll(async () => {
  await opened.close();
});

type Format = 'png' | 'jpeg' | 'webp';

/** Opens the photo, reads its pixels and saves them: what the app does for "before". */
const saved = async (photo: Buffer, format: Format) => {
  const outcome = await opened.page.evaluate(
    async ({ photo, format }) => {
      const { imaging, bytes, base64, plainPixels, differing } = window.page;
      const file = bytes(photo);
      const { signal } = new AbortController();
      const { source, dispose } = await imaging.openPhotoFile(file, { signal, maxTextureSidePx: 4096 });
      const whole = { x: 0, y: 0, width: source.width, height: source.height };
      const pixels = await imaging.readPixels(source, whole, signal);
      const blob = await imaging.encodeImage(pixels, format, { signal });
      dispose();
      const [before, after] = [await plainPixels(file), await plainPixels(blob)];
      let sum = 0;
      before.data.forEach((value, index) => (sum += Math.abs(value - (after.data[index] ?? 0))));
      return {
        type: blob.type,
        file: await base64(blob),
        size: [after.width, after.height],
        moved: pixels.data.length,
        differing: differing(before.data, after.data),
        meanDifference: sum / before.data.length,
      };
    },
    { photo: photo.toString('base64'), format },
  );
  return { ...outcome, file: Buffer.from(outcome.file, 'base64') };
};

/** Smooth, so that what a lossy format costs is small and known. */
const photo = pngOf(640, 480, (x, y) => [90 + x / 5, 60 + y / 5, 120 + (x + y) / 12, 255]);

describe('a saved picture', () => {
  test('as PNG has exactly the pixels of the photo, and nothing else', async () => {
    const png = await saved(photo, 'png');
    expect(png).toMatchObject({ type: 'image/png', size: [640, 480], differing: 0, moved: 0 });
    expect(pngChunkNames(png.file)).toEqual(['IHDR', 'IDAT', 'IEND']);
    // Colour type 2: no alpha channel.
    expect(png.file[25]).toBe(2);
  });

  test('as JPEG looks the same, and holds nothing but the picture', async () => {
    const jpeg = await saved(photo, 'jpeg');
    expect(jpeg).toMatchObject({ type: 'image/jpeg', size: [640, 480] });
    expect(jpeg.meanDifference).toBeLessThan(1.5);
    const { markers, trailingBytes } = jpegMarkers(jpeg.file);
    // APP0 (JFIF), quantisation, frame, Huffman tables; no other APPn, no comment.
    expect(new Set(markers)).toEqual(new Set(['e0', 'db', 'c0', 'c4']));
    expect(trailingBytes).toBe(0);
  });

  test('as WebP looks the same, and holds nothing but the picture', async () => {
    const webp = await saved(photo, 'webp');
    expect(webp).toMatchObject({ type: 'image/webp', size: [640, 480] });
    expect(webp.meanDifference).toBeLessThan(1.5);
    expect(webpChunkNames(webp.file)).toEqual(['VP8 ']);
  });

  test.each<Format>(['png', 'jpeg', 'webp'])(
    'as %s knows nothing of where the photo was taken',
    async (format) => {
      const jpeg = await saved(photo, 'jpeg');
      const tagged = withExif(jpeg.file, 6, 'Rue de la Paix 5');
      const again = await saved(tagged, format);
      expect(tagged.includes('Rue de la Paix')).toBe(true);
      expect(again.file.includes('Rue de la Paix')).toBe(false);
      expect(again.size).toEqual([480, 640]);
    },
  );

  test('as WebP above 16,383 px a side is refused with a way out', async () => {
    const error = await opened.page.evaluate(() => {
      const pixels = { width: 16_384, height: 2, data: new Uint8ClampedArray(16_384 * 2 * 4) };
      const { signal } = new AbortController();
      return window.page.codeOf(() => window.page.imaging.encodeImage(pixels, 'webp', { signal }));
    });
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('PNG or JPEG') });
  });

  test('can be stopped while it is written, and the next one is written', async () => {
    const outcome = await opened.page.evaluate(async () => {
      const { imaging, codeOf } = window.page;
      const pixels = () => ({
        width: 2000,
        height: 1500,
        data: new Uint8ClampedArray(2000 * 1500 * 4).fill(255),
      });
      const stop = new AbortController();
      const first = codeOf(() => imaging.encodeImage(pixels(), 'png', { signal: stop.signal }));
      setTimeout(() => stop.abort(), 50);
      const second = imaging.encodeImage(pixels(), 'png', { signal: new AbortController().signal });
      return [(await first).code, (await second).type];
    });
    expect(outcome).toEqual(['aborted', 'image/png']);
  });
});

/** Draws the label and saves it as a PNG. */
const strip = async (lines: string[], widthPx: number, asHighAs: string[][] = []) =>
  readPng(
    Buffer.from(
      await opened.page.evaluate(
        async ({ lines, widthPx, asHighAs }) => {
          const { imaging, base64 } = window.page;
          const image = await imaging.drawLabelStrip(lines, widthPx, asHighAs);
          return base64(await imaging.encodeImage(image, 'png', { signal: new AbortController().signal }));
        },
        { lines, widthPx, asHighAs },
      ),
      'base64',
    ),
  );

const LABEL =
  'Simulation – not a treatment result · 22 November 2026 · 60 impressions per cm², medium brown, natural finish';

describe('the label below a picture', () => {
  test.each([200, 480, 1280, 6000])('is dark on white and not cut off, %i px wide', async (widthPx) => {
    const { width, height, data } = await strip([LABEL], widthPx);
    expect(width).toBe(widthPx);
    expect(height).toBeGreaterThanOrEqual(28);
    let darkest = 255;
    let inkOnEdges = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const green = data[4 * (y * width + x) + 1] ?? 0;
        darkest = Math.min(darkest, green);
        if (green < 250 && (x < 2 || y < 2 || x >= width - 2 || y >= height - 2)) inkOnEdges++;
      }
    expect(inkOnEdges).toBe(0);
    // Green 96 on white is 5.9 : 1 for a grey; AA asks for 4.5 : 1.
    expect(darkest).toBeLessThan(96);
  });

  test('takes 4 to 6 % of the width where it fits in a row', async () => {
    const { height } = await strip(['Unedited photo'], 2000);
    expect(height / 2000).toBeGreaterThan(0.04);
    expect(height / 2000).toBeLessThan(0.06);
  });

  test('is as high as the longest label of the pictures it belongs with', async () => {
    const short = ['Unedited photo'];
    const alone = await strip(short, 480);
    const long = await strip([LABEL], 480, [short]);
    expect(long.height).toBeGreaterThan(alone.height);
    expect((await strip(short, 480, [[LABEL]])).height).toBe(long.height);
  });
});

test('before and after stand unscaled above their labels', async () => {
  const outcome = await opened.page.evaluate(async () => {
    const { imaging, differing } = window.page;
    const photo = { width: 600, height: 400, data: new Uint8ClampedArray(600 * 400 * 4) };
    photo.data.forEach((_, index) => (photo.data[index] = index % 4 === 3 ? 255 : (index * 7) % 251));
    const original = photo.data.slice();
    const after = { ...photo, data: photo.data.slice() };
    const left = { photo, strip: await imaging.drawLabelStrip(['Unedited photo'], 600) };
    const right = { photo: after, strip: await imaging.drawLabelStrip(['Simulation'], 600) };
    const stripHeight = left.strip.height;
    const { width, height, data } = await imaging.composeExport([left, right]);
    const part = (fromX: number) => {
      const rows = new Uint8ClampedArray(600 * 400 * 4);
      for (let y = 0; y < 400; y++)
        rows.set(data.subarray(4 * (y * width + fromX), 4 * (y * width + fromX + 600)), y * 2400);
      return rows;
    };
    return {
      size: [width, height],
      stripHeight,
      left: differing(part(0), original),
      right: differing(part(width - 600), original),
      moved: photo.data.length + after.data.length,
    };
  });
  expect(outcome).toMatchObject({ size: [1204, 400 + outcome.stripHeight], left: 0, right: 0, moved: 0 });
});

test('the policy had nothing to refuse', () => {
  expect(opened.complaints).toEqual([]);
});

describe.skipIf(!fullRun)('large pictures', () => {
  test.each<[Format, number, number]>([
    ['png', 6000, 4280],
    ['jpeg', 6000, 4280],
    ['webp', 6000, 4280],
    ['png', 12_030, 4280],
    ['jpeg', 12_030, 4280],
    ['webp', 12_030, 4280],
  ])('%s of %i x %i', async (format, width, height) => {
    const outcome = await opened.page.evaluate(
      async ({ format, width, height }) => {
        const data = new Uint8ClampedArray(width * height * 4);
        for (let at = 0; at < data.length; at += 4) {
          const noise = (Math.imul(at, 2654435761) >>> 28) - 8;
          // Smooth in both directions: WebP and JPEG halve the resolution of colour.
          const y = Math.floor(at / 4 / width);
          data[at] = 128 + 90 * Math.sin((at / 4 - y * width + y) / 400) + noise;
          data[at + 1] = 110 + noise;
          data[at + 2] = 90 + noise;
          data[at + 3] = 255;
        }
        const cornersPx = [0, 1].flatMap((v) =>
          [0, 1].map((u) => ({ x: u * (width - 64), y: v * (height - 64) })),
        );
        const corners = cornersPx.map(({ x, y }) => {
          const corner: number[] = [];
          for (let row = y; row < y + 64; row++)
            corner.push(...data.subarray(4 * (row * width + x), 4 * (row * width + x + 64)));
          return corner;
        });
        const started = performance.now();
        const { signal } = new AbortController();
        const blob = await window.page.imaging.encodeImage({ width, height, data }, format, { signal });
        const tookMs = performance.now() - started;
        const bitmap = await createImageBitmap(blob);
        const meanDifferences = [];
        for (const [index, corner] of cornersPx.entries()) {
          const { data: found } = await window.page.imaging.readPixels(bitmap, {
            ...corner,
            width: 64,
            height: 64,
          });
          const wanted = corners[index] ?? [];
          meanDifferences.push(
            wanted.reduce((sum, value, at) => sum + Math.abs(value - (found[at] ?? 0)), 0) / found.length,
          );
        }
        return { size: [bitmap.width, bitmap.height], meanDifferences, tookMs, megabytes: blob.size / 1e6 };
      },
      { format, width, height },
    );
    console.warn(
      `${format} ${width} x ${height}: ${Math.round(outcome.tookMs)} ms, ${outcome.megabytes.toFixed(1)} MB`,
    );
    expect(outcome.size).toEqual([width, height]);
    // The noise of the test picture is the first thing that a lossy format drops.
    for (const difference of outcome.meanDifferences)
      expect(difference).toBeLessThanOrEqual(format === 'png' ? 0 : 4);
  });
});
