import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

const ROOT = process.cwd();
const CRUISER = path.join(ROOT, 'node_modules', '.bin', 'depcruise');
const FOLDERS = ['src', 'workflows', 'activities'];

function cruise(folder: string): Cruise {
  const { stdout } = spawnSync(
    process.execPath,
    [CRUISER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Cruise;
}

/** Each rule with a file that breaks it; a name in a file is no protection, so some are disguised. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['domain-is-pure', 'src/domain/ladder/sneaky.ts', `import { z } from 'zod';\nexport const a = z;`],
  ['domain-is-pure', 'src/domain/calendar/sneaky.ts', `import fs from 'node:fs';\nexport const a = fs;`],
  ['contracts-know-the-domain', 'src/contracts/sneaky.ts', `import pg from 'pg';\nexport const a = pg;`],
  ['policies-read-files', 'src/policies/sneaky.ts', `import pg from 'pg';\nexport const a = pg;`],
  ['persistence-is-a-leaf', 'src/persistence/sneaky.ts', `export { a } from '../api/plain.js';`],
  ['documents-are-words', 'src/documents/sneaky.ts', `import pg from 'pg';\nexport const a = pg;`],
  ['temporal-is-a-leaf', 'src/temporal/sneaky.ts', `export { a } from '../api/plain.js';`],
  ['workflows-are-deterministic', 'workflows/sneaky.ts', `import fs from 'node:fs';\nexport const a = fs;`],
  [
    'workflows-never-reach-zod',
    'workflows/sneaky-by-contract.ts',
    `export { a } from '../src/contracts/with-zod.js';`,
  ],
  ['activities-act', 'activities/sneaky.ts', `export { a } from '../src/api/plain.js';`],
  [
    'only-the-gateway-meets-temporal',
    'src/api/cases/sneaky.ts',
    `import { Client } from '@temporalio/client';\nexport const a = Client;`,
  ],
  ['api-does-not-act', 'src/api/cases/acting.ts', `export { a } from '../../../activities/plain.js';`],
  [
    'only-config-reads-the-environment',
    'src/persistence/configured.ts',
    `export { a } from '../config/plain.js';`,
  ],
  [
    'console-runs-in-browsers',
    'src/console/ui/sneaky.ts',
    `import type { A } from '../../api/plain.js';\nexport const a: A = 1;`,
  ],
  [
    'console-takes-types-only',
    'src/console/ui/with-schema.ts',
    `export { a } from '../../contracts/with-zod.js';`,
  ],
  ['features-stand-alone', 'src/console/features/one/sneaky.ts', `export { a } from '../other/plain.js';`],
  ['nothing-imports-tests', 'src/api/tested.ts', `export { a } from '../../test/plain.js';`],
  ['no-circles', 'src/api/circle-one.ts', `export { b } from './circle-two.js';\nexport const a = 1;`],
  ['no-orphans', 'src/api/alone.ts', `export const a = 1;`],
];

const HELPERS: readonly (readonly [file: string, source: string])[] = [
  ['src/api/plain.ts', 'export const a = 1;\nexport type A = number;'],
  ['src/console/features/other/plain.ts', 'export const a = 1;'],
  ['src/config/plain.ts', 'export const a = 1;'],
  ['activities/plain.ts', 'export const a = 1;'],
  ['test/plain.ts', 'export const a = 1;'],
  ['src/contracts/with-zod.ts', `import { z } from 'zod';\nexport const a = z;`],
  ['src/api/circle-two.ts', `export { a } from './circle-one.js';\nexport const b = 1;`],
];

describe('the import rules', () => {
  it('hold in the whole code, which was really read', () => {
    const { summary } = cruise(ROOT);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(100);
  }, 60_000);

  it('name every one of these violations', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'import-rules-'));
    try {
      cpSync(path.join(ROOT, '.dependency-cruiser.cjs'), path.join(folder, '.dependency-cruiser.cjs'));
      cpSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
      cpSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
      symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
      for (const [file, source] of [
        ...HELPERS,
        ...VIOLATIONS.map(([, file, source]) => [file, source] as const),
      ]) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), source);
      }
      const found = cruise(folder).summary.violations.map((each) => `${each.rule.name} ${each.from}`);
      for (const [rule, file] of VIOLATIONS) expect(found).toContain(`${rule} ${file}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('are run by npm run check', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['check']).toContain('check:imports');
  });
});
