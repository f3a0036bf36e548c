import { createHash } from 'node:crypto';

/** Where the installation runs: with the demo's people, clock, mailbox and seed, or for real. */
export type Mode = 'demo' | 'production';

/** OpenID Connect client settings; claims are mapped by name because every issuer calls them differently. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  scope: string;
  claims: {
    personalCode: string;
    historicalCodes: string;
    givenName: string;
    familyName: string;
    email: string;
  };
}

/** Outgoing mail server. */
export interface SmtpConfig {
  url: string;
  from: string;
}

/** Everything the process takes from its environment, read once and checked before anything starts. */
export interface Config {
  mode: Mode;
  port: number;
  host: string;
  /** The one public address: issuer redirect, allowed hosts, cookies and links in e-mails come from it. */
  publicUrl: URL;
  databaseUrl: string;
  /** Keys: session signing, keyed hashes of personal codes, encryption of what a law makes us keep. */
  sessionKey: string;
  personalCodeKey: string;
  oidc: OidcConfig | null;
  smtp: SmtpConfig | null;
  filesDirectory: string;
  /** Folder of the built web application; null serves the API alone. */
  webDirectory: string | null;
  /** Whether the API describes itself at `/api/docs`. */
  documentation: boolean;
  /** How many proxies in front are trusted for the client's address. */
  trustProxy: number;
  /** Every rate limit is multiplied by this; 1 unless many people share one address. */
  rateLimitFactor: number;
  logLevel: string;
  /** Name of the reviewing ministry as the interface shows it (it changes by reorganisation, so it is configuration). */
  ministryName: string;
  /** Background pictures of maps; null draws the municipality's own shapes alone, and asks nobody for anything. */
  mapTiles: MapTiles | null;
  /** `host:port` of language models that may be asked although they stand inside our own network or speak http. */
  assistantHosts: readonly string[];
  /** File with the certificates of issuers whose signatures count (PEM, or a national trust list); null trusts nobody by name. */
  trustListFile: string | null;
  /** When the ballots of a verifiable vote enter its log. */
  voteEpoch: VoteEpoch;
  /** Signed containers have to carry their issuer's word that the certificate was not revoked. */
  revocationRequired: boolean;
}

/** Ballots wait for each other, so that their order tells nothing; see docs/verification.md. */
export interface VoteEpoch {
  /** An epoch ends when so many ballots wait ... */
  ballots: number;
  /** ... or when the last one ended so many minutes ago, and at least `least` wait. Real time. */
  minutes: number;
  least: number;
}

/** Where background pictures of maps come from. */
export interface MapTiles {
  /** Address with `{z}`, `{x}`, `{y}`, and `{s}` where the server wants it. */
  url: string;
  /** What their owner wants to be told on the map. */
  attribution: string;
}

/** A configuration that cannot be started with; the message is the one sentence the operator sees. */
export class ConfigError extends Error {}

/** Dependency token of {@link Config}. */
export const CONFIG = Symbol('Config');

type Env = Record<string, string | undefined>;

/**
 * Reads and checks the environment.
 *
 * @throws ConfigError with one clear sentence naming the variable that is missing or wrong.
 */
export function readConfig(env: Env): Config {
  const mode = readMode(env);
  const port = readPort(env);
  const publicUrl = readUrl(env['PUBLIC_URL'] ?? `http://localhost:${port}`, 'PUBLIC_URL');
  const databaseUrl = env['DATABASE_URL'] ?? env['VIETVARA_EMBEDDED_DATABASE_URL'];
  if (!databaseUrl) throw new ConfigError('DATABASE_URL is not set, and no embedded database was started.');
  const config: Config = {
    mode,
    port,
    host: env['HOST'] ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    publicUrl,
    databaseUrl,
    sessionKey: readKey(env, 'VIETVARA_SESSION_KEY', mode),
    personalCodeKey: readKey(env, 'VIETVARA_PERSONAL_CODE_KEY', mode),
    oidc: readOidc(env, mode),
    smtp: env['SMTP_URL']
      ? { url: env['SMTP_URL'], from: env['MAIL_FROM'] ?? `vietvara@${publicUrl.hostname}` }
      : null,
    filesDirectory: env['VIETVARA_FILES'] ?? '.data/files',
    webDirectory: env['VIETVARA_WEB'] === 'none' ? null : (env['VIETVARA_WEB'] ?? 'dist/web'),
    documentation: env['VIETVARA_API_DOCS'] !== 'off',
    trustProxy: readNumber(env, 'VIETVARA_TRUST_PROXY', 0, 0),
    rateLimitFactor: readNumber(env, 'VIETVARA_RATE_LIMIT_FACTOR', 1, 1),
    logLevel: env['LOG_LEVEL'] ?? (mode === 'demo' ? 'warn' : 'info'),
    ministryName:
      env['VIETVARA_MINISTRY'] ?? 'Viedās administrācijas un reģionālās attīstības ministrija (VARAM)',
    mapTiles: readMapTiles(env),
    assistantHosts: readHosts(env, 'VIETVARA_ASSISTANT_HOSTS'),
    trustListFile: env['VIETVARA_TRUST_LIST'] || null,
    voteEpoch: {
      ballots: readNumber(env, 'VIETVARA_EPOCH_BALLOTS', mode === 'demo' ? 3 : 100, 1),
      minutes: readNumber(env, 'VIETVARA_EPOCH_MINUTES', mode === 'demo' ? 2 : 24 * 60, 1),
      least: readNumber(env, 'VIETVARA_EPOCH_LEAST', mode === 'demo' ? 1 : 5, 1),
    },
    revocationRequired: env['VIETVARA_REVOCATION'] === 'required',
  };
  if (mode === 'production' && publicUrl.protocol !== 'https:' && !isLoopback(publicUrl.hostname)) {
    throw new ConfigError('PUBLIC_URL must be an https address in production.');
  }
  if (mode === 'production' && publicUrl.protocol === 'https:' && !env['VIETVARA_TRUST_PROXY']) {
    throw new ConfigError(
      'VIETVARA_TRUST_PROXY is not set; where a proxy ends TLS and is not counted, all visitors share one address and one limit.',
    );
  }
  if (mode === 'production' && !config.smtp) throw new ConfigError('SMTP_URL is not set.');
  return config;
}

