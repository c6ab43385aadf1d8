import { inheritedEnvironment, type LauncherEnvironment } from '../config/environment.js';
import { LaunchError } from './launch-error.js';
import { choosePorts } from './ports.js';
import { provisionTemporal } from './provision-temporal.js';
import type { StackOptions } from './stack-options.js';

export interface LaunchFlags {
  readonly live: boolean;
  readonly portOffset: number | undefined;
}

export function readLaunchFlags(args: readonly string[]): LaunchFlags {
  let live = false;
  let portOffset: number | undefined;
  const rest = args.flatMap((arg) => arg.split('='));
  while (rest.length > 0) {
    const flag = rest.shift();
    if (flag === '--live') live = true;
    else if (flag === '--port-offset') {
      const value = rest.shift() ?? '';
      portOffset = Number(value);
      if (!/^\d{1,5}$/.test(value) || portOffset > 60_000)
        throw new LaunchError(`--port-offset needs a whole number from 0 to 60000, not "${value}".`);
    } else throw new LaunchError(`Unknown option ${flag}. Known: --live, --port-offset N.`);
  }
  return { live, portOffset };
}

/** The stack as the environment and the flags describe it; callers add what they run on it. */
export function stackOptionsFrom(
  environment: LauncherEnvironment,
  flags: LaunchFlags,
  { onProgress, signal }: { readonly onProgress: (message: string) => void; readonly signal?: AbortSignal },
): StackOptions {
  const inherited = inheritedEnvironment();
  return {
    dataDirectory: environment.DATA_DIR,
    ports: choosePorts(environment, flags.portOffset ?? environment.PORT_OFFSET),
    temporalCli: () =>
      provisionTemporal({
        explicitPath: environment.TEMPORAL_CLI_PATH,
        searchPath: environment.PATH,
        cacheHome: environment.XDG_CACHE_HOME,
        inherited,
        onProgress,
        signal,
      }),
    mode: flags.live ? 'live' : 'trial',
    secondsPerDay: flags.live ? undefined : environment.SECONDS_PER_DAY,
    namespace: environment.TEMPORAL_NAMESPACE,
    existing: {
      databaseUrl: environment.DATABASE_URL,
      temporalAddress: environment.TEMPORAL_ADDRESS,
      temporalUiUrl: environment.TEMPORAL_UI_URL,
      smtpUrl: environment.SMTP_URL,
      payloadKey: environment.PAYLOAD_KEY,
      payloadKeyId: environment.PAYLOAD_KEY_ID,
    },
    inherited,
    onProgress,
    signal,
  };
}
