import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { defer, switchMap } from 'rxjs';
import { CsrfToken } from './csrf-token';
import { Session } from './session';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every change asked of our own API carries the session's token, but what is sent without cookies: it has no session.
 * What is pressed before the token is known waits for it: the server's page came without one.
 */
export const csrfInterceptor: HttpInterceptorFn = (request, next) => {
  const token = inject(CsrfToken);
  const injector = inject(Injector);
  const ours = request.url.startsWith('/api/') || request.url.startsWith('/auth/');
  if (request.credentials === 'omit' || !ours || reading.has(request.method)) return next(request);
  const send = () =>
    next(token.value ? request.clone({ setHeaders: { 'x-csrf-token': token.value } }) : request);
  return token.value ? send() : defer(() => injector.get(Session).own()).pipe(switchMap(send));
};
