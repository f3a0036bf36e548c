import type { FeatureRoutes } from '../shell/feature-routes';

export const routes: FeatureRoutes = {
  work: [
    {
      path: ':place/budzets',
      children: [
        {
          path: '',
          pathMatch: 'full',
          loadComponent: () => import('./cycles-page').then((m) => m.CyclesPage),
        },
        { path: 'jauns', loadComponent: () => import('./cycle/new-cycle-page').then((m) => m.NewCyclePage) },
        {
          path: ':id',
          loadComponent: () => import('./cycle-frame').then((m) => m.CycleFrame),
          children: [
            {
              path: '',
              pathMatch: 'full',
              loadComponent: () => import('./cycle/cycle-page').then((m) => m.CyclePage),
            },
            {
              path: 'projekti',
              pathMatch: 'full',
              loadComponent: () => import('./evaluation/projects-page').then((m) => m.ProjectsPage),
            },
            {
              path: 'projekti/:projectId',
              loadComponent: () => import('./evaluation/evaluation-page').then((m) => m.EvaluationPage),
            },
            {
              path: 'komisija',
              loadComponent: () => import('./evaluation/commission-page').then((m) => m.CommissionPage),
            },
            {
              path: 'klatiene',
              pathMatch: 'full',
              loadComponent: () => import('./in-person/in-person-page').then((m) => m.InPersonPage),
            },
            {
              path: 'klatiene/:boxId',
              loadComponent: () => import('./in-person/box-page').then((m) => m.BoxPage),
            },
            {
              path: 'uzraudziba',
              loadComponent: () => import('./in-person/watch-page').then((m) => m.WatchPage),
            },
            {
              path: 'geolatvija',
              loadComponent: () => import('./geolatvija/geolatvija-page').then((m) => m.GeolatvijaPage),
            },
            {
              path: 'skaitisana',
              loadComponent: () => import('./count/count-page').then((m) => m.CountPage),
            },
            {
              path: 'istenosana',
              loadComponent: () => import('./delivery/delivery-page').then((m) => m.DeliveryPage),
            },
          ],
        },
      ],
    },
  ],
};
