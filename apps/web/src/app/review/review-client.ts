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
  SectorViewInput,
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

  noteSectorView(id: string, body: SectorViewInput): Observable<unknown> {
    return this.http.post(this.desk(id, 'sector-view'), body);
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
