import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  CloseCoordination,
  CoordinationDesk,
  CoordinationFileOpinionInput,
  CoordinationOpinionInput,
  CoordinationRequests,
  CoordinationRequestView,
  CoordinationSettings,
  CoordinationSettingsView,
  DisposeCoordinationItem,
  ExtendCoordinationRound,
  NamedVersionText,
  StartCoordinationRound,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** The requests of coordination: of the municipality whose page is open, and of those who answer for an institution. */
@Injectable({ providedIn: 'root' })
export class CoordinationClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  desk(dossierId: string): Observable<CoordinationDesk> {
    return this.http.get<CoordinationDesk>(this.url(dossierId));
  }

  start(dossierId: string, body: StartCoordinationRound): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'rounds'), body);
  }

  extend(dossierId: string, roundId: string, body: ExtendCoordinationRound): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'rounds', roundId, 'extend'), body);
  }

  end(dossierId: string, roundId: string, version: number): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'rounds', roundId, 'end'), { version });
  }

  fileOpinion(
    dossierId: string,
    where: { roundId: string; partyId: string },
    opinion: CoordinationFileOpinionInput,
    file: File,
  ): Observable<unknown> {
    const form = new FormData();
    form.append('opinion', JSON.stringify(opinion));
    form.append('file', file, file.name);
    const { roundId, partyId } = where;
    return this.http.post(this.url(dossierId, 'rounds', roundId, 'parties', partyId, 'file-opinion'), form);
  }

  dispose(dossierId: string, itemId: string, body: DisposeCoordinationItem): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'items', itemId, 'disposition'), body);
  }

  close(dossierId: string, body: CloseCoordination): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'close'), body);
  }

  /** The frozen text that a round was about. */
  text(documentId: string, versionId: string): Observable<NamedVersionText> {
    return this.http.get<NamedVersionText>(`${this.root()}/documents/${documentId}/versions/${versionId}`);
  }

  /** Address of the file that an opinion came as. */
  fileUrl(dossierId: string, fileId: string): string {
    return this.url(dossierId, 'files', fileId);
  }

  /** Address of the round's texts as one page. */
  papersUrl(dossierId: string, roundId: string): string {
    return this.url(dossierId, 'rounds', roundId, 'papers');
  }

  settings(): Observable<CoordinationSettingsView> {
    return this.http.get<CoordinationSettingsView>(`${this.root()}/coordination-settings`);
  }

  saveSettings(body: CoordinationSettings & { version: number }): Observable<unknown> {
    return this.http.put(`${this.root()}/coordination-settings`, body);
  }

  requests(): Observable<CoordinationRequests> {
    return this.http.get<CoordinationRequests>('/api/coordination/requests');
  }

  request(partyId: string): Observable<CoordinationRequestView<Comparison>> {
    return this.http.get<CoordinationRequestView<Comparison>>(`/api/coordination/requests/${partyId}`);
  }

  give(partyId: string, body: CoordinationOpinionInput): Observable<unknown> {
    return this.http.post(`/api/coordination/requests/${partyId}/opinion`, body);
  }

  private root(): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}`;
  }

  private url(dossierId: string, ...parts: string[]): string {
    return [`${this.root()}/dossiers`, dossierId, 'coordination', ...parts].join('/');
  }
}
