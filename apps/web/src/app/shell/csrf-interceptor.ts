import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CsrfToken } from './csrf-token';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every change asked of our own API carries the session's token, but what is sent without cookies: it has no session. */
export const csrfInterceptor: HttpInterceptorFn = (request, next) => {
  const token = inject(CsrfToken).value;
  const ours = request.url.startsWith('/api/') || request.url.startsWith('/auth/');
  if (request.credentials === 'omit') return next(request);
  if (!ours || reading.has(request.method) || !token) return next(request);
  return next(request.clone({ setHeaders: { 'x-csrf-token': token } }));
};
