// @ts-check

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * One line of the table; a ratio over its limit makes the run fail.
 *
 * @param {string} what @param {number} ms @param {number} [ratio] to the peer @param {number} [limit]
 */
export function report(what, ms, ratio, limit) {
  let verdict = '';
  if (ratio !== undefined && limit !== undefined) {
    const isWithin = ratio <= limit;
    verdict = `${ratio.toFixed(2)} x   limit ${String(limit)} x   ${isWithin ? 'ok' : 'OVER'}`;
    if (!isWithin) process.exitCode = 1;
  }
  console.log(`${what.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms   ${verdict}`);
}

/**
 * The app's times beside the peer's, taken in turns: the median of each turn's ratio, for whatever else the machine does
 * slows both of a turn alike.
 *
 * @param {string} what @param {number[]} times ms @param {number[]} peers ms, as many @param {number} limit
 */
export function reportInTurns(what, times, peers, limit) {
  const ratios = times.map((time, turn) => time / (peers[turn] ?? Number.NaN));
  report(what, median(times), median(ratios), limit);
}
