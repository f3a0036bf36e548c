import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { CommitteeOpinionInput, EndOfForceInput, ExPostOutcome, LegalDay } from '#libs/contracts';
import { Place } from '../../shell/place';

/** What lies beside the straight way of a by-law: committees, looks back, the end of its force, planning records. */
@Injectable({ providedIn: 'root' })
export class LifeClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  committee(dossierId: string, body: CommitteeOpinionInput): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'committee-opinions'), body);
  }

  planLookBack(dossierId: string, dueOn: LegalDay): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'ex-post-review'), { dueOn });
  }

  lookBack(
    dossierId: string,
    body: { doneOn: LegalDay; outcome: ExPostOutcome; conclusion: string },
  ): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'ex-post-review'), body);
  }

  end(dossierId: string, body: EndOfForceInput): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'end-of-force'), body);
  }

  linkPlanning(dossierId: string, url: string): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'planning-record'), { url });
  }

  private url(dossierId: string, rest: string): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}/dossiers/${dossierId}/${rest}`;
  }
}
