import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { axeViolations, calls, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';
import { STATES } from './fixtures/ui/states';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const choose = (page: Page, group: string, name: string) =>
  page
    .getByRole('group', { name: group, exact: true })
    .getByRole('radio', { name, exact: true })
    .check({ force: true });
const sectionText = async (page: Page, id: string) =>
  (await page.locator(`section[aria-labelledby=section-${id}]`).innerText()).replaceAll(/\s+/g, ' ');
const openDetails = (page: Page) =>
  page
    .locator('details')
    .evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));

const DRAWN = {
  kind: 'drawn',
  pointsMm: [-60, 40, 60, -30, 70, 80, 30, 70, 80, 60, 40, 60],
} as const;

describe('a line drawn by hand', () => {
  test('is said to keep its shape where a style is chosen, and goes by the button beside', async () => {
    const page = await screen.open('ready', { viewport: SIZES.phone, hasTouch: true, isMobile: true });
    await page.getByRole('tab', { name: 'Hairline' }).click();
    const keeps = page.getByText('Your own line keeps its shape.');
    expect(await keeps.count()).toBe(0);
    await page.evaluate((own) => {
      window.uiFixture.document.setState((now) => ({
        plan: { ...now.plan, hairline: { ...now.plan.hairline, own } },
      }));
    }, DRAWN);
    await choose(page, 'Style', 'Edged');
    expect(await keeps.isVisible()).toBe(true);
    expect((await plan(page)).hairline).toMatchObject({ style: 'edged', own: DRAWN });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'As the style' }).click();
    await keeps.waitFor({ state: 'detached' });
    expect((await plan(page)).hairline.own).toBeNull();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(
      'hairline-style',
    );
  });
});

describe('every panel with all its details open', () => {
  const cases = [
    ['ready', SIZES.desktop, 'dark'],
    ['aged', SIZES.tablet, 'light'],
    ['no-skin', SIZES.desktop, 'light'],
  ] as const;

  test.each(cases)('%s at %o, %s: axe finds nothing', async (state, viewport, colorScheme) => {
    const page = await screen.open(state, { viewport, colorScheme });
    await choose(page, 'Shade', 'Custom');
    await choose(page, 'Style', 'Edged');
    await openDetails(page);
    expect(await axeViolations(page)).toEqual([]);
    const wide = await page.locator('.work-panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(wide).toBe(0);
  });

  test.each(['Density', 'Shade', 'Hairline', 'Time'])(
    'on a phone the controls of "%s" are at least 44 px and stay inside',
    async (name) => {
      const page = await screen.open('aged', { viewport: SIZES.phone, hasTouch: true, isMobile: true });
      await page.getByRole('tab', { name }).click();
      await openDetails(page);
      expect(await axeViolations(page)).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, label.choice, input[type=range], summary')]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 43.5 || box.height < 43.5 || box.right > 390))
          .map(({ element, box }) => `${element.textContent} ${box.width} x ${box.height}`),
      );
      expect(small).toEqual([]);
    },
  );
});

describe('shade', () => {
  test('the match is explained, ticked and used by one press that can be undone', async () => {
    const page = await screen.open('ready');
    const { match } = STATES.ready.photo!.head!.pigment;
    const said = await sectionText(page, 'shade');
    expect(said).toContain(
      `Matched to you: shade ${match.shade}. For medium skin and dark brown hair, as this photo shows them.`,
    );
    expect(await page.locator('.choice-tick').count()).toBe(1);
    const matched = page.getByRole('radio', { name: `Shade ${match.shade} matched to you` });
    expect(await matched.isChecked()).toBe(false);
    await choose(page, 'Shade', 'Shade 60');
    await page.getByText('Skin type and pigment').click();
    await choose(page, 'Pigment for skin that is', 'Dark');
    await page.getByRole('button', { name: 'Use the match' }).press('Enter');
    expect((await plan(page)).pigment).toMatchObject({ shade: match.shade, family: match.family });
    expect(await matched.evaluate((radio) => radio === document.activeElement)).toBe(true);
    expect(await page.getByRole('button', { name: 'Use the match' }).count()).toBe(0);
    await page.keyboard.press('Control+z');
    expect((await plan(page)).pigment).toMatchObject({ shade: '60', family: 'dark' });
  });

  test('every reason stands in the detail, what is assumed marked so', async () => {
    const page = await screen.open('aged');
    await page.getByText('Why this shade').click();
    const reasons = await page.locator('.reasons').first().locator('li').allInnerTexts();
    expect(reasons[0]).toContain('type III, medium (ITA 33°). About 38\u00a0% sure.');
    expect(reasons[0]).toContain('white balance is not known');
    expect(reasons[0]).toMatch(/taken as usual\. assumed/);
    expect(reasons[0]).toContain('The type next to it is nearly as likely.');
    expect(reasons[1]).toContain('dark brown, read from your brows.');
    expect(reasons[2]).toMatch(/start at shades 25 to 32.*28\.5.* assumed$/s);
  });

  test('swatches lie on the skin of the photo; without any it is said', async () => {
    const skins = (page: Page) =>
      page
        .locator('.choices-ladder svg.swatch')
        .evaluateAll((all) => [
          ...new Set(all.map((svg) => svg.querySelector('rect')?.getAttribute('fill'))),
        ]);
    const seen = await screen.open('ready');
    expect(await skins(seen)).toEqual([STATES.ready.photo!.head!.pigment.swatches[0]!.skin]);
    const page = await screen.open('no-skin');
    expect(await skins(page)).toHaveLength(1);
    const said = await sectionText(page, 'shade');
    expect(said).toContain('The photo shows too little skin');
    expect(said).toMatch(/A start: shade \d+\. Skin and hair could not be read from this photo.* assumed/);
    expect(said).not.toContain('matched to you');
    expect(await page.locator('.choice-tick').count()).toBe(0);
  });

  test('an own mixture has its water and its warmth', async () => {
    const page = await screen.open('ready');
    expect(await page.getByLabel('Warmth').count()).toBe(0);
    await choose(page, 'Shade', 'Custom');
    await page.getByLabel('Water to one part of pigment').press('End');
    await page.getByLabel('Warmth').press('ArrowRight');
    expect((await plan(page)).pigment).toMatchObject({
      shade: 'custom',
      custom: { dilution: 60, warmth: 0.1 },
    });
    expect(await page.getByLabel('Warmth').getAttribute('aria-valuetext')).toBe('a little warm (+0.1)');
  });

  test('skin type and shine are chosen; a type that the photo does not show is named', async () => {
    const page = await screen.open('ready');
    await page.getByText('Skin type and pigment').click();
    await choose(page, 'Skin type', 'V');
    await choose(page, 'Shine', 'Matte');
    expect(await plan(page)).toMatchObject({ skin: { type: 'V' }, finish: 'matte' });
    const said = await sectionText(page, 'shade');
    expect(said).toContain('On darker skin the same dot stands out less.');
    expect(said).toContain('The photo looks like type III.');
  });
});

