import { readFileSync } from 'node:fs';

/** How many tests a step or a suite had. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A runner that left no report has failed as a whole. */
const NO_REPORT: Counts = { passed: 0, failed: 1, skipped: 0 };

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be loaded count here and nowhere else. */
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  /** Errors outside any test. */
  errors: unknown[];
}

/** Counts from vitest's JSON report. */
export function readVitestReport(file: string): Counts {
  const report = read<VitestReport>(file);
  if (!report) return NO_REPORT;
  const brokenFiles = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON report; a test that passed only on a retry has passed, and is named in the output. */
export function readPlaywrightReport(file: string): Counts {
  const report = read<PlaywrightReport>(file);
  if (!report) return NO_REPORT;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped };
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
