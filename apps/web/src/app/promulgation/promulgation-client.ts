import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type {
  LegalDay,
  PreparePromulgation,
  PromulgationView,
  RecordPublicationInGazette,
  RecordSending,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** The promulgation of a by-law of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class PromulgationClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  /** `null` while nothing is prepared. */
  read(dossierId: string): Observable<PromulgationView | null> {
    return this.http
      .get<{ promulgation: PromulgationView | null }>(this.url(dossierId))
      .pipe(map(({ promulgation }) => promulgation));
  }

  prepare(dossierId: string, body: PreparePromulgation): Observable<unknown> {
    return this.http.put(this.url(dossierId), body);
  }

  send(dossierId: string, body: RecordSending): Observable<unknown> {
    return this.http.post(`${this.url(dossierId)}/sending`, body);
  }

  publish(dossierId: string, body: RecordPublicationInGazette): Observable<{ entryDay: LegalDay }> {
    return this.http.post<{ entryDay: LegalDay }>(`${this.url(dossierId)}/publication`, body);
  }

  packageUrl(dossierId: string): string {
    return `${this.url(dossierId)}/package.zip`;
  }

  private url(dossierId: string): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}/dossiers/${dossierId}/promulgation`;
  }
}
