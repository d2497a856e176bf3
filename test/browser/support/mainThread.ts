import type { Browser, Page } from 'playwright-core';

/** One task of the page's main thread. */
export interface MainTask {
  /** From the start of the recording. */
  readonly atMs: number;
  readonly wallMs: number;
  /** Of this thread alone: what waits for the graphics process or for another program costs nothing. */
  readonly cpuMs: number;
  /** Wall time inside calls of the graphics library: uploads, readbacks, new sizes of the canvas and waits. */
  readonly glMs: number;
  /** Upper bound of what our own code took: neither other programs nor the graphics make it longer. */
  readonly ownMs: number;
  readonly pixelReads: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
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

const CLOCK = 'clock of the recording';
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
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<{ tasks: readonly MainTask[]; waitingReads: number }> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const clockMs = await page.evaluate((name) => {
    Object.assign((window as unknown as { recorded: Recorded }).recorded, { glCalls: [], waitingReads: 0 });
    return performance.mark(name).startTime;
  }, CLOCK);
  let trace: Buffer;
  try {
    await work();
    // A task that still runs when the recording ends is not in it.
    await page.waitForTimeout(500);
  } finally {
    trace = await browser.stopTracing();
  }
  const { glCalls, waitingReads } = await page.evaluate(
    () => (window as unknown as { recorded: Recorded }).recorded,
  );
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const clock = traceEvents.find(({ name }) => name === CLOCK);
  if (!clock) throw new Error('the recording has no clock');
  const ofPage = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === clock.pid && tid === clock.tid,
  );
  if (ofPage.length === 0) throw new Error('the recording has no task of the page');
  const tasks = ofPage
    .filter(({ dur }) => (dur ?? 0) >= 1000 * SHORTEST_MS)
    .map((event) => mainTask(event, clock.ts, clockMs, glCalls));
  return { tasks, waitingReads };
}

function mainTask(event: TraceEvent, clockUs: number, clockMs: number, glCalls: readonly GlCall[]): MainTask {
  if (event.tdur === undefined) throw new Error('this browser does not record the time of a thread');
  const wallMs = (event.dur ?? 0) / 1000;
  const cpuMs = event.tdur / 1000;
  const atMs = (event.ts - clockUs) / 1000;
  const fromMs = clockMs + atMs;
  const inside = glCalls.filter((call) => call.toMs > fromMs && call.fromMs < fromMs + wallMs);
  const glMs = inside.reduce((sum, call) => sum + call.toMs - call.fromMs, 0);
  return {
    atMs,
    wallMs,
    cpuMs,
    glMs,
    ownMs: Math.min(cpuMs, Math.max(0, wallMs - glMs)),
    pixelReads: inside.filter(({ readsPixels }) => readsPixels).length,
  };
}
