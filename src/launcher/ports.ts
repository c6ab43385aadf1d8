import { createServer } from 'node:net';
import { LaunchError } from './launch-error.js';

export interface Ports {
  readonly api: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly postgres: number;
  readonly smtp: number;
  readonly mailPage: number;
}

interface PortUse {
  readonly usual: number;
  readonly service: string;
  readonly variable: keyof PortVariables;
}

export interface PortVariables {
  readonly PORT?: number | undefined;
  readonly TEMPORAL_PORT?: number | undefined;
  readonly TEMPORAL_UI_PORT?: number | undefined;
  readonly POSTGRES_PORT?: number | undefined;
  readonly SMTP_PORT?: number | undefined;
  readonly MAIL_PAGE_PORT?: number | undefined;
}

const uses: Readonly<Record<keyof Ports, PortUse>> = {
  api: { usual: 3000, service: 'the API and console', variable: 'PORT' },
  temporal: { usual: 7233, service: 'Temporal', variable: 'TEMPORAL_PORT' },
  temporalUi: { usual: 8233, service: 'the Temporal UI', variable: 'TEMPORAL_UI_PORT' },
  postgres: { usual: 5433, service: 'PostgreSQL', variable: 'POSTGRES_PORT' },
  smtp: { usual: 1025, service: 'the mail catcher (SMTP)', variable: 'SMTP_PORT' },
  mailPage: { usual: 8025, service: 'the mail page', variable: 'MAIL_PAGE_PORT' },
};

const names = Object.keys(uses) as (keyof Ports)[];

/** A port that is set by name stays as it is; `offset` shifts only the usual ones. */
export function choosePorts(variables: PortVariables = {}, offset = 0): Ports {
  return build((name) => variables[uses[name].variable] ?? uses[name].usual + offset);
}

/** For tests: six ports the system says are free. */
export async function freePorts(): Promise<Ports> {
  // All are held until the last is known, otherwise the system may hand out one of them twice.
  const held = await Promise.all(names.map(() => hold(0)));
  const numbers = held.map((server) => (server.address() as { port: number }).port);
  await Promise.all(held.map(release));
  return build((_, index) => numbers[index] as number);
}

/** Of every port that is taken: its number, whose it would be, and what moves it. */
export async function requireFreePorts(ports: Partial<Ports>): Promise<void> {
  const problems: string[] = [];
  for (const name of names) {
    const port = ports[name];
    const problem = port === undefined ? undefined : await tryPort(port);
    if (problem !== undefined)
      problems.push(
        `Port ${port} for ${uses[name].service} ${problem} (change it with ${uses[name].variable})`,
      );
  }
  if (problems.length === 0) return;
  throw new LaunchError(
    `${problems.join('\n')}\nEnd the program that uses it, or move every port at once: npm start -- --port-offset 1000`,
  );
}

async function tryPort(port: number): Promise<string | undefined> {
  if (port > 65_535) return 'is above 65535';
  try {
    await release(await hold(port));
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' ? 'needs administrator rights' : 'is already in use';
  }
}

function hold(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function release(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function build(number: (name: keyof Ports, index: number) => number): Ports {
  return Object.fromEntries(names.map((name, index) => [name, number(name, index)])) as unknown as Ports;
}
