import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pollUntil } from '../support/app';
import * as files from '../support/fixtures/imagingFiles';
import { openImagingPage, type OpenedImagingPage } from '../support/fixtures/imagingPage';

let opened: OpenedImagingPage;
/** 1200 x 900, quarters red, green / blue, white. */
let quarters: Buffer;
let webp: Buffer;

const drawn = async (type: string) =>
  Buffer.from(
    await opened.page.evaluate((type) => {
      const canvas = new OffscreenCanvas(1200, 900);
      const context = canvas.getContext('2d')!;
      [
        ['red', 0, 0],
        ['lime', 600, 0],
        ['blue', 0, 450],
        ['white', 600, 450],
      ].forEach(([colour, x, y]) => {
        context.fillStyle = colour as string;
        context.fillRect(x as number, y as number, 600, 450);
      });
      return canvas.convertToBlob({ type, quality: 0.9 }).then((blob) => window.page.base64(blob));
    }, type),
    'base64',
  );

beforeAll(async () => {
  opened = await openImagingPage();
  quarters = await drawn('image/jpeg');
  webp = await drawn('image/webp');
});
afterAll(async () => {
  await opened.close();
});

/** Opens the bytes; what the quarters of each copy look like, and how far it is from what the browser alone decodes. */
const look = (bytes: Buffer, maxTextureSidePx = 8192, type = '') =>
  opened.page.evaluate(
    async ({ base64, maxTextureSidePx, type }) => {
      const { imaging, bytes, plainPixels, differing } = window.page;
      const file = bytes(base64, type);
      const photo = await imaging.openPhotoFile(file, {
        signal: new AbortController().signal,
        maxTextureSidePx,
      });
      const nameOf = ([r = 0, g = 0, b = 0]: number[]) =>
        (r > 128 ? 'r' : '') + (g > 128 ? 'g' : '') + (b > 128 ? 'b' : '');
      const quartersOf = ({
        width,
        height,
        data,
      }: {
        width: number;
        height: number;
        data: Uint8ClampedArray;
      }) =>
        [
          [0.25, 0.25],
          [0.75, 0.25],
          [0.25, 0.75],
          [0.75, 0.75],
        ].map(([u = 0, v = 0]) => {
          const at = 4 * (Math.floor(v * height) * width + Math.floor(u * width));
          return nameOf([...data.subarray(at, at + 3)]);
        });
      const whole = (bitmap: ImageBitmap) =>
        imaging.readPixels(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height });
      const source = await whole(photo.source);
      const part = { x: 31, y: 17, width: 40, height: 50 };
      const tile = await imaging.readPixels(photo.source, part);
      const tileFromSource = new Uint8ClampedArray(part.width * part.height * 4);
      for (let row = 0; row < part.height; row++) {
        const from = 4 * ((part.y + row) * source.width + part.x);
        tileFromSource.set(source.data.subarray(from, from + 4 * part.width), 4 * row * part.width);
      }
      const outcome = {
        size: [photo.widthPx, photo.heightPx],
        workingSize: [photo.working.width, photo.working.height],
        workingIsSource: photo.working === photo.source,
        analysisSize: [photo.analysis.width, photo.analysis.height],
        photoPxPerPx: photo.analysis.photoPxPerPx,
        source: quartersOf(source),
        working: quartersOf(await whole(photo.working)),
        analysis: quartersOf(photo.analysis),
        transparent: source.data.filter((value, index) => index % 4 === 3 && value !== 255).length,
        differing: await plainPixels(file).then(
          (plain) => differing(plain.data, source.data),
          () => null,
        ),
        differingTile: differing(tile.data, tileFromSource),
      };
      photo.dispose();
      return outcome;
    },
    { base64: bytes.toString('base64'), maxTextureSidePx, type },
  );

const refusal = (bytes: Buffer, type = '') =>
  opened.page.evaluate(
    ({ base64, type }) =>
      window.page.codeOf(async () => {
        const photo = await window.page.imaging.openPhotoFile(window.page.bytes(base64, type), {
          signal: new AbortController().signal,
          maxTextureSidePx: 4096,
        });
        photo.dispose();
      }),
    { base64: bytes.toString('base64'), type },
  );

