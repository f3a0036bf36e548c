import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import type { FeatureRoutes } from '../shell/feature-routes';
import { Session } from '../shell/session';

/** The pages of the demonstration do not exist in a real installation: the next route says that there is no such page. */
const inDemo: CanMatchFn = async () => {
  const session = inject(Session);
  await session.known();
  return session.demo();
};

export const routes: FeatureRoutes = {
  site: [
    {
      path: 'demo/pasts',
      canMatch: [inDemo],
      loadComponent: () => import('./mailbox-page').then((m) => m.MailboxPage),
    },
    {
      path: 'demo/pasts/:id',
      canMatch: [inDemo],
      loadComponent: () => import('./mail-page').then((m) => m.MailPage),
    },
  ],
  mine: [],
  place: [],
  work: [],
};
