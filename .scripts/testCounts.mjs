// @ts-check
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ status: string }} OneResult */
/** @typedef {{ name: string, status: string, assertionResults: OneResult[] }} FileResult */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: FileResult[] }} Report */

/** @param {boolean} ok @returns {Counts} one check that is not a test: a compiler, a linter, a build */
export const countCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/**
 * A run can fail with no failed test: a file that does not load, a hook, an error nobody caught. That is a failure too.
 * @param {Report | undefined} report @param {number} exitCode @returns {Counts}
 */
export function countReport(report, exitCode) {
  if (report === undefined) return countCheck(false);
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The report as if the files had not been run: for those in which the browser stood still, and which are run again.
 * @param {Report} report @param {ReadonlySet<string>} files @returns {Report}
 */
export function reportWithout(report, files) {
  const testResults = report.testResults.filter(({ name }) => !files.has(name));
  /** @param {string[]} states */
  const count = (...states) =>
    testResults.flatMap((file) => file.assertionResults).filter(({ status }) => states.includes(status))
      .length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped'),
    numTodoTests: count('todo'),
    testResults,
  };
}

/** @param {Report} report */
export const failedFiles = ({ testResults }) =>
  testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);

/** @param {Counts[]} all @returns {Counts} */
export const sumCounts = (all) =>
  all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** @param {Counts} counts */
export const describeCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
