import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable, of, switchMap, throwError } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  DocumentComparison,
  DossierList,
  DossierView,
  Endorse,
  ImportOrigin,
  ImportPreview,
  NamedVersionText,
  StartDossier,
  Violation,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Filters of the list of dossiers, as the address has them. */
export type DossierFilter = Partial<
  Record<'state' | 'kind' | 'topic' | 'text' | 'mine' | 'page' | 'pageSize' | 'order' | 'code', string>
>;

/** What an act of the procedure leads to. */
export interface Advanced {
  state: string;
  version: number;
  warnings: Violation[];
}

/** The answers to the questions that decide the track, as they are sent. */
export interface QuestionnaireAnswers {
  version: number;
  answers: Record<string, boolean>;
  namedMinistry?: { name: string; law: string };
}

/** No dossier of the municipality has this code. */
export class UnknownDossier extends Error {}

/** The dossiers of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class BylawsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  list(filter: DossierFilter): Observable<DossierList> {
    const params = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    return this.http.get<DossierList>(this.url('dossiers'), { params });
  }

  /** The dossier of a code such as `26-SN-VID-12`. */
  byCode(code: string): Observable<DossierView> {
    return this.list({ code, pageSize: '1' }).pipe(
      switchMap(({ items }) => (items[0] ? of(items[0].id) : throwError(() => new UnknownDossier(code)))),
      switchMap((id) => this.show(id)),
    );
  }

  show(id: string): Observable<DossierView> {
    return this.http.get<DossierView>(this.url('dossiers', id));
  }

  start(body: StartDossier): Observable<{ id: string; code: string }> {
    return this.http.post<{ id: string; code: string }>(this.url('dossiers'), body);
  }

  advance(id: string, body: { event: string; version: number; reason?: string }): Observable<Advanced> {
    return this.http.post<Advanced>(this.url('dossiers', id, 'advance'), body);
  }

  withdraw(id: string, body: { version: number; reason: string }): Observable<Advanced> {
    return this.http.post<Advanced>(this.url('dossiers', id, 'withdraw'), body);
  }

  /** Freezes the present texts and asks the endorsers to read them. */
  offer(id: string): Observable<{ versionIds: string[] }> {
    return this.http.post<{ versionIds: string[] }>(this.url('dossiers', id, 'endorsement-offer'), {});
  }

  endorse(id: string, body: Endorse): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('dossiers', id, 'endorse'), body);
  }

  answer(id: string, body: QuestionnaireAnswers): Observable<{ version: number; track: 'A' | 'B' | null }> {
    return this.http.put<{ version: number; track: 'A' | 'B' | null }>(
      this.url('dossiers', id, 'questionnaire'),
      body,
    );
  }

  version(documentId: string, versionId: string): Observable<NamedVersionText> {
    return this.http.get<NamedVersionText>(this.url('documents', documentId, 'versions', versionId));
  }

  /** `from` and `to` are ids of frozen versions or `head`. */
  compare(documentId: string, from: string, to: string): Observable<Comparison> {
    return this.http
      .get<DocumentComparison<Comparison>>(this.url('documents', documentId, 'compare'), {
        params: { from, to },
      })
      .pipe(map(({ comparison }) => comparison));
  }

  readFile(file: File): Observable<ImportPreview> {
    const form = new FormData();
    form.set('file', file);
    return this.http.post<ImportPreview>(this.url('imports'), form);
  }

  readText(name: string, text: string): Observable<ImportPreview> {
    return this.http.post<ImportPreview>(this.url('imports'), { name, text });
  }

  import(id: string): Observable<ImportPreview> {
    return this.http.get<ImportPreview>(this.url('imports', id));
  }

  /** The comments that a file brought along. */
  importOrigin(id: string): Observable<ImportOrigin> {
    return this.http.get<ImportOrigin>(this.url('imports', id, 'origin'));
  }

  /** Address of the file as it was sent. */
  importSource(id: string): string {
    return this.url('imports', id, 'source');
  }

  private url(...parts: string[]): string {
    return ['/api/m', ...[this.place.slug() ?? '', ...parts].map((part) => encodeURIComponent(part))].join(
      '/',
    );
  }
}
