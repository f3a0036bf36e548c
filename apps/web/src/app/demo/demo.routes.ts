import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  site: [],
  mine: [
    { path: 'demo/pasts', loadComponent: () => import('./mailbox-page').then((m) => m.MailboxPage) },
    { path: 'demo/pasts/:id', loadComponent: () => import('./mail-page').then((m) => m.MailPage) },
  ],
  place: [],
  work: [],
};
