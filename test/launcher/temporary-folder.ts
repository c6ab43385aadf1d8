import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder whose embedded PostgreSQL vanishes with it. mkdtemp closes its folders to everybody else;
 * as root, the postgres user must pass, or the cluster would move to a system folder and stay there.
 */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}