describe('density and hairline', () => {
  test('pattern, regions and needle are for artists; too deep is cautioned', async () => {
    const page = await screen.open('ready');
    await page.getByRole('switch', { name: /^Thinner at temples/ }).press('Space');
    await page.getByText('For artists: pattern and needle').click();
    await choose(page, 'Pattern', 'Grouped');
    await page.getByLabel('Needle').press('ArrowLeft');
    await page.getByLabel('Angle to the skin').press('End');
    const caution = page.getByText('Too deep turns blue and blurred');
    await page.getByLabel('Depth').press('ArrowRight');
    await page.getByLabel('Depth').press('ArrowRight');
    expect(await caution.count()).toBe(0);
    await page.getByLabel('Depth').press('ArrowRight');
    await caution.waitFor();
    expect(await plan(page)).toMatchObject({
      density: { regional: false, pattern: 'clustered' },
      deposit: { diameterMm: 0.24, depthMm: 0.65, angleDeg: 90 },
    });
  });

  test('a style brings its edge in one step; a drawn line is cautioned', async () => {
    const page = await screen.open('ready');
    await choose(page, 'Style', 'Edged');
    expect((await plan(page)).hairline).toMatchObject({ style: 'edged', edgeSoftnessMm: 2 });
    await page.getByText('A sharp edge may look drawn on as you get older.').waitFor();
    await page.keyboard.press('Control+z');
    expect((await plan(page)).hairline).toMatchObject({ style: 'natural', edgeSoftnessMm: 12 });
    expect(await page.getByText('A sharp edge may look drawn on as you get older.').count()).toBe(0);
  });
});

describe('time', () => {
  test('sessions, age, sun, touch-up, future and stubble', async () => {
    const page = await screen.open('ready');
    const age = page.getByLabel('How long ago');
    expect(await age.getAttribute('aria-valuetext')).toBe('healed (4 weeks)');
    await page.getByText('It shows one possible healed look, not a promise.').waitFor();
    await choose(page, 'After session', '1');
    await age.press('End');
    await choose(page, 'Sun on the head', 'Much');
    await choose(page, 'Years until a touch-up', '4');
    await choose(page, 'What may come', 'If hair loss goes on');
    await choose(page, 'Days since shaving', '2');
    expect(await plan(page)).toMatchObject({
      sessions: { shown: 1 },
      age: { days: 2190, sun: 'much', touchUpYears: 4 },
      fringe: { future: 'receded', shavedDaysAgo: 2 },
    } satisfies Partial<TreatmentPlan>);
    const said = await sectionText(page, 'time');
    expect(said).toContain('about 50 % of the dots');
    expect(said).toContain('Touched up after 4 years');
    expect(said).toContain('Nobody can tell whether and how far your hair will go');
    expect(said).toContain('Your own stubble grows and darkens, the dots do not.');
    await page.getByText('It shows one possible look, not a promise.').waitFor();
    await choose(page, 'Days since shaving', 'As in photo');
    await choose(page, 'Years until a touch-up', 'Never');
    expect(await plan(page)).toMatchObject({ age: { touchUpYears: null }, fringe: { shavedDaysAgo: null } });
  });

  test('what is assumed of an age is named where it is shown, each with its reason', async () => {
    // Of what a session places alone.
    const healed = await sectionText(await screen.open('ready'), 'time');
    expect(healed.match(/assumed/g)).toHaveLength(1);
    expect(healed).not.toContain('What is assumed, and why');
    const page = await screen.open('aged');
    const named =
      /assumed wider dots, cooler colour, speed of fading, your skin type, sun, vanished dots, touch-up/;
    expect(await sectionText(page, 'time')).toMatch(named);
    await page.getByText('What is assumed, and why').click();
    const { assumptions } = STATES.aged.photo.head.pigment;
    expect(await page.locator('section[aria-labelledby=section-time] .reasons li').count()).toBe(
      assumptions.length,
    );
  });
});

