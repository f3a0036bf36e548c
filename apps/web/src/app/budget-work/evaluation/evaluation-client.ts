import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CommissionSittingInput,
  CommissionView,
  CommissionVoteInput,
  EvaluationFile,
  LegalDay,
  ListApproval,
} from '#libs/contracts';
import { Place } from '../../shell/place';

/** What a specialist declares and says. */
export interface SpecialistAnswer {
  interest: boolean;
  interestNote: string;
  opinion: string;
  verifiedCents: number | null;
  costNote: string;
}

/** What goes before and after a verdict, and the talk about a project, for those who work on it. */
@Injectable({ providedIn: 'root' })
export class EvaluationClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  file(projectId: string): Observable<EvaluationFile> {
    return this.http.get<EvaluationFile>(this.url('projects', projectId, 'evaluation-file'));
  }

  ask(
    projectId: string,
    asked: { personId: string; field: string; dueOn: LegalDay | null },
  ): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'specialists'), asked);
  }

  answer(projectId: string, answer: SpecialistAnswer): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'specialist-opinion'), answer);
  }

  vote(projectId: string, vote: CommissionVoteInput): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'commission-votes'), vote);
  }

  commission(cycleId: string): Observable<CommissionView> {
    return this.http.get<CommissionView>(this.url('cycles', cycleId, 'commission'));
  }

  holdSitting(cycleId: string, sitting: CommissionSittingInput): Observable<unknown> {
    return this.http.post(this.url('cycles', cycleId, 'commission'), sitting);
  }

  changeSitting(sittingId: string, sitting: CommissionSittingInput): Observable<unknown> {
    return this.http.put(this.url('commission', sittingId), sitting);
  }

  publishMinutes(sittingId: string): Observable<unknown> {
    return this.http.post(this.url('commission', sittingId, 'publish'), {});
  }

  /** Address of the minutes as a file. */
  minutesUrl(sittingId: string, format: 'pdf' | 'docx'): string {
    return `${this.url('commission', sittingId, 'minutes')}?format=${format}`;
  }

  listApproval(cycleId: string): Observable<{ approval: ListApproval | null }> {
    return this.http.get<{ approval: ListApproval | null }>(this.url('cycles', cycleId, 'list-approval'));
  }

  approveList(cycleId: string, approval: Omit<ListApproval, 'projects'>): Observable<unknown> {
    return this.http.post(this.url('cycles', cycleId, 'list-approval'), approval);
  }

  proposeMerge(projectId: string, intoNr: number, note: string): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'merges'), { intoNr, note });
  }

  answerQuestion(projectId: string, questionId: string, text: string): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'questions', questionId, 'answer'), { text });
  }

  hideQuestion(projectId: string, questionId: string, text: string): Observable<unknown> {
    return this.http.post(this.url('projects', projectId, 'questions', questionId, 'hide'), { text });
  }

  private url(...parts: string[]): string {
    const place = encodeURIComponent(this.place.slug() ?? '');
    return ['/api/m', place, 'budget', ...parts.map((part) => encodeURIComponent(part))].join('/');
  }
}
