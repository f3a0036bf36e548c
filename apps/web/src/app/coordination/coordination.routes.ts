import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: 'saskanosana',
      pathMatch: 'full',
      loadComponent: () => import('./requests-page').then((m) => m.RequestsPage),
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
