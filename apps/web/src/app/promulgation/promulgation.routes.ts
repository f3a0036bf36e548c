import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/pamati',
      loadComponent: () => import('./basis-page').then((m) => m.BasisPage),
    },
    {
      path: ':place/paraksta-parbaude',
      loadComponent: () => import('./signature-check-page').then((m) => m.SignatureCheckPage),
    },
  ],
  dossier: [
    {
      path: 'izsludinasana',
      loadComponent: () => import('./promulgation-page').then((m) => m.PromulgationPage),
    },
  ],
};
