import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { CONFIG, type Config } from '../config/config.js';
import { isTraceless } from '../http/without-traces.js';
import { Refused } from '../http/refused.js';

/** Header that carries the token of `GET /api/session` on every change. */
export const CSRF_HEADER = 'x-csrf-token';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const ANONYMOUS_TOKEN_MS = 12 * 60 * 60 * 1000;

/**
 * Tokens against requests that another site makes in the visitor's name. For a logged-in person the token is derived
 * from the session, so it changes with every login. Whoever is not logged in has no cookie that could be abused and
 * gets none for reading: their token is signed and expires, and being sent in a header it cannot come from a plain form
 * of another site.
 */
@Injectable()
export class CsrfTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.key = createHmac('sha256', config.sessionKey).update('csrf').digest();
  }

  /** The token that the browser of this request has to send with changes. */
  issue(request: Request): string {
    if (request.session?.personId) return this.ofSession(request.sessionID);
    const body = `${(Date.now() + ANONYMOUS_TOKEN_MS).toString(36)}.${randomBytes(12).toString('base64url')}`;
    return `a.${body}.${this.mac(`anonymous ${body}`)}`;
  }

  /** Lets reading through and everything else only with a token of this site, sent from this site. */
  middleware(): RequestHandler {
    return (request, _response, next) => {
      // A ballot comes without a session, so there is nothing that another site could abuse.
      const free = READING.has(request.method) || isTraceless(request);
      const allowed = free || (this.sameSite(request) && this.accepts(request));
      next(allowed ? undefined : new Refused([{ code: 'csrfRefused' }], 403));
    };
  }

  /** Whether the token is that of a session somebody is logged in by. */
  fitsSession(token: unknown, sessionId: string): boolean {
    return typeof token === 'string' && equal(token, this.ofSession(sessionId));
  }

  private accepts(request: Request): boolean {
    const token = request.get(CSRF_HEADER);
    if (!token) return false;
    if (request.session?.personId) return equal(token, this.ofSession(request.sessionID));
    const [kind, expires, random, mac] = token.split('.');
    if (kind !== 'a' || !expires || !random || !mac) return false;
    return (
      equal(mac, this.mac(`anonymous ${expires}.${random}`)) && Number.parseInt(expires, 36) > Date.now()
    );
  }

  /** Second line: browsers say where a request comes from; programs that say nothing have no cookies to abuse. */
  private sameSite(request: Request): boolean {
    const origin = request.get('origin');
    if (origin !== undefined) return origin === this.config.publicUrl.origin;
    const site = request.get('sec-fetch-site');
    return site === undefined || site === 'same-origin';
  }

  private ofSession(sessionId: string): string {
    return `s.${this.mac(`session ${sessionId}`)}`;
  }

  private mac(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
