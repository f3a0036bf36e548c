import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CorrectionDesk,
  CountingKeyView,
  CountState,
  CycleCount,
  NameAuditor,
  ProposeCorrection,
  RuleComparison,
  VoteAuditorView,
} from '#libs/contracts';
import { Place } from '../../shell/place';

/** From closed ballots to the money of the winners, as those see it who count. */
@Injectable({ providedIn: 'root' })
export class CountClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  state(cycleId: string): Observable<CountState> {
    return this.http.get<CountState>(this.url(cycleId, 'count', 'state'));
  }

  start(cycleId: string, word: string): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'count', 'start'), { word });
  }

  carryOut(cycleId: string, word: string): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'count'), { word });
  }

  count(cycleId: string): Observable<CycleCount> {
    return this.http.get<CycleCount>(this.url(cycleId, 'count'));
  }

  comparison(cycleId: string): Observable<RuleComparison> {
    return this.http.get<RuleComparison>(this.url(cycleId, 'comparison'));
  }

  corrections(cycleId: string): Observable<CorrectionDesk> {
    return this.http.get<CorrectionDesk>(this.url(cycleId, 'corrections'));
  }

  proposeCorrection(cycleId: string, correction: ProposeCorrection): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'corrections'), correction);
  }

  confirmCorrection(cycleId: string, id: string): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'corrections', id, 'confirm'), {});
  }

  dropCorrection(cycleId: string, id: string): Observable<unknown> {
    return this.http.delete(this.url(cycleId, 'corrections', id));
  }

  key(cycleId: string): Observable<CountingKeyView> {
    return this.http.get<CountingKeyView>(this.url(cycleId, 'counting-key'));
  }

  giveKey(cycleId: string, what: 'hold' | 'unlock', passphrase: string): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'counting-key', what), { passphrase });
  }

  auditor(cycleId: string): Observable<VoteAuditorView> {
    return this.http.get<VoteAuditorView>(this.url(cycleId, 'auditor'));
  }

  nameAuditor(cycleId: string, body: NameAuditor): Observable<VoteAuditorView> {
    return this.http.put<VoteAuditorView>(this.url(cycleId, 'auditor'), body);
  }

  /** What the published files withhold, sealed to the auditor. */
  auditorSet(cycleId: string): Observable<Blob> {
    return this.http.post(this.url(cycleId, 'auditor', 'set'), {}, { responseType: 'blob' });
  }

  announce(cycleId: string, minutesRef: string, file: File | null): Observable<unknown> {
    const form = new FormData();
    form.set('minutesRef', minutesRef);
    if (file) form.set('file', file);
    return this.http.post(this.url(cycleId, 'announce'), form);
  }

  allocate(cycleId: string, decisionNumber: string, decisionDay: string): Observable<unknown> {
    return this.http.post(this.url(cycleId, 'allocation'), { decisionNumber, decisionDay });
  }

  private url(cycleId: string, ...path: string[]): string {
    return ['/api/m', this.place.slug() ?? '', 'budget/cycles', cycleId, ...path].join('/');
  }
}
