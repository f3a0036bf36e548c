import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AccessLogPage,
  DataRequestItem,
  DataRequestView,
  ErasureResult,
  Holding,
  HoldingKey,
  NewDataRequest,
  OwnAccessEntry,
  OwnDataRequest,
  OwnDataRequestView,
  RecordSeries,
  RestrictionGround,
  RestrictionResult,
  RetentionClassInput,
  RetentionView,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Filters of the access log, as the address has them. */
export type AccessFilter = Partial<Record<'what' | 'from' | 'to' | 'before', string>>;

/** Steps of a request that answer with its version alone. */
export type RequestStep =
  'identity' | 'extension' | 'terms' | 'confirmations' | 'corrections' | 'answer' | 'withdrawal';

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

  requests(): Observable<DataRequestItem[]> {
    return this.http.get<DataRequestItem[]>(this.url('data-requests'));
  }

  recordRequest(body: NewDataRequest): Observable<{ id: string; code: string }> {
    return this.http.post<{ id: string; code: string }>(this.url('data-requests'), body);
  }

  request(id: string): Observable<DataRequestView> {
    return this.http.get<DataRequestView>(this.url('data-requests', id));
  }

  holdings(id: string): Observable<Holding[]> {
    return this.http.get<Holding[]>(this.url('data-requests', id, 'holdings'));
  }

  /** Where the package of everything that may be given out is saved from. */
  packageHref(id: string): string {
    return this.url('data-requests', id, 'package.zip');
  }

  /** A step of a request: its last part of the address, and what it takes. */
  take(id: string, step: RequestStep, body: object): Observable<{ version: number }> {
    return this.http.post<{ version: number }>(this.url('data-requests', id, step), body);
  }

  erase(id: string, version: number): Observable<ErasureResult & { version: number }> {
    return this.http.post<ErasureResult & { version: number }>(this.url('data-requests', id, 'erasure'), {
      version,
    });
  }

  /** One thing, or everything found when `key` and `item` are null. */
  restrict(
    id: string,
    body: { ground: RestrictionGround; key: HoldingKey | null; item: string | null; version: number },
  ): Observable<RestrictionResult & { version: number }> {
    return this.http.post<RestrictionResult & { version: number }>(
      this.url('data-requests', id, 'restrictions'),
      body,
    );
  }

  lift(
    id: string,
    restrictionId: string,
    body: { reason: string; informedOn: string; version: number },
  ): Observable<unknown> {
    return this.http.post(this.url('data-requests', id, 'restrictions', restrictionId, 'lifting'), body);
  }

  retention(): Observable<RetentionView> {
    return this.http.get<RetentionView>(this.url('retention'));
  }

  saveClass(body: RetentionClassInput & { version: number }): Observable<unknown> {
    return this.http.put(this.url('retention', 'classes'), body);
  }

  assignClass(series: RecordSeries, classCode: string): Observable<unknown> {
    return this.http.put(this.url('retention', 'series'), { series, classCode });
  }

  assignDossier(dossierId: string, body: { classCode: string; reason: string }): Observable<unknown> {
    return this.http.put(this.url('dossiers', dossierId, 'retention'), body);
  }

  transfer(dossierId: string, body: { day: string; reference: string }): Observable<unknown> {
    return this.http.post(this.url('dossiers', dossierId, 'archive-transfer'), body);
  }

  drawAct(items: { series: RecordSeries; unitId: string }[]): Observable<unknown> {
    return this.http.post(this.url('retention', 'acts'), { items });
  }

  /** A step of an act of destruction. */
  moveAct(id: string, step: 'agreement' | 'approval' | 'cancellation', body: object): Observable<unknown> {
    return this.http.post(this.url('retention', 'acts', id, step), body);
  }

  /** Where the archive package of a dossier is saved from. */
  archiveHref(dossierId: string, restricted: boolean): string {
    return this.url('dossiers', dossierId, restricted ? 'archive-restricted.zip' : 'archive.zip');
  }

  ownHoldings(): Observable<Holding[]> {
    return this.http.get<Holding[]>('/api/mine/data');
  }

  ownRequests(): Observable<OwnDataRequestView[]> {
    return this.http.get<OwnDataRequestView[]>('/api/mine/data-requests');
  }

  ask(place: string, body: OwnDataRequest): Observable<{ code: string }> {
    return this.http.post<{ code: string }>(`/api/m/${encodeURIComponent(place)}/my-data-requests`, body);
  }

  private url(...parts: string[]): string {
    return ['/api/m', this.place.slug() ?? '', ...parts]
      .map((part, i) => (i ? encodeURIComponent(part) : part))
      .join('/');
  }
}
