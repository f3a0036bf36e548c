import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  site: [],
  mine: [],
  place: [
    {
      path: 'dome/:id',
      loadComponent: () => import('./public-sitting-page').then((m) => m.PublicSittingPage),
    },
    { path: 'dome', loadComponent: () => import('./public-council-page').then((m) => m.PublicCouncilPage) },
  ],
  work: [
    {
      path: ':place/sedes',
      children: [
        {
          path: '',
          pathMatch: 'full',
          loadComponent: () => import('./sittings-page').then((m) => m.SittingsPage),
        },
        { path: ':id', loadComponent: () => import('./sitting-page').then((m) => m.SittingPage) },
        {
          path: ':id/jautajums/:itemId',
          loadComponent: () => import('./item-page').then((m) => m.ItemPage),
        },
        {
          path: ':id/balsojums/:itemId',
          loadComponent: () => import('./vote-page').then((m) => m.VotePage),
        },
        {
          path: ':id/balso/:itemId',
          loadComponent: () => import('./live-vote-page').then((m) => m.LiveVotePage),
        },
        { path: ':id/protokols', loadComponent: () => import('./minutes-page').then((m) => m.MinutesPage) },
        {
          path: ':id/paraksts/:itemId',
          loadComponent: () => import('./sign-page').then((m) => m.SignPage),
        },
      ],
    },
    {
      path: ':place/komitejas',
      loadComponent: () => import('./committees-page').then((m) => m.CommitteesPage),
    },
  ],
  dossier: [
    {
      path: 'dome',
      loadComponent: () => import('./dossier-council-page').then((m) => m.DossierCouncilPage),
    },
  ],
};
