// @ts-check
// The tasks of a page's main thread, as the tests and the benchmark count them.

const CLOCK = 'clock of the recording';

/**
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }} TraceEvent
 *   microseconds
 * @typedef {{ readonly fromMs: number, readonly toMs: number }} GlCall by the page's own clock
 */

/**
 * One task of the page's main thread. `atMs`: from the start of the recording; `cpuMs`: of this thread alone, what waits for the
 * graphics process or for another program costs nothing; `glMs`: wall time inside `calls` of the graphics library; `ownMs`:
 * upper bound of what our own code took, neither other programs nor the graphics make it longer.
 *
 * @template {GlCall} C
 * @typedef {{ readonly atMs: number, readonly wallMs: number, readonly cpuMs: number, readonly glMs: number, readonly ownMs: number, readonly calls: readonly C[] }} MainTask
 */

/**
 * Records while `work` runs.
 *
 * @template {GlCall} C
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} work a task that still runs when it ends is not recorded
 * @param {() => Promise<readonly C[]>} callsOf runs after it: reading what a page noted is a task of its own
 * @returns {Promise<readonly MainTask<C>[]>}
 */
export async function mainTasksDuring(page, work, callsOf) {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  /** @type {Buffer} */
  let trace;
  /** @type {number} */
  let clockMs;
  try {
    clockMs = await page.evaluate((name) => performance.mark(name).startTime, CLOCK);
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const glCalls = await callsOf();
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(trace.toString());
  const clock = traceEvents.find(({ name }) => name === CLOCK);
  if (!clock) throw new Error('the recording has no clock');
  const ofPage = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === clock.pid && tid === clock.tid,
  );
  if (ofPage.length === 0) throw new Error('the recording has no task of the page');
  if (!ofPage.some(({ tdur }) => tdur !== undefined))
    throw new Error('this browser does not record the time of a thread');
  return ofPage.map((event) => mainTask(event, (event.ts - clock.ts) / 1000, clockMs, glCalls));
}

/**
 * A task that takes less than the thread's clock tells has no time of its own: it took no longer than by the wall's.
 *
 * @template {GlCall} C
 * @param {TraceEvent} event @param {number} atMs @param {number} clockMs @param {readonly C[]} glCalls
 * @returns {MainTask<C>}
 */
function mainTask({ dur = 0, tdur = dur }, atMs, clockMs, glCalls) {
  const [wallMs, cpuMs] = [dur / 1000, tdur / 1000];
  const fromMs = clockMs + atMs;
  const calls = glCalls.filter((call) => call.toMs > fromMs && call.fromMs < fromMs + wallMs);
  const glMs = calls.reduce((sum, call) => sum + call.toMs - call.fromMs, 0);
  return { atMs, wallMs, cpuMs, glMs, ownMs: Math.min(cpuMs, Math.max(0, wallMs - glMs)), calls };
}
