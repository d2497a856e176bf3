import type { Page } from 'playwright-core';

export interface BadlyPlaced {
  /** Controls lower or narrower than a fingertip, 44 px. */
  readonly small: readonly string[];
  /** Controls that reach over the window's left or right edge; of head and picture also over its lower one, where nothing scrolls. */
  readonly outside: readonly string[];
  /** Parts that are wider than what shows them; rows that are meant to be pushed sideways do not count. */
  readonly cut: readonly string[];
  /** Pairs of controls that lie on each other. */
  readonly overlapping: readonly string[];
}

export const WELL_PLACED: BadlyPlaced = { small: [], outside: [], cut: [], overlapping: [] };

/** What of the open dialog, or else of the page, is too small, cut off at the sides, or on something else. */
export const badlyPlaced = (page: Page): Promise<BadlyPlaced> =>
  page.evaluate(() => {
    const LEAST_PX = 43.5;
    const CONTROLS =
      'button, summary, select, input[type=text], input[type=number], [role=slider], input[type=range], label.choice, .switch label, .grip';
    /** What opens or stays over the rest, and rows that scroll sideways. */
    const LAYERS =
      '.bar-zoom, .bar-look, .variant-menu, .wire-steps, .tabs, .split, .wire, .sheet, .work-panel, dialog footer';
    const stands = document.documentElement.scrollHeight <= innerHeight;
    const root = document.querySelector('dialog[open]') ?? document.body;
    const nameOf = (element: Element): string =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(0, 60);
    const controls = [...root.querySelectorAll(CONTROLS)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({
        element,
        name: nameOf(element),
        box: element.getBoundingClientRect(),
        layer: element.closest(LAYERS),
      }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    /** A press goes to the nearest grip: they may lie as near to each other as a mouse tells apart. */
    const GRIPS_APART_PX = 34;
    const apartPx = (a: DOMRect, b: DOMRect): number =>
      Math.hypot((a.left + a.right - b.left - b.right) / 2, (a.top + a.bottom - b.top - b.bottom) / 2);
    const pairs = controls.flatMap((a, i) => controls.slice(i + 1).map((b) => [a, b] as const));
    return {
      small: controls
        .filter(({ box }) => box.width < LEAST_PX || box.height < LEAST_PX)
        .map(({ name, box }) => `${name} ${Math.round(box.width)} x ${Math.round(box.height)}`),
      outside: controls
        .filter(
          ({ element, box }) =>
            (!element.closest('.tabs') && (box.left < -0.5 || box.right > innerWidth + 0.5)) ||
            (stands && element.closest('.work-head, .picture') && box.bottom > innerHeight + 0.5),
        )
        .map(({ name }) => name),
      cut: [document.documentElement, ...root.querySelectorAll('*')]
        .filter((element) => !element.matches('.tabs, .zone-name, .visually-hidden, .visually-hidden *'))
        .filter((element) => {
          const { overflowX } = getComputedStyle(element);
          const shows =
            element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
          return shows && element.scrollWidth > element.clientWidth + 1;
        })
        .map((element) => `${element.tagName}.${element.className}`),
      overlapping: pairs
        .filter(
          ([a, b]) => a.layer === b.layer && !a.element.contains(b.element) && !b.element.contains(a.element),
        )
        .filter(
          ([{ box: a }, { box: b }]) =>
            a.left < b.right - 0.5 &&
            b.left < a.right - 0.5 &&
            a.top < b.bottom - 0.5 &&
            b.top < a.bottom - 0.5,
        )
        .filter(([a, b]) => !a.layer?.matches('.wire') || apartPx(a.box, b.box) < GRIPS_APART_PX - 0.5)
        .map(([a, b]) => `${a.name} / ${b.name}`),
    };
  });
