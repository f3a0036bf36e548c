import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  LegalDay,
  OwnSubmissionPart,
  PublicSubmission,
  PublicSubmissionList,
  ReceiveSubmission,
  SaveSubmission,
  RegisterAnswerResult,
  SheetScan,
  SignatureView,
  SignerBasis,
  StrikeReason,
  SubmissionCriterion,
  SubmissionDesk,
  SubmissionEvent,
  SubmissionLine,
  SubmissionSettings,
  TypedLine,
  TypedLineResult,
  UnsealedSigner,
  UnsealPurpose,
} from '#libs/contracts';

/** What a step of the municipality is sent with. */
export interface StepForm {
  version: number;
  day: LegalDay;
  text: string;
  number: string;
  institution: string;
  url: string;
}

/** Requests of collective submissions: of everybody, of their authors, of the municipality. */
@Injectable({ providedIn: 'root' })
export class CollectiveClient {
  private readonly http = inject(HttpClient);

  list(place: string): Observable<PublicSubmissionList> {
    return this.http.get<PublicSubmissionList>(`/api/public/m/${place}/collective-submissions`);
  }

  one(place: string, code: string): Observable<PublicSubmission> {
    return this.http.get<PublicSubmission>(`/api/public/m/${place}/collective-submissions/${code}`);
  }

  mine(place: string): Observable<SubmissionLine[]> {
    return this.http.get<SubmissionLine[]>(own(place));
  }

  draft(place: string, code: string): Observable<PublicSubmission> {
    return this.http.get<PublicSubmission>(`${own(place)}/${code}`);
  }

  own(place: string, code: string): Observable<OwnSubmissionPart> {
    return this.http.get<OwnSubmissionPart>(`${own(place)}/${code}/own`, { transferCache: false });
  }

  start(place: string, words: SaveSubmission): Observable<{ code: string }> {
    return this.http.post<{ code: string }>(own(place), words);
  }

  save(place: string, code: string, words: SaveSubmission & { version: number }): Observable<unknown> {
    return this.http.put(`${own(place)}/${code}`, words);
  }

  step(place: string, code: string, step: 'open' | 'withdraw', version: number): Observable<unknown> {
    return this.http.post(`${own(place)}/${code}/${step}`, { version });
  }

  submit(place: string, code: string, version: number, paperClaimed: number): Observable<unknown> {
    return this.http.post(`${own(place)}/${code}/submit`, { version, paperClaimed });
  }

  sign(
    place: string,
    code: string,
    words: { personalCode: string; citizen: boolean; basis: SignerBasis },
  ): Observable<unknown> {
    return this.http.post(`${own(place)}/${code}/signature`, words);
  }

  takeBack(place: string, code: string): Observable<unknown> {
    return this.http.delete(`${own(place)}/${code}/signature`);
  }

  desk(place: string): Observable<SubmissionLine[]> {
    return this.http.get<SubmissionLine[]>(work(place));
  }

  settings(place: string): Observable<SubmissionSettings & { version: number }> {
    return this.http.get<SubmissionSettings & { version: number }>(`${work(place)}/settings`);
  }

  saveSettings(place: string, settings: SubmissionSettings & { version: number }): Observable<unknown> {
    return this.http.put(`${work(place)}/settings`, settings);
  }

  receive(place: string, body: ReceiveSubmission): Observable<{ code: string }> {
    return this.http.post<{ code: string }>(work(place), body);
  }

  work(place: string, code: string): Observable<SubmissionDesk> {
    return this.http.get<SubmissionDesk>(`${work(place)}/${code}`);
  }

  lines(place: string, code: string): Observable<SignatureView[]> {
    return this.http.get<SignatureView[]>(`${work(place)}/${code}/lines`);
  }

  type(
    place: string,
    code: string,
    sheet: { sheet: number; basis: SignerBasis; signedOn: LegalDay; lines: TypedLine[] },
  ): Observable<TypedLineResult[]> {
    return this.http.post<TypedLineResult[]>(`${work(place)}/${code}/lines`, sheet);
  }

  strike(place: string, code: string, id: string, struck: StrikeReason | null): Observable<unknown> {
    return this.http.put(`${work(place)}/${code}/lines/${id}`, { struck });
  }

  signers(place: string, code: string, purpose: UnsealPurpose): Observable<UnsealedSigner[]> {
    return this.http.post<UnsealedSigner[]>(`${work(place)}/${code}/signers`, { purpose });
  }

  registerAnswer(
    place: string,
    code: string,
    body: { text: string; apply: boolean },
  ): Observable<RegisterAnswerResult> {
    return this.http.post<RegisterAnswerResult>(`${work(place)}/${code}/register-answer`, body);
  }

  scans(place: string, code: string): Observable<SheetScan[]> {
    return this.http.get<SheetScan[]>(`${work(place)}/${code}/scans`);
  }

  addScan(place: string, code: string, sheet: number, file: File): Observable<unknown> {
    const form = new FormData();
    form.set('sheet', `${sheet}`);
    form.set('file', file);
    return this.http.post(`${work(place)}/${code}/scans`, form);
  }

  removeScan(place: string, code: string, id: string): Observable<unknown> {
    return this.http.delete(`${work(place)}/${code}/scans/${id}`);
  }

  scanHref(place: string, code: string, id: string): string {
    return `${work(place)}/${code}/scans/${id}`;
  }

  examine(
    place: string,
    code: string,
    version: number,
    answers: Partial<Record<SubmissionCriterion, boolean>>,
  ): Observable<unknown> {
    return this.http.put(`${work(place)}/${code}/examination`, { version, answers });
  }

  take(
    place: string,
    code: string,
    by: 'record' | 'decide' | 'follow',
    event: SubmissionEvent,
    form: StepForm,
  ): Observable<unknown> {
    return this.http.post(`${work(place)}/${code}/${by}/${event}`, form);
  }

  putOnAgenda(place: string, code: string, version: number, sittingId: string): Observable<unknown> {
    return this.http.post(`${work(place)}/${code}/agenda`, { version, sittingId });
  }
}

function own(place: string): string {
  return `/api/m/${place}/collective-submissions`;
}

function work(place: string): string {
  return `/api/m/${place}/collective-desk`;
}
