import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  BallotPaper,
  CastVote,
  MyProjectView,
  ProjectFileKind,
  ProjectInput,
  PublicBudget,
  PublicCycle,
  PublicProject,
  PublicGeolatvija,
  PublicProjectPage,
  PublishedMinutes,
  PublicResults,
  VoteAccepted,
  VoteEligibility,
} from '#libs/contracts';
import type { BudgetMap } from './map/map-data';

/** What a reader looks for among the projects of a cycle. */
export interface ProjectSearch {
  unit: string;
  state: string;
  q: string;
}

/** A person's own answer must never come from what the server rendered for everybody. */
const OWN = { transferCache: false };

/** The requests of everybody and of residents about participatory budgets. */
@Injectable({ providedIn: 'root' })
export class BudgetClient {
  private readonly http = inject(HttpClient);

  overview(place: string): Observable<PublicBudget> {
    return this.http.get<PublicBudget>(this.url(place));
  }

  cycle(place: string, year: string): Observable<PublicCycle> {
    return this.http.get<PublicCycle>(this.url(place, year));
  }

  projects(place: string, year: string, search: ProjectSearch): Observable<PublicProject[]> {
    let params = new HttpParams();
    if (search.unit) params = params.set('unit', search.unit);
    if (search.state) params = params.set('state', search.state);
    if (search.q) params = params.set('q', search.q);
    return this.http.get<PublicProject[]>(this.url(place, year, 'projects'), { params });
  }

  project(place: string, year: string, nr: string): Observable<PublicProjectPage> {
    return this.http.get<PublicProjectPage>(this.url(place, year, 'projects', nr));
  }

  map(place: string, year: string): Observable<BudgetMap> {
    return this.http.get<BudgetMap>(this.url(place, year, 'map'));
  }

  /** What came from GeoLatvija.lv. */
  geolatvija(place: string, year: string): Observable<PublicGeolatvija> {
    return this.http.get<PublicGeolatvija>(this.url(place, year, 'geolatvija'));
  }

  results(place: string, year: string): Observable<PublicResults> {
    return this.http.get<PublicResults>(this.url(place, year, 'results'));
  }

  /** Address of a file for download: `results.csv`, `results.json`, `projects.csv`, `feed.atom`. */
  download(place: string, year: string | number, file: string): string {
    return this.url(place, String(year), file);
  }

  ballot(place: string, year: string): Observable<BallotPaper> {
    return this.http.get<BallotPaper>(this.url(place, year, 'ballot'), OWN);
  }

  eligibility(place: string, year: string): Observable<VoteEligibility> {
    return this.http.get<VoteEligibility>(this.url(place, year, 'eligibility'), OWN);
  }

  vote(place: string, year: string, vote: CastVote): Observable<VoteAccepted> {
    return this.http.post<VoteAccepted>(this.url(place, year, 'vote'), vote);
  }

  mine(): Observable<MyProjectView[]> {
    return this.http.get<MyProjectView[]>('/api/budget/my-projects', OWN);
  }

  startProject(place: string, year: string, ideas: readonly string[] = []): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.url(place, year, 'my-projects'), { ideas });
  }

  myProject(place: string, id: string): Observable<MyProjectView> {
    return this.http.get<MyProjectView>(this.url(place, 'my-projects', id), OWN);
  }

  saveProject(
    place: string,
    id: string,
    body: ProjectInput & { version: number },
  ): Observable<MyProjectView> {
    return this.http.put<MyProjectView>(this.url(place, 'my-projects', id), body);
  }

  submitProject(place: string, id: string, version: number): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.url(place, 'my-projects', id, 'submit'), { version });
  }

  withdrawProject(place: string, id: string, version: number): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.url(place, 'my-projects', id, 'withdraw'), { version });
  }

  addFile(place: string, id: string, file: File, kind: ProjectFileKind, alt: string): Observable<unknown> {
    const body = new FormData();
    body.set('kind', kind);
    body.set('alt', alt);
    body.set('file', file);
    return this.http.post(this.url(place, 'my-projects', id, 'files'), body);
  }

  removeFile(place: string, id: string, fileId: string): Observable<unknown> {
    return this.http.delete(this.url(place, 'my-projects', id, 'files', fileId));
  }

  /** Minutes of the evaluation commission that everybody may read. */
  publishedMinutes(place: string, year: string): Observable<PublishedMinutes[]> {
    return this.http.get<PublishedMinutes[]>(this.url(place, year, 'commission'));
  }

  /** Address of such minutes as a PDF. */
  minutesUrl(place: string, year: string, sitting: number): string {
    return `${this.url(place, year, 'commission', String(sitting), 'minutes')}?format=pdf`;
  }

  private url(place: string, ...rest: string[]): string {
    return ['/api/m', encodeURIComponent(place), 'budget', ...rest.map(encodeURIComponent)].join('/');
  }
}
