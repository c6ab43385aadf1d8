import type { StackConnections, StackOptions } from './stack-options.js';

/** Everything our services read, so that nothing of it can come from the user's shell by accident. */
export function serviceEnvironment(
  { mode, secondsPerDay, inherited, ports }: StackOptions,
  connections: StackConnections,
  dataRoot: string,
): Record<string, string | undefined> {
  return {
    ...inherited,
    DATABASE_URL: connections.databaseUrl,
    TEMPORAL_ADDRESS: connections.temporalAddress,
    TEMPORAL_NAMESPACE: connections.namespace,
    TEMPORAL_UI_URL: connections.temporalUiUrl,
    SMTP_URL: connections.smtpUrl,
    PAYLOAD_KEY: connections.payloadKey,
    PAYLOAD_KEY_ID: connections.payloadKeyId,
    PORT: String(ports.api),
    PUBLIC_URL: inherited['PUBLIC_URL'] ?? connections.apiUrl,
    MODE: mode,
    SECONDS_PER_DAY: mode === 'trial' && secondsPerDay !== undefined ? String(secondsPerDay) : undefined,
    DATA_DIR: dataRoot,
  };
}
