import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type {
  Collation,
  CollationDesk,
  LegalDay,
  NewsPage,
  OpinionChannel,
  OpinionDesk,
  OpinionFormStart,
  OpinionOutcome,
  OpinionReceipt,
  OpinionSupport,
  OwnOpinion,
  Part8Preview,
  PublicationMeansCode,
  PublicOpinions,
  PublicStage,
  PublicStageTexts,
  StageAnnouncement,
  StageDifferences,
  StageListItem,
  StageTerm,
  SubmitOpinion,
} from '#libs/contracts';

/** A publication on the official website, as the lawyer records it. */
export interface PublicationInput {
  article: 'PL 46(3)';
  url: string;
  from: LegalDay;
  to: LegalDay;
  means: PublicationMeansCode;
}

/** What a lawyer decides about an opinion. */
export type ModerationInput =
  | {
      version: number;
      decision: 'publish';
      text?: string;
      wording?: string;
      redactionCode?: string;
      redactionReason?: string;
    }
  | { version: number; decision: 'refuse'; refusalCode: string; refusalReason: string };

/** The answer to opinions. */
export interface AnswerInput {
  outcome: OpinionOutcome;
  gist: string;
  reason: string;
  /** Changed places that answer the opinions. */
  changedUnits?: readonly string[];
}

/** The secret of an author's link as it is sent: in a header, so that it stands in no log. */
export const keyed = (key: string | null) =>
  key
    ? { headers: new HttpHeaders({ 'x-opinion-key': key }), transferCache: false }
    : { transferCache: false };

const form = (file: File): FormData => {
  const data = new FormData();
  data.append('file', file);
  return data;
};

/** The requests of the opinion stage: of everybody, of an author, of those who run it. */
@Injectable({ providedIn: 'root' })
export class ParticipationClient {
  private readonly http = inject(HttpClient);

  stage(place: string, code: string): Observable<PublicStage | null> {
    return this.http
      .get<{ stage: PublicStage | null }>(`${this.open(place)}/dossiers/${code}/opinion-stage`)
      .pipe(map(({ stage }) => stage));
  }

  texts(place: string, code: string): Observable<PublicStageTexts> {
    return this.http.get<PublicStageTexts>(`${this.open(place)}/dossiers/${code}/opinion-stage/texts`);
  }

  opinions(place: string, code: string): Observable<PublicOpinions> {
    return this.http.get<PublicOpinions>(`${this.open(place)}/dossiers/${code}/opinions`);
  }

  startForm(place: string, stageId: string): Observable<OpinionFormStart> {
    return this.http.get<OpinionFormStart>(`${this.open(place)}/stages/${stageId}/form`, {
      transferCache: false,
    });
  }

  submit(
    place: string,
    stageId: string,
    body: SubmitOpinion & { token: string; website?: string },
  ): Observable<OpinionReceipt> {
    return this.http.post<OpinionReceipt>(`${this.open(place)}/stages/${stageId}/opinions`, body);
  }

  own(place: string, receipt: string, key: string | null): Observable<OwnOpinion> {
    return this.http.get<OwnOpinion>(`${this.open(place)}/opinions/${receipt}`, keyed(key));
  }

  edit(
    place: string,
    receipt: string,
    key: string | null,
    body: SubmitOpinion & { version: number },
  ): Observable<unknown> {
    return this.http.put(`${this.open(place)}/opinions/${receipt}`, body, keyed(key));
  }

  support(place: string, opinionId: string, supports: boolean): Observable<OpinionSupport> {
    const path = `${this.open(place)}/opinions/${opinionId}/support`;
    return supports ? this.http.put<OpinionSupport>(path, {}) : this.http.delete<OpinionSupport>(path);
  }

  supported(place: string, code: string): Observable<string[]> {
    return this.http
      .get<{ opinions: string[] }>(`${this.open(place)}/dossiers/${code}/supported`, { transferCache: false })
      .pipe(map(({ opinions }) => opinions));
  }

  attach(place: string, receipt: string, key: string | null, file: File): Observable<unknown> {
    return this.http.post(`${this.open(place)}/opinions/${receipt}/attachments`, form(file), keyed(key));
  }

  detach(place: string, receipt: string, key: string | null, id: string): Observable<unknown> {
    return this.http.delete(`${this.open(place)}/opinions/${receipt}/attachments/${id}`, keyed(key));
  }

  collation(place: string, code: string): Observable<Collation | null> {
    return this.http
      .get<{ collation: Collation | null }>(`${this.open(place)}/dossiers/${code}/collation`)
      .pipe(map(({ collation }) => collation));
  }

