import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomSource } from '../../src/domain/random';
import { openApp, type OpenedApp } from '../support/app';
import { randomPatch } from '../support/randomPlans';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const COMMANDS = 500;

describe.skipIf(!sharedDir || !fullRun)('any changes of the plan', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    await app.page.evaluate(() => window.smpPreview!.ready());
    await smp.openFile(sharedFile('heads', 'top45-109.jpg'));
  });
  afterAll(() => app.close());

  it(
    'leave the same picture, to the byte, when all are undone, and when all are done again',
    async () => {
      const random = randomSource(7);
      const [planBefore, before] = [await smp.plan(), await smp.file('after')];
      for (let k = 0; k < COMMANDS; k++) await smp.update(randomPatch(random));
      const [planAfter, after] = [await smp.plan(), await smp.file('after')];
      expect(after.equals(before)).toBe(false);

      const { page } = app;
      const able = async (name: 'Undo' | 'Redo'): Promise<boolean> =>
        page.getByRole('button', { name, exact: true }).isEnabled();
      let steps = 0;
      while (await able('Undo')) {
        await page.keyboard.press('Control+z');
        steps++;
      }
      expect(steps).toBeGreaterThan(COMMANDS / 2);
      // A change that changes nothing waits until everything is drawn.
      await smp.update({});
      expect(await smp.plan()).toEqual(planBefore);
      expect((await smp.file('after')).equals(before)).toBe(true);

      while (await able('Redo')) await page.keyboard.press('Control+Shift+z');
      await smp.update({});
      expect(await smp.plan()).toEqual(planAfter);
      expect((await smp.file('after')).equals(after)).toBe(true);
    },
    40 * 60_000,
  );
});
