import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  place: [
    {
      path: 'kalendars',
      loadComponent: () => import('./public-calendar-page').then((m) => m.PublicCalendarPage),
    },
  ],
  work: [
    {
      path: ':place/termini',
      loadComponent: () => import('./deadlines-page').then((m) => m.DeadlinesPage),
    },
  ],
};
