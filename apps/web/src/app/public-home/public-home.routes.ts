import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  place: [
    { path: '', pathMatch: 'full', loadComponent: () => import('./place-page').then((m) => m.PlacePage) },
  ],
};
