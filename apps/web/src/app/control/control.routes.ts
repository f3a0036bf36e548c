import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: 'tiesiskums',
      pathMatch: 'full',
      loadComponent: () => import('./control-list-page').then((m) => m.ControlListPage),
    },
    {
      path: 'tiesiskums/:place/:year/:slug',
      loadComponent: () => import('./control-desk-page').then((m) => m.ControlDeskPage),
    },
    {
      path: ':place/speka/:year/:slug/kontrole',
      loadComponent: () => import('./control-page').then((m) => m.ControlPage),
    },
  ],
};
