import { expect, it } from 'vitest';
import { decodePhoto } from '../../src/imaging/worker/decodePhoto';

it('says that the browser is too old where a worker has no canvas', async () => {
  expect('OffscreenCanvas' in globalThis).toBe(false);
  await expect(decodePhoto(new Blob(['a']), 4096)).rejects.toMatchObject({ code: 'graphics-unavailable' });
});
