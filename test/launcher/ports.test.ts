import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireFreeDisk } from '../../src/launcher/data-directory.js';
import { readLaunchFlags } from '../../src/launcher/launch-options.js';
import { choosePorts, freePorts, requireFreePorts } from '../../src/launcher/ports.js';

describe('ports', () => {
  it('moves all usual ports by an offset, but never one that was chosen', () => {
    expect(choosePorts({ PORT: 4321 }, 1000)).toEqual({
      api: 4321,
      temporal: 8233,
      temporalUi: 9233,
      postgres: 6433,
      smtp: 2025,
      mailPage: 9025,
    });
  });

  it('names the port in use, whose it would be, and how to change it', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      const check = requireFreePorts({ ...(await freePorts()), smtp: port });
      await expect(check).rejects.toThrow(
        new RegExp(
          `Port ${port} for the mail catcher \\(SMTP\\) is already in use \\(change it with SMTP_PORT\\)`,
        ),
      );
      await expect(requireFreePorts({ smtp: port })).rejects.toThrow(/--port-offset/);
    } finally {
      server.close();
    }
  });

  it('accepts six free ports, and no port twice', async () => {
    const ports = await freePorts();
    expect(new Set(Object.values(ports)).size).toBe(6);
    await requireFreePorts(ports);
  });

  it('refuses a port number that an offset has moved too far', async () => {
    await expect(requireFreePorts({ temporalUi: 68_233 })).rejects.toThrow(
      /68233 for the Temporal UI is above 65535/,
    );
  });
});

describe('the disk', () => {
  it('says how much is free, how much is needed, and what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'));
    expect(() => requireFreeDisk(folder, 2 ** 60)).toThrow(/Only \d+ MiB are free .* set DATA_DIR/);
    rmSync(folder, { recursive: true });
  });
});

describe('the flags of npm start', () => {
  it('understands both ways to give a value', () => {
    expect(readLaunchFlags(['--live', '--port-offset', '10'])).toEqual({ live: true, portOffset: 10 });
    expect(readLaunchFlags(['--port-offset=10'])).toEqual({ live: false, portOffset: 10 });
  });

  it.each([[['--lives']], [['--port-offset']], [['--port-offset', 'x']], [['--port-offset', '-1']]])(
    'refuses %j',
    (args) => {
      expect(() => readLaunchFlags(args)).toThrow(/Unknown option|--port-offset needs/);
    },
  );
});
