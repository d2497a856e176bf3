import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, DEVICES, serveScreen, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

test('one press of Tab passes the names of all parts of a consultation; arrow keys go from name to name', async () => {
  const page = await screen.openSetting('consultation', DEVICES.tablet);
  const row = page.getByRole('navigation', { name: 'Parts of the design' });
  const inRow = () => row.locator(':focus').allInnerTexts();
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Tab');
  expect(await inRow()).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  expect(await inRow()).toEqual(['Photo']);
  const names = await row.getByRole('link').allInnerTexts();
  for (const [key, name] of [
    ['ArrowRight', names[1]],
    ['ArrowDown', names[7]],
    ['ArrowDown', names[7]],
    ['ArrowUp', names[1]],
    ['End', names.at(-1)],
    ['ArrowRight', names[0]],
    ['ArrowLeft', names.at(-1)],
    ['Home', names[0]],
    ['ArrowRight', names[1]],
  ]) {
    await page.keyboard.press(key!);
    expect(await inRow()).toEqual([name]);
  }
  await page.keyboard.press('Tab');
  expect(await inRow()).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  expect(await inRow()).toEqual(['Photo']);
  expect(await calls(page, 'panBy')).toEqual([]);
});

test('nothing that a finger touched last stays lit as if a pointer hung over it', async () => {
  const page = await screen.openSetting('consultation', DEVICES.tablet);
  const sticking = await page.evaluate(() => {
    const found: string[] = [];
    const look = (rules: CSSRuleList, hovers: boolean) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover') && !hovers)
          found.push(rule.selectorText);
        const asks = rule instanceof CSSMediaRule && /\(hover: ?hover\)/.test(rule.conditionText);
        if (rule instanceof CSSGroupingRule) look(rule.cssRules, hovers || asks);
      }
    };
    for (const sheet of document.styleSheets) look(sheet.cssRules, false);
    return found;
  });
  expect(sticking).toEqual([]);
});
