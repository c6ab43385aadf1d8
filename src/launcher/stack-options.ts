import type { MailCatcher, MailCatcherOptions } from './mail-catcher.js';
import type { Ports } from './ports.js';
import type { SearchAttributes } from './search-attributes.js';

export type ServiceName = 'worker' | 'api';

export interface StackOptions {
  readonly dataDirectory: string;
  readonly ports: Ports;
  /** A Temporal CLI, found by `provisionTemporal`; asked for only when a server is really started. */
  readonly temporalCli: () => Promise<string>;
  readonly mode: 'live' | 'trial';
  readonly secondsPerDay?: number | undefined;
  readonly namespace?: string;
  readonly searchAttributes?: SearchAttributes;
  readonly codecEndpoint?: string | undefined;
  /** Temporal in memory, PostgreSQL without fsync, and both die with this process: for tests. */
  readonly volatile?: boolean;
  /** Servers of your own; what is given here is not started. */
  readonly existing?: {
    readonly databaseUrl?: string | undefined;
    readonly temporalAddress?: string | undefined;
    readonly temporalUiUrl?: string | undefined;
    readonly smtpUrl?: string | undefined;
    readonly payloadKey?: string | undefined;
    readonly payloadKeyId?: string | undefined;
  };
  /** Fault hook of the mail catcher. */
  readonly onMail?: MailCatcherOptions['onData'];
  /** Between the servers and the services: migrations, sample data. */
  readonly prepare?: (connections: StackConnections) => Promise<void>;
  /** Our own programs, started in this order and stopped in the opposite one. */
  readonly services?: readonly ServiceName[];
  /** What the services inherit besides the settings of the stack: PATH, HOME, TZ. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (message: string) => void;
  /** Ctrl-C while things are still being started. */
  readonly signal?: AbortSignal | undefined;
}

export interface StackConnections {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly smtpUrl: string;
  readonly payloadKey: string;
  readonly payloadKeyId: string;
  readonly apiUrl: string;
  readonly temporalUiUrl: string | undefined;
  readonly mailPageUrl: string | undefined;
}

export interface Stack extends StackConnections {
  readonly ports: Ports;
  /** The complete environment of our services; `readEnvironment(stack.environment)` accepts it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly mails: MailCatcher | undefined;
  /** For the tests that kill: the pid a program has right now. */
  pid(name: ServiceName | 'postgres' | 'temporal'): number | undefined;
  startService(name: ServiceName): Promise<void>;
  stopService(name: ServiceName): Promise<void>;
  /** Everything, in the reverse order of its start; may be called more than once. */
  stop(): Promise<void>;
  /** The last resort of a launcher that is going down at once. */
  killNow(): void;
}
