import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, provisionTemporal } from '../../src/launcher/provision-temporal.js';

const good = 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)';
const old = 'temporal version 0.9.0 (Server 1.20.2, UI 2.10.0)';

describe('finding a Temporal server', () => {
  let folder: string;
  let cacheHome: string;
  let cached: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'provision-'));
    cacheHome = join(folder, 'cache');
    cached = join(cacheFolder(cacheHome), 'temporal');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(path: string, says: string): string {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\necho '${says}'\n`);
    chmodSync(path, 0o755);
    return path;
  }
  const never = () => Promise.reject(new Error('must not be asked'));

  it('takes TEMPORAL_CLI_PATH before everything else', async () => {
    const explicitPath = program(join(folder, 'mine'), good);
    const onPath = program(join(folder, 'bin', 'temporal'), good);
    const found = await provisionTemporal({
      explicitPath,
      searchPath: dirname(onPath),
      cacheHome,
      installers: [never],
    });
    expect(found).toBe(explicitPath);
  });

  it('refuses a TEMPORAL_CLI_PATH that does not work, rather than using another', async () => {
    const onPath = program(join(folder, 'bin', 'temporal'), good);
    const explicitPath = join(folder, 'nothing');
    await expect(provisionTemporal({ explicitPath, searchPath: dirname(onPath), cacheHome })).rejects.toThrow(
      /TEMPORAL_CLI_PATH=.*nothing cannot be run \(ENOENT\)/,
    );
  });

  it('prefers PATH to the cache, and skips what is too old or no server at all', async () => {
    const outdated = program(join(folder, 'a', 'temporal'), old);
    const unrelated = program(join(folder, 'b', 'temporal'), 'temporal: a time travel game');
    const usable = program(join(folder, 'c', 'temporal'), good);
    program(cached, good);
    const said: string[] = [];
    const searchPath = [outdated, unrelated, usable].map((path) => dirname(path)).join(':');
    const options = {
      searchPath,
      cacheHome,
      installers: [never],
      onProgress: (line: string) => said.push(line),
    };
    expect(await provisionTemporal(options)).toBe(usable);
    expect(said).toEqual([
      expect.stringContaining('holds server 1.20, but 1.28 or newer is needed'),
      expect.stringContaining('is not a Temporal CLI with a server'),
    ]);
  });

  it('takes the cached copy when PATH has none', async () => {
    program(cached, good);
    expect(await provisionTemporal({ searchPath: folder, cacheHome, installers: [never] })).toBe(cached);
  });

  it('goes on to the next way of installing when one fails', async () => {
    const asked: string[] = [];
    const fails = async () => {
      asked.push('download');
      return false;
    };
    const succeeds = async (target: string) => {
      asked.push('build');
      program(target, good);
      return true;
    };
    const options = { searchPath: '', cacheHome, installers: [fails, succeeds, never] };
    expect(await provisionTemporal(options)).toBe(cached);
    expect(asked).toEqual(['download', 'build']);
    expect(existsSync(cached)).toBe(true);
  });

  it('says what can be done when there is no way left', async () => {
    await expect(provisionTemporal({ searchPath: '', cacheHome, installers: [] })).rejects.toThrow(
      /TEMPORAL_CLI_PATH[\s\S]*TEMPORAL_ADDRESS[\s\S]*install Go/,
    );
  });
});
