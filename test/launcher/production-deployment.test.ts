import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { readEnvironment, readLauncherEnvironment } from '../../src/config/environment.js';
import { composeText } from './compose-file.js';

const page = readFileSync('docs/deployment.md', 'utf8');
const source = readFileSync('src/config/environment.ts', 'utf8');

/** Every variable of a table of docs/deployment.md with its default as written there. */
function table(name: string): Readonly<Record<string, string>> {
  const text = new RegExp(`<!-- ${name} -->(.*?)<!-- end -->`, 's').exec(page)?.[1] ?? '';
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)];
  return Object.fromEntries(rows.map(([, variable = '', value = '']) => [variable, value.trim()]));
}

/** The variables a schema of src/config/environment.ts knows. */
function namesIn(schema: string): readonly string[] {
  const text =
    new RegExp(`const ${schema} = z\\s*\\.object\\(\\{(.*?)\\n *\\}\\)`, 's').exec(source)?.[1] ?? '';
  return [...text.matchAll(/^ +([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
}

/** A value as the page writes it. */
const written = (value: unknown) => (value === undefined || value === '' ? 'none' : `\`${String(value)}\``);

describe('the environment tables of docs/deployment.md', () => {
  it('tell what API and worker read, and its defaults', () => {
    const required = {
      DATABASE_URL: 'postgres://office:secret@127.0.0.1:5432/cases',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      SMTP_URL: 'smtp://127.0.0.1:1025',
      PAYLOAD_KEY: randomBytes(32).toString('base64'),
    };
    const values: Readonly<Record<string, unknown>> = readEnvironment(required);
    const expected = namesIn('serviceEnvironment').map((name) => [
      name,
      name in required ? 'required' : written(values[name]),
    ]);
    expect(expected.length).toBeGreaterThan(10);
    expect(table('services')).toEqual(Object.fromEntries(expected));
    for (const name of Object.keys(required))
      expect(() => readEnvironment({ ...required, [name]: '' })).toThrow(`${name} is missing`);
  });

  it('tell what the launcher reads, and its defaults', () => {
    const values: Readonly<Record<string, unknown>> = readLauncherEnvironment({});
    const expected = namesIn('launcherEnvironment').map((name) => [name, written(values[name])]);
    expect(expected.length).toBeGreaterThan(10);
    expect(table('launcher')).toEqual(Object.fromEntries(expected));
  });

  it('tell what docker-compose.yml reads, and its defaults', () => {
    const used = [...composeText.matchAll(/\$\{([A-Z_]+):([-?])([^}]*)\}/g)].map(
      ([, name = '', kind, value = '']) => [name, kind === '?' ? 'required' : written(value)] as const,
    );
    expect(table('compose')).toEqual(Object.fromEntries(used));
    for (const [name, value] of used)
      expect([name, value]).toEqual([name, used.find(([other]) => other === name)?.[1]]);
  });
});
