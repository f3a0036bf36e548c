import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type {
  BlameView,
  DocumentHistory,
  DocumentView,
  NamedVersionView,
  RestoreText,
  StepsView,
} from '#libs/contracts';
import { Place } from '../shell/place';
import type { ReplaySource } from './replay';

/** What became of the texts of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class HistoryClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  /** The sessions up to a version, newest first; `null` for the newest. */
  history(documentId: string, upTo: number | null): Observable<DocumentHistory> {
    const params: Record<string, number> = upTo === null ? {} : { upTo };
    return this.http.get<DocumentHistory>(this.url(documentId, 'history'), { params });
  }

  /** Who wrote the words of one unit. */
  blame(documentId: string, unit: string): Observable<BlameView> {
    return this.http.get<BlameView>(this.url(documentId, 'blame'), { params: { unit } });
  }

  restore(documentId: string, body: RestoreText): Observable<{ version: number }> {
    return this.http.post<{ version: number }>(this.url(documentId, 'restore'), body);
  }

  nameMoment(documentId: string, name: string, version: number): Observable<NamedVersionView> {
    return this.http.post<NamedVersionView>(this.url(documentId, 'versions'), { name, version });
  }

  /** Texts and steps of one document, for playing them. */
  source(documentId: string): ReplaySource {
    return {
      at: (version) => firstValueFrom(this.http.get<DocumentView>(this.url(documentId, 'at', version))),
      steps: (since) =>
        firstValueFrom(this.http.get<StepsView>(this.url(documentId, 'steps'), { params: { since } })),
    };
  }

  private url(...parts: (string | number)[]): string {
    return ['/api/m', this.place.slug() ?? '', 'documents', ...parts]
      .map((part, i) => (i ? encodeURIComponent(part) : part))
      .join('/');
  }
}