describe('distance and light', () => {
  const look = (page: Page) => page.getByRole('button', { name: /^Distance, light/ });

  test('the head as large as it is seen from there, on the screen that it is', async () => {
    const page = await screen.open('ready');
    await look(page).press('Enter');
    await page.getByRole('button', { name: 'Arm’s length', exact: true }).press('Enter');
    await page.getByText('about 50 cm from your eyes').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await calls(page, 'zoomToDistance')).toEqual([
      ['zoomToDistance', 600, { eyeMm: 500, cssPxMm: 0.2646 }],
    ]);
    const arm = page.getByRole('button', { name: 'Arm’s length', exact: true });
    expect(await arm.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await arm.waitFor({ state: 'hidden' });
    expect(await look(page).innerText()).toContain('Arm’s length');
    expect(await page.locator('.look-lit').isVisible()).toBe(true);
    await page.evaluate(() => window.uiFixture.view.setState({ zoom: 3.21 }));
    await page.locator('.look-distance [aria-pressed="true"]').waitFor({ state: 'detached' });
    expect(await look(page).innerText()).not.toContain('Arm’s length');
    const phone = await screen.open('ready', { viewport: SIZES.phone, hasTouch: true, isMobile: true });
    await look(phone).tap();
    await phone.getByRole('button', { name: '2 m', exact: true }).tap();
    await phone.getByText('about 35 cm from your eyes').waitFor();
    expect(await calls(phone, 'zoomToDistance')).toEqual([
      ['zoomToDistance', 2000, { eyeMm: 350, cssPxMm: 0.165 }],
    ]);
  });

  test('other light is said to be an estimate, and is still told when the choice is closed', async () => {
    const page = await screen.open('ready');
    await look(page).press('Enter');
    await page.getByText('On screen only, never saved.').waitFor();
    await choose(page, 'Light', 'Harder');
    expect((await view(page)).light).toBe('hard');
    await page.keyboard.press('Escape');
    await page.getByText('On screen only, never saved.').waitFor({ state: 'hidden' });
    expect(await look(page).innerText()).toContain('Harder light');
    expect(await page.evaluate(() => window.uiFixture.document.temporal.getState().pastStates.length)).toBe(
      0,
    );
  });

  test.each(['desktop', 'tablet'] as const)(
    'on a %s the choice covers no picture, and stays while this is looked at',
    async (size) => {
      const page = await screen.open('ready', { viewport: SIZES[size] });
      await look(page).click();
      const stage = (await page.locator('.stage').boundingBox())!;
      const choice = page.locator('.bar-look');
      expect((await choice.boundingBox())!.y).toBeGreaterThanOrEqual(stage.y + stage.height);
      await page.mouse.click(stage.x + 20, stage.y + 20);
      expect(await choice.isVisible()).toBe(true);
      await look(page).click();
      expect(await choice.isVisible()).toBe(false);
    },
  );

  test('on a phone the choice covers no picture; while the head is adjusted it stays on the screen', async () => {
    for (const state of ['ready', 'adjusting'] as const) {
      const page = await screen.open(state, { viewport: SIZES.phone, hasTouch: true, isMobile: true });
      await look(page).tap();
      const stage = (await page.locator('.stage').boundingBox())!;
      const choice = (await page.locator('.bar-look').boundingBox())!;
      expect(choice.y + choice.height).toBeLessThanOrEqual(SIZES.phone.height);
      if (state === 'ready') expect(choice.y).toBeGreaterThanOrEqual(stage.y + stage.height);
      const harder = page.getByRole('group', { name: 'Light', exact: true }).getByText('Harder');
      // Nothing of the panel lies over it.
      await harder.tap({ timeout: 3000 });
      expect((await view(page)).light).toBe('hard');
    }
  });
});

describe('a plan on a head of hair that hides it', () => {
  test('is told, and no dots, hours or price are made of it', async () => {
    const page = await screen.open('covered');
    expect(await sectionText(page, 'findings')).toContain('no dots can be seen');
    await page.getByText('Consultation', { exact: true }).first().click();
    const said = await sectionText(page, 'estimate');
    expect(said).toContain('changes nothing that can be seen');
    expect(said).toContain('Thinning hair');
    expect(said).not.toMatch(/ h\b|Session|cm²/);
    const open = await screen.open('ready');
    await open.getByText('Consultation', { exact: true }).first().click();
    expect(await sectionText(open, 'estimate')).toMatch(/Session 1/);
  });
});
