import type { Config } from '../../platform/config/config.js';
import type { OidcSettings } from '../../platform/identity/oidc-settings.js';

/** Where the demo's identity provider is mounted. */
export const DEMO_IDP_PATH = '/demo-idp';
/** The one client of the demo's identity provider. */
export const DEMO_CLIENT_ID = 'vietvara';

/**
 * How the product reaches the demo's identity provider: as any other issuer, over HTTP, but by the socket of this very
 * process, because the public address may only be known to a proxy in front.
 */
export function demoOidcSettings(config: Config): OidcSettings {
  const local = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`;
  return {
    issuer: new URL(DEMO_IDP_PATH, config.publicUrl).href,
    clientId: DEMO_CLIENT_ID,
    clientSecret: demoClientSecret(config),
    scope: 'openid profile email personal_code',
    claims: {
      personalCode: 'personal_code',
      historicalCodes: 'historical_personal_codes',
      givenName: 'given_name',
      familyName: 'family_name',
      email: 'email',
    },
    // Everybody logs in as somebody else all the time, so the page of people is shown each time.
    authorizationParameters: { prompt: 'login' },
    fetch: (url, options) => {
      const { pathname, search } = new URL(url);
      return fetch(local + pathname + search, options as RequestInit);
    },
  };
}

/** The client's secret; both sides live in this process. */
export function demoClientSecret(config: Config): string {
  return `demo-${config.sessionKey}`;
}
