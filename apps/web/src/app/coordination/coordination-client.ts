import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  AddCoordinationParties,
  CallCoordinationMeeting,
  CloseCoordination,
  CoordinationAnswerFound,
  CoordinationDesk,
  CoordinationFileOpinionInput,
  CoordinationLinkMade,
  CoordinationOpinionInput,
  CoordinationRequests,
  CoordinationRequestView,
  CoordinationSettings,
  CoordinationSettingsView,
  DisposeCoordinationItem,
  EndCoordinationRound,
  ExtendCoordinationRound,
  KeepCoordinationMinutes,
  NamedVersionText,
  RecordCoordinationDelivery,
  StartCoordinationRound,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** A party of a round. */
export interface PartyPath {
  roundId: string;
  partyId: string;
}

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

  end(dossierId: string, roundId: string, body: EndCoordinationRound): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'rounds', roundId, 'end'), body);
  }

  addParties(dossierId: string, roundId: string, body: AddCoordinationParties): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'rounds', roundId, 'parties'), body);
  }

  fileOpinion(
    dossierId: string,
    where: PartyPath,
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

  delivery(dossierId: string, where: PartyPath, body: RecordCoordinationDelivery): Observable<unknown> {
    return this.http.put(this.partyUrl(dossierId, where, 'delivery'), body);
  }

  makeLink(dossierId: string, where: PartyPath): Observable<CoordinationLinkMade> {
    return this.http.post<CoordinationLinkMade>(this.partyUrl(dossierId, where, 'link'), {});
  }

  revokeLink(dossierId: string, where: PartyPath): Observable<unknown> {
    return this.http.delete(this.partyUrl(dossierId, where, 'link'));
  }

  /** What a file says, without keeping it. */
  readAnswer(dossierId: string, where: PartyPath, file: File): Observable<CoordinationAnswerFound> {
    const form = new FormData();
    form.append('file', file, file.name);
    return this.http.post<CoordinationAnswerFound>(this.partyUrl(dossierId, where, 'read-answer'), form);
  }

  /** Address of what a party without an account is sent. */
  packageUrl(dossierId: string, where: PartyPath): string {
    return this.partyUrl(dossierId, where, 'package');
  }

  /** Address of the statement or the opinions as a file. */
  paperUrl(dossierId: string, paper: 'statement' | 'opinions', format: string): string {
    return this.url(dossierId, paper, format);
  }

  callMeeting(dossierId: string, body: CallCoordinationMeeting): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'meetings'), body);
  }

  keepMinutes(dossierId: string, meetingId: string, body: KeepCoordinationMinutes): Observable<unknown> {
    return this.http.put(this.url(dossierId, 'meetings', meetingId, 'minutes'), body);
  }

  cancelMeeting(dossierId: string, meetingId: string, version: number): Observable<unknown> {
    return this.http.post(this.url(dossierId, 'meetings', meetingId, 'cancel'), { version });
  }

  /** Address of the minutes or the agenda as a file. */
  minutesUrl(dossierId: string, meetingId: string, format: string): string {
    return this.url(dossierId, 'meetings', meetingId, 'minutes', format);
  }

  private root(): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}`;
  }

  private partyUrl(dossierId: string, { roundId, partyId }: PartyPath, rest: string): string {
    return this.url(dossierId, 'rounds', roundId, 'parties', partyId, rest);
  }

  private url(dossierId: string, ...parts: string[]): string {
    return [`${this.root()}/dossiers`, dossierId, 'coordination', ...parts].join('/');
  }
}
