import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** The engine's PostgreSQL schema keeps the ports of its parts in a smallint. */
const highest = 32_767;
const lowest = 20_000;

/** So many ports of 127.0.0.1 that nobody uses now. All are held until the last is known, so that none comes twice. */
export async function freeLocalPorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  for (let attempt = 0; held.length < count; attempt += 1) {
    if (attempt > 500) throw new Error(`no ${count} free ports between ${lowest} and ${highest}`);
    const server = await hold(randomInt(lowest, highest + 1));
    if (server !== undefined) held.push(server);
  }
  const numbers = held.map((server) => (server.address() as { port: number }).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return numbers;
}

export async function areFree(ports: readonly number[]): Promise<boolean> {
  const held = await Promise.all(ports.map(hold));
  await Promise.all(held.map((server) => server && new Promise((resolve) => server.close(resolve))));
  return !held.includes(undefined);
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}
