import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

describe('the photo on the graphics card', () => {
  it('is the same where the browser refuses to upload the bitmap', async () => {
    const found = await opened.page.evaluate(async () => {
      const screen = async (): Promise<Uint8ClampedArray> => {
        const { viewport } = await fixture.openScene({ photoSidePx: 320 });
        const { data } = fixture.redrawn(viewport);
        viewport.dispose();
        return data;
      };
      const usual = await screen();
      const gl = WebGL2RenderingContext.prototype;
      // oxlint-disable-next-line typescript/unbound-method -- called with the context below
      const upload = gl.texSubImage2D;
      let refused = 0;
      gl.texSubImage2D = function (this: WebGL2RenderingContext, ...call: unknown[]): void {
        if (call.at(-1) instanceof ImageBitmap) refused++;
        else Reflect.apply(upload, this, call);
      };
      try {
        const fromBytes = await screen();
        const differing = fromBytes.filter((value, i) => value !== usual[i]).length;
        return { refused, differing };
      } finally {
        gl.texSubImage2D = upload;
      }
    });
    expect(found.refused).toBe(1);
    expect(found.differing).toBe(0);
  });
});
