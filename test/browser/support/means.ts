import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { SAMPLE_SIDE_PX, sampleOnScreen, type Point } from './samplePhoto';

/** Millimetres from the middle of the sample, to the right and down, as the photo shows them. */
export type PlaceMm = readonly [right: number, down: number];

/** One way to use the app, and no other: pointer, keyboard or touch. */
export interface Means {
  /** A button of the panel. */
  press(name: RegExp): Promise<void>;
  /** A radio button of a group. */
  choose(group: string, name: string): Promise<void>;
  slideToEnd(name: string): Promise<void>;
  /** With the tool that is up, along these places. */
  drag(places: readonly PlaceMm[]): Promise<void>;
  /** Presses, one a place; the last one closes where `closed`. */
  tap(places: readonly PlaceMm[], closed?: boolean): Promise<void>;
}

/** The least side of what a finger presses, CSS px. */
const FINGER_PX = 44;
/** What keys go in one press, mm: with Shift, and without. */
const FAR_MM = 10;
const NEAR_MM = 2;
const MOST_TABS = 200;

/** From each place to the next in steps as long as the keys' longest, so that all means draw the same line. */
const stepped = ([first, ...rest]: readonly PlaceMm[]): readonly PlaceMm[] => {
  const line = [first!];
  for (const [x, y] of rest) {
    const [x0, y0] = line.at(-1)!;
    const steps = Math.ceil(Math.hypot(x - x0, y - y0) / FAR_MM);
    for (let k = 1; k <= steps; k++) line.push([x0 + (k / steps) * (x - x0), y0 + (k / steps) * (y - y0)]);
  }
  return line;
};

export function meansOf(page: Page, pxPerMm: number) {
  const onScreen = ([right, down]: PlaceMm): Promise<Point> =>
    sampleOnScreen(page, [SAMPLE_SIDE_PX / 2 + right * pxPerMm, SAMPLE_SIDE_PX / 2 + down * pxPerMm]);
  return {
    pointer: byPointer(page, onScreen),
    touch: byTouch(page, onScreen),
    keyboard: byKeyboard(page),
  } satisfies Record<string, Means>;
}

/** Not the steps of the history, which are called by what they made. */
const button = (page: Page, name: RegExp): Locator =>
  page.getByRole('button', { name }).and(page.locator(':not(.history *)'));
const label = (page: Page, group: string, name: string): Locator =>
  page.getByRole('group', { name: group }).getByText(name, { exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole('slider', { name }).first();

type OnScreen = (place: PlaceMm) => Promise<Point>;

function byPointer(page: Page, onScreen: OnScreen): Means {
  return {
    press: (name) => button(page, name).click(),
    choose: (group, name) => label(page, group, name).click(),
    async slideToEnd(name) {
      const track = slider(page, name);
      const { width, height } = (await track.boundingBox())!;
      await track.click({ position: { x: width - 2, y: height / 2 } });
    },
    async drag(places) {
      const [first, ...rest] = stepped(places);
      await page.mouse.move(...(await onScreen(first!)));
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...(await onScreen(place)));
      await page.mouse.up();
    },
    async tap(places, closed = false) {
      for (const place of closed ? [...places, places[0]!] : places)
        await page.mouse.click(...(await onScreen(place)));
    },
  };
}

function byTouch(page: Page, onScreen: OnScreen): Means {
  const session = page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly PlaceMm[]) => {
    const touchPoints = await Promise.all(
      places.map(async (place) => {
        const [x, y] = await onScreen(place);
        return { x, y, id: 0 };
      }),
    );
    await (await session).send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  const tapOn = async (target: Locator, position?: (box: { width: number; height: number }) => object) => {
    const box = (await target.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(FINGER_PX);
    await target.tap(position ? { position: position(box) as { x: number; y: number } } : {});
  };
  return {
    press: (name) => tapOn(button(page, name)),
    choose: (group, name) => tapOn(label(page, group, name).locator('xpath=ancestor::label')),
    slideToEnd: (name) => tapOn(slider(page, name), ({ width, height }) => ({ x: width - 2, y: height / 2 })),
    async drag(places) {
      const [first, ...rest] = stepped(places);
      await send('touchStart', [first!]);
      for (const place of rest) await send('touchMove', [place]);
      await send('touchEnd', []);
    },
    async tap(places, closed = false) {
      for (const place of closed ? [...places, places[0]!] : places) {
        await send('touchStart', [place]);
        await send('touchEnd', []);
      }
    },
  };
}

/** What has the focus, and is seen to have it; null beyond the page's last control. */
async function focused(page: Page) {
  const found = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    if (element === document.body) return null;
    const named = element instanceof HTMLInputElement ? element.labels?.[0] : element;
    return {
      name: (element.getAttribute('aria-label') ?? named?.textContent ?? '').trim(),
      group: element.closest('fieldset')?.querySelector('legend')?.textContent ?? '',
      isPhoto: 'stage' in element.dataset,
      isSeen: element.matches(':focus-visible'),
    };
  });
  expect(found?.isSeen).not.toBe(false);
  return found;
}