function readMode(env: Env): Mode {
  const mode = env['VIETVARA_MODE'] ?? (env['DATABASE_URL'] ? 'production' : 'demo');
  if (mode !== 'demo' && mode !== 'production') {
    throw new ConfigError(`VIETVARA_MODE is "${mode}"; it must be "demo" or "production".`);
  }
  return mode;
}

function readPort(env: Env): number {
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new ConfigError(`PORT is "${env['PORT']}"; it must be a number from 1 to 65535.`);
  }
  return port;
}

function readNumber(env: Env, name: string, fallback: number, least: number): number {
  const number = Number(env[name] ?? fallback);
  if (!Number.isInteger(number) || number < least) {
    throw new ConfigError(`${name} is "${env[name]}"; it must be a whole number from ${least} up.`);
  }
  return number;
}

function readUrl(text: string, name: string): URL {
  if (!URL.canParse(text)) throw new ConfigError(`${name} is "${text}", which is not an address.`);
  const url = new URL(text);
  if (url.pathname !== '/' || url.search || url.hash) {
    throw new ConfigError(`${name} must be an origin such as https://vietvara.example, without a path.`);
  }
  return url;
}

function readMapTiles(env: Env): MapTiles | null {
  const url = env['VIETVARA_MAP_TILES'];
  if (!url) return null;
  const placeholders = ['{z}', '{x}', '{y}'].every((one) => url.includes(one));
  if (!placeholders || !/^https:\/\/[^\s;,'"]+$/.test(url) || !URL.canParse(url.replaceAll('{s}', 'a'))) {
    throw new ConfigError('VIETVARA_MAP_TILES must be an https address with {z}, {x} and {y}.');
  }
  const attribution = env['VIETVARA_MAP_ATTRIBUTION'];
  if (!attribution) throw new ConfigError('VIETVARA_MAP_ATTRIBUTION must name the owner of the map tiles.');
  return { url, attribution };
}

function readHosts(env: Env, name: string): string[] {
  const hosts = (env[name] ?? '').split(',').map((host) => host.trim());
  const named = hosts.filter((host) => host !== '');
  const wrong = named.find((host) => !/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/i.test(host));
  if (wrong) throw new ConfigError(`${name} has "${wrong}"; it must list host:port, separated by commas.`);
  return named;
}

/** Keys that somebody could copy from documentation; production refuses them. */
const DEFAULT_KEYS = new Set(['', 'change-me', 'changeme', 'secret', 'demo']);

function readKey(env: Env, name: string, mode: Mode): string {
  const key = env[name];
  if (mode === 'demo') return key ?? createHash('sha256').update(`vietvara demo ${name}`).digest('hex');
  if (key === undefined) throw new ConfigError(`${name} is not set; production needs a key of its own.`);
  if (DEFAULT_KEYS.has(key) || key.length < 32) {
    throw new ConfigError(`${name} is a default or too short; it must have at least 32 random characters.`);
  }
  const demoKey = createHash('sha256').update(`vietvara demo ${name}`).digest('hex');
  if (key === demoKey) throw new ConfigError(`${name} is the demo's key; production needs a key of its own.`);
  return key;
}

function readOidc(env: Env, mode: Mode): OidcConfig | null {
  if (mode === 'demo') return null;
  const issuer = env['OIDC_ISSUER'];
  if (!issuer) throw new ConfigError('OIDC_ISSUER is not set; production needs an identity provider.');
  if (!URL.canParse(issuer)) throw new ConfigError(`OIDC_ISSUER is "${issuer}", which is not an address.`);
  const clientId = env['OIDC_CLIENT_ID'];
  if (!clientId) throw new ConfigError('OIDC_CLIENT_ID is not set.');
  return {
    issuer,
    clientId,
    clientSecret: env['OIDC_CLIENT_SECRET'] ?? null,
    scope: env['OIDC_SCOPE'] ?? 'openid profile email',
    claims: {
      personalCode: env['OIDC_CLAIM_PERSONAL_CODE'] ?? 'personal_code',
      historicalCodes: env['OIDC_CLAIM_HISTORICAL_CODES'] ?? 'historical_personal_codes',
      givenName: env['OIDC_CLAIM_GIVEN_NAME'] ?? 'given_name',
      familyName: env['OIDC_CLAIM_FAMILY_NAME'] ?? 'family_name',
      email: env['OIDC_CLAIM_EMAIL'] ?? 'email',
    },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
