import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { InternalStepsInput, InternalStepsView, LegalDay } from '#libs/contracts';
import { Place } from '../../shell/place';

/** The municipality's own steps of the procedure. */
@Injectable({ providedIn: 'root' })
export class OwnStepsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  read(): Observable<InternalStepsView> {
    return this.http.get<InternalStepsView>(this.url());
  }

  save(steps: InternalStepsInput & { version: number; from: LegalDay }): Observable<{ version: number }> {
    return this.http.put<{ version: number }>(this.url(), steps);
  }

  cancel(from: LegalDay, version: number): Observable<{ version: number }> {
    return this.http.post<{ version: number }>(`${this.url()}/cancel`, { from, version });
  }

  private url(): string {
    return `/api/m/${encodeURIComponent(this.place.slug() ?? '')}/procedure-steps`;
  }
}
