import type { Browser, Page } from 'playwright-core';
import { mainTasksDuring, type MainTask as RecordedTask } from '../../support/mainTasks.mjs';

export interface MainTask extends Omit<RecordedTask<GlCall>, 'calls'> {
  readonly pixelReads: number;
}

interface GlCall {
  readonly fromMs: number;
  readonly toMs: number;
  readonly readsPixels: boolean;
}

interface Recorded {
  glCalls: GlCall[];
  /** Reads that wait in the call until the picture is there. */
  waitingReads: number;
}

/** Shorter tasks are left out, but for those that read pixels. */
const SHORTEST_MS = 5;

/** Before the app's own scripts run. */
export async function timeGlCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recorded: Recorded = { glCalls: [], waitingReads: 0 };
    Object.assign(window, { recorded });
    const prototype = WebGL2RenderingContext.prototype;
    for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof own.value !== 'function') continue;
      const call = own.value as (this: WebGL2RenderingContext, ...given: unknown[]) => unknown;
      const timed = function (this: WebGL2RenderingContext, ...given: unknown[]) {
        const fromMs = performance.now();
        try {
          return call.apply(this, given);
        } finally {
          const readsPixels = name === 'readPixels';
          if (readsPixels && ArrayBuffer.isView(given[6])) recorded.waitingReads += 1;
          recorded.glCalls.push({ fromMs, toMs: performance.now(), readsPixels });
        }
      };
      Object.defineProperty(prototype, name, { ...own, value: timed });
    }
    // A new size is a new drawing buffer, and waits for all that is still to be drawn into the old one.
    const drawnByGl = new WeakSet<HTMLCanvasElement>();
    const canvas = HTMLCanvasElement.prototype;
    const getContext = Object.getOwnPropertyDescriptor(canvas, 'getContext')!.value as (
      this: HTMLCanvasElement,
      ...given: unknown[]
    ) => unknown;
    Object.assign(canvas, {
      getContext(this: HTMLCanvasElement, ...given: unknown[]) {
        if (given[0] === 'webgl2') drawnByGl.add(this);
        return getContext.apply(this, given);
      },
    });
    for (const side of ['width', 'height'] as const) {
      const own = Object.getOwnPropertyDescriptor(canvas, side)!;
      Object.defineProperty(canvas, side, {
        ...own,
        set(this: HTMLCanvasElement, px: number) {
          const fromMs = performance.now();
          own.set!.call(this, px);
          if (drawnByGl.has(this))
            recorded.glCalls.push({ fromMs, toMs: performance.now(), readsPixels: false });
        },
      });
    }
  });
}

const IDLE_WATCH_MS = 500;
/** Of one core, while nothing is left to do. */
const IDLE_SHARE = 0.05;
const IDLE_WITHIN_MS = 60_000;

/** Until the browser's pages, with their workers and the graphics, have come to rest. */
export async function untilIdle(browser: Browser): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  try {
    const usedMs = async (): Promise<number> => {
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    };
    let before = await usedMs();
    for (let waited = 0; waited < IDLE_WITHIN_MS; waited += IDLE_WATCH_MS) {
      await new Promise((resolve) => setTimeout(resolve, IDLE_WATCH_MS));
      const now = await usedMs();
      if (now - before < IDLE_SHARE * IDLE_WATCH_MS) return;
      before = now;
    }
    throw new Error(`the browser was never idle within ${IDLE_WITHIN_MS / 1000} s`);
  } finally {
    await devtools.detach();
  }
}

/** Records the tasks of the page's main thread while `work` runs. */
export async function tasksDuring(
  page: Page,
  work: () => Promise<void>,
): Promise<{ tasks: readonly MainTask[]; waitingReads: number }> {
  let waitingReads = 0;
  await page.evaluate(() => {
    Object.assign((window as unknown as { recorded: Recorded }).recorded, { glCalls: [], waitingReads: 0 });
  });
  const recorded = await mainTasksDuring(
    page,
    async () => {
      await work();
      // A task that still runs when the recording ends is not in it.
      await page.waitForTimeout(500);
    },
    async () => {
      const noted = await page.evaluate(() => (window as unknown as { recorded: Recorded }).recorded);
      waitingReads = noted.waitingReads;
      return noted.glCalls;
    },
  );
  const tasks = recorded
    .map(({ calls, ...task }) => ({
      ...task,
      pixelReads: calls.filter(({ readsPixels }) => readsPixels).length,
    }))
    .filter(({ wallMs, pixelReads }) => wallMs >= SHORTEST_MS || pixelReads > 0);
  return { tasks, waitingReads };
}
