import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'nozares-viedoklis',
      loadComponent: () => import('./sector-guest-page').then((m) => m.SectorGuestPage),
    },
  ],
  work: [
    {
      path: 'iebildumi',
      loadComponent: () => import('./statistics-page').then((m) => m.ReviewStatisticsPage),
    },
    {
      path: 'nozares-viedokli',
      pathMatch: 'full',
      loadComponent: () => import('./sector-list-page').then((m) => m.SectorListPage),
    },
    {
      path: 'nozares-viedokli/:id',
      loadComponent: () => import('./sector-desk-page').then((m) => m.SectorDeskPage),
    },
    {
      path: 'atzinumi',
      pathMatch: 'full',
      loadComponent: () => import('./review-queue-page').then((m) => m.ReviewQueuePage),
    },
    { path: 'atzinumi/:id', loadComponent: () => import('./review-desk-page').then((m) => m.ReviewDeskPage) },
  ],
  dossier: [
    {
      path: 'atzinums',
      loadComponent: () => import('./dossier-review-page').then((m) => m.DossierReviewPage),
    },
  ],
};