describe('upright whatever the camera wrote', () => {
  const R = 'r',
    G = 'g',
    B = 'b',
    W = 'rgb';
  // EXIF 2.32, tag 0112: what row 0 and column 0 of the stored picture are.
  test.each([
    [1, [R, G, B, W]],
    [2, [G, R, W, B]],
    [3, [W, B, G, R]],
    [4, [B, W, R, G]],
    [5, [R, B, G, W]],
    [6, [B, R, W, G]],
    [7, [W, G, B, R]],
    [8, [G, W, R, B]],
  ])('orientation %i', async (orientation, expected) => {
    const photo = await look(files.withExif(quarters, orientation), 800);
    const turned = orientation >= 5;
    expect(photo.size).toEqual(turned ? [900, 1200] : [1200, 900]);
    expect(photo.workingSize).toEqual(turned ? [600, 800] : [800, 600]);
    expect([photo.source, photo.working, photo.analysis]).toEqual([expected, expected, expected]);
    expect([photo.differing, photo.differingTile]).toEqual([0, 0]);
  });
});

describe('each format', () => {
  test('JPEG: the copies have their sizes, and every pixel is what the browser alone decodes', async () => {
    const photo = await look(quarters);
    expect(photo).toMatchObject({
      workingIsSource: true,
      analysisSize: [1024, 768],
      differing: 0,
      differingTile: 0,
    });
    expect(photo.photoPxPerPx).toBeCloseTo(1200 / 1024, 10);
  });

  test('PNG, whatever its name and type say', async () => {
    const png = files.pngOf(400, 300, (x, y) => [x % 256, y % 256, (x * y) % 256, 255]);
    expect(await look(png, 4096, 'image/jpeg')).toMatchObject({
      size: [400, 300],
      analysisSize: [400, 300],
      photoPxPerPx: 1,
      differing: 0,
      differingTile: 0,
    });
  });

  test('PNG with transparency lies on white', async () => {
    const png = files.pngOf(300, 260, (x, y) => [200, 30, y % 256, x % 256]);
    expect(await look(png)).toMatchObject({ transparent: 0, differing: 0 });
  });

  test('WebP', async () => {
    expect(await look(webp, 4096, 'text/plain')).toMatchObject({ size: [1200, 900], differing: 0 });
  });

  test('AVIF', async () => {
    const photo = await look(Buffer.from(files.AVIF_BASE64, 'base64'));
    expect(photo).toMatchObject({ size: [320, 240], differing: 0 });
  });

  test('HEIC, by a decoder that is loaded only then', async () => {
    const isDecoder = (url: string) => /heic/.test(url);
    expect(opened.requests.filter(isDecoder)).toEqual([]);
    const heic = Buffer.from(files.HEIC_BASE64, 'base64');
    const photo = await look(heic);
    expect(photo).toMatchObject({ size: [320, 240], transparent: 0 });
    // Top left in the red rectangle, bottom in the sand.
    expect([photo.source[0], photo.source[2], photo.source[3]]).toEqual(['r', 'rgb', 'rgb']);
    expect(opened.requests.filter(isDecoder)).toHaveLength(1);
  });
});

describe('a clear sentence for what cannot be opened', () => {
  const heic = Buffer.from(files.HEIC_BASE64, 'base64');
  const png = files.pngOf(300, 300, (x, y) => [x % 256, y % 256, (x * y) % 256, 255]);
  const damagedPng = () => {
    const bytes = Buffer.from(png);
    bytes.fill(0x5a, 60, bytes.length - 40);
    return bytes;
  };
  test.each<[string, string, () => Buffer]>([
    ['nothing at all', 'corrupt-image', () => Buffer.alloc(0)],
    ['text', 'unsupported-format', () => files.TEXT],
    ['SVG', 'unsupported-format', () => files.SVG],
    ['PDF', 'unsupported-format', () => files.PDF],
    ['GIF', 'unsupported-format', () => files.GIF],
    ['video', 'unsupported-format', () => files.MP4],
    ['noise', 'unsupported-format', () => files.NOISE],
    [
      'animated PNG',
      'unsupported-format',
      () => files.pngOfHeader(300, 300, files.pngChunk('acTL', Buffer.alloc(8))),
    ],
    ['truncated JPEG', 'corrupt-image', () => quarters.subarray(0, Math.floor(quarters.length * 0.6))],
    ['truncated JPEG header', 'corrupt-image', () => quarters.subarray(0, 30)],
    ['truncated PNG', 'corrupt-image', () => png.subarray(0, Math.floor(png.length * 0.6))],
    ['truncated WebP', 'corrupt-image', () => webp.subarray(0, Math.floor(webp.length * 0.6))],
    ['truncated HEIC', 'corrupt-image', () => heic.subarray(0, 500)],
    ['damaged PNG', 'corrupt-image', damagedPng],
    [
      'damaged HEIC',
      'corrupt-image',
      () => Buffer.concat([heic.subarray(0, 355), Buffer.alloc(heic.length - 355)]),
    ],
    ['1 x 1', 'too-small', () => files.pngOf(1, 1, () => [0, 0, 0, 255])],
    ['a strip', 'too-small', () => files.pngOf(400, 199, () => [0, 0, 0, 255])],
    ['PNG header of 20,000 x 20,000', 'too-large', () => files.pngOfHeader(20_000, 20_000)],
    ['JPEG header of 20,000 x 20,000', 'too-large', () => files.jpegOfHeader(20_000, 20_000)],
    ['63 megapixels', 'too-large', () => files.pngOfHeader(9000, 7000)],
  ])('%s', async (_, code, bytes) => {
    const error = await refusal(bytes(), 'image/jpeg');
    expect(error.code).toBe(code);
    // What is wrong, and what to do.
    expect(error.message).toMatch(/^[A-Z][^.]+\. [A-Z].+\.$/);
  });

  test('200 x 200 is enough', async () => {
    expect((await refusal(files.pngOf(200, 200, () => [9, 9, 9, 255]))).code).toBe('none');
  });

  test('more than 100 MB', async () => {
    const error = await opened.page.evaluate(() => {
      const megabyte = new Uint8Array(1024 * 1024);
      const file = new Blob([...Array.from({ length: 100 }, () => megabyte), new Uint8Array(1)]);
      const signal = new AbortController().signal;
      return window.page.codeOf(() =>
        window.page.imaging.openPhotoFile(file, { signal, maxTextureSidePx: 4096 }),
      );
    });
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('100 MB') });
  });
});

