import type { UrlMatcher } from '@angular/router';
import type { FeatureRoutes } from '../shell/feature-routes';

/** `sn/:year/:slug` and `sn/:year/:slug/:date` as one route: going from day to day keeps the page and its focus. */
const actOnDay: UrlMatcher = (segments) => {
  const [sn, year, slug, date, ...more] = segments;
  if (sn?.path !== 'sn' || !year || !slug || more.length > 0) return null;
  return { consumed: segments, posParams: { year, slug, ...(date ? { date } : {}) } };
};

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
    { matcher: actOnDay, loadComponent: () => import('./act-on-day-page').then((m) => m.ActOnDayPage) },
  ],
};
