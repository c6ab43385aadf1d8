import pg from 'pg';

/** What the database calls out; see migration 0080. */
export type Call =
  | { readonly about: 'case'; readonly caseNo: string; readonly seq: number }
  | { readonly about: 'session'; readonly account: string };

export interface Wire {
  close(): Promise<void>;
}

/**
 * A connection of its own that hears what the database calls out. It does not repair itself: `onLost` is called once,
 * and whoever listens must then assume to have missed something.
 */
export async function listenToDatabase(
  databaseUrl: string,
  onCall: (call: Call) => void,
  onLost: () => void,
): Promise<Wire> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'not-one-less wire',
    keepAlive: true,
  });
  let closed = false;
  const lost = () => {
    if (closed) return;
    closed = true;
    void client.end().catch(() => undefined);
    onLost();
  };
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ channel, payload = '' }) => {
    const call = callIn(channel, payload);
    if (call) onCall(call);
  });
  try {
    await client.connect();
    await client.query('LISTEN case_changed; LISTEN session_changed');
  } catch (error) {
    closed = true;
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    close: async () => {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}

function callIn(channel: string, payload: string): Call | undefined {
  if (channel === 'session_changed') return { about: 'session', account: payload };
  const [, caseNo, seq] = /^(.+):(\d+)$/.exec(payload) ?? [];
  return caseNo !== undefined && seq !== undefined ? { about: 'case', caseNo, seq: Number(seq) } : undefined;
}
