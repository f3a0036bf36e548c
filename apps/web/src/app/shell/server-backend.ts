import { FetchBackend, type HttpBackend, type HttpEvent, type HttpRequest } from '@angular/common/http';
import { inject, Injectable, REQUEST, REQUEST_CONTEXT } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ServerContext } from './server-context';

/**
 * Sends the renderer's own requests to the process it runs in. The address changes only here, below the transfer
 * cache, so that the browser finds the answer again under the public address. No cookies travel: what the server
 * renders is what an anonymous visitor may see.
 */
@Injectable()
export class ServerBackend implements HttpBackend {
  private readonly fetch = inject(FetchBackend);
  private readonly page = inject(REQUEST, { optional: true });
  private readonly context = inject(REQUEST_CONTEXT, { optional: true }) as ServerContext | null;

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    if (!this.page || !this.context) return this.fetch.handle(request);
    const target = new URL(request.url, this.page.url);
    if (target.origin !== new URL(this.page.url).origin) return this.fetch.handle(request);
    const url = this.context.apiOrigin + target.pathname + target.search;
    return this.fetch.handle(request.clone({ url, setHeaders: this.context.headers ?? {} }));
  }
}