test('the analysis copy averages: no detail is skipped and none invented', async () => {
  // Stripes of one pixel: whoever skips pixels sees black or white, whoever averages sees grey.
  const stripes = files.pngOf(2600, 700, (x, y) => {
    const value = (x + y) % 2 === 0 ? 0 : 255;
    return [value, value, value, 255];
  });
  const range = await opened.page.evaluate(async (base64) => {
    const { imaging, bytes } = window.page;
    const signal = new AbortController().signal;
    const photo = await imaging.openPhotoFile(bytes(base64), { signal, maxTextureSidePx: 4096 });
    photo.dispose();
    const { width, height, data } = photo.analysis;
    let low = 255;
    let high = 0;
    for (let y = 2; y < height - 2; y++)
      for (let x = 2; x < width - 2; x++) {
        low = Math.min(low, data[4 * (y * width + x)] ?? 0);
        high = Math.max(high, data[4 * (y * width + x)] ?? 255);
      }
    return { low, high };
  }, stripes.toString('base64'));
  expect(range.low).toBeGreaterThan(127 - 16);
  expect(range.high).toBeLessThan(127 + 16);
});

describe('stopping', () => {
  test('before and while it runs gives "aborted", and the next photo opens', async () => {
    const outcome = await opened.page.evaluate(async (base64) => {
      const { imaging, bytes, codeOf } = window.page;
      const open = (signal: AbortSignal) =>
        imaging.openPhotoFile(bytes(base64), { signal, maxTextureSidePx: 4096 });
      const running = new AbortController();
      const waiting = new AbortController();
      const first = codeOf(() => open(running.signal));
      const second = codeOf(() => open(waiting.signal));
      const third = open(new AbortController().signal);
      waiting.abort();
      running.abort();
      const stopped = await codeOf(() => open(AbortSignal.abort()));
      const last = await third;
      last.dispose();
      return [(await first).code, (await second).code, stopped.code, last.widthPx];
    }, quarters.toString('base64'));
    expect(outcome).toEqual(['aborted', 'aborted', 'aborted', 1200]);
  });

  test('the worker ends when nothing has been asked of it for ten seconds', async () => {
    await opened.page.clock.install();
    await look(quarters);
    expect(opened.page.workers()).toHaveLength(1);
    await opened.page.clock.runFor(8_000);
    expect(opened.page.workers()).toHaveLength(1);
    await opened.page.clock.runFor(3_500);
    await pollUntil('the end of the worker', () => Promise.resolve(opened.page.workers().length === 0));
    expect((await look(quarters)).size).toEqual([1200, 900]);
  });
});

test('nothing left the origin and the policy had nothing to refuse', () => {
  const origin = new URL(opened.page.url()).origin;
  expect(
    opened.requests.filter((url) => !url.startsWith(origin) && !url.startsWith(`blob:${origin}`)),
  ).toEqual([]);
  expect(opened.complaints).toEqual([]);
});
