import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import type { Request as ExpressRequest } from 'express';
import { CONFIG, type Config } from '../config/config.js';
import type { RenderedPage } from './page-cache.js';
import { RENDERER_HEADER, RendererKey } from './renderer-key.js';

/** What the built web application offers to its host. */
interface WebServer {
  renderPage(request: Request, context: object): Promise<Response | null>;
}

/** Renders pages of the built web application in this process. */
@Injectable()
export class PageRenderer {
  private server: Promise<WebServer> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly key: RendererKey,
  ) {}

  /** Stands where the nonce of an answer goes. Nobody outside can know it, so no content can claim it. */
  get noncePlaceholder(): string {
    return `nonce-of-${this.key.value}`;
  }

  /** Folder of the files that browsers load, or null when the web application is not built or not served. */
  get browserDirectory(): string | null {
    const { webDirectory } = this.config;
    if (webDirectory === null || !existsSync(join(webDirectory, 'server', 'server.mjs'))) return null;
    return resolve(webDirectory, 'browser');
  }

  /**
   * The page as an anonymous visitor sees it, or null when the application has no answer. Only the path comes from the
   * request: no host, cookie or header of one visitor can get into a page that another one is shown.
   */
  async render(request: ExpressRequest): Promise<RenderedPage | null> {
    const { localAddress, localPort } = request.socket;
    const host = localAddress?.includes(':') ? `[${localAddress}]` : localAddress;
    const answer = await (
      await this.load()
    ).renderPage(new Request(this.config.publicUrl.origin + request.originalUrl), {
      apiOrigin: `http://${host}:${localPort}`,
      headers: { [RENDERER_HEADER]: this.key.value },
      nonce: this.noncePlaceholder,
    });
    return answer && { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  }

  private load(): Promise<WebServer> {
    // The renderer answers for this one host and reads it when it is loaded.
    process.env['NG_ALLOWED_HOSTS'] = this.config.publicUrl.hostname;
    const file = resolve(this.config.webDirectory ?? '', 'server', 'server.mjs');
    this.server ??= import(pathToFileURL(file).href) as Promise<WebServer>;
    return this.server;
  }
}
