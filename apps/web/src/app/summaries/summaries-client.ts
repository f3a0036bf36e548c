import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AssistantSettings,
  SaveAssistantSettings,
  SaveSummary,
  SummaryDraft,
  SummaryView,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Plain-language summaries, and the language model that may draft them. */
@Injectable({ providedIn: 'root' })
export class SummariesClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  show(dossierId: string): Observable<SummaryView> {
    return this.http.get<SummaryView>(this.summary(dossierId));
  }

  save(dossierId: string, body: SaveSummary): Observable<{ version: number }> {
    return this.http.put<{ version: number }>(this.summary(dossierId), body);
  }

  draft(dossierId: string): Observable<SummaryDraft> {
    return this.http.post<SummaryDraft>(`${this.summary(dossierId)}/drafts`, {});
  }

  assistant(): Observable<AssistantSettings> {
    return this.http.get<AssistantSettings>(`${this.base()}/assistant`);
  }

  saveAssistant(body: SaveAssistantSettings): Observable<AssistantSettings> {
    return this.http.put<AssistantSettings>(`${this.base()}/assistant`, body);
  }

  private summary(dossierId: string): string {
    return `${this.base()}/dossiers/${encodeURIComponent(dossierId)}/summary`;
  }

  private base(): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}`;
  }
}
