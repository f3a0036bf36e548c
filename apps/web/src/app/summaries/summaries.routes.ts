import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  dossier: [
    { path: 'kopsavilkums', loadComponent: () => import('./summary-page').then((m) => m.SummaryPage) },
  ],
};
