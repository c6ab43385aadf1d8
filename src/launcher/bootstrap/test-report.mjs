import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Jest's report and the checks as one count. A file that could not even be loaded counts as a failure. */
export function tally(checks, { code, report }) {
  const passedChecks = checks.filter(({ passed }) => passed).length;
  const skippedChecks = checks.filter(({ skipped }) => skipped).length;
  const jest = {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  // Jest itself broke, or no test ran at all: silence must not look like success.
  const executed = jest.passed + jest.failed;
  const broken = jest.failed === 0 && (code !== 0 || executed === 0) ? 1 : 0;
  return {
    passed: passedChecks + jest.passed,
    failed: checks.length - passedChecks - skippedChecks + jest.failed + broken,
    skipped: skippedChecks + jest.skipped,
    executed,
  };
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function readableFailures(report, root) {
  if (report === undefined) return '\n✗ jest left no report\n';
  const blocks = report.testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`✗ ${name}\n${indent(file.message)}`];
    return failed.map((test) => `✗ ${name} › ${test.fullName}\n${indent(test.failureMessages.join('\n'))}`);
  });
  const none = report.numTotalTests === 0 ? ['✗ not one test was executed'] : [];
  return [...blocks, ...none].map((block) => `\n${block}\n`).join('');
}

function indent(text) {
  return stripVTControlCharacters(text).trim().replace(/^/gm, '    ');
}
