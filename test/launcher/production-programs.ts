import { inheritedEnvironment, readLauncherEnvironment } from '../../src/config/environment.js';
import { readJobEnvironment } from '../../src/launcher/production/production-environment.js';
import {
  findServerPrograms,
  hasGo,
  type ServerProvision,
} from '../../src/launcher/production/provision-server.js';

/** Building the server takes minutes, so a test does it only where somebody has asked for that. */
const ALLOW_BUILD = 'NOT_ONE_LESS_PRODUCTION';

export function serverProvision(): ServerProvision {
  const explicit = readJobEnvironment(['TEMPORAL_SERVER_PATH', 'TEMPORAL_SQL_TOOL_PATH']);
  return {
    explicit: { server: explicit.TEMPORAL_SERVER_PATH, sqlTool: explicit.TEMPORAL_SQL_TOOL_PATH },
    cacheHome: readLauncherEnvironment().XDG_CACHE_HOME,
    inherited: inheritedEnvironment(),
  };
}

/** Why the production server cannot be tried here, or undefined. */
export function whyNoProductionServer(): string | undefined {
  const provision = serverProvision();
  if (findServerPrograms(provision) !== undefined) return undefined;
  if (!hasGo(provision.inherited)) return 'there is neither a built Temporal server nor Go';
  if (inheritedEnvironment()[ALLOW_BUILD] === '1') return undefined;
  return `the Temporal server has not been built yet; ${ALLOW_BUILD}=1 builds it (about 4 minutes)`;
}
