import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/klauzulas',
      loadComponent: () => import('./library-page').then((m) => m.LibraryPage),
    },
  ],
};
