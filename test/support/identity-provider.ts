import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'not-one-less', secret: 'a secret between the two' } as const;

/** A real OpenID Connect provider, and people who sign in at it with a browser that has no screen. */
export interface TestProvider {
  readonly issuer: string;
  /** What the provider says of a subject, beside the subject itself. */
  readonly claims: Map<string, Record<string, unknown>>;
  /** Opens an address as a browser does and signs in as this subject; answers where it is sent in the end. */
  signIn(goTo: string, subject: string): Promise<URL>;
  stop(): Promise<void>;
}

export async function startIdentityProvider(redirectUri: string, settings = {}): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const claims = new Map<string, Record<string, unknown>>();
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: [redirectUri],
            post_logout_redirect_uris: [redirectUri],
          },
        ],
        claims: {
          openid: ['sub'],
          profile: ['preferred_username', 'name'],
          email: ['email', 'email_verified'],
        },
        findAccount: (_: unknown, subject: string) => ({
          accountId: subject,
          claims: () => ({ sub: subject, ...claims.get(subject) }),
        }),
        pkce: { required: () => true },
        cookies: { keys: ['for the tests'] },
        ...settings,
      }),
  );
  server.on('request', provider.callback());
  return {
    issuer,
    claims,
    signIn: (goTo, subject) => walk(goTo, subject, redirectUri),
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** It warns of everything a test rightly leaves as it comes: keys, forms, storage. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  const silent =
    (loud: typeof warn) =>
    (first: unknown, ...rest: unknown[]) =>
      String(first).includes('oidc-provider') ? undefined : loud(first, ...rest);
  Object.assign(console, { warn: silent(warn), info: silent(info) });
  return make();
}

/** Follows redirects with cookies, and fills in the provider's own forms, until it is sent back to us. */
async function walk(goTo: string, subject: string, redirectUri: string): Promise<URL> {
  const jar = new Map<string, string>();
  let [next, form] = [goTo, undefined as URLSearchParams | undefined];
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await fetch(next, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    form = undefined;
    if (location !== null) {
      next = new URL(location, next).href;
      if (next.startsWith(redirectUri)) return new URL(next);
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (prompt === undefined || action === undefined)
      throw new Error(`the provider shows: ${answer.status} ${page.slice(0, 400)}`);
    next = new URL(action, next).href;
    form = new URLSearchParams({ prompt, login: subject, password: 'any' });
  }
  throw new Error('the provider sends its visitor around in a circle');
}
