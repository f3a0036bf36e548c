import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AskSectorMinistry,
  GiveSectorAnswer,
  SectorDeskView,
  SectorMinistryAsked,
  SectorRequestItem,
  TypeInSectorAnswer,
} from '#libs/contracts';

/** Views of sector ministries: as the reviewer asks for them, and as they are given with an account or behind a link. */
@Injectable({ providedIn: 'root' })
export class SectorClient {
  private readonly http = inject(HttpClient);

  ask(roundId: string, body: AskSectorMinistry): Observable<SectorMinistryAsked> {
    return this.http.post<SectorMinistryAsked>(ofRound(roundId), body);
  }

  renewLink(roundId: string, id: string): Observable<SectorMinistryAsked> {
    return this.http.post<SectorMinistryAsked>(`${ofRound(roundId)}/${id}/link`, {});
  }

  typeIn(roundId: string, id: string, body: TypeInSectorAnswer): Observable<unknown> {
    return this.http.post(`${ofRound(roundId)}/${id}/answer`, body);
  }

  packageUrl(roundId: string, id: string): string {
    return `${ofRound(roundId)}/${id}/package`;
  }

  fileUrl(roundId: string, id: string): string {
    return `${ofRound(roundId)}/${id}/file`;
  }

  mine(): Observable<SectorRequestItem[]> {
    return this.http.get<SectorRequestItem[]>('/api/sector-views');
  }

  desk(id: string): Observable<SectorDeskView> {
    return this.http.get<SectorDeskView>(`/api/sector-views/${encodeURIComponent(id)}`);
  }

  give(id: string, body: GiveSectorAnswer): Observable<unknown> {
    return this.http.post(`/api/sector-views/${encodeURIComponent(id)}/answer`, body);
  }

  open(secret: string): Observable<SectorDeskView> {
    return this.http.get<SectorDeskView>('/api/sector-views/guest', told(secret));
  }

  giveBehindLink(secret: string, body: GiveSectorAnswer): Observable<unknown> {
    return this.http.post('/api/sector-views/guest/answer', body, told(secret));
  }

  /** The package as bytes: a link of the page could not send the secret. */
  package(secret: string): Observable<Blob> {
    return this.http.get('/api/sector-views/guest/package', { ...told(secret), responseType: 'blob' });
  }
}

const ofRound = (id: string): string => `/api/review/${encodeURIComponent(id)}/sector-requests`;

const told = (secret: string): { headers: Record<string, string> } => ({
  headers: { 'x-link-secret': secret },
});