  mine(): Observable<OwnOpinion[]> {
    return this.http.get<OwnOpinion[]>('/api/mine/opinions', { transferCache: false });
  }

  stages(place: string): Observable<StageListItem[]> {
    return this.http.get<StageListItem[]>(`/api/m/${place}/opinion-stages`);
  }

  desk(place: string, dossierId: string): Observable<OpinionDesk> {
    return this.http.get<OpinionDesk>(`${this.dossier(place, dossierId)}/opinion-stage`);
  }

  term(place: string, dossierId: string, from: LegalDay, to: LegalDay | null): Observable<StageTerm> {
    const params: Record<string, string> = to ? { from, to } : { from };
    return this.http.get<StageTerm>(`${this.dossier(place, dossierId)}/opinion-stage/term`, { params });
  }

  prepare(
    place: string,
    dossierId: string,
    body: StageAnnouncement & { version?: number },
  ): Observable<unknown> {
    return this.http.put(`${this.dossier(place, dossierId)}/opinion-stage`, body);
  }

  publish(place: string, dossierId: string, body: PublicationInput): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/publications`, body);
  }

  withdraw(place: string, dossierId: string, publicationId: string, reason: string): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/publications/${publicationId}/withdraw`, {
      reason,
    });
  }

  openStage(place: string, dossierId: string, version: number): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/opinion-stage/open`, { version });
  }

  extend(
    place: string,
    dossierId: string,
    body: { version: number; to: LegalDay; reason: string },
  ): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/opinion-stage/extend`, body);
  }

  interrupt(place: string, dossierId: string, reason: string): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/opinion-stage/interrupt`, { reason });
  }

  moderate(place: string, opinionId: string, body: ModerationInput): Observable<unknown> {
    return this.http.post(`/api/m/${place}/opinions/${opinionId}/moderation`, body);
  }

  publishMany(place: string, opinions: readonly { id: string; version: number }[]): Observable<unknown> {
    return this.http.post(`/api/m/${place}/published-opinions`, { opinions });
  }

  record(
    place: string,
    stageId: string,
    body: SubmitOpinion & { channel: OpinionChannel; receivedDay: LegalDay },
  ): Observable<{ id: string; receipt: string; late: boolean }> {
    return this.http.post<{ id: string; receipt: string; late: boolean }>(
      `/api/m/${place}/opinion-stages/${stageId}/recorded-opinions`,
      body,
    );
  }

  answer(
    place: string,
    dossierId: string,
    body: AnswerInput & { opinions: { id: string; version: number }[] },
  ): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/answers`, body);
  }

  revise(place: string, answerId: string, body: AnswerInput & { version: number }): Observable<unknown> {
    return this.http.put(`/api/m/${place}/answers/${answerId}`, body);
  }

  scan(place: string, opinionId: string, file: File): Observable<unknown> {
    return this.http.post(`/api/m/${place}/opinions/${opinionId}/scans`, form(file));
  }

  release(place: string, id: string, released: boolean): Observable<unknown> {
    return this.http.put(`/api/m/${place}/opinion-attachments/${id}/release`, { released });
  }

  differences(place: string, dossierId: string): Observable<StageDifferences> {
    return this.http.get<StageDifferences>(`${this.dossier(place, dossierId)}/opinion-differences`);
  }

  collationDesk(place: string, dossierId: string): Observable<CollationDesk> {
    return this.http.get<CollationDesk>(`${this.dossier(place, dossierId)}/collation`);
  }

  /** Names of places that news are told of. */
  places(place: string): Observable<string[]> {
    return this.http
      .get<NewsPage>(`${this.open(place)}/news`)
      .pipe(map(({ options }) => options.territories));
  }

  /** Sends the draft back and begins another announcement. */
  restart(place: string, dossierId: string): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/opinion-stage/restart`, {});
  }

  publishCollation(place: string, dossierId: string): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/collation`, {});
  }

  part8(place: string, dossierId: string): Observable<Part8Preview> {
    return this.http.get<Part8Preview>(`${this.dossier(place, dossierId)}/opinion-summary`);
  }

  insertPart8(place: string, dossierId: string): Observable<unknown> {
    return this.http.post(`${this.dossier(place, dossierId)}/opinion-summary`, {});
  }

  private open(place: string): string {
    return `/api/public/m/${place}`;
  }

  private dossier(place: string, id: string): string {
    return `/api/m/${place}/dossiers/${id}`;
  }
}
