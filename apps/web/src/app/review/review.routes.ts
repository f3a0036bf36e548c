import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
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
