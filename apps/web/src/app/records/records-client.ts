import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { AccessLogPage, OwnAccessEntry } from '#libs/contracts';
import { Place } from '../shell/place';

/** Filters of the access log, as the address has them. */
export type AccessFilter = Partial<Record<'what' | 'from' | 'to' | 'before', string>>;

/** Data and records of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class RecordsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  accessLog(filter: AccessFilter): Observable<AccessLogPage> {
    return this.http.get<AccessLogPage>(this.url('access-log'), {
      params: new HttpParams({ fromObject: filter }),
    });
  }

  saveAccessTerm(body: { months: number; version: number }): Observable<{ version: number }> {
    return this.http.put<{ version: number }>(this.url('access-log', 'term'), body);
  }

  ownAccess(): Observable<OwnAccessEntry[]> {
    return this.http.get<OwnAccessEntry[]>('/api/mine/access');
  }

  private url(...parts: string[]): string {
    return ['/api/m', this.place.slug() ?? '', ...parts]
      .map((part, i) => (i ? encodeURIComponent(part) : part))
      .join('/');
  }
}
