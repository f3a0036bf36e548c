import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { CONFIG, type Config } from '../config/config.js';
import { Refused } from '../http/refused.js';
import { OIDC_SETTINGS, type OidcSettings } from './oidc-settings.js';
import type { PendingLogin } from './pending-login.js';

/** Who the issuer says has logged in. Held in memory for one request; the personal codes go no further than a hash. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  personalCode: string | null;
  historicalCodes: string[];
}

const ISSUER_TIMEOUT_SECONDS = 8;

/**
 * The OpenID Connect client: authorization code with PKCE, state and nonce. The issuer is discovered when the first
 * person logs in and again after a failure, so an issuer that is down disturbs nothing but logging in.
 */
@Injectable()
export class IdentityProvider {
  private readonly log = new Logger('Identity');
  private discovered: Promise<oidc.Configuration> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(OIDC_SETTINGS) private readonly settings: OidcSettings,
  ) {}

  /** Where to send the browser, and what to remember until it comes back. */
  async begin(returnTo: string, language: 'lv' | 'en'): Promise<{ url: URL; pending: PendingLogin }> {
    const issuer = await this.issuer();
    const pending: PendingLogin = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo,
      startedAt: Date.now(),
    };
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: this.redirectUri(),
      scope: this.settings.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
      ui_locales: language,
      ...this.settings.authorizationParameters,
    });
    return { url, pending };
  }

  /**
   * Exchanges the code of the returning browser for an identity; state, nonce, signature and audience are checked.
   *
   * @param query the returned query string with its leading `?`.
   */
  async complete(query: string, pending: PendingLogin): Promise<ProvenIdentity> {
    const issuer = await this.issuer();
    try {
      const tokens = await oidc.authorizationCodeGrant(issuer, new URL(`${this.redirectUri()}${query}`), {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The issuer sent no identity token.');
      const more = issuer.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(issuer, tokens.access_token, claims.sub)
        : {};
      return this.mapped({ ...more, ...claims }, claims.iss, claims.sub);
    } catch (error) {
      this.log.warn(`Login failed: ${reasonOf(error)}`);
      throw new Refused([{ code: 'loginFailed' }], 400);
    }
  }

  /** Where the issuer ends its own session, or null when it offers no such thing or cannot be asked. */
  async logoutUrl(): Promise<URL | null> {
    try {
      const issuer = await this.issuer();
      if (!issuer.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: this.config.publicUrl.href });
    } catch {
      return null;
    }
  }

  private async issuer(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = null;
      this.log.warn(`The identity provider cannot be reached: ${reasonOf(error)}`);
      throw new Refused([{ code: 'identityProviderUnavailable' }], 503);
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, fetch } = this.settings;
    const url = new URL(issuer);
    return oidc.discovery(
      url,
      clientId,
      { redirect_uris: [this.redirectUri()] },
      clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None(),
      {
        timeout: ISSUER_TIMEOUT_SECONDS,
        ...(url.protocol === 'http:' && isLoopback(url) ? { execute: [oidc.allowInsecureRequests] } : {}),
        ...(fetch ? { [oidc.customFetch]: fetch } : {}),
      },
    );
  }

  private redirectUri(): string {
    return new URL('/auth/callback', this.config.publicUrl).href;
  }

  private mapped(claims: Record<string, unknown>, issuer: string, subject: string): ProvenIdentity {
    const names = this.settings.claims;
    const text = (name: string): string | null => {
      const value = claims[name];
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    };
    const history = claims[names.historicalCodes];
    return {
      issuer,
      subject,
      name:
        [text(names.givenName), text(names.familyName)].filter((part) => part !== null).join(' ') ||
        (text('name') ?? subject),
      email: text(names.email),
      personalCode: text(names.personalCode),
      historicalCodes: Array.isArray(history) ? history.filter((code) => typeof code === 'string') : [],
    };
  }
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

/** Name and code of an error, without descriptions that could repeat what the person entered. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const cause = error.cause instanceof Error ? ` (${reasonOf(error.cause)})` : '';
  return `${error.name}${code}${cause}`;
}
