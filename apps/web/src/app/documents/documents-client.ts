import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Comparison } from '#libs/bylaw-diff';
import type {
  AppendSteps,
  DocumentComparison,
  DocumentView,
  KeptImageView,
  NamedVersionView,
  StepsView,
} from '#libs/contracts';
import { Place } from '../shell/place';
import { readProblem } from '../ui/problem';
import type { PlainRequests } from './live-transport';
import type { SendAnswer } from './session-parts';

/** The texts of the municipality whose page is open. */
@Injectable({ providedIn: 'root' })
export class DocumentsClient {
  private readonly http = inject(HttpClient);
  private readonly place = inject(Place);

  versions(documentId: string): Observable<NamedVersionView[]> {
    return this.http.get<NamedVersionView[]>(this.url('documents', documentId, 'versions'));
  }

  nameVersion(documentId: string, name: string): Observable<NamedVersionView> {
    return this.http.post<NamedVersionView>(this.url('documents', documentId, 'versions'), { name });
  }

  /** `from` and `to` are ids of named versions, version numbers or `head`. */
  compare(documentId: string, from: string, to: string): Observable<DocumentComparison<Comparison>> {
    return this.http.get<DocumentComparison<Comparison>>(this.url('documents', documentId, 'compare'), {
      params: { from, to },
    });
  }

  /** Keeps a picture for a text that is being drafted. */
  keepImage(documentId: string, file: File): Promise<KeptImageView> {
    const form = new FormData();
    form.set('file', file);
    return firstValueFrom(this.http.post<KeptImageView>(this.url('documents', documentId, 'images'), form));
  }

  /** The requests for one document's steps. */
  requests(documentId: string): PlainRequests {
    const url = (...rest: (string | number)[]) => this.url('documents', documentId, ...rest);
    return {
      at: (version) =>
        firstValueFrom(this.http.get<DocumentView>(version === undefined ? url() : url('at', version))),
      steps: (since) => firstValueFrom(this.http.get<StepsView>(url('steps'), { params: { since } })),
      send: (body) => this.send(url('steps'), body),
    };
  }

  private async send(url: string, body: AppendSteps): Promise<SendAnswer> {
    try {
      await firstValueFrom(this.http.post(url, body));
      return { kind: 'accepted' };
    } catch (error) {
      return answerTo(error);
    }
  }

  private url(...parts: (string | number)[]): string {
    return ['/api/m', this.place.slug() ?? '', ...parts]
      .map((part, i) => (i ? encodeURIComponent(part) : part))
      .join('/');
  }
}

/** What a failed request means for saving: only what the server understood and refused is final. */
function answerTo(error: unknown): SendAnswer {
  const problem = readProblem(error);
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  if (problem.status === 409 && isSteps(body)) return { kind: 'behind', since: body };
  if (problem.kind === 'signedOut') return { kind: 'signedOut' };
  if (problem.status >= 400 && problem.status < 500 && problem.status !== 429 && problem.status !== 408)
    return { kind: 'refused', violations: problem.violations };
  return { kind: 'unreachable' };
}

function isSteps(body: unknown): body is StepsView {
  return (
    typeof body === 'object' &&
    body !== null &&
    'steps' in body &&
    Array.isArray(body.steps) &&
    'version' in body
  );
}
