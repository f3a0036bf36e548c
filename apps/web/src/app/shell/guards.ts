import { DOCUMENT, inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Session } from './session';

/** The frame of every page needs the municipalities and the mode. */
export const sessionKnown: CanActivateFn = async () => {
  await inject(Session).known();
  return true;
};

/** Where a person comes back to after logging in. */
export const loginAddress = (returnTo: string) => `/auth/login?return=${encodeURIComponent(returnTo)}`;

/** Pages of one person: whoever is not logged in goes to log in and comes back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const document = inject(DOCUMENT);
  await session.own();
  if (session.person() || session.failed()) return true;
  document.location.assign(loginAddress(state.url));
  return false;
};
