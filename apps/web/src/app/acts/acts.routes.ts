import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  place: [
    {
      path: 'noteikumi',
      pathMatch: 'full',
      loadComponent: () => import('./acts-page').then((m) => m.ActsPage),
    },
    { path: 'noteikumi/:code', loadComponent: () => import('./act-page').then((m) => m.ActPage) },
    {
      path: 'noteikumi/:code/salidzinat',
      loadComponent: () => import('./compare-page').then((m) => m.ComparePage),
    },
    { path: 'sn/:year/:slug', loadComponent: () => import('./act-on-day-page').then((m) => m.ActOnDayPage) },
    {
      path: 'sn/:year/:slug/:date',
      loadComponent: () => import('./act-on-day-page').then((m) => m.ActOnDayPage),
    },
  ],
};
