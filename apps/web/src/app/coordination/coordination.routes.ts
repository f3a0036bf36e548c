import type { FeatureRoutes } from '../shell/feature-routes';
import { signedIn } from '../shell/guards';

export const routes: FeatureRoutes = {
  mine: [
    { path: 'atzinums', loadComponent: () => import('./guest-page').then((m) => m.GuestPage) },
    {
      path: 'mans/organizacijas',
      canActivate: [signedIn],
      loadComponent: () => import('./organisations-page').then((m) => m.OrganisationsPage),
    },
  ],
  work: [
    {
      path: 'saskanosana',
      pathMatch: 'full',
      loadComponent: () => import('./requests-page').then((m) => m.RequestsPage),
    },
    {
      path: 'saskanosana/eksperts/:expert',
      loadComponent: () => import('./expert-page').then((m) => m.ExpertPage),
    },
    {
      path: 'saskanosana/:party',
      loadComponent: () => import('./request-page').then((m) => m.RequestPage),
    },
  ],
  dossier: [
    {
      path: 'saskanosana',
      pathMatch: 'full',
      loadComponent: () => import('./coordination-page').then((m) => m.CoordinationPage),
    },
    {
      path: 'saskanosana/:round/:party',
      loadComponent: () => import('./file-opinion-page').then((m) => m.FileOpinionPage),
    },
  ],
};
