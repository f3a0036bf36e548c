import type { CustomFetch } from 'openid-client';
import type { OidcConfig } from '../config/config.js';

/** The issuer that people log in with, and how to reach it. */
export interface OidcSettings extends OidcConfig {
  /** Further parameters of the authorization request, for example `prompt`. */
  authorizationParameters?: Record<string, string>;
  /** Another way to the issuer than its public address. */
  fetch?: CustomFetch;
}

/** Dependency token of {@link OidcSettings}. */
export const OIDC_SETTINGS = Symbol('OidcSettings');
