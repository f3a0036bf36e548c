import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  GeolatvijaImportSums,
  GeolatvijaKind,
  GeolatvijaOptions,
  GeolatvijaProjectsPreview,
  GeolatvijaResultsPreview,
  GeolatvijaView,
} from '#libs/contracts';
import { Place } from '../../shell/place';

/** A file as it would be taken over: of projects or of results. */
export type GeolatvijaPreview =
  ({ kind: 'projects' } & GeolatvijaProjectsPreview) | ({ kind: 'results' } & GeolatvijaResultsPreview);

/** Projects and results that come from GeoLatvija.lv. */
@Injectable({ providedIn: 'root' })
export class GeolatvijaClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  view(cycleId: string): Observable<GeolatvijaView> {
    return this.http.get<GeolatvijaView>(this.url(cycleId));
  }

  preview(
    cycleId: string,
    kind: GeolatvijaKind,
    file: File,
    options: GeolatvijaOptions,
  ): Observable<GeolatvijaProjectsPreview | GeolatvijaResultsPreview> {
    return this.http.post<GeolatvijaProjectsPreview | GeolatvijaResultsPreview>(
      this.url(cycleId, kind, 'preview'),
      formOf(file, options),
    );
  }

  takeOver(
    cycleId: string,
    kind: GeolatvijaKind,
    file: File,
    options: GeolatvijaOptions,
    digest: string,
  ): Observable<GeolatvijaImportSums> {
    const form = formOf(file, options);
    form.set('digest', digest);
    return this.http.post<GeolatvijaImportSums>(this.url(cycleId, kind), form);
  }

  private url(cycleId: string, ...path: string[]): string {
    return ['/api/m', this.place.slug() ?? '', 'budget/cycles', cycleId, 'geolatvija', ...path].join('/');
  }
}

function formOf(file: File, options: GeolatvijaOptions): FormData {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', file);
  return form;
}
