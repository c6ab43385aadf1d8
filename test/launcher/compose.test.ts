import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../../src/config/environment.js';
import { SEARCH_ATTRIBUTES } from '../../src/contracts/identifiers.js';
import { readJobEnvironment } from '../../src/launcher/production/production-environment.js';
import {
  databaseNames,
  databaseRoles,
  historyShards,
  serverVersion,
  sqlPlugin,
} from '../../src/launcher/production/release.js';
import { readCompose, composeText, type ComposeService } from './compose-file.js';

const secrets = {
  POSTGRES_PASSWORD: randomBytes(24).toString('hex'),
  APP_DATABASE_PASSWORD: randomBytes(24).toString('hex'),
  TEMPORAL_DATABASE_PASSWORD: randomBytes(24).toString('hex'),
  PAYLOAD_KEY: randomBytes(32).toString('base64'),
};
const county = { ...secrets, SMTP_URL: 'smtps://office:secret@mail.example.org:465' };

const compose = readCompose(county);
const services = Object.entries(compose.services);
const isJob = ({ restart }: ComposeService) => restart.startsWith('on-failure');
const jobs = services.filter(([, service]) => isJob(service));
const longRunning = services.filter(([, service]) => !isJob(service));
const dockerfile = readFileSync('Dockerfile', 'utf8');
const environmentOf = (name: string) => compose.services[name]?.environment ?? {};

