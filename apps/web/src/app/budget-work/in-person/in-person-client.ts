import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  BoxView,
  DecideDifference,
  DeskVoter,
  InPersonView,
  LegalDay,
  MarkRoll,
  PaperReading,
  ReceiveEnvelope,
  UndoMark,
  WatchView,
} from '#libs/contracts';
import { OpenCycle } from '../open-cycle';

/** Voting in person in the cycle whose page is open. Provided with it. */
@Injectable()
export class InPersonClient {
  private readonly http = inject(HttpClient);
  private readonly cycle = inject(OpenCycle);

  view(): Observable<InPersonView> {
    return this.http.get<InPersonView>(this.url('in-person'));
  }

  look(personalCode: string): Observable<DeskVoter> {
    return this.http.post<DeskVoter>(this.url('in-person', 'look'), { personalCode });
  }

  mark(voter: MarkRoll): Observable<{ votedOn: LegalDay }> {
    return this.http.post<{ votedOn: LegalDay }>(this.url('in-person', 'roll'), voter);
  }

  askUndo(mark: UndoMark): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('in-person', 'undone'), mark);
  }

  decideUndo(id: string, agree: boolean): Observable<unknown> {
    return this.http.post(this.url('in-person', 'undone', id), { agree });
  }

  orderPapers(unitId: string, papers: number): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('in-person', 'papers'), { unitId, papers });
  }

  spoil(number: string): Observable<unknown> {
    return this.http.post(this.url('in-person', 'spoiled'), { number });
  }

  receive(envelope: ReceiveEnvelope): Observable<{ id: string; number: number }> {
    return this.http.post<{ id: string; number: number }>(this.url('in-person', 'envelopes'), envelope);
  }

  reconcile(): Observable<unknown> {
    return this.http.post(this.url('in-person', 'reconcile'), {});
  }

  openBox(box: { unitId: string; pollingPlace: string; counted: number }): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('in-person', 'boxes'), box);
  }

  box(id: string): Observable<BoxView> {
    return this.http.get<BoxView>(this.url('in-person', 'boxes', id));
  }

  type(box: string, number: string, content: PaperReading): Observable<unknown> {
    return this.http.put(this.url('in-person', 'boxes', box, 'papers', number), content);
  }

  remove(box: string, number: string): Observable<unknown> {
    return this.http.delete(this.url('in-person', 'boxes', box, 'papers', number));
  }

  done(box: string): Observable<unknown> {
    return this.http.post(this.url('in-person', 'boxes', box, 'done'), {});
  }

  decide(box: string, number: string, decision: DecideDifference): Observable<unknown> {
    return this.http.put(this.url('in-person', 'boxes', box, 'decisions', number), decision);
  }

  takeBack(box: string, number: string): Observable<unknown> {
    return this.http.delete(this.url('in-person', 'boxes', box, 'decisions', number));
  }

  sign(box: string, note: string): Observable<unknown> {
    return this.http.post(this.url('in-person', 'boxes', box, 'sign'), { note });
  }

  watch(): Observable<WatchView> {
    return this.http.get<WatchView>(this.url('watch'));
  }

  /** Where papers of a run are printed from. */
  papersHref(run: string): string {
    return this.url('in-person', 'papers', run);
  }

  /** Where the minutes are. */
  minutesHref(format: 'pdf' | 'docx'): string {
    return `${this.url('in-person', 'minutes')}?format=${format}`;
  }

  private url(...parts: string[]): string {
    const path = ['m', this.cycle.place(), 'budget', 'cycles', this.cycle.id(), ...parts];
    return ['/api', ...path.map((part) => encodeURIComponent(part))].join('/');
  }
}
