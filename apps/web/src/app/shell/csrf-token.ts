import { Injectable } from '@angular/core';

/** The token of the session, apart from it so that the interceptor needs no HTTP client. */
@Injectable({ providedIn: 'root' })
export class CsrfToken {
  value: string | null = null;
}
