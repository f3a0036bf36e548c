import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  mine: [
    {
      path: 'mans/kolektivie/:place/:code',
      canActivate: [signedIn],
      loadComponent: () => import('./author-page').then((m) => m.AuthorPage),
    },
  ],
  place: [
    {
      path: 'kolektivie-iesniegumi',
      pathMatch: 'full',
      loadComponent: () => import('./public-list-page').then((m) => m.PublicSubmissionsPage),
    },
    {
      path: 'kolektivie-iesniegumi/:code',
      loadComponent: () => import('./submission-page').then((m) => m.SubmissionPage),
    },
  ],
  work: [
    {
      path: ':place/kolektivie',
      pathMatch: 'full',
      loadComponent: () => import('./desk-list-page').then((m) => m.CollectiveDeskListPage),
    },
    {
      path: ':place/kolektivie/jauns',
      loadComponent: () => import('./receive-page').then((m) => m.ReceivePage),
    },
    {
      path: ':place/kolektivie/iestatijumi',
      loadComponent: () => import('./settings-page').then((m) => m.CollectiveSettingsPage),
    },
    {
      path: ':place/kolektivie/:code',
      pathMatch: 'full',
      loadComponent: () => import('./desk-page').then((m) => m.CollectiveDeskPage),
    },
    {
      path: ':place/kolektivie/:code/paraksti',
      loadComponent: () => import('./lines-page').then((m) => m.LinesPage),
    },
  ],
};
