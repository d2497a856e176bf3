// @ts-check
// The longest task of a page's main thread as the tests take it: what other programs and the graphics need does not count.

const CLOCK = 'clock of the recording';

/**
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }} TraceEvent
 * @typedef {{ from: number, to: number }} Call
 */

/**
 * Records while `work` runs; `callsOf` runs afterwards, as reading what a page noted is a task of its own.
 *
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} work
 * @param {() => Promise<readonly Call[]>} callsOf the graphics library, by the page's own clock
 * @returns {Promise<number>} ms: of the thread's own time and of the time outside these calls the shorter one
 */
export async function longestTaskMs(page, work, callsOf) {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const clockMs = await page.evaluate((name) => performance.mark(name).startTime, CLOCK);
  await work();
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const calls = await callsOf();
  const clock = traceEvents.find(({ name }) => name === CLOCK);
  if (!clock) throw new Error('the recording has no clock');
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === clock.pid && tid === clock.tid,
  );
  if (tasks.length === 0) throw new Error('the recording has no task of the page');
  return Math.max(...tasks.map((task) => ownMs(task, clockMs + (task.ts - clock.ts) / 1000, calls)));
}

/** @param {TraceEvent} task @param {number} from @param {readonly Call[]} calls */
function ownMs({ dur = 0, tdur }, from, calls) {
  if (tdur === undefined) throw new Error('this browser does not record the time of a thread');
  const until = from + dur / 1000;
  const inGl = calls
    .filter((call) => call.to > from && call.from < until)
    .reduce((sum, call) => sum + call.to - call.from, 0);
  return Math.min(tdur / 1000, Math.max(0, dur / 1000 - inGl));
}
