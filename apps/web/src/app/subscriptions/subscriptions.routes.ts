import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  place: [
    { path: 'jaunumi', loadComponent: () => import('./news-page').then((m) => m.NewsPage) },
    {
      path: 'abonements/:token',
      data: { secretAddress: true },
      loadComponent: () => import('./subscription-page').then((m) => m.SubscriptionPage),
    },
  ],
};