type Focused = NonNullable<Awaited<ReturnType<typeof focused>>>;

function byKeyboard(page: Page): Means {
  const { keyboard } = page;
  /** Where the cursor is. */
  let at: PlaceMm = [0, 0];
  const keys = async (...names: readonly string[]) => {
    for (const name of names) await keyboard.press(name);
  };
  const isOnPhoto = async (): Promise<boolean> => (await focused(page))?.isPhoto === true;
  const tabTo = async (isThere: (now: Focused) => boolean) => {
    for (let k = 0; k < MOST_TABS; k++) {
      const now = await focused(page);
      if (now && isThere(now)) return;
      await keyboard.press('Tab');
    }
    throw new Error('Tab does not come there');
  };
  /** To the photo, where the cursor begins in the middle. */
  const toPhoto = async () => {
    if (!(await isOnPhoto())) await keys('Enter');
    expect(await isOnPhoto()).toBe(true);
    at = [0, 0];
  };
  const goTo = async ([right, down]: PlaceMm) => {
    const go = async (mm: number, back: string, on: string) => {
      const key = mm < 0 ? back : on;
      const far = Math.floor(Math.abs(mm) / FAR_MM);
      const near = Math.round((Math.abs(mm) - FAR_MM * far) / NEAR_MM);
      await keys(...Array<string>(far).fill(`Shift+${key}`), ...Array<string>(near).fill(key));
    };
    await go(right - at[0], 'ArrowLeft', 'ArrowRight');
    await go(down - at[1], 'ArrowUp', 'ArrowDown');
    at = [right, down];
  };
  /** Escape leads back to where the tool was taken up. */
  const goBack = async () => {
    await keys('Escape');
    expect(await focused(page)).toMatchObject({ isPhoto: false });
  };
  return {
    async press(name) {
      await tabTo((now) => name.test(now.name));
      await keys('Enter');
      // What was pressed may be gone, but not the focus.
      expect(await focused(page)).not.toBeNull();
    },
    async choose(group, name) {
      await tabTo((now) => now.group === group);
      for (let k = 0; k < 10 && (await focused(page))?.name !== name; k++) await keys('ArrowRight');
      expect(await focused(page)).toMatchObject({ name });
    },
    async slideToEnd(name) {
      await tabTo((now) => now.name === name);
      await keys('End');
    },
    async drag(places) {
      await toPhoto();
      const [first, ...rest] = stepped(places);
      await goTo(first!);
      await keys('Space');
      for (const place of rest) await goTo(place);
      await keys('Space');
      await goBack();
    },
    async tap(places, closed = false) {
      await toPhoto();
      for (const place of places) {
        await goTo(place);
        await keys('Space');
      }
      if (closed) await keys('Enter');
      await goBack();
    },
  };
}