describe('docker-compose.yml', () => {
  it('has every part of a county', () => {
    expect(longRunning.map(([name]) => name)).toEqual([
      'postgres',
      'temporal',
      'temporal-ui',
      'api',
      'worker',
      'mail-catcher',
    ]);
    expect(jobs.map(([name]) => name)).toEqual([
      'databases',
      'migrations',
      'temporal-schema',
      'search-attributes',
    ]);
  });

  it('pins every image to one version', () => {
    const images = [...services.map(([, { image }]) => image), ...dockerfile.matchAll(/^FROM (\S+)/gm)].map(
      (image) => (typeof image === 'string' ? image : (image[1] ?? '')),
    );
    for (const image of images) expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/);
    expect(new Set(images.filter((image) => image.startsWith('node:'))).size).toBe(1);
  });

  it('runs the server that is tried without containers, set up in the same way', () => {
    expect(compose.services['temporal']?.image).toBe(`temporalio/server:${serverVersion}`);
    expect(compose.services['temporal-schema']?.image).toMatch(
      new RegExp(`^temporalio/admin-tools:${serverVersion}-`),
    );
    expect(environmentOf('temporal')).toMatchObject({
      DB: sqlPlugin,
      POSTGRES_USER: databaseRoles.temporal,
      DBNAME: databaseNames.temporal,
      VISIBILITY_DBNAME: databaseNames.visibility,
      NUM_HISTORY_SHARDS: String(historyShards),
    });
    expect(environmentOf('temporal-schema')).toMatchObject({
      SQL_PLUGIN: sqlPlugin,
      SQL_USER: databaseRoles.temporal,
    });
    expect(new URL(environmentOf('api')['DATABASE_URL'] ?? '')).toMatchObject({
      username: databaseRoles.app,
      pathname: `/${databaseNames.app}`,
    });
  });

  it('names our image by the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    for (const [, { image }] of services.filter(([, service]) => service.image.startsWith('not-one-less')))
      expect(image).toBe(`not-one-less:${version}`);
  });

  it.each(Object.keys(county))('does not start without %s', (name) => {
    expect(() => readCompose({ ...county, [name]: '' })).toThrow(`required variable ${name} is missing`);
  });

  it('holds no secret and gives none a default', () => {
    for (const [, service] of Object.entries(readCompose().services))
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        // Not every county has an identity provider, nor every provider a secret with its clients.
        const isSecret =
          name !== 'OIDC_CLIENT_SECRET' && /PASSWORD|_PWD|SECRET|^PAYLOAD_KEY$|^SMTP_URL$/.test(name);
        if (isSecret) expect(value).toMatch(/^\$\{[A-Z_]+:\?[^}]+\}$/);
        if (['DATA_KEYS', 'OIDC_CLIENT_SECRET'].includes(name)) expect(value).toBe(`\${${name}:-}`);
        if (/:\/\/[^/]*@/.test(value)) expect(value).toMatch(/:\/\/[a-z_]+:\$\{[A-Z_]+:\?[^}]+\}@/);
      }
  });

  it.each(longRunning)('watches over %s and brings it back', (_, service) => {
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.restart).toBe('unless-stopped');
    expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[MG]$/);
  });

  it.each(jobs)('lets others wait for the job %s', (name, service) => {
    const waiting = services.flatMap(([, { depends_on: waits = {} }]) => waits[name]?.condition ?? []);
    expect(waiting).toContain('service_completed_successfully');
    expect(service.ports).toBeUndefined();
    expect(service.healthcheck).toBeUndefined();
  });

  it('waits only for what can be waited for', () => {
    for (const [name, { depends_on: waits = {} }] of services)
      for (const [other, { condition }] of Object.entries(waits)) {
        const target = compose.services[other];
        if (!target) throw new Error(`${name} waits for ${other}, which is not there`);
        expect([name, other, condition]).toEqual([
          name,
          other,
          isJob(target) ? 'service_completed_successfully' : 'service_healthy',
        ]);
        expect(target.profiles).toBeUndefined();
      }
  });

  it.each(['api', 'worker'])('gives the %s an environment it accepts', (name) => {
    const environment = environmentOf(name);
    expect(readEnvironment(environment)).toMatchObject({ MODE: 'live', TEMPORAL_ADDRESS: 'temporal:7233' });
    expect(readEnvironment(environment).SECONDS_PER_DAY).toBeUndefined();
    const known = environmentNames();
    for (const variable of Object.keys(environment)) expect(known).toContain(variable);
  });

  it('becomes a trial by two variables', () => {
    const trial = readCompose({ ...secrets, MODE: 'trial', SMTP_URL: 'smtp://mail-catcher:1025' });
    const worker = readEnvironment(trial.services['worker']?.environment ?? {});
    expect(worker).toMatchObject({ MODE: 'trial', SMTP_URL: 'smtp://mail-catcher:1025' });
    expect(worker.SECONDS_PER_DAY).toBeGreaterThan(0);
    expect(environmentOf('mail-catcher')['SMTP_PORT']).toBe('1025');
    expect(compose.services['mail-catcher']?.profiles).toEqual(['trial']);
  });

  it('gives the jobs and checks what they read', () => {
    readJobEnvironment(
      ['ADMIN_DATABASE_URL', 'APP_DATABASE_PASSWORD', 'TEMPORAL_DATABASE_PASSWORD'],
      environmentOf('databases'),
    );
    readJobEnvironment(['DATABASE_URL'], environmentOf('migrations'));
    readJobEnvironment(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'], environmentOf('search-attributes'));
    readJobEnvironment(['PORT'], environmentOf('api'));
    readJobEnvironment(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'], environmentOf('worker'));
    readJobEnvironment(['SMTP_PORT', 'MAIL_PAGE_PORT', 'DATA_DIR'], environmentOf('mail-catcher'));
  });

  it('runs only programs that have a source', () => {
    const programs = [composeText, dockerfile].flatMap((text) => text.match(/dist\/[\w/-]+\.js/g) ?? []);
    expect(programs.length).toBeGreaterThan(6);
    for (const program of programs) {
      const source = program.replace(/^dist\//, '').replace(/js$/, 'ts');
      expect([source, existsSync(source)]).toEqual([source, true]);
    }
  });

  it('shows the network the API and the UI, on the loopback interface alone', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([
      ['temporal-ui', '127.0.0.1:8080:8080'],
      ['api', '127.0.0.1:3000:3000'],
      ['mail-catcher', '127.0.0.1:8025:8025'],
    ]);
    expect(compose.networks['inner']?.internal).toBe(true);
    for (const name of ['postgres', 'temporal', ...jobs.map(([job]) => job)])
      expect(compose.services[name]?.networks).toEqual(['inner']);
  });

  it('lets the worker be multiplied', () => {
    expect(compose.services['worker']).not.toHaveProperty('container_name');
    expect(compose.services['worker']).not.toHaveProperty('hostname');
    expect(compose.services['worker']).not.toHaveProperty('ports');
  });

  it('declares every volume it mounts', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});

describe('the image', () => {
  it('runs as nobody in particular', () => {
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).not.toMatch(/npm ci(?!.*--omit=dev)/);
  });

  it('is built from what the build reads, and nothing else', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const prepare = readFileSync('src/launcher/bootstrap/prepare.mjs', 'utf8');
    const sources = /const sources = \[([^\]]*)\]/.exec(prepare)?.[1] ?? '';
    const read = [...sources.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(read.length).toBeGreaterThan(3);
    expect(new Set(allowed)).toEqual(new Set([...read, 'tsconfig*.json']));
  });
});

describe('the search attributes', () => {
  it('fit into the columns that PostgreSQL has for them', () => {
    const columns = { Keyword: 10, Datetime: 3, Bool: 3, Int: 3 } as const;
    for (const [type, count] of Object.entries(columns))
      expect(Object.values(SEARCH_ATTRIBUTES).filter((each) => each === type).length).toBeLessThanOrEqual(
        count,
      );
  });
});

function environmentNames(): readonly string[] {
  const source = readFileSync('src/config/environment.ts', 'utf8');
  return [...source.matchAll(/^ +([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
}
