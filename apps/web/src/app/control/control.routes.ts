import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/speka/:year/:slug/kontrole',
      loadComponent: () => import('./control-page').then((m) => m.ControlPage),
    },
  ],
};
