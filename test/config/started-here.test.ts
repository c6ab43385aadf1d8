import { statSync } from 'node:fs';
import { join } from 'node:path';
import { environmentHere, leaveForOperators, nothingForOperators } from '../../src/config/started-here.js';
import { readEnvironment } from '../../src/config/environment.js';
import { temporaryFolder } from '../launcher/temporary-folder.js';

const STARTED = {
  DATABASE_URL: 'postgres://not_one_less:pa-ss_word@127.0.0.1:5433/not_one_less',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
  PAYLOAD_KEY_ID: 'local-1',
  PUBLIC_URL: 'http://127.0.0.1:3000',
};

describe('the environment of a command beside a running system', () => {
  const folder = temporaryFolder('started-here');

  it('is that of the npm start of this folder, and nobody else may read it', () => {
    leaveForOperators(folder, STARTED);
    const here = environmentHere({ DATA_DIR: folder, PAYLOAD_KEY: 'of some shell' });
    expect(readEnvironment(here)).toMatchObject({
      DATABASE_URL: STARTED.DATABASE_URL,
      PAYLOAD_KEY: STARTED.PAYLOAD_KEY,
    });
    expect(here['PUBLIC_URL']).toBeUndefined();
    expect(statSync(join(folder, 'services.env')).mode & 0o777).toBe(0o600);
  });

  it('is its own where it names a database', () => {
    leaveForOperators(folder, STARTED);
    const own = { DATA_DIR: folder, DATABASE_URL: 'postgres://of@a/deployment' };
    expect(environmentHere(own)).toEqual(own);
  });

  it('is its own once everything has been stopped', () => {
    leaveForOperators(folder, STARTED);
    nothingForOperators(folder);
    expect(environmentHere({ DATA_DIR: folder })).toEqual({ DATA_DIR: folder });
  });
});
