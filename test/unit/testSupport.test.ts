import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CSP } from '../../.scripts/headers.mjs';
import {
  countCheck,
  countReport,
  describeCounts,
  failedFiles,
  reportWithout,
  sumCounts,
} from '../../.scripts/testCounts.mjs';
import { expectImage } from '../support/expectedImage';
import { pixelAt, readPng, writePng } from '../support/png';
import { serveStatic } from '../support/staticServer';

const dir = mkdtempSync(path.join(tmpdir(), 'smp-support-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('counts', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
  };

  it('adds up to one plain line', () => {
    const counts = [countCheck(true), countCheck(false), countReport(report, 0)];
    expect(describeCounts(sumCounts(counts))).toBe('4 passed, 1 failed, 3 skipped');
  });

  it('holds a run that failed without a failed test to be a failure', () => {
    expect(countReport(report, 1).failed).toBe(1);
    expect(countReport({ ...report, numFailedTests: 2 }, 1).failed).toBe(2);
    expect(countReport(undefined, 1).failed).toBe(1);
  });

  it('leaves out the files that are run again, and no others', () => {
    const file = (name: string, ...states: string[]) => ({
      name,
      status: states.includes('failed') ? 'failed' : 'passed',
      assertionResults: states.map((status) => ({ status })),
    });
    const run = {
      ...report,
      testResults: [
        file('still', 'failed', 'passed', 'failed'),
        file('broken', 'passed', 'failed'),
        file('whole', 'passed', 'skipped', 'todo'),
      ],
    };
    expect(failedFiles(run)).toEqual(['still', 'broken']);
    const others = reportWithout(run, new Set(['still']));
    expect(failedFiles(others)).toEqual(['broken']);
    expect(countReport(others, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });
});

describe('the static server', () => {
  it('sends the policy on every file, below a sub-path, and nothing from outside its roots', async () => {
    writeFileSync(path.join(dir, 'index.html'), '<!doctype html>');
    writeFileSync(path.join(dir, 'x.worker.js'), '');
    const server = await serveStatic([dir], '/clinic/preview/');
    try {
      for (const file of ['', 'x.worker.js']) {
        const response = await fetch(`${server.origin}/clinic/preview/${file}`);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-security-policy')).toBe(CSP);
      }
      for (const file of [
        '/x.worker.js',
        '/clinic/preview/none.js',
        '/clinic/preview/..%2f..%2fetc%2fpasswd',
      ])
        expect((await fetch(server.origin + file)).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});

describe('expected pictures', () => {
  const grey = (value: number) => ({ width: 10, height: 10, data: new Uint8Array(400).fill(value) });
  const options = { expectedDir: path.join(dir, 'expected'), outputDir: path.join(dir, 'output') };

  it('accepts, then compares, and leaves what differs', () => {
    expect(() => expectImage('grey', writePng(grey(255)), options)).toThrow('no expected picture');
    process.env['UPDATE_EXPECTED'] = '1';
    try {
      expectImage('grey', writePng(grey(255)), options);
    } finally {
      delete process.env['UPDATE_EXPECTED'];
    }
    expectImage('grey', writePng(grey(255)), options);

    const spotted = grey(255);
    spotted.data.set([0, 0, 0, 255], 4 * 55);
    expect(pixelAt(readPng(writePng(spotted)), 5, 5)).toEqual([0, 0, 0, 255]);
    expectImage('grey', writePng(spotted), { ...options, allowedFraction: 0.01 });
    expect(() => expectImage('grey', writePng(spotted), options)).toThrow('1.000 % of the pixels differ');
    expect(existsSync(path.join(options.outputDir, 'grey.diff.png'))).toBe(true);
  });
});
