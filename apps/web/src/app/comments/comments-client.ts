import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CommentInput,
  CommentPerson,
  CommentsView,
  EditComment,
  StartCommentThread,
} from '#libs/contracts';
import { Place } from '../shell/place';

/** The comments beside the texts of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class CommentsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  list(documentId: string, version: number): Observable<CommentsView> {
    return this.http.get<CommentsView>(this.url(documentId), { params: { version } });
  }

  people(documentId: string): Observable<CommentPerson[]> {
    return this.http.get<CommentPerson[]>(this.url(documentId, 'people'));
  }

  start(documentId: string, body: StartCommentThread): Observable<{ threadId: string }> {
    return this.http.post<{ threadId: string }>(this.url(documentId), body);
  }

  answer(documentId: string, threadId: string, body: CommentInput): Observable<unknown> {
    return this.http.post(this.url(documentId, threadId), body);
  }

  edit(documentId: string, threadId: string, commentId: string, body: EditComment): Observable<unknown> {
    return this.http.patch(this.url(documentId, threadId, commentId), body);
  }

  remove(documentId: string, threadId: string, commentId: string): Observable<unknown> {
    return this.http.delete(this.url(documentId, threadId, commentId));
  }

  settle(documentId: string, threadId: string, act: 'resolve' | 'reopen' | 'seen'): Observable<unknown> {
    return this.http.post(this.url(documentId, threadId, act), {});
  }

  private url(...parts: string[]): string {
    const [documentId = '', ...rest] = parts;
    const place = encodeURIComponent(this.place.slug() ?? '');
    return ['/api/m', place, 'documents', documentId, 'comments', ...rest].join('/');
  }
}
