import { stringify } from 'yaml';
import { databaseNames, databaseRoles, historyShards, sqlPlugin } from './release.js';

export interface ServerSettings {
  readonly host: string;
  readonly databasePort: number;
  readonly password: string;
  /** Of the frontend, then seven that only the server's own parts use. */
  readonly ports: readonly number[];
}

/** How many ports {@link serverConfiguration} needs. */
export const portCount = 8;

/**
 * What the image's own template makes of the environment in docker-compose.yml, with ports that can be chosen: all
 * services in one process, everything in PostgreSQL. No dynamic configuration: updates and update-with-start are on.
 */
export function serverConfiguration({ host, databasePort, password, ports }: ServerSettings): string {
  const database = (name: string, connections: number) => ({
    sql: {
      pluginName: sqlPlugin,
      databaseName: name,
      connectAddr: `${host}:${databasePort}`,
      connectProtocol: 'tcp',
      user: databaseRoles.temporal,
      password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  });
  const service = (grpcPort: number | undefined, membershipPort: number | undefined) => ({
    rpc: { grpcPort, membershipPort, bindOnIP: '127.0.0.1' },
  });
  const [frontend, ...inner] = ports;
  return stringify({
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      numHistoryShards: historyShards,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: {
        default: database(databaseNames.temporal, 20),
        visibility: database(databaseNames.visibility, 10),
      },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      pprof: { port: 0 },
    },
    services: {
      frontend: service(frontend, inner[0]),
      history: service(inner[1], inner[2]),
      matching: service(inner[3], inner[4]),
      worker: service(inner[5], inner[6]),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: {
      history: { state: 'disabled', enableRead: false },
      visibility: { state: 'disabled', enableRead: false },
    },
    namespaceDefaults: {
      archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    },
  });
}
