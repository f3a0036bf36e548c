import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CoAuthorInvitation,
  IdeasView,
  MyProjectView,
  ProjectVersionView,
  SimilarProject,
} from '#libs/contracts';

/** People around projects: co-authors, questions, authors of projects that could be one. */
@Injectable({ providedIn: 'root' })
export class ProjectsClient {
  private readonly http = inject(HttpClient);

  similar(place: string, id: string, title: string, summary: string): Observable<SimilarProject[]> {
    return this.http.get<SimilarProject[]>(this.mine(place, id, 'similar'), {
      params: { title: title.slice(0, 200), summary: summary.slice(0, 500) },
      transferCache: false,
    });
  }

  invite(place: string, id: string, email: string): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.mine(place, id, 'coauthors'), { email });
  }

  removeCoAuthor(place: string, id: string, coAuthorId: string): Observable<unknown> {
    return this.http.delete(this.mine(place, id, 'coauthors', coAuthorId));
  }

  invitation(place: string, id: string, token: string): Observable<CoAuthorInvitation> {
    return this.http.get<CoAuthorInvitation>(this.mine(place, id, 'invitation'), {
      params: { token },
      transferCache: false,
    });
  }

  answerInvitation(
    place: string,
    id: string,
    answer: { token: string; accept: boolean; namePublic: boolean },
  ): Observable<unknown> {
    return this.http.post(this.mine(place, id, 'invitation'), answer);
  }

  proposeMerge(place: string, id: string, intoNr: number, note: string): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.mine(place, id, 'merges'), { intoNr, note });
  }

  answerMerge(place: string, id: string, mergeId: string, agree: boolean): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.mine(place, id, 'merges', mergeId), { agree });
  }

  answerQuestion(place: string, id: string, questionId: string, text: string): Observable<MyProjectView> {
    return this.http.post<MyProjectView>(this.mine(place, id, 'questions', questionId, 'answer'), { text });
  }

  ask(place: string, year: string, nr: string, text: string, namePublic: boolean): Observable<unknown> {
    return this.http.post(this.url(place, year, 'projects', nr, 'questions'), { text, namePublic });
  }

  versions(place: string, year: string, nr: string): Observable<ProjectVersionView[]> {
    return this.http.get<ProjectVersionView[]>(this.url(place, year, 'projects', nr, 'versions'));
  }

  ideas(place: string, year: string): Observable<IdeasView> {
    return this.http.get<IdeasView>(this.url(place, year, 'ideas'));
  }

  /** Ids of the ideas that the person supports. */
  supportedIdeas(place: string, year: string): Observable<string[]> {
    return this.http.get<string[]>(this.url(place, year, 'my-ideas'), { transferCache: false });
  }

  giveIdea(
    place: string,
    year: string,
    idea: { title: string; description: string; placeNote: string; namePublic: boolean },
  ): Observable<unknown> {
    return this.http.post(this.url(place, year, 'ideas'), idea);
  }

  supportIdea(place: string, id: string, on: boolean): Observable<unknown> {
    const address = this.url(place, 'ideas', id, 'support');
    return on ? this.http.post(address, {}) : this.http.delete(address);
  }

  groupIdea(place: string, id: string, theme: string): Observable<unknown> {
    return this.http.post(this.url(place, 'ideas', id, 'theme'), { theme });
  }

  hideIdea(place: string, id: string, reason: string): Observable<unknown> {
    return this.http.post(this.url(place, 'ideas', id, 'hide'), { reason });
  }

  private mine(place: string, ...rest: string[]): string {
    return this.url(place, 'my-projects', ...rest);
  }

  private url(place: string, ...rest: string[]): string {
    return ['/api/m', encodeURIComponent(place), 'budget', ...rest.map(encodeURIComponent)].join('/');
  }
}
