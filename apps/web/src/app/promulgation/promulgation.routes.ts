import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  dossier: [
    {
      path: 'izsludinasana',
      loadComponent: () => import('./promulgation-page').then((m) => m.PromulgationPage),
    },
  ],
};
