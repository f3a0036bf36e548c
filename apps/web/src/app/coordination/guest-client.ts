import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  AskCoordinationExpert,
  CoordinationAnswerFound,
  CoordinationExpertAnswer,
  CoordinationExpertRequest,
  CoordinationExpertView,
  CoordinationGuestOpinion,
  CoordinationGuestView,
  CoordinationRequestView,
} from '#libs/contracts';

/** The desk of an expert. */
export type ExpertDesk = Omit<CoordinationRequestView<Comparison>, 'toAnswer' | 'experts' | 'colleagues'> & {
  expert: CoordinationExpertView;
};

/** The requests of a party without an account, with the secret of its link, and those of experts. */
@Injectable({ providedIn: 'root' })
export class GuestClient {
  private readonly http = inject(HttpClient);

  open(secret: string): Observable<CoordinationGuestView<Comparison>> {
    return this.http.get<CoordinationGuestView<Comparison>>('/api/coordination/guest', told(secret));
  }

  give(secret: string, body: CoordinationGuestOpinion): Observable<unknown> {
    return this.http.post('/api/coordination/guest/opinion', body, told(secret));
  }

  readAnswer(secret: string, file: File): Observable<CoordinationAnswerFound> {
    const form = new FormData();
    form.append('file', file, file.name);
    return this.http.post<CoordinationAnswerFound>('/api/coordination/guest/read-answer', form, told(secret));
  }

  /** The package as bytes: a link of the page could not send the secret. */
  package(secret: string): Observable<Blob> {
    return this.http.get('/api/coordination/guest/package', { ...told(secret), responseType: 'blob' });
  }

  askExpert(partyId: string, body: AskCoordinationExpert): Observable<unknown> {
    return this.http.post(`/api/coordination/requests/${partyId}/experts`, body);
  }

  expertRequests(): Observable<CoordinationExpertRequest[]> {
    return this.http.get<CoordinationExpertRequest[]>('/api/coordination/expert-requests');
  }

  expertDesk(id: string): Observable<ExpertDesk> {
    return this.http.get<ExpertDesk>(`/api/coordination/expert-requests/${id}`);
  }

  answerAsExpert(id: string, body: CoordinationExpertAnswer): Observable<unknown> {
    return this.http.put(`/api/coordination/expert-requests/${id}`, body);
  }
}

function told(secret: string): { headers: Record<string, string> } {
  return { headers: { 'x-link-secret': secret } };
}
