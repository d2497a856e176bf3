import { describe, expect, it } from 'vitest';
import { CSP } from '../../.scripts/headers.mjs';
import { openApp } from '../support/app';

describe('the built app on a static host', () => {
  it.each(['/', '/clinic/preview/'])(
    'opens below %s under its own policy, and asks nobody else',
    async (subPath) => {
      const app = await openApp({ subPath });
      try {
        expect(await app.page.title()).toContain('SMP preview');
        const { headers } = await app.page.evaluate(async () => {
          const response = await fetch(location.href);
          return { headers: Object.fromEntries(response.headers) };
        });
        expect(headers).toMatchObject({ 'content-security-policy': CSP });
        expect(app.pageErrors).toEqual([]);
        expect(app.consoleErrors).toEqual([]);
        expect(app.foreignRequests()).toEqual([]);
      } finally {
        await app.close();
      }
    },
  );
});
