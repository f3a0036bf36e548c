import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  ActValidityView,
  AmendmentAnswer,
  AmendmentTexts,
  AmendmentView,
  ConsolidationStep,
  EndNormValidity,
  EndOfForceInput,
  LinkAmendedAct,
  RecordNormValidity,
  StartAmending,
  WithdrawNormValidity,
  WriteAmendments,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Amendments to acts of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class AmendmentsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  start(year: number, slug: string, body: StartAmending = {}): Observable<{ id: string; code: string }> {
    return this.http.post<{ id: string; code: string }>(this.act(year, slug, 'amending'), body);
  }

  /** `null` where the dossier amends no act. */
  read(dossierId: string): Observable<AmendmentView | null> {
    return this.http.get<AmendmentAnswer>(this.dossier(dossierId)).pipe(map(({ amendment }) => amendment));
  }

  texts(dossierId: string): Observable<AmendmentTexts> {
    return this.http.get<AmendmentTexts>(this.dossier(dossierId, 'texts'));
  }

  changes(dossierId: string): Observable<Comparison> {
    return this.http.get<Comparison>(this.dossier(dossierId, 'changes'));
  }

  link(dossierId: string, body: LinkAmendedAct): Observable<unknown> {
    return this.http.put(this.dossier(dossierId), body);
  }

  write(dossierId: string, body: WriteAmendments): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'writing'), body);
  }

  consolidation(
    dossierId: string,
    what: 'offer' | 'return' | 'confirmation',
    body: ConsolidationStep,
  ): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'consolidation', what), body);
  }

  validity(year: string, slug: string): Observable<ActValidityView> {
    return this.http.get<ActValidityView>(this.act(year, slug, 'validity'));
  }

  record(year: string, slug: string, body: RecordNormValidity): Observable<unknown> {
    return this.http.post(this.act(year, slug, 'validity'), body);
  }

  /** The end of an act that has no dossier. */
  endAct(year: string, slug: string, body: EndOfForceInput): Observable<unknown> {
    return this.http.post(this.act(year, slug, 'end'), body);
  }

  end(id: string, body: EndNormValidity): Observable<unknown> {
    return this.http.post(this.url('validity', id, 'end'), body);
  }

  withdraw(id: string, body: WithdrawNormValidity): Observable<unknown> {
    return this.http.post(this.url('validity', id, 'withdrawal'), body);
  }

  private act(year: number | string, slug: string, what: string): string {
    return this.url('acts', String(year), slug, what);
  }

  private dossier(id: string, ...rest: string[]): string {
    return this.url('dossiers', id, 'amendment', ...rest);
  }

  private url(...parts: string[]): string {
    return ['/api/m', ...[this.place.slug() ?? '', ...parts].map(encodeURIComponent)].join('/');
  }
}
