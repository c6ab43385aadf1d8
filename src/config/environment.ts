import { z } from 'zod';

/**
 * The only reader of `process.env`. Everything else receives typed values, so a wrong setting is
 * named at start, together with what to do, instead of surfacing hours later inside an activity.
 */

const port = z.coerce
  .number({ error: 'must be a port number (1-65535)' })
  .int('must be a port number (1-65535)')
  .min(1, 'must be a port number (1-65535)')
  .max(65_535, 'must be a port number (1-65535)');

const url = (schemes: readonly string[], example: string) =>
  z
    .string({ error: `is missing; set it to something like ${example}` })
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `must be a URL like ${example}`,
    );

const hostAndPort = z
  .string({ error: 'is missing; set it to the frontend of a Temporal server, e.g. 127.0.0.1:7233' })
  .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port without a scheme, e.g. 127.0.0.1:7233');

const databaseUrl = url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database');
const smtpUrl = url(['smtp:', 'smtps:'], 'smtp://user:password@host:587');
const webUrl = (example: string) => url(['http:', 'https:'], example);

const payloadKey = z
  .string({ error: 'is missing; create one with: openssl rand -base64 32' })
  .refine(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value),
    'must be 32 random bytes in base64; create them with: openssl rand -base64 32',
  );

const keyId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be a short name of letters, digits, dots and dashes');

const NAMED_KEYS = /^[A-Za-z0-9._-]{1,64}:[A-Za-z0-9+/]{43}=(,[A-Za-z0-9._-]{1,64}:[A-Za-z0-9+/]{43}=)*$/;

const dataKeys = z
  .string()
  .regex(
    NAMED_KEYS,
    'must be like 2026:<32 bytes in base64>,2025:<…>: the first seals the register, the others still open it',
  );

const olderPayloadKeys = z
  .string()
  .regex(
    NAMED_KEYS,
    'must be like local-1:<32 bytes in base64>: keys under their names, as older histories refer to them',
  );

const trustedProxies = z
  .string()
  .regex(
    /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)(,(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?))*$/,
    'must be addresses, networks like 10.1.0.0/16, or loopback, linklocal, uniquelocal, separated by commas',
  );

/** In the clear only to a provider on this very machine, which is a test. */
const issuer = webUrl('https://id.example.org').refine(
  (value) =>
    value.startsWith('https:') || ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(value).hostname),
  'must begin with https://',
);

const mode = z.enum(['live', 'trial'], { error: "must be 'live' or 'trial'" });

const secondsPerDay = z.coerce
  .number({ error: 'must be a number of seconds above 0' })
  .positive('must be a number of seconds above 0')
  .max(86_400, 'must not exceed 86400: a drill never runs slower than the calendar');

