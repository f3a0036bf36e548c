import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AdvisoryCouncilPage,
  AdvisoryCouncilPlan,
  ApplyToCouncil,
  CandidateDecision,
  LegalDay,
} from '#libs/contracts';
import type { FormMarks } from './events-client';

/** Requests of advisory councils: of everybody, and of those who run them. */
@Injectable({ providedIn: 'root' })
export class AdvisoryClient {
  private readonly http = inject(HttpClient);

  read(place: string, id: string): Observable<AdvisoryCouncilPage> {
    return this.http.get<AdvisoryCouncilPage>(`/api/public/m/${place}/advisory-councils/${id}`, {
      transferCache: false,
    });
  }

  apply(
    place: string,
    id: string,
    body: ApplyToCouncil & FormMarks & { language: 'lv' | 'en' },
  ): Observable<{ receipt: string; key: string }> {
    return this.http.post<{ receipt: string; key: string }>(
      `/api/public/m/${place}/advisory-councils/${id}/applications`,
      body,
    );
  }

  withdraw(place: string, receipt: string, key: string): Observable<unknown> {
    return this.http.post(`/api/public/m/${place}/council-applications/${receipt}/withdraw`, { key });
  }

  call(
    place: string,
    eventId: string,
    plan: AdvisoryCouncilPlan & { version?: number },
  ): Observable<unknown> {
    return this.http.put(`/api/m/${place}/participation/${eventId}/advisory-council`, plan);
  }

  compose(
    place: string,
    id: string,
    body: { version: number; decisions: CandidateDecision[] },
  ): Observable<unknown> {
    return this.http.post(`/api/m/${place}/advisory-councils/${id}/composition`, body);
  }

  record(place: string, id: string, body: ApplyToCouncil & { appliedDay: LegalDay }): Observable<unknown> {
    return this.http.post(`/api/m/${place}/advisory-councils/${id}/paper`, body);
  }
}
