import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Session } from 'express-session';
import type { LogoutAnswer } from '#libs/contracts';
import { CONFIG, type Config } from '../config/config.js';
import type { PageLanguage } from '../http/plain-page.js';
import { Refused } from '../http/refused.js';
import { IdentityProvider } from './identity-provider.js';
import { isLoginFailure, sendLoginFailure } from './login-pages.js';
import { addPending, findPending, safeReturn } from './pending-login.js';
import { People } from './people.js';
import { sessionCookieName } from './session.js';

/** Moves the browser through a login and out again. */
@Injectable()
export class LoginFlow {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly provider: IdentityProvider,
    private readonly people: People,
  ) {}

  /** Sends the browser to the identity provider. */
  async begin(request: Request, response: Response, wanted: unknown): Promise<void> {
    const returnTo = safeReturn(wanted, this.config.publicUrl);
    const language = languageOf(returnTo);
    try {
      const { url, pending } = await this.provider.begin(returnTo, language);
      request.session.logins = addPending(request.session.logins, pending);
      await saved(request.session);
      response.set('Cache-Control', 'no-store').redirect(303, url.href);
    } catch (error) {
      this.explain(error, response, returnTo, language);
    }
  }

  /** Takes the browser that comes back from the identity provider. */
  async complete(request: Request, response: Response): Promise<void> {
    const pending = findPending(request.session.logins, request.query['state'], Date.now());
    const returnTo = pending?.returnTo ?? '/';
    const language = languageOf(returnTo);
    try {
      if (!pending) throw new Refused([{ code: 'loginForgotten' }], 400);
      if (request.query['error'] === 'access_denied') throw new Refused([{ code: 'loginCancelled' }], 403);
      const query = new URL(request.originalUrl, this.config.publicUrl).search;
      const personId = await this.people.recognise(await this.provider.complete(query, pending));
      await regenerated(request);
      request.session.personId = personId;
      request.session.loggedInAt = Date.now();
      await saved(request.session);
      response.set('Cache-Control', 'no-store').redirect(303, returnTo);
    } catch (error) {
      this.explain(error, response, returnTo, language);
    }
  }

  /** Ends the session here and tells where the identity provider ends its own. */
  async end(request: Request, response: Response): Promise<LogoutAnswer> {
    const wasLoggedIn = request.session.personId !== undefined;
    await destroyed(request.session);
    const secure = this.config.publicUrl.protocol === 'https:';
    response.clearCookie(sessionCookieName(this.config), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    });
    const elsewhere = wasLoggedIn ? await this.provider.logoutUrl() : null;
    return { redirect: elsewhere?.href ?? '/' };
  }

  private explain(error: unknown, response: Response, returnTo: string, language: PageLanguage): void {
    const reason = error instanceof Refused ? error.violations[0]?.code : undefined;
    if (!(error instanceof Refused) || !isLoginFailure(reason)) throw error;
    sendLoginFailure(response, { reason, status: error.status, language, returnTo });
  }
}

function languageOf(path: string): PageLanguage {
  return /^\/en([/?#]|$)/.test(path) ? 'en' : 'lv';
}

const saved = (session: Session): Promise<void> => promised((done) => session.save(done));
const destroyed = (session: Session): Promise<void> => promised((done) => session.destroy(done));
const regenerated = (request: Request): Promise<void> => promised((done) => request.session.regenerate(done));

function promised(call: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error) reject(error instanceof Error ? error : new Error('The session store failed.'));
      else resolve();
    });
  });
}
