import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { LegalDay } from '#libs/contracts';

/** Something that residents can influence now, somewhere. */
export interface OpenMatter {
  /** Slug and name of the municipality. */
  place: string;
  placeName: string;
  colour: string;
  /** Address without language prefix. */
  path: string;
  title: string;
  /** The question that is asked, if there is one. */
  question: string | null;
  /** The last day to take part. */
  until: LegalDay;
  /** Opinions so far. */
  opinions: number;
}

/** The answer of `GET /api/public/home`, the soonest deadline first. */
export interface HomeView {
  open: OpenMatter[];
}

@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly http = inject(HttpClient);

  load(): Observable<HomeView> {
    return this.http.get<HomeView>('/api/public/home');
  }
}
