import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { standsStill } from '../support/standstill';

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

it('a page stands still where its script runs and no frame comes, and not otherwise', async () => {
  expect(await standsStill(app.page)).toBe(false);
  await app.page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  expect(await standsStill(app.page)).toBe(true);
  await app.page.close();
  expect(await standsStill(app.page)).toBe(false);
});
