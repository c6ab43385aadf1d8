import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { Environment } from '../../../config/environment.js';
import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import { ENVIRONMENT } from '../../cases/api-environment.js';
import { ProblemException } from '../../problem.js';

/** What was asked of the provider, without which its answer is worth nothing. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody, as the provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** What their login here is expected to be. */
  readonly login: string;
}

const PATIENCE_S = 10;
/** A provider changes its keys and addresses now and then; its keys are read anew by the library itself. */
const KNOWN_FOR_MS = 3_600_000;

/** The county's identity provider, whichever it is: OpenID Connect by discovery, authorization code with PKCE. */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger('identity-provider');
  private known: { readonly until: number; readonly configuration: Promise<oidc.Configuration> } | undefined;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** What its button says; null where the county has no provider. */
  get label(): string | null {
    return this.environment.OIDC_ISSUER === undefined ? null : this.environment.OIDC_LABEL;
  }

  async question(): Promise<{ readonly goTo: string; readonly asked: Asked }> {
    const configuration = await this.configuration();
    const asked = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const goTo = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.ours(),
      scope: this.environment.OIDC_LOGIN_CLAIM === 'email' ? 'openid profile email' : 'openid profile',
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(asked.verifier),
      code_challenge_method: 'S256',
    });
    return { goTo: goTo.href, asked };
  }

  /** @param answer the query with which the provider has sent the browser back. */
  async identity(answer: string, asked: Asked): Promise<Judged<Identity>> {
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(
        configuration,
        new URL(`?${answer.replace(/^\?/, '')}`, this.ours()),
        { expectedState: asked.state, expectedNonce: asked.nonce, pkceCodeVerifier: asked.verifier },
      );
      const claims = tokens.claims();
      if (!claims) return refused(INVALID);
      const login = await this.loginIn(configuration, claims, tokens.access_token);
      if (login === undefined) {
        return refused(
          refusal('login_claim_missing', '统一身份认证没有给出可核对的登录名，请联系系统管理员。'),
        );
      }
      return accepted({ issuer: claims.iss, subject: claims.sub, login });
    } catch (fault) {
      if (isAway(fault)) throw this.away(fault);
      // Its own words may name a person; codes do not.
      this.logger.warn({ refused: nameOf(fault) });
      return refused(fault instanceof oidc.AuthorizationResponseError ? DENIED : INVALID);
    }
  }

  /** Where the browser goes to end the session at the provider too; null where it offers no such place. */
  async farewell(): Promise<string | null> {
    try {
      const configuration = await this.configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.ours() }).href;
    } catch {
      // Our own session has ended; that the provider is away must not look as if it had not.
      return null;
    }
  }

  /** Many providers say little in the ID token and the rest where one asks for it. */
  private async loginIn(
    configuration: oidc.Configuration,
    claims: oidc.IDToken,
    accessToken: string,
  ): Promise<string | undefined> {
    const name = this.environment.OIDC_LOGIN_CLAIM;
    const asks = claims[name] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const told = asks ? await oidc.fetchUserInfo(configuration, accessToken, claims.sub) : claims;
    // An address anybody may claim for themselves proves nothing.
    if (name === 'email' && told['email_verified'] === false) return undefined;
    const login = told[name];
    return typeof login === 'string' && login.length <= 64 ? login.trim().toLowerCase() : undefined;
  }

  private async configuration(): Promise<oidc.Configuration> {
    const now = Date.now();
    if (this.known === undefined || this.known.until < now) {
      const configuration = this.discover();
      // Who could not be reached is asked again by the next who comes.
      configuration.catch(() => (this.known = undefined));
      this.known = { until: now + KNOWN_FOR_MS, configuration };
    }
    try {
      return await this.known.configuration;
    } catch (fault) {
      throw this.away(fault);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = this.environment;
    if (issuer === undefined || id === undefined) {
      throw new ProblemException(404, refusal('no_provider', '本系统没有配置统一身份认证。'));
    }
    const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const found = await oidc.discovery(new URL(issuer), id, undefined, oidc.None(), {
      execute: insecure,
      timeout: PATIENCE_S,
    });
    const server = found.serverMetadata();
    const configuration = new oidc.Configuration(server, id, undefined, authentication(server, secret));
    configuration.timeout = PATIENCE_S;
    for (const allow of insecure) allow(configuration);
    return configuration;
  }

  /** One place for all: the console reads what stands in its address and passes it on. */
  private ours(): string {
    return new URL('/', this.environment.PUBLIC_URL).href;
  }

  private away(fault: unknown): ProblemException {
    if (fault instanceof ProblemException) return fault;
    this.logger.warn({ away: nameOf(fault) });
    return new ProblemException(
      503,
      refusal('provider_unavailable', '统一身份认证暂时没有回应，请稍后再试。'),
    );
  }
}

const DENIED = refusal('provider_denied', '统一身份认证没有确认您的身份，请重新登录。');
const INVALID = refusal('provider_answer_invalid', '统一身份认证的答复无效或已使用过，请重新登录。');

/** Basic is what a provider that says nothing understands (OpenID Connect Discovery 3). */
function authentication(server: oidc.ServerMetadata, secret: string | undefined): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const understood = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return understood.includes('client_secret_basic')
    ? oidc.ClientSecretBasic(secret)
    : oidc.ClientSecretPost(secret);
}

/** No answer, or one that says the provider itself is in trouble. */
function isAway(fault: unknown): boolean {
  if (fault instanceof oidc.ResponseBodyError) return fault.status >= 500;
  if (fault instanceof TypeError) return true;
  return fault instanceof oidc.ClientError && /TIMEOUT/.test(fault.code ?? '');
}

function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const { code } = fault as { code?: unknown };
  return typeof code === 'string' ? `${fault.name} ${code}` : fault.name;
}
