import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import {
  fileFormats,
  numberSlug,
  type ActAtDate,
  type ActPage,
  type PlaceHome,
  type PublicActs,
  type PublicComparison,
  type PublicNorms,
  type PublicVersion,
} from '#libs/contracts';
import type { Download } from '../ui/download-menu';

/** What a reader looks for in the list of acts. */
export interface ActSearch {
  q: string;
  topic: string;
  page: number;
}

/** What everybody may read of a municipality's acts. */
@Injectable({ providedIn: 'root' })
export class ActsClient {
  private readonly http = inject(HttpClient);

  home(place: string): Observable<PlaceHome> {
    return this.http.get<PlaceHome>(`${this.url(place)}/home`);
  }

  list(place: string, search: ActSearch): Observable<PublicActs> {
    let params = new HttpParams();
    if (search.q) params = params.set('q', search.q);
    if (search.topic) params = params.set('topic', search.topic);
    if (search.page > 1) params = params.set('page', search.page);
    return this.http.get<PublicActs>(`${this.url(place)}/acts`, { params });
  }

  page(place: string, code: string): Observable<ActPage> {
    return this.http.get<ActPage>(`${this.url(place)}/acts/${encodeURIComponent(code)}`);
  }

  compare(place: string, code: string, from: string, to: string): Observable<PublicComparison<Comparison>> {
    return this.http.get<PublicComparison<Comparison>>(
      `${this.url(place)}/acts/${encodeURIComponent(code)}/compare`,
      { params: { from, to } },
    );
  }

  onDay(place: string, year: string, slug: string, day: string | null): Observable<ActAtDate> {
    return this.http.get<ActAtDate>(
      `${this.url(place)}/sn/${encodeURIComponent(year)}/${encodeURIComponent(numberSlug(slug))}`,
      { params: day ? { date: day } : {} },
    );
  }

  /** Which act brought each norm of the text in force on a day, today when none is given. */
  norms(place: string, year: string | number, slug: string, day: string | null): Observable<PublicNorms> {
    return this.http.get<PublicNorms>(
      `${this.url(place)}/sn/${encodeURIComponent(year)}/${encodeURIComponent(numberSlug(slug))}/norms`,
      { params: day ? { date: day } : {} },
    );
  }

  /** A public text in every form it is offered in. */
  files(place: string, code: string, version: Pick<PublicVersion, 'id' | 'kind'>): Download[] {
    const base = `${this.url(place)}/acts/${encodeURIComponent(code)}/versions/${version.id}`;
    return fileFormats(version.kind).map((format) => ({ format, href: `${base}/file.${format}` }));
  }

  /** The wording of an act from a day on in every form. */
  wordingFiles(place: string, act: { year: number; slug: string }, from: string): Download[] {
    const base = `${this.url(place)}/sn/${act.year}/${encodeURIComponent(act.slug)}/${from}`;
    return fileFormats('bylaw').map((format) => ({ format, href: `${base}/file.${format}` }));
  }

  feed(place: string): string {
    return `${this.url(place)}/acts.atom`;
  }

  private url(place: string): string {
    return `/api/public/m/${encodeURIComponent(place)}`;
  }
}
