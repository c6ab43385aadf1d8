import pg from 'pg';
import { currentPrincipal, type Principal } from '../principal.js';
import { API_ROLE } from './api-role.js';
import { nameOf } from './prepared.js';

type Taken = (fault: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;
type Release = (fault?: Error | boolean) => void;

/** What a client of the pool was last told to be; nothing for one that is new. */
const carried = new WeakMap<pg.ClientBase, string>();
/** Those that keep plans. */
const planning = new WeakSet<pg.ClientBase>();

/**
 * Everything in one statement, so that no client is ever half somebody. Not bound to a transaction: it holds until
 * the next one is told to be somebody else, which happens before it is handed out.
 */
const BECOME = {
  name: 'become',
  text: `SELECT set_config('role', $1, false), set_config('nol.kind', $2, false), set_config('nol.user', $3, false),
                set_config('nol.role', $4, false), set_config('nol.office', $5, false)`,
};

/** A pool whose clients work for whoever takes them. `pg` as TypeORM wants it. */
export function identifiedDriver(otherwise: Principal): typeof pg {
  class IdentifiedPool extends pg.Pool {
    override connect(): Promise<pg.PoolClient>;
    override connect(taken: Taken): void;
    override connect(taken?: Taken): Promise<pg.PoolClient> | void {
      // Asked for here: who waits for a client is woken by whoever gives one back, and that is somebody else's work.
      const principal = currentPrincipal() ?? otherwise;
      preferOneOf(this, principal);
      const client = super.connect().then((found) => become(keepingPlans(found), principal));
      if (!taken) return client;
      client.then(
        (found) => taken(undefined, found, (fault) => found.release(fault)),
        (fault: Error) => taken(fault, undefined, () => undefined),
      );
    }
  }
  return { ...pg, Pool: IdentifiedPool } as unknown as typeof pg;
}

/**
 * An idle client that is this principal already spares telling one. The pool hands out the last of its idle clients; the
 * list is its own affair, so where it looks different some day, any client is as good: {@link become} asks each.
 */
function preferOneOf(pool: pg.Pool, principal: Principal): void {
  const { _idle: idle } = pool as unknown as { readonly _idle?: { readonly client: pg.ClientBase }[] };
  if (!Array.isArray(idle)) return;
  const identity = keyOf(principal);
  const at = idle.findLastIndex(({ client }) => carried.get(client) === identity);
  if (at >= 0 && at < idle.length - 1) idle.push(...idle.splice(at, 1));
}

/** Lets the client keep the plans of {@link prepared} statements. */
function keepingPlans(client: pg.PoolClient): pg.PoolClient {
  if (planning.has(client)) return client;
  planning.add(client);
  const plain = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest);
  };
  client.query = named as typeof client.query;
  return client;
}

async function become(client: pg.PoolClient, principal: Principal): Promise<pg.PoolClient> {
  const { role, settings } = identityOf(principal);
  const identity = keyOf(principal);
  if (carried.get(client) === identity && isFree(client)) return client;
  carried.delete(client);
  try {
    // Inside somebody's unfinished transaction this would be undone with it.
    if (!isFree(client)) throw new Error('a client came back to the pool inside a transaction');
    await client.query({ ...BECOME, values: [role, ...settings] });
  } catch (fault) {
    client.release(true);
    throw fault;
  }
  carried.set(client, identity);
  return client;
}

/** PostgreSQL says so after every statement; of a new client it has said it once. */
function isFree(client: pg.PoolClient): boolean {
  const status = (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus();
  return status === null || status === 'I';
}

function keyOf(principal: Principal): string {
  const { role, settings } = identityOf(principal);
  return JSON.stringify([role, ...settings]);
}

function identityOf(principal: Principal): {
  readonly role: string;
  readonly settings: readonly [kind: string, user: string, role: string, office: string];
} {
  switch (principal.kind) {
    case 'person':
      return { role: API_ROLE, settings: ['person', principal.user, principal.role, principal.office] };
    case 'system':
      return { role: API_ROLE, settings: ['system', '', '', ''] };
    case 'nobody':
      return { role: API_ROLE, settings: ['', '', '', ''] };
    case 'owner':
      // `none` is who has signed in to the database. A forced owner is subject to the policies, too.
      return { role: 'none', settings: ['system', '', '', ''] };
  }
}
