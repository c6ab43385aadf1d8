import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What of a compose file these tests look at. */
export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly restart: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: string } } };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const composeText = readFileSync('docker-compose.yml', 'utf8');

/** The file as `docker compose` would read it, with variables put in; `undefined` leaves them as they are written. */
export function readCompose(variables?: Readonly<Record<string, string>>): ComposeFile {
  const written: unknown = parse(composeText, { merge: true });
  return (variables === undefined ? written : interpolate(written, variables)) as ComposeFile;
}

/** As Compose does it: in the values, after the YAML has been read. */
function interpolate(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return inText(value, variables);
  if (Array.isArray(value)) return value.map((each) => interpolate(each, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, interpolate(each, variables)]),
  );
}

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}`, as the Compose Specification has them. */
function inText(text: string, variables: Readonly<Record<string, string>>): string {
  return text
    .replaceAll(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
      const value = variables[name] ?? '';
      if (value !== '' || kind === undefined) return value;
      if (kind === '-') return rest;
      throw new Error(`required variable ${name} is missing a value: ${rest}`);
    })
    .replaceAll('$$', '$');
}
