import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/**
 * Where secret ballots arrive, in whatever letters a route would still take, also as the whole address that a proxy is
 * asked for. Whoever sends one is not to be known, not even by mistake.
 */
const PATH = /^(?:https?:\/\/[^/?#]*)?\/api\/m\/([^/?#]+)\/budget\/(\d+)\/vote\/ballots\/?(?:[?#]|$)/i;

/** What of a request is kept: enough to read its body and to answer in the right language. */
const KEPT = new Set(['content-type', 'content-length', 'transfer-encoding', 'host', 'connection', 'accept']);

/** Whether the request brings a secret ballot. */
export function isTraceless(request: Pick<IncomingMessage, 'url'> & { originalUrl?: string }): boolean {
  return PATH.test(request.originalUrl ?? request.url ?? '');
}

/** The municipality and the year in the path of a request that brings a secret ballot; null for every other request. */
export function ballotPath({ originalUrl }: { originalUrl: string }): { slug: string; year: number } | null {
  const [, slug, year] = PATH.exec(originalUrl) ?? [];
  return slug && year && Number.isSafeInteger(Number(year)) ? { slug, year: Number(year) } : null;
}

/**
 * Strips requests that bring ballots of everything that could lead to a person (cookies, addresses, browser, ids of
 * proxies) before anything else sees them. The proxy in front has to do the same; see docs/operations.md.
 */
export function withoutTraces(): RequestHandler {
  return (request, _response, next) => {
    if (isTraceless(request)) {
      for (const name of Object.keys(request.headers)) if (!KEPT.has(name)) delete request.headers[name];
      request.rawHeaders.length = 0;
    }
    next();
  };
}
