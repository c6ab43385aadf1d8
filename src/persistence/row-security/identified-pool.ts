import pg from 'pg';
import { currentPrincipal, type Principal } from '../principal.js';
import { API_ROLE } from './api-role.js';

type Taken = (fault: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;
type Release = (fault?: Error | boolean) => void;

/** What a client of the pool was last told to be; nothing for one that is new. */
const carried = new WeakMap<pg.ClientBase, string>();

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
      const client = super.connect().then((found) => become(found, principal));
      if (!taken) return client;
      client.then(
        (found) => taken(undefined, found, (fault) => found.release(fault)),
        (fault: Error) => taken(fault, undefined, () => undefined),
      );
    }
  }
  return { ...pg, Pool: IdentifiedPool } as unknown as typeof pg;
}

async function become(client: pg.PoolClient, principal: Principal): Promise<pg.PoolClient> {
  const { role, settings } = identityOf(principal);
  const identity = JSON.stringify([role, ...settings]);
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
