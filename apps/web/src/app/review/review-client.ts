import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  ConfirmSilence,
  DossierReviewView,
  DraftDisagreement,
  GiveReviewOpinion,
  RecordDisagreementSending,
  RecordReviewReceipt,
  RecordReviewSending,
  ReviewDeskView,
  ReviewFile,
  ReviewQueue,
  ReviewStatistics,
  TypeInReviewOpinion,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** The ministry's review: as the municipality keeps it, and as the ministry gives it. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  ofDossier(dossierId: string): Observable<DossierReviewView> {
    return this.http.get<DossierReviewView>(this.dossier(dossierId));
  }

  send(dossierId: string, body: RecordReviewSending): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'sending'), body);
  }

  recordReceipt(dossierId: string, body: RecordReviewReceipt): Observable<unknown> {
    return this.http.put(this.dossier(dossierId, 'receipt'), body);
  }

  typeIn(dossierId: string, body: TypeInReviewOpinion): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'opinion'), body);
  }

  storeFile(dossierId: string, file: File): Observable<ReviewFile> {
    const form = new FormData();
    form.set('file', file);
    return this.http.post<ReviewFile>(this.dossier(dossierId, 'file'), form);
  }

  confirmSilence(dossierId: string, body: ConfirmSilence): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'silence'), body);
  }

  draftDisagreement(dossierId: string, body: DraftDisagreement): Observable<unknown> {
    return this.http.put(this.dossier(dossierId, 'disagreement'), body);
  }

  sendDisagreement(dossierId: string, body: RecordDisagreementSending): Observable<unknown> {
    return this.http.post(this.dossier(dossierId, 'disagreement', 'sending'), body);
  }

  /** Where the file of an opinion can be had. */
  fileUrl(dossierId: string, roundId: string): string {
    return this.dossier(dossierId, 'rounds', roundId, 'file');
  }

  /** What waits for the reader's own ministry. */
  queue(): Observable<ReviewQueue> {
    return this.http.get<ReviewQueue>(this.desk('queue'));
  }

  round(id: string): Observable<ReviewDeskView<Comparison>> {
    return this.http.get<ReviewDeskView<Comparison>>(this.desk(id));
  }

  received(id: string, body: RecordReviewReceipt): Observable<unknown> {
    return this.http.post(this.desk(id, 'receipt'), body);
  }

  /** What the reader's ministry objected to, by the rule that was broken. */
  statistics(ask: Record<string, string>): Observable<ReviewStatistics> {
    return this.http.get<ReviewStatistics>(this.desk('statistics'), { params: ask });
  }

  storeDeskFile(id: string, file: File): Observable<ReviewFile> {
    const form = new FormData();
    form.set('file', file);
    return this.http.post<ReviewFile>(this.desk(id, 'file'), form);
  }

  /** The opinion being typed as a document to sign; nothing is kept. */
  draftDocument(id: string, format: string, body: GiveReviewOpinion): Observable<Blob> {
    return this.http.post(this.desk(id, 'draft', format), body, { responseType: 'blob' });
  }

  /** Where the ministry has its own opinion as a document. */
  deskDocumentUrl(id: string, format: string): string {
    return this.desk(id, 'document', format);
  }

  deskFileUrl(id: string): string {
    return this.desk(id, 'file');
  }

  /** Where the municipality has the opinion on a round as a document. */
  documentUrl(dossierId: string, roundId: string, format: string): string {
    return this.dossier(dossierId, 'rounds', roundId, 'document', format);
  }

  give(id: string, body: GiveReviewOpinion): Observable<unknown> {
    return this.http.post(this.desk(id, 'opinion'), body);
  }

  private dossier(dossierId: string, ...rest: string[]): string {
    return address('/api/m', this.place.slug() ?? '', 'dossiers', dossierId, 'review', ...rest);
  }

  private desk(...rest: string[]): string {
    return address('/api/review', ...rest);
  }
}

function address(root: string, ...parts: string[]): string {
  return [root, ...parts.map((part) => encodeURIComponent(part))].join('/');
}
