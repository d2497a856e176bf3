import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { words } from '../../src/ui/words';
import { fullRun, sharedDir, sharedFile } from '../support/shared';

/** What is done to a photo before it is opened. */
interface Change {
  readonly scale?: number;
  /** Standard deviation, px of the photo. */
  readonly blurPx?: number;
  /** Of the file's levels, not of light. */
  readonly brightness?: number;
  /** Share of the height that is missing at the top. */
  readonly cut?: number;
}

interface Opened {
  readonly confidence: number;
  readonly pxPerMm: number;
  /** The bold beginnings of the notices. */
  readonly notices: readonly string[];
  /** What the guided path at home says of the photo. */
  readonly atHome: string | null;
}

const PHOTOS = fullRun
  ? ['bald-top-short-sides', 'bald-top-white-sides-glasses', 'full-short-hair', 'receding', 'thin-white-hair']
  : ['bald-top-short-sides'];

describe.skipIf(!sharedDir)('what is said of a photograph', () => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp();
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  async function opened(photo: string, change: Change = {}): Promise<Opened> {
    const base64 = readFileSync(sharedFile('photos', `${photo}.jpg`)).toString('base64');
    return app.page.evaluate(
      async ({ base64, finest, scale = 1, blurPx = 0, brightness = 1, cut = 0 }) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const source = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
        const kept = source.height * (1 - cut);
        const canvas = new OffscreenCanvas(Math.round(source.width * scale), Math.round(kept * scale));
        const context = canvas.getContext('2d')!;
        context.filter = `blur(${blurPx}px) brightness(${brightness})`;
        context.imageSmoothingQuality = 'high';
        context.drawImage(
          source,
          0,
          source.height - kept,
          source.width,
          kept,
          0,
          0,
          canvas.width,
          canvas.height,
        );
        source.close();
        const { confidence } = await window.smpPreview!.openPhoto(
          await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.93 }),
        );
        const { mmPerPx } = await window.smpPreview!.estimate();
        const press = async (selector: string) => {
          document.querySelector<HTMLButtonElement>(selector)?.click();
          await new Promise((resolve) => setTimeout(resolve, 100));
        };
        // What is wrong is said a moment after the picture is shown.
        const judged = () => [...document.querySelectorAll('dt')].some((e) => e.textContent === finest);
        for (let wait = 0; wait < 200 && !judged(); wait++) await press('.home-more .link');
        if (!judged()) throw new Error('nothing was said of the photo');
        const notices = [
          ...document.querySelectorAll('[aria-labelledby="section-findings"] .notice strong'),
        ].map((e) => e.textContent);
        await press('.guide-back .link');
        const atHome = document.querySelector('.home-note strong')?.textContent ?? null;
        return { confidence, pxPerMm: 1 / mmPerPx, notices, atHome };
      },
      { base64, finest: words.findings.detail, ...change },
    );
  }

  const wholes = new Map<string, Promise<Opened>>();
  /** The photo as it is: two tests ask for it. */
  const openedWhole = (photo: string): Promise<Opened> => {
    const whole = wholes.get(photo) ?? opened(photo);
    wholes.set(photo, whole);
    return whole;
  };

  it.each(PHOTOS)('%s: nothing of a good one but its size', async (photo) => {
    const { notices, pxPerMm } = await openedWhole(photo);
    const small = ['Single dots look softer in this photo than on skin.'];
    expect(notices).toEqual(Math.round(10 * pxPerMm) >= 40 ? [] : small);
  });

  // In the short run the unit tests' blurred pictures stand for it.
  it.skipIf(!fullRun).each(PHOTOS)('%s: blur, the more the plainer', async (photo) => {
    expect((await opened(photo, { blurPx: 2 })).notices).toContain('The photo is a little blurred.');
    const { notices, atHome } = await opened(photo, { blurPx: 5 });
    expect(notices).toContain('The photo is blurred.');
    expect(notices).toContain(atHome);
  });

  it.skipIf(!fullRun).each(PHOTOS)('%s: little light', async (photo) => {
    // A third of the levels is between three and four stops less light.
    const { notices } = await opened(photo, { brightness: 0.33 });
    expect(notices.join()).toMatch(/There is (very )?little light in this photo/);
  });

  it.skipIf(!fullRun).each(PHOTOS)('%s: a missing crown', async (photo) => {
    const { notices } = await opened(photo, { cut: 0.14 });
    expect(notices.join()).toMatch(/A (part|little) of the head is outside the picture/);
  });

  it.each(PHOTOS)('%s: a small picture is as sure of the fit', async (photo) => {
    const whole = await openedWhole(photo);
    for (const scale of fullRun ? [0.5, 0.25] : [0.25]) {
      const small = await opened(photo, { scale });
      expect(Math.abs(small.confidence - whole.confidence)).toBeLessThan(0.05);
      expect(small.pxPerMm / (scale * whole.pxPerMm)).toBeCloseTo(1, 1);
    }
  });
});
