// @ts-check

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * One line of the table; a ratio over its limit makes the run fail.
 *
 * @param {string} what @param {number} ms @param {number} [base] @param {number} [limit]
 */
export function report(what, ms, base, limit) {
  let verdict = '';
  if (base !== undefined && limit !== undefined) {
    const isWithin = ms / base <= limit;
    verdict = `${(ms / base).toFixed(2)} x   limit ${String(limit)} x   ${isWithin ? 'ok' : 'OVER'}`;
    if (!isWithin) process.exitCode = 1;
  }
  console.log(`${what.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms   ${verdict}`);
}
