import { afterAll, beforeAll, expect, test } from 'vitest';
import { openImagingPage, type OpenedImagingPage } from '../support/fixtures/imagingPage';

let opened: OpenedImagingPage;
beforeAll(async () => {
  opened = await openImagingPage();
});
afterAll(() => opened?.close());

const saved = (format: 'png' | 'jpeg' | 'webp') =>
  opened.page.evaluate(async (format) => {
    const { imaging, base64 } = window.page;
    const data = new Uint8ClampedArray(300 * 200 * 4);
    for (let at = 0; at < data.length; at++) data[at] = at % 4 === 3 ? 255 : (at * at * 31) >> 7;
    const pixels = { width: 300, height: 200, data };
    const original = data.slice();
    const blob = await imaging.encodeImage(pixels, format, { signal: new AbortController().signal });
    const back = await window.page.plainPixels(blob);
    return {
      type: blob.type,
      bytes: await base64(blob),
      size: [back.width, back.height],
      moved: data.length,
      differing: window.page.differing(original, back.data),
    };
  }, format);

test('a saved PNG has exactly the pixels that went in', async () => {
  const png = await saved('png');
  expect(png.type).toBe('image/png');
  expect(png.size).toEqual([300, 200]);
  expect(png.differing).toBe(0);
  expect(png.moved).toBe(0);
});

test('jpeg and webp under CSP', async () => {
  console.log(
    (await saved('jpeg')).size,
    (await saved('webp')).size,
    opened.complaints,
    opened.requests,
    opened.page.workers().map((w) => w.url()),
  );
});
