import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  site: [],
  mine: [
    {
      path: 'mans',
      pathMatch: 'full',
      canActivate: [signedIn],
      loadComponent: () => import('./profile-page').then((m) => m.ProfilePage),
    },
  ],
  place: [],
  work: [],
};
