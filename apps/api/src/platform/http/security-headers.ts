import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config.js';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Headers of every answer; its content security policy fits data, and pages set one of their own. */
export function securityHeaders(config: Config): RequestHandler {
  const https = config.publicUrl.protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        frameAncestors: [`'none'`],
        baseUri: [`'none'`],
        formAction: [`'none'`],
      },
    },
    strictTransportSecurity: https ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** A value that no earlier answer had. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/**
 * The policy of the application's pages: nothing inline but what carries the nonce. Style attributes are allowed because
 * a page rendered on the server carries the bound styles of its elements as attributes.
 */
export function pagePolicy(nonce: string, config: Pick<Config, 'mapTiles'>): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    ["img-src 'self' data: blob:", ...tileOrigins(config)].join(' '),
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The one foreign origin that pages may take pictures from; `{s}` stands for the servers of one domain. */
function tileOrigins({ mapTiles }: Pick<Config, 'mapTiles'>): string[] {
  if (!mapTiles) return [];
  const { origin } = new URL(mapTiles.url.replaceAll('{s}', 'tile-server'));
  return [origin.replace('//tile-server.', '//*.')];
}

/** The policy of the API's own documentation, whose page brings inline styles. */
export const documentationPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  );
  next();
};