const serviceEnvironment = z
  .object({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: hostAndPort,
    TEMPORAL_NAMESPACE: z.string().default('default'),
    SMTP_URL: smtpUrl,
    MAIL_FROM: z
      .string()
      .regex(
        /^[^\r\n]*@[^\r\n]+$/,
        'must be the sender of every mail, e.g. "控辍保学办公室 <office@example.org>"',
      )
      .default('控辍保学 <no-reply@not-one-less.example>'),
    PORT: port.default(3000),
    HOST: z.string().default('127.0.0.1'),
    TRUSTED_PROXIES: trustedProxies.default('loopback'),
    MODE: mode.default('live'),
    SECONDS_PER_DAY: secondsPerDay.optional(),
    DATA_DIR: z.string().default('.data'),
    PAYLOAD_KEY: payloadKey,
    PAYLOAD_KEY_ID: keyId.default('local-1'),
    PAYLOAD_KEYS_OLDER: olderPayloadKeys.optional(),
    DATA_KEYS: dataKeys.optional(),
    PUBLIC_URL: webUrl('https://school.example.org').optional(),
    TEMPORAL_UI_URL: webUrl('http://127.0.0.1:8233').optional(),
    OIDC_ISSUER: issuer.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_LOGIN_CLAIM: z
      .string()
      .regex(/^[\w:./-]{1,100}$/, 'must be the name of a claim, e.g. preferred_username')
      .default('preferred_username'),
    OIDC_LABEL: z
      .string()
      .max(20, 'must be at most 20 characters: it stands on a button')
      .default('统一身份认证'),
  })
  .superRefine((value, context) => {
    // Two keys of one name: histories would be opened with the wrong one, and every open case would stand still.
    const older = (value.PAYLOAD_KEYS_OLDER ?? '').split(',').map((pair) => pair.split(':')[0]);
    if (older.includes(value.PAYLOAD_KEY_ID)) {
      context.addIssue({
        code: 'custom',
        path: ['PAYLOAD_KEY_ID'],
        message: 'is also the name of an older key; give the new key a name of its own',
      });
    }
    if (value.OIDC_ISSUER !== undefined) {
      for (const name of ['OIDC_CLIENT_ID', 'PUBLIC_URL'] as const) {
        if (value[name] === undefined) {
          context.addIssue({ code: 'custom', path: [name], message: 'is missing; OIDC_ISSUER needs it' });
        }
      }
    }
    // A drill clock on real cases would serve legal notices months too early.
    if (value.MODE === 'live' && value.SECONDS_PER_DAY !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['SECONDS_PER_DAY'],
        message: 'belongs to the drill clock; remove it or set MODE=trial',
      });
    }
  });

const launcherEnvironment = z.object({
  DATABASE_URL: databaseUrl.optional(),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_UI_URL: webUrl('http://127.0.0.1:8233').optional(),
  SMTP_URL: smtpUrl.optional(),
  PAYLOAD_KEY: payloadKey.optional(),
  PAYLOAD_KEY_ID: keyId.default('local-1'),
  DATA_KEYS: dataKeys.optional(),
  DATA_DIR: z.string().default('.data'),
  SECONDS_PER_DAY: secondsPerDay.default(60),
  TEMPORAL_CLI_PATH: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
  PATH: z.string().default(''),
  PORT_OFFSET: z.coerce.number({ error: 'must be a whole number' }).int().min(0).max(60_000).default(0),
  PORT: port.optional(),
  TEMPORAL_PORT: port.optional(),
  TEMPORAL_UI_PORT: port.optional(),
  POSTGRES_PORT: port.optional(),
  SMTP_PORT: port.optional(),
  MAIL_PAGE_PORT: port.optional(),
});

type Variables = Readonly<Record<string, string | undefined>>;

/** What the API and the worker run with. */
export type Environment = Readonly<z.infer<typeof serviceEnvironment>>;
/** What may be overridden in the embedded stack of `npm start`. */
export type LauncherEnvironment = Readonly<z.infer<typeof launcherEnvironment>>;

export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

export function readEnvironment(env: Variables = process.env): Environment {
  const values = read(serviceEnvironment, env);
  // A drill without a stated pace still needs one; live never gets a value.
  return values.MODE === 'trial' && values.SECONDS_PER_DAY === undefined
    ? { ...values, SECONDS_PER_DAY: launcherEnvironment.shape.SECONDS_PER_DAY.parse(undefined) }
    : values;
}

export function readLauncherEnvironment(env: Variables = process.env): LauncherEnvironment {
  return read(launcherEnvironment, env);
}

/** For child processes, which need PATH, HOME, TZ and the like beside our own settings. */
export function inheritedEnvironment(): Record<string, string | undefined> {
  return { ...process.env };
}

function read<Schema extends z.ZodType>(schema: Schema, env: Variables): z.output<Schema> {
  // `NAME=` in a shell or a compose file means "not set", as it does for other twelve-factor programs.
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new EnvironmentError(`The environment is not usable:\n${lines.join('\n')}`);
}
