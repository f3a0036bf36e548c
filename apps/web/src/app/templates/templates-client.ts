import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  ClauseText,
  ClauseVersionView,
  OwnClauseView,
  OwnTemplateView,
  SaveClause,
  SaveTemplate,
  StartOffer,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Clauses and templates of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class TemplatesClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  start(): Observable<StartOffer> {
    return this.http.get<StartOffer>(this.url('start'));
  }

  clauses(): Observable<OwnClauseView[]> {
    return this.http.get<OwnClauseView[]>(this.url('clauses'));
  }

  wordings(id: string): Observable<ClauseVersionView[]> {
    return this.http.get<ClauseVersionView[]>(this.url('clauses', id, 'versions'));
  }

  add(body: ClauseText): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('clauses'), body);
  }

  change(id: string, body: SaveClause): Observable<unknown> {
    return this.http.put(this.url('clauses', id), body);
  }

  offerClause(id: string, version: number, offered: boolean): Observable<unknown> {
    return this.http.post(this.url('clauses', id, offered ? 'offer' : 'retire'), { version });
  }

  templates(): Observable<OwnTemplateView[]> {
    return this.http.get<OwnTemplateView[]>(this.url('own'));
  }

  keep(body: SaveTemplate): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('own'), body);
  }

  offerTemplate(id: string, version: number, offered: boolean): Observable<unknown> {
    return this.http.post(this.url('own', id, offered ? 'offer' : 'retire'), { version });
  }

  private url(...parts: string[]): string {
    return ['/api/m', encodeURIComponent(this.place.slug() ?? ''), 'templates', ...parts].join('/');
  }
}
