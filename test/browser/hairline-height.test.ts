import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineGround } from '../../src/domain/hairline/lineGround';
import { arcHeightMm } from '../../src/domain/hairline/sagittalArc';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { openApp, type OpenedApp } from '../support/app';
import { readSharedHead, trueArcMm } from '../support/heads/sharedHead';
import { fullRun, headNames, sharedDir, sharedFile } from '../support/shared';
import { watchLaidFits } from './support/laidFits';
import { driver } from './support/preview';

const SUBSET = ['front-100', 'front-down-101', 'left45-102', 'right-105', 'top45-109'];

describe.skipIf(!sharedDir || !fullRun)(
  'height of the trichion above the glabella, as the app fits a photo',
  () => {
    let app: OpenedApp;
    let smp: ReturnType<typeof driver>;
    const errorsMm: number[] = [];

    beforeAll(async () => {
      app = await openApp({
        prepare: async (page) => {
          await page.addInitScript(watchLaidFits);
        },
      });
      smp = driver(app.page);
      expect(await app.page.evaluate(() => window.smpPreview!.ready())).toEqual({ models: 'loaded' });
    });
    afterAll(() => app.close());

    const names = headNames(SUBSET);

    it.each(names)('%s', async (name) => {
      const { id } = await smp.openFile(sharedFile('heads', `${name}.jpg`));
      const fit = await app.page.evaluate((id) => window.laidFits[id] ?? null, id);
      expect(fit).not.toBeNull();
      const { arc, points } = lineGround(buildHeadSurface(fit!.shape, 'fine'));
      const shown = arcHeightMm(arc, points.trichion[1], points.trichion[2]);
      const head = readSharedHead(name);
      const { glabella, trichion } = head.pointsCm;
      errorsMm.push(Math.abs(shown - trueArcMm(head, glabella, trichion)));
    });

    it('is right to 5 mm in the median', () => {
      errorsMm.sort((a, b) => a - b);
      expect(errorsMm).toHaveLength(names.length);
      const middle = errorsMm.length / 2;
      const median = (errorsMm[Math.ceil(middle) - 1]! + errorsMm[Math.floor(middle)]!) / 2;
      process.stdout.write(
        `trichion of ${String(names.length)} photos: median ${median.toFixed(1)} mm, worst ${errorsMm.at(-1)!.toFixed(1)} mm\n`,
      );
      expect(median).toBeLessThanOrEqual(5);
    });
  },
);
