import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/parnemsana',
      pathMatch: 'full',
      loadComponent: () => import('./batches-page').then((m) => m.BatchesPage),
    },
    {
      path: ':place/parnemsana/:batchId',
      pathMatch: 'full',
      loadComponent: () => import('./batch-page').then((m) => m.BatchPage),
    },
    {
      path: ':place/parnemsana/:batchId/:itemId',
      loadComponent: () => import('./item-page').then((m) => m.ItemPage),
    },
  ],
};
