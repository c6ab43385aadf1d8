import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/launcher/project-root.js';

const TODAY = new Date().toISOString().slice(0, 10);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** As npm 11 reports it: an advisory at its package, and the packages that come by it. */
const report = (severity: string) => ({
  auditReportVersion: 2,
  vulnerabilities: {
    multer: {
      name: 'multer',
      severity,
      isDirect: true,
      via: [
        {
          source: 1109527,
          name: 'multer',
          title: 'Multer vulnerable to Denial of Service',
          url: 'https://github.com/advisories/GHSA-fjgf-rc76-4x9p',
          severity,
          range: '>=1.4.4-lts.1 <2.0.2',
        },
      ],
    },
    '@nestjs/platform-express': { name: '@nestjs/platform-express', severity, via: ['multer'] },
  },
});

describe('the check for known holes', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'holes-'));
    for (const folder of ['src/launcher/bootstrap', '.ci', 'bin'])
      mkdirSync(join(root, folder), { recursive: true });
    const launcher = join(projectRoot, 'src', 'launcher');
    cpSync(join(launcher, 'bootstrap'), join(root, 'src/launcher/bootstrap'), { recursive: true });
    cpSync(join(launcher, 'check-dependencies.mjs'), join(root, 'src/launcher/check-dependencies.mjs'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** The real check, with an npm that says this. */
  const check = (npmSays: string, accepted: readonly object[] = []) => {
    writeFileSync(join(root, 'answer'), npmSays);
    writeFileSync(
      join(root, 'bin', 'npm'),
      `#!/bin/sh\necho "$@" > ${root}/asked\ncat ${root}/answer\nexit 1\n`,
      {
        mode: 0o755,
      },
    );
    writeFileSync(join(root, '.ci', 'accepted-holes.json'), JSON.stringify(accepted));
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'src/launcher/check-dependencies.mjs')],
      {
        encoding: 'utf8',
        env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin` },
      },
    );
    return { status, stdout };
  };
  const accept = (until: string, reason = 'uploads go through our own limit') => [
    { advisory: 'GHSA-fjgf-rc76-4x9p', reason, until },
  ];

  it.each(['high', 'critical'])('fails on one that is %s, told once', (severity) => {
    const { status, stdout } = check(JSON.stringify(report(severity)));
    expect(status).toBe(1);
    expect(stdout.trim()).toBe(
      `${severity}: multer – Multer vulnerable to Denial of Service (GHSA-fjgf-rc76-4x9p)`,
    );
  });

  it.each(['moderate', 'low'])('lets one that is %s pass', (severity) => {
    expect(check(JSON.stringify(report(severity)))).toEqual({ status: 0, stdout: '' });
  });

  it('passes where there is none', () => {
    expect(check(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} })).status).toBe(0);
  });

  it('lets live with one for a reason and a while', () => {
    const found = JSON.stringify(report('high'));
    expect(check(found, accept(inDays(30))).status).toBe(0);
    expect(check(found, accept(TODAY)).status).toBe(0);
    const over = check(found, accept(inDays(-1)));
    expect(over.status).toBe(1);
    expect(over.stdout).toContain('was accepted until');
    for (const bad of [accept(inDays(30), ''), accept('some day'), accept(inDays(200))]) {
      expect(check(found, bad).status).toBe(1);
    }
  });

  it.each([
    ['a registry without the endpoint', '{"message": "405 Method Not Allowed", "statusCode": 405}'],
    ['no network', '{"error": {"code": "ENOTFOUND"}}'],
    ['a proxy that answers in HTML', '<html>login</html>'],
  ])('says so and is skipped with %s', (_, npmSays) => {
    const { status, stdout } = check(npmSays);
    expect(status).toBe(77);
    expect(stdout).toContain('the registry does not answer the audit endpoint');
  });

  it('is counted as skipped in the closing line, neither as passed nor as failed', async () => {
    const { tally, closingLine } = (await import(
      join(projectRoot, 'src', 'launcher', 'bootstrap', 'test-report.mjs')
    )) as {
      tally: (checks: object[], jest: object) => object;
      closingLine: (result: object) => string;
    };
    const jest = { code: 0, report: { numPassedTests: 3 } };
    const checks = [
      { passed: true, skipped: false },
      { passed: false, skipped: true },
    ];
    expect(closingLine(tally(checks, jest))).toBe('4 passed, 0 failed, 1 skipped');
    expect(closingLine(tally([{ passed: false, skipped: false }], jest))).toBe('3 passed, 1 failed');
  });
});
