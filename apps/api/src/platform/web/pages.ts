import { Inject, Injectable, Logger } from '@nestjs/common';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { CONFIG, type Config } from '../config/config.js';
import { newNonce, pagePolicy } from '../http/security-headers.js';
import { isTraceless } from '../http/without-traces.js';
import { sendPlainPage } from '../http/plain-page.js';
import { hasSessionCookie } from '../identity/session.js';
import { RateLimits } from '../limits/rate-limits.js';
import { PageCache, type RenderedPage } from './page-cache.js';
import { PageRenderer } from './page-renderer.js';

/** First segments of paths that are not pages. */
const NOT_PAGES = new Set(['api', 'auth', 'health', 'forma', 'demo-idp', 'socket.io', 'unsubscribe']);
const WORKER = /[\\/]worker-[^\\/]+\.js$/;
const WORKER_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'`;
/** Names that the build derives from the content, for example `chunk-AB12CD34.js`. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

/** The script that remembers what is pressed before the page is awake, as the build writes it into every page. */
const EVENT_SCRIPT = '<script type="text/javascript" id="ng-event-dispatch-contract" nonce="set-per-answer">';

/** Serves the web application: its files, and its pages rendered here. */
@Injectable()
export class Pages {
  private readonly log = new Logger('Pages');
  private readonly cache = new PageCache();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly renderer: PageRenderer,
    private readonly limits: RateLimits,
  ) {}

  /** Forgets rendered pages after every change that comes through the API. */
  forgetOnChange(): RequestHandler {
    return (request, response, next) => {
      // A ballot changes no page.
      const changes = request.method !== 'GET' && request.method !== 'HEAD' && !isTraceless(request);
      if (changes) response.once('finish', () => this.forget());
      next();
    };
  }

  /** Forgets rendered pages at once. */
  forget(): void {
    this.cache.clear();
  }

  /** Answers everything that is not a path of the API, the login or the health checks. */
  handlers(): RequestHandler[] {
    const directory = this.renderer.browserDirectory;
    const files = directory && express.static(directory, { index: false, setHeaders: cacheHeaders });
    return [
      (request, response, next) => {
        if (files && isPage(request)) files(request, response, next);
        else next();
      },
      (request, response, next) => {
        if (!isPage(request)) next();
        else this.answer(request, response).catch((error: unknown) => this.fail(error, response, next));
      },
    ];
  }

  private async answer(request: Request, response: Response): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.status(405).set('Allow', 'GET, HEAD').end();
      return;
    }
    if (!isAddress(request.originalUrl)) {
      response.status(400).end();
      return;
    }
    const elsewhere = this.publicAddressOf(request);
    if (elsewhere) {
      response.redirect(302, elsewhere);
      return;
    }
    if (this.renderer.browserDirectory === null) {
      sendPlainPage(response, {
        status: 503,
        language: 'lv',
        title: 'Tīmekļa lietotne nav uzbūvēta / The web application is not built',
        main: '<p lang="en">Run <code>npm run build</code> and start again. The API answers at <a href="/api/docs">/api/docs</a>.</p>',
      });
      return;
    }
    const wait = await this.limits.count('page', request);
    if (wait !== null) {
      response.set('Retry-After', String(wait));
      sendPlainPage(response, {
        status: 429,
        language: 'lv',
        title: 'Pārāk daudz pieprasījumu / Too many requests',
        main: `<p>Mēģiniet vēlreiz pēc ${wait} s. <span lang="en">Try again in ${wait} s.</span></p>`,
      });
      return;
    }
    this.send(response, await this.page(request));
  }

  private async page(request: Request): Promise<RenderedPage> {
    const render = async (): Promise<RenderedPage> =>
      (await this.renderer.render(request)) ?? { status: 404, headers: [], body: '' };
    return hasSessionCookie(request.headers.cookie, this.config)
      ? render()
      : this.cache.get(request.originalUrl, render);
  }

  private send(response: Response, page: RenderedPage): void {
    const nonce = newNonce();
    const body = page.body
      .replaceAll(this.renderer.noncePlaceholder, nonce)
      // Once, where the build put it: markup of this shape cannot come from content, which is escaped.
      .replace(EVENT_SCRIPT, EVENT_SCRIPT.replace('set-per-answer', nonce))
      .replace(/ngcspnonce="[^"]*"/i, `ngCspNonce="${nonce}"`);
    response.status(page.status);
    response.setHeader('Cache-Control', 'no-cache');
    for (const [name, value] of page.headers) if (name !== 'content-length') response.setHeader(name, value);
    response.setHeader('Content-Security-Policy', pagePolicy(nonce, this.config));
    response.send(body);
  }

  /** `127.0.0.1` and `localhost` are the same machine but not the same site: cookies and tokens know only one. */
  private publicAddressOf(request: Request): string | null {
    const { publicUrl } = this.config;
    const host = request.headers.host ?? '';
    const names = [`localhost:${this.config.port}`, `127.0.0.1:${this.config.port}`];
    if (host === publicUrl.host || !names.includes(host) || !names.includes(publicUrl.host)) return null;
    // Only the path is taken from the request: `//elsewhere.example` stays a path.
    return publicUrl.origin + request.originalUrl;
  }

  private fail(error: unknown, response: Response, next: NextFunction): void {
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) {
      next(error);
      return;
    }
    sendPlainPage(response, {
      status: 500,
      language: 'lv',
      title: 'Lapu neizdevās parādīt / The page could not be shown',
      main: '<p>Mēģiniet vēlreiz pēc brīža. <span lang="en">Please try again in a moment.</span></p>',
    });
  }
}

function isPage(request: Request): boolean {
  return !NOT_PAGES.has(request.path.split('/', 2)[1] ?? '');
}

/** Proxies are asked for whole addresses, servers for `*`, and some ask for what no text is written like: no page. */
function isAddress(target: string): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '');
    return target.startsWith('/');
  } catch {
    return false;
  }
}

function cacheHeaders(response: Response, path: string): void {
  // A worker has the policy of its own script, and not that of the page.
  if (WORKER.test(path)) response.setHeader('Content-Security-Policy', WORKER_POLICY);
  response.setHeader(
    'Cache-Control',
    HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  );
}
