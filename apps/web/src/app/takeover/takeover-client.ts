import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  EditTakeoverItem,
  TakeoverBatchSummary,
  TakeoverBatchView,
  TakeoverItemView,
  TakeoverUpload,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** Takeovers of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class TakeoverClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  list(): Observable<TakeoverBatchSummary[]> {
    return this.http.get<TakeoverBatchSummary[]>(this.url('takeovers'));
  }

  start(name: string): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(this.url('takeovers'), { name });
  }

  batch(id: string): Observable<TakeoverBatchView> {
    return this.http.get<TakeoverBatchView>(this.url('takeovers', id));
  }

  upload(id: string, files: readonly File[]): Observable<TakeoverUpload> {
    const form = new FormData();
    for (const file of files) form.append('files', file);
    return this.http.post<TakeoverUpload>(this.url('takeovers', id, 'files'), form);
  }

  /** Asks again for the reading of what still waits. */
  resume(id: string): Observable<unknown> {
    return this.http.post(this.url('takeovers', id, 'reading'), {});
  }

  sample(id: string): Observable<{ size: number }> {
    return this.http.post<{ size: number }>(this.url('takeovers', id, 'sample'), {});
  }

  confirm(id: string): Observable<{ acts: number }> {
    return this.http.post<{ acts: number }>(this.url('takeovers', id, 'confirmation'), {});
  }

  item(id: string): Observable<TakeoverItemView> {
    return this.http.get<TakeoverItemView>(this.url('takeover-items', id));
  }

  edit(id: string, body: EditTakeoverItem): Observable<{ version: number }> {
    return this.http.patch<{ version: number }>(this.url('takeover-items', id), body);
  }

  look(id: string, version: number): Observable<{ version: number }> {
    return this.http.post<{ version: number }>(this.url('takeover-items', id, 'look'), { version });
  }

  sendBack(id: string, body: { version: number; reason: string }): Observable<{ drawn: number }> {
    return this.http.post<{ drawn: number }>(this.url('takeover-items', id, 'return'), body);
  }

  /** Address of the file as it was sent. */
  source(id: string): string {
    return this.url('takeover-items', id, 'source');
  }

  private url(...parts: string[]): string {
    return ['/api/m', ...[this.place.slug() ?? '', ...parts].map((part) => encodeURIComponent(part))].join(
      '/',
    );
  }
}
